"""The remembered layouts: how files of a header are read, to rename, answer otherwise, or forget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import duckdb
import pandas as pd
import streamlit as st

from salesperf.domain.money import MINOR_DIGITS
from salesperf.domain.objects import OBJECTS
from salesperf.errors import SalesPerfError
from salesperf.importers import profiles
from salesperf.importers.choices import ANSWERS
from salesperf.text import Text
from salesperf.ui.authors import author, author_name, said
from salesperf.ui.components import empty_state
from salesperf.ui.components.tables import ROW_HEIGHT
from salesperf.ui.escape import escape_markdown
from salesperf.ui.importing import words
from salesperf.ui.importing.otherwise import ENCODINGS, ZONES
from salesperf.ui.state import Here
from salesperf.warehouse import decisions, journal
from salesperf.warehouse.journal import Entry
from salesperf.warehouse.loads import list_loads

LONGEST_NAME = 80
MOST_ROWS = 14


def remembered(cursor: duckdb.DuckDBPyConnection) -> dict[str, Entry]:
    """The layouts in force, by what identifies their header."""
    found = journal.latest(cursor, "profile")
    return {name: one for name, one in found.items() if one.payload is not None}


def headers(cursor: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Object and columns of the newest loaded file of each header, by what identifies it."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for load in list_loads(cursor):
        for file in load.files:
            columns = tuple(str(one["column"]) for one in file.reading.get("columns", ()))
            found.setdefault(profiles.signature(columns), (file.object, columns))
    return found


def layout_list(
    here: Here,
    layouts: Mapping[str, Entry],
    known: Mapping[str, tuple[str, tuple[str, ...]]],
    *,
    editable: bool,
) -> None:
    """Each layout with what was answered about it."""
    t = here.t
    if not layouts:
        empty_state(
            t("No layout is remembered."),
            hint=t("Answers given at an import are kept for the next file of that header."),
        )
    for layout, one in layouts.items():
        object_, columns = _about(one, known.get(layout))
        with st.container(horizontal=True, wrap=False, vertical_alignment="top", gap="small"):
            with st.container(gap=None):
                st.markdown(f"**{escape_markdown(one.payload.get('name') or layout)}**")
                st.caption(f"{escape_markdown(author_name(t, one.by))} · {t.moment(one.at)}")
                st.caption(" · ".join(escape_markdown(text) for text in _said(t, one, object_)))
            if editable:
                if st.button(t("Edit"), key=f"edit_{layout}", type="tertiary", icon=":material/edit:"):
                    _edit(here, layout, one, object_, columns)
                st.button(
                    t("Forget"),
                    key=f"forget_{layout}",
                    type="tertiary",
                    icon=":material/delete:",
                    on_click=_forget,
                    args=(here, layout),
                )


def _about(one: Entry, loaded: tuple[str, tuple[str, ...]] | None) -> tuple[str, tuple[str, ...]]:
    """Object and columns of a layout: as loaded last, else as far as its answers tell."""
    answered = one.payload.get("columns", {})
    object_, columns = loaded or (str(one.payload.get("object", "")), tuple(answered))
    chosen = one.payload.get("file", {}).get("@object") or object_
    known = chosen if chosen in OBJECTS else "deals"
    return known, tuple(dict.fromkeys((*columns, *answered)))


def _said(t: Text, one: Entry, object_: str) -> list[str]:
    """What was answered, in words."""
    shown = [t("no header; its columns were named")] if one.payload.get("header") else []
    for column, answer in one.payload.get("columns", {}).items():
        shown.append(t("{column}: {answer}", column=column, answer=_answer(t, object_, str(answer))))
    for key, answer in one.payload.get("file", {}).items():
        shown.append(_file_answer(t, key, str(answer)))
    return shown


def _answer(t: Text, object_: str, answer: str) -> str:
    if answer == "ignore":
        return words.field_name(t, object_, words.LEAVE_OUT)
    if answer.startswith("field:"):
        return words.fields_name(t, object_, answer.removeprefix("field:").split("+"))
    return words.answer_name(t, answer)


def _file_answer(t: Text, key: str, answer: str) -> str:
    names = {
        "@object": (t("It holds"), words.object_name(t, answer)),
        "@encoding": (t("Encoding"), words.encoding_name(t, answer, None)),
        "@currency": (t("Currency of its amounts"), answer),
        "@zone": (t("Time zone of its times"), answer),
        "@stages": (t("Stages"), answer.replace(">", " › ")),
    }
    name, shown = names.get(key, (key, answer))
    return t("{column}: {answer}", column=name, answer=shown)


def _edit(here: Here, layout: str, one: Entry, object_: str, columns: Sequence[str]) -> None:
    """The dialog that renames a layout and changes its answers."""
    t = here.t

    @st.dialog(t("How files of this header are read"), width="large")
    def show() -> None:
        before = one.payload
        name = st.text_input(t("Name"), before.get("name", ""), key="layout_name", max_chars=LONGEST_NAME)
        file = _file_fields(t, dict(before.get("file", {})))
        answers = _column_fields(t, object_, columns, dict(before.get("columns", {})))
        st.caption(t("Files that are loaded already stay as they are; the next one is read so."))
        if st.button(t("Save"), key="layout_save", type="primary", disabled=not name.strip()):
            _save(here, layout, one, " ".join(name.split()), answers, file)
            st.rerun()

    show()


def _file_fields(t: Text, before: dict[str, str]) -> dict[str, str]:
    """What holds for the whole file: object, encoding, currency, zone; the rest stays as it was."""
    options = {
        "@object": (t("It holds"), list(words.OBJECT_NAMES)),
        "@encoding": (t("Encoding"), list(ENCODINGS)),
        "@currency": (t("Currency of its amounts"), sorted(MINOR_DIGITS)),
        "@zone": (t("Time zone of its times"), list(ZONES)),
    }
    after = {key: answer for key, answer in before.items() if key not in options}
    for place, (key, (label, values)) in zip(st.columns(len(options)), options.items(), strict=True):
        now = before.get(key)
        listed = ["", *dict.fromkeys([*([now] if now else []), *values])]
        picked = place.selectbox(
            label,
            listed,
            index=listed.index(now or ""),
            format_func=partial(_option, t, key),
            key=f"layout_{key[1:]}",
        )
        if picked:
            after[key] = picked
    return after


def _option(t: Text, key: str, value: str) -> str:
    if not value:
        return t("as recognised")
    if key == "@object":
        return words.object_name(t, value)
    return words.encoding_name(t, value, None) if key == "@encoding" else value


def _column_fields(t: Text, object_: str, columns: Sequence[str], before: dict[str, str]) -> dict[str, str]:
    """What holds for each column; no answer leaves it to be recognised, or asked about."""
    labels = {t("as recognised"): ""}
    labels |= {
        label: f"field:{key}" if key else "ignore" for label, key in words.field_choices(t, object_).items()
    }
    labels |= {words.answer_name(t, one): one for one in ANSWERS if one != "ignore"}
    labels |= {_answer(t, object_, one): one for one in before.values()}
    names = {answer: label for label, answer in labels.items()}
    frame = pd.DataFrame(
        {"column": list(columns), "answer": [names[before.get(column, "")] for column in columns]}
    )
    edited = st.data_editor(
        frame,
        key="layout_answers",
        hide_index=True,
        disabled=["column"],
        row_height=ROW_HEIGHT,
        height=(min(len(frame), MOST_ROWS) + 1) * ROW_HEIGHT + 2,
        column_config={
            "column": st.column_config.TextColumn(t("Column in the file")),
            "answer": st.column_config.SelectboxColumn(t("Is read as"), options=list(labels), required=True),
        },
        alt=t("Columns and fields"),
    )
    found = {str(row["column"]): labels[str(row["answer"])] for row in edited.to_dict("records")}
    return {column: answer for column, answer in found.items() if answer}


def _save(
    here: Here, layout: str, one: Entry, name: str, columns: dict[str, str], file: dict[str, str]
) -> None:
    before = one.payload
    try:
        if (columns, file) != (before.get("columns", {}), before.get("file", {})):
            decisions.edit_layout(here.store, layout, columns, file, author(here))
        if name != before.get("name"):
            decisions.rename_layout(here.store, layout, name, author(here))
    except SalesPerfError as error:
        st.toast(escape_markdown(said(here.t, error)), icon=":material/error:")


def _forget(here: Here, layout: str) -> None:
    decisions.forget_layout(here.store, layout, author(here))
