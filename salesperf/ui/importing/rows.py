"""Every row has its place: the rows of each file as an equation, and the rejected ones with their reasons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from salesperf.errors import Issue
from salesperf.importers.evidence import Rejected
from salesperf.importers.prepared import PreparedFile
from salesperf.text import Text, get_text, issue_text, mark
from salesperf.ui.components import card, csv_download, ledger_table, xlsx_download
from salesperf.ui.escape import Markdown, escape_markdown
from salesperf.ui.importing.words import object_name
from salesperf.warehouse.loads import LoadedFile, Reject

MOST_SHOWN = 4
MOST_KEPT = 100_000

_NOT_DATA = {
    "note": (mark("{n} note"), mark("{n} notes")),
    "header": (mark("{n} header"), mark("{n} headers")),
    "repeated header": (mark("{n} repeated header"), mark("{n} repeated headers")),
    "footer": (mark("{n} footer line"), mark("{n} footer lines")),
    "total": (mark("{n} total"), mark("{n} totals")),
    "blank": (mark("{n} blank line"), mark("{n} blank lines")),
}


@dataclass(frozen=True, slots=True)
class FileRows:
    """The rows of one file; rows = new + changed + unchanged + rejected."""

    name: str
    object: str
    lines: int
    not_data: str
    rows: int
    new: int
    changed: int
    unchanged: int
    rejected: int


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A rejected row with what stands in it, by the columns of its file."""

    file: str
    line: int
    code: str
    column: str | None
    value: str | None
    cells: tuple[tuple[str, str | None], ...]

    def reason(self, t: Text) -> str:
        """Why, and what to do about it."""
        return issue_text(t, Issue(self.code, "error", line=self.line, column=self.column, value=self.value))


def prepared_rows(t: Text, file: PreparedFile) -> FileRows:
    """The rows of a file that is not stored yet."""
    table, counted, found = file.table, file.compared, file.recognition
    if table is None or counted is None or found is None:
        return FileRows(file.name, "", 0, "", 0, 0, 0, 0, 0)
    left: dict[str, int] = {}
    for one in table.not_data:
        left[one.kind] = left.get(one.kind, 0) + one.count
    words = [t.plural(*_NOT_DATA[kind], n) for kind, n in left.items() if n]
    return FileRows(
        file.name,
        found.object,
        table.lines,
        t.join(words),
        counted.rows,
        counted.new,
        counted.changed,
        counted.unchanged,
        counted.rejected,
    )


def stored_rows(t: Text, file: LoadedFile) -> FileRows:
    """The rows of a stored file."""
    return FileRows(
        file.name,
        file.object,
        file.lines,
        t.number(file.not_data),
        file.rows,
        file.new,
        file.changed,
        file.unchanged,
        file.rejected,
    )


def prepared_rejected(file: PreparedFile, rows: Sequence[Rejected]) -> list[RejectedRow]:
    """Rejected rows of a file that is not stored yet."""
    columns = file.table.columns if file.table else ()
    return [
        RejectedRow(file.name, r.line, r.code, r.column, r.value, tuple(zip(columns, r.cells, strict=False)))
        for r in rows
    ]


def stored_rejected(files: Sequence[LoadedFile], rows: Sequence[Reject]) -> list[RejectedRow]:
    """Rejected rows of a stored load."""
    columns = {file.name: [str(c["column"]) for c in file.reading.get("columns", ())] for file in files}
    return [
        RejectedRow(
            r.file,
            r.line,
            r.code,
            r.column,
            r.value,
            tuple(zip(columns.get(r.file, ()), r.cells, strict=False)),
        )
        for r in rows
    ]


def equation(t: Text, title: str, files: Sequence[FileRows], key: str) -> None:
    """The card with the equation: all files together, then each."""
    explained = t(
        "Lines of a file that hold no record are named beside them. Every other row is new, "
        "changes something, "
        "is known already, or is rejected with its reason."
    )
    with card(
        title,
        t("rows = new + changed + unchanged + rejected"),
        help=explained,
        key=f"card_{key}",
        height="content",
    ):
        heads = [
            "",
            t("lines"),
            t("not data"),
            t("rows"),
            "",
            t("new"),
            "",
            t("changed"),
            "",
            t("unchanged"),
            "",
            t("rejected"),
        ]
        ledger_table(
            heads,
            [_total(t, files), *(_line(t, one) for one in files)],
            right=(1, 2, 3, 5, 7, 9, 11),
            key=f"rows_{key}",
            alt=title,
        )


def _total(t: Text, files: Sequence[FileRows]) -> list[str | Markdown]:
    sums = {
        name: sum(getattr(one, name) for one in files)
        for name in ("lines", "rows", "new", "changed", "unchanged", "rejected")
    }
    label = t.plural("One file", "All {n} files", len(files))
    cells = _cells(t, bold=True, **{k: v for k, v in sums.items() if k != "lines"})
    out = sums["lines"] - sums["rows"]
    return [Markdown(f"**{label}**"), t.number(sums["lines"]), t.number(out), *cells]


def _line(t: Text, one: FileRows) -> list[str | Markdown]:
    label = Markdown(f"{escape_markdown(one.name)} → {escape_markdown(object_name(t, one.object))}")
    cells = _cells(
        t,
        bold=False,
        rows=one.rows,
        new=one.new,
        changed=one.changed,
        unchanged=one.unchanged,
        rejected=one.rejected,
    )
    return [label, t.number(one.lines), one.not_data, *cells]


def _cells(
    t: Text, *, bold: bool, rows: int, new: int, changed: int, unchanged: int, rejected: int
) -> list[str | Markdown]:
    def cell(n: int, colour: str = "") -> Markdown:
        shown = f"**{t.number(n)}**" if bold else t.number(n)
        return Markdown(f":{colour}[{shown}]" if colour and n else shown)

    return [
        cell(rows),
        "=",
        cell(new, "blue"),
        "+",
        cell(changed, "blue"),
        "+",
        cell(unchanged),
        "+",
        cell(rejected, "orange"),
    ]


def rejected_card(t: Text, rows: Sequence[RejectedRow], count: int, *, key: str, kept_from: str = "") -> None:
    """The rejected rows: cell, line, reason, remedy; and all of them as a file to mend."""
    files = t.join(dict.fromkeys(row.file for row in rows))
    title = t.plural("{n} row is rejected", "{n} rows are rejected", count)
    explained = t("A row is rejected where a cell that counts cannot be read. The other rows are loaded.")
    with card(title, files, help=explained, key=f"card_{key}"):
        for row in rows[:MOST_SHOWN]:
            value = f" `{row.value.replace('`', '')}`" if row.value else ""
            where = escape_markdown(row.column) if row.column else t("The row")
            context = " · ".join(escape_markdown(cell) for _, cell in row.cells[:3] if cell)
            line = f"{t('line {line}', line=row.line)} · {context}"
            st.markdown(
                f":orange[:material/error:] **{where}**{value}  \n:gray[:small[{line}]]  \n"
                f":gray[:small[{escape_markdown(row.reason(t))}]]"
            )
        if count > MOST_SHOWN:
            st.caption(t("and {n} more in the file below", n=count - MOST_SHOWN))
        st.caption(
            kept_from
            or t("Mend the cells in your CRM or in the file and drop it again; only these rows will change.")
        )
        downloads(t, rows, key=key)


def downloads(t: Text, rows: Sequence[RejectedRow], *, key: str) -> None:
    """The rejected rows as CSV and as a workbook, their reasons in both languages beside the cells."""
    frame = rejected_frame(rows)
    with st.container(horizontal=True, gap="small"):
        label = t.plural("Download {n} row with reasons", "Download {n} rows with reasons", len(rows))
        csv_download(t, frame, "rejected", key=f"{key}_csv", label=label)
        xlsx_download(t, frame, "rejected", key=f"{key}_xlsx", label="XLSX")


def rejected_frame(rows: Sequence[RejectedRow]) -> pd.DataFrame:
    """The cells as they stood in the file; after them file, line, and the reason in both languages."""
    english, chinese = get_text("en"), get_text("zh_CN")
    return pd.DataFrame(
        [
            {
                **{name: cell or "" for name, cell in row.cells},
                "File": row.file,
                "Line": row.line,
                "Reason": row.reason(english),
                "原因": row.reason(chinese),
            }
            for row in rows
        ]
    )


def nothing_rejected(t: Text, *, key: str, more: Callable[[], None] | None = None) -> None:
    """The card where no row is rejected."""
    with card(t("No row is rejected"), key=f"card_{key}"):
        st.caption(t("Every row of the files could be read."))
        if more is not None:
            more()
