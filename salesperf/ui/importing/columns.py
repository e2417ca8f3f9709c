"""Columns and fields of one file: what each column fills and why, and how its cells are read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd
import streamlit as st

from salesperf.importers import evidence
from salesperf.importers.prepared import PreparedFile
from salesperf.importers.readings import Reading
from salesperf.text import Text
from salesperf.ui import state
from salesperf.ui.components import card
from salesperf.ui.escape import escape_markdown
from salesperf.ui.importing import words
from salesperf.ui.importing.session import Run
from salesperf.warehouse.loads import Load

MOST_ROWS = 16
_ROW = 32
_SAMPLES = 3
_LONGEST = 60


def draw(t: Text, run: Run, files: Sequence[PreparedFile], loads: Sequence[Load]) -> None:
    """The card: the table at the left, the readings at the right, what is remembered below."""
    names = [file.name for file in files]

    def pick() -> None:
        if len(names) > 1:
            st.segmented_control(
                t("File"),
                names,
                default=names[0],
                required=True,
                key="import_columns_file",
                label_visibility="collapsed",
            )

    note = t("change a field by double-click; what you change is remembered")
    with card(t("Columns and fields"), note, control=pick, key="import_columns", height="content"):
        chosen = st.session_state.get("import_columns_file", names[0])
        file = next((one for one in files if one.name == chosen), files[0])
        table, readings = st.columns([0.69, 0.31], gap="medium")
        with table:
            _table(t, run, file)
            _remember(t, run, file, loads)
        with readings:
            _readings(t, run, file)


def _table(t: Text, run: Run, file: PreparedFile) -> None:
    table, found = file.table, file.recognition
    if table is None or found is None:
        return
    with run.store.read() as cursor:
        filled = evidence.filled(cursor, file)
    rows = max(table.rows, 1)
    choices = words.field_choices(t, found.object)
    labels = [words.fields_name(t, found.object, fields) for fields in found.targets]
    mine = file.answers.fields()
    codes = [
        "chosen" if header in mine else why for header, why in zip(table.columns, found.why, strict=True)
    ]
    frame = pd.DataFrame(
        {
            "column": list(table.columns),
            "field": labels,
            "values": [_first_values(table.samples, place) for place in range(len(table.columns))],
            "why": [words.why(t, code) for code in codes],
            "filled": [100 * n // rows for n in filled] or [0] * len(table.columns),
        }
    )
    left_out = [not fields for fields in found.targets]
    key = f"columns_{file.name}_{hash((found.object, found.targets)) & 0xFFFFFF:x}"
    st.data_editor(
        frame.style.apply(_colours, left_out=left_out, codes=codes, axis=None),
        key=key,
        hide_index=True,
        disabled=["column", "values", "why", "filled"],
        row_height=_ROW,
        height=(min(len(frame), MOST_ROWS) + 1) * _ROW + 2,
        column_config={
            "column": st.column_config.TextColumn(t("Column in the file"), width=140),
            "field": st.column_config.SelectboxColumn(
                t("Field"),
                options=[*choices, *(x for x in dict.fromkeys(labels) if x not in choices)],
                required=True,
                width=120,
            ),
            "values": st.column_config.TextColumn(t("First values"), width=190),
            "why": st.column_config.TextColumn(t("Why"), width=120),
            "filled": st.column_config.ProgressColumn(
                t("Filled, %"), format="%d", min_value=0, max_value=100, width=90
            ),
        },
        on_change=_edited,
        args=(run, file, key, choices),
        alt=t("Columns and fields"),
    )


def _edited(run: Run, file: PreparedFile, key: str, choices: dict[str, str]) -> None:
    if file.table is None:
        return
    edits: dict[int, dict[str, Any]] = st.session_state[key]["edited_rows"]
    taken = False
    for row, cells in edits.items():
        label = cells.get("field")
        if label in choices:
            picked = choices[label]
            run.choices[f"{file.name}:{file.table.columns[row]}"] = f"field:{picked}" if picked else "ignore"
            taken = True
    if taken:
        run.read()


def _colours(frame: pd.DataFrame, *, left_out: list[bool], codes: list[str]) -> pd.DataFrame:
    tokens = state.here().tokens
    styles = pd.DataFrame("", index=frame.index, columns=frame.columns)
    for row, (out, code) in enumerate(zip(left_out, codes, strict=True)):
        if out:
            styles.loc[row, ["column", "values"]] = f"color: {tokens.muted}"
        styles.loc[row, "why"] = f"color: {tokens.behind_text if code == 'unknown' else tokens.muted}"
    return styles


def _first_values(samples: Sequence[Sequence[str]], place: int) -> str:
    seen = dict.fromkeys(row[place] or "–" for row in samples if place < len(row))
    return " · ".join(
        text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…" for text in list(seen)[:_SAMPLES]
    )


def _remember(t: Text, run: Run, file: PreparedFile, loads: Sequence[Load]) -> None:
    if not (file.answers.columns or file.answers.file or file.named):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        kept = st.toggle(
            t("Remember this layout as"),
            value=run.remember.get(file.name, "") is not None,
            key=f"remember_{file.name}",
        )
        name = st.text_input(
            t("Name of the layout"),
            value=run.remember.get(file.name) or file.remembered or file.name,
            key=f"layout_{file.name}",
            width=220,
            label_visibility="collapsed",
            disabled=not kept,
        )
        run.remember[file.name] = name if kept else None
        before = evidence.earlier(loads, file)
        if before:
            first = before[-1][0].loaded_at.date()
            used = t.plural(
                "used once, on {day}", "used {n} times since {day}", len(before), day=t.day(first)
            )
            st.caption(used, width="content")


def _readings(t: Text, run: Run, file: PreparedFile) -> None:
    if file.typed is None:
        return
    st.markdown(f":gray[{t('How dates, amounts and ids are read')}]")
    with run.store.read() as cursor:
        ids = evidence.ids(cursor, file)
        found = [(reading, evidence.samples(cursor, file, reading)) for reading in file.typed.readings]
    for reading, samples in found:
        lines = [f"**{escape_markdown(reading.column)}**\u2002:gray[:small[{_how(t, file, reading)}]]"]
        lines += [f"`{text}` → {escape_markdown(_value(t, file, reading, value))}" for text, value in samples]
        lines += [f":gray[:small[{one}]]" for one in _evidence(t, reading)]
        st.markdown("  \n".join(lines))
    if ids is not None and ids.n:
        lines = [f"**{escape_markdown(ids.column)}**\u2002:gray[:small[{t('text, never a number')}]]"]
        if ids.example:
            lines.append(
                f"`{ids.example}` → {t('{n} characters, upper and lower case kept', n=len(ids.example))}"
            )
        twice = ids.n - ids.distinct
        doubled = t.plural("{n} id stands twice", "{n} ids stand twice", twice) if twice else t("no id twice")
        lines.append(f":gray[:small[{doubled}]]")
        st.markdown("  \n".join(lines))
    if not found and ids is None:
        st.caption(t("The file holds neither dates nor amounts nor ids."))


def _how(t: Text, file: PreparedFile, reading: Reading) -> str:
    how = words.how(t, reading)
    return t("{how}, {currency}", how=how, currency=file.currency) if reading.kind == "money" else how


def _value(t: Text, file: PreparedFile, reading: Reading, value: Any) -> str:
    if value is None:
        return t("empty")
    if isinstance(value, datetime):
        return t.moment(value) if value.time() != datetime.min.time() else t.date(value.date())
    if isinstance(value, date):
        return t.date(value)
    if reading.kind == "money":
        return t.money(int(value), file.currency)
    return t.percent(int(value), 10_000, 1) if reading.kind == "percent" else str(value)


def _evidence(t: Text, reading: Reading) -> list[str]:
    """What speaks for the reading, counted over different cells."""
    counts = reading.evidence
    lines = []
    total = sum(counts.get(key, 0) for key in ("dmy", "mdy", "both"))
    if reading.how in ("dmy", "mdy") and total:
        n = counts.get(reading.how, 0)
        only = t("{n} of {total} fit only this order", n=n, total=total)
        lines.append(only if n else t("{n} fit both orders", n=total))
    if reading.how in ("decimal-point", "decimal-comma"):
        styled = sum(counts.get(key, 0) for key in ("decimal-point", "decimal-comma", "both"))
        lines.append(t("{n} of {total} fit only this style", n=counts.get(reading.how, 0), total=styled))
    if counts.get("neither"):
        lines.append(f":orange[{t.plural('{n} cannot be read', '{n} cannot be read', counts['neither'])}]")
    return lines
