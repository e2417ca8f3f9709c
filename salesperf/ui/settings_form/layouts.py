"""The remembered layouts: how files of a header are read, to rename or forget."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb
import streamlit as st

from salesperf.errors import SalesPerfError
from salesperf.ui.authors import author, author_name, said
from salesperf.ui.components import empty_state
from salesperf.ui.escape import escape_markdown
from salesperf.ui.state import Here
from salesperf.warehouse import decisions, journal
from salesperf.warehouse.journal import Entry

LONGEST_NAME = 80


def remembered(cursor: duckdb.DuckDBPyConnection) -> dict[str, Entry]:
    """The layouts in force, by what identifies their header."""
    found = journal.latest(cursor, "profile")
    return {name: one for name, one in found.items() if one.payload is not None}


def layout_list(here: Here, layouts: Mapping[str, Entry], *, editable: bool) -> None:
    """Each layout with what was answered about it."""
    t = here.t
    if not layouts:
        empty_state(
            t("No layout is remembered."),
            hint=t("Answers given at an import are kept for the next file of that header."),
        )
    for layout, one in layouts.items():
        answers = [*one.payload.get("columns", {}).items(), *one.payload.get("file", {}).items()]
        with st.container(horizontal=True, wrap=False, vertical_alignment="top", gap="small"):
            with st.container(gap=None):
                st.markdown(f"**{escape_markdown(one.payload.get('name') or layout)}**")
                st.caption(f"{escape_markdown(author_name(t, one.by))} · {t.moment(one.at)}")
                st.caption(" · ".join(escape_markdown(f"{column}: {answer}") for column, answer in answers))
            if editable:
                with st.popover(t("Rename"), type="tertiary", key=f"rename_menu_{layout}"):
                    key = f"layout_name_{layout}"
                    st.text_input(t("Name"), one.payload.get("name", ""), key=key, max_chars=LONGEST_NAME)
                    st.button(t("Save"), key=f"rename_{layout}", on_click=_rename, args=(here, layout, key))
                st.button(
                    t("Forget"),
                    key=f"forget_{layout}",
                    type="tertiary",
                    icon=":material/delete:",
                    on_click=_forget,
                    args=(here, layout),
                )


def _rename(here: Here, layout: str, key: str) -> None:
    name = " ".join(st.session_state[key].split())
    if not name:
        return
    try:
        decisions.rename_layout(here.store, layout, name, author(here))
    except SalesPerfError as error:
        st.toast(escape_markdown(said(here.t, error)), icon=":material/error:")


def _forget(here: Here, layout: str) -> None:
    decisions.forget_layout(here.store, layout, author(here))
