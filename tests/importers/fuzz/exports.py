"""Well-formed exports to begin with: the demo company in every layout, dress and container."""

from __future__ import annotations

import io
import random
import zipfile
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from salesperf.demo import build_company
from salesperf.demo.exports import LAYOUTS
from salesperf.demo.exports.snapshot import Snapshot, snapshot
from salesperf.demo.exports.style import FileStyle
from salesperf.demo.exports.table import Table, csv_bytes, file_bytes, rendered
from tests.importers.old_workbook import old_workbook

AS_OF = date(2026, 11, 20)
SLICES = 4
DEALS = 60
ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "cp1252")
DELIMITERS = (",", ",", ",", ";", "\t", "|")
NEWLINES = ("\r\n", "\n", "\r")
DATES = ("iso", "iso_zulu", "ymd_slash", "chinese", "compact", "dmy_slash", "dmy_dot", "mdy_slash", "words")
NUMBERS = ("plain", "two_digits", "grouped", "decimal_comma", "yuan", "wan", "thousands")
CONTAINERS = ("csv", "csv", "csv", "csv", "csv", "xlsx", "xls", "zip")
MOST_MEMBERS = 3


@dataclass(frozen=True)
class Export:
    """One file and its container; `lines` are the cells of a file that is one table of texts, else empty."""

    name: str
    container: str
    content: bytes
    style: FileStyle
    lines: list[list[str]]

    def written(self, lines: list[list[str]]) -> bytes:
        """The file with other lines; a character that its encoding lacks becomes a question mark."""
        if self.container == "xls":
            return old_workbook({"Sheet1": lines})
        text = csv_bytes(lines, replace(self.style, encoding="utf-8-sig")).decode("utf-8-sig", "replace")
        return text.encode(self.style.encoding, "replace")


def export(rng: random.Random) -> Export:
    """Any well-formed export, small enough that thousands of them can be loaded."""
    tables = tables_of(rng.choice(sorted(LAYOUTS)), rng.randrange(SLICES))
    table = cut(rng.choice(tables), rng.randint(1, DEALS))
    container = rng.choice(CONTAINERS)
    style = FileStyle(
        encoding=rng.choice(ENCODINGS),
        delimiter=rng.choice(DELIMITERS),
        quote_all=rng.random() < 0.2,
        newline=rng.choice(NEWLINES),
        dates=rng.choice(DATES),
        numbers=rng.choice(NUMBERS),
    )
    if container == "zip":
        chosen = rng.sample(tables, min(len(tables), MOST_MEMBERS))
        return _archive([cut(one, rng.randint(1, DEALS)) for one in chosen], style, rng)
    if container == "xlsx":
        content = file_bytes(table, replace(style, file_format="xlsx"))
        return Export(f"{table.name}.xlsx", container, content, style, [])
    if container == "csv":
        style = _writable(table, style)
    ending = "tsv" if container == "csv" and style.delimiter == "\t" else container
    lines = [list(line) for line in rendered(table, style)]
    made = Export(f"{table.name}.{ending}", container, b"", style, lines)
    return replace(made, content=made.written(lines))


def tables_of(layout: str, part: int) -> list[Table]:
    """The tables of a layout for some sixty deals of the company; those without rows are left out."""
    declared = LAYOUTS[layout]
    return [table for table in declared.tables(_shot(part), dict(declared.options)) if len(_cells(table)) > 0]


def cut(table: Table, rows: int) -> Table:
    """The first rows of a table."""
    columns = [(name, replace(column, cells=column.cells[:rows])) for name, column in table.columns]
    return replace(table, columns=columns)


def _archive(tables: list[Table], style: FileStyle, rng: random.Random) -> Export:
    out = io.BytesIO()
    with zipfile.ZipFile(
        out, "w", zipfile.ZIP_DEFLATED if rng.random() < 0.7 else zipfile.ZIP_STORED
    ) as package:
        for table in tables:
            dress = _writable(table, style)
            if rng.random() < 0.2:
                dress = replace(dress, file_format="xlsx")
            package.writestr(f"{table.name}.{dress.file_format}", file_bytes(table, dress))
    return Export("exports.zip", "zip", out.getvalue(), style, [])


def _writable(table: Table, style: FileStyle) -> FileStyle:
    """The style, in UTF-8 where its encoding lacks a character of the table."""
    try:
        file_bytes(table, style)
    except UnicodeEncodeError:
        return replace(style, encoding="utf-8")
    return style


@cache
def _company_picture() -> Snapshot:
    return snapshot(build_company(AS_OF), AS_OF)


@cache
def _shot(part: int) -> Snapshot:
    """Every part has deals of its own, so that the loads of a run meet known and unknown records."""
    shot = _company_picture()
    deals = shot.deals.iloc[part * DEALS // 2 :].head(DEALS).reset_index(drop=True)
    ids = set(deals["deal_id"])
    return replace(
        shot,
        deals=deals,
        history=shot.history[shot.history["deal_id"].isin(ids)],
        activities=shot.activities[shot.activities["deal_id"].isin(ids)].head(DEALS),
        leads=shot.leads.head(DEALS),
        accounts=shot.accounts.head(DEALS),
    )


def _cells(table: Table) -> object:
    return table.columns[0][1].cells
