"""The stuck deals as a table in which actions are agreed: what was changed in it, and keeping that."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from salesperf.errors import SalesPerfError
from salesperf.reports.actions_tasks import shown
from salesperf.text import Text
from salesperf.ui import state
from salesperf.ui.authors import author, said
from salesperf.ui.components.tables import ROW_HEIGHT
from salesperf.ui.escape import escape_markdown
from salesperf.ui.state import Here
from salesperf.warehouse import actions
from salesperf.warehouse.actions import Assignment

MANAGER = 0
"""Stands for whoever leads where a rep is chosen."""

EDITED = ("action", "owner", "due")


@dataclass(frozen=True, slots=True)
class Row:
    """A deal of the table: its rep, its open action if any, what a new one would be and by when."""

    deal_id: int
    rep_id: int | None
    action_id: str | None
    suggested: str
    due: date


@dataclass(frozen=True, slots=True)
class Changes:
    """What was changed in the table: new actions, and parts of those that were agreed."""

    new: tuple[Assignment, ...]
    edited: Mapping[str, Mapping[str, Any]]

    def __len__(self) -> int:
        return len(self.new) + len(self.edited)


def changes(rows: Sequence[Row], before: pd.DataFrame, after: pd.DataFrame) -> Changes:
    """What differs between the table as it was drawn and as it was edited.

    A deal without an action gets one from any edit: the suggested task, the rep of the deal, the usual date,
    each unless it was chosen. An emptied task or owner changes nothing.
    """
    new: list[Assignment] = []
    edited: dict[str, dict[str, Any]] = {}
    pairs = zip(rows, before.to_dict("records"), after.to_dict("records"), strict=True)
    for row, old, now in pairs:
        parts = {part: _cell(now[part]) for part in EDITED if _cell(old[part]) != _cell(now[part])}
        parts = {part: value for part, value in parts.items() if value is not None or part == "due"}
        if not parts:
            continue
        if row.action_id is None:
            new.append(_assignment(row, parts))
        else:
            edited[row.action_id] = {_NAMES.get(part, part): _kept(part, one) for part, one in parts.items()}
    return Changes(tuple(new), edited)


def columns(t: Text, tasks: Sequence[str], people: Mapping[int, str]) -> dict[str, Any]:
    """The columns that are edited: the task, whose it is, by when."""
    made = st.column_config
    return {
        "action": made.SelectboxColumn(
            t("Next action"),
            options=list(tasks),
            format_func=lambda one: shown(t, str(one)),
            width=160,
            help=t(
                "Suggested from the task list of the stage until somebody owns it. Choosing an owner, a date "
                "or another task agrees it; what is left open is filled in: the deal's rep, in a week."
            ),
        ),
        "owner": made.SelectboxColumn(
            t("Owner"),
            options=list(people),
            format_func=lambda one: people.get(int(one), "–"),
            width=88,
        ),
        "due": made.DateColumn(t("By when"), format="YYYY-MM-DD", width=94),
    }


def save_bar(here: Here, found: Changes, table: str) -> None:
    """Keep what was changed, or leave it."""
    t = here.t
    with st.container(horizontal=True, vertical_alignment="center", width="content", gap="small"):
        st.button(
            t("Discard"), key=f"{table}_discard", type="tertiary", on_click=state.renew_chart, args=(table,)
        )
        st.button(
            t.plural("Save {n} change", "Save {n} changes", len(found)),
            key=f"{table}_save",
            type="primary",
            on_click=keep,
            args=(here, found, table),
        )


def keep(here: Here, found: Changes, table: str) -> None:
    """Agree and change actions; the table forgets its edits first, as rows may move."""
    state.renew_chart(table)

    def deed() -> None:
        if found.new:
            actions.assign(here.store, found.new, author(here))
        if found.edited:
            actions.change(here.store, found.edited, author(here))

    attempt(here, deed, here.t.plural("{n} action kept.", "{n} actions kept.", len(found)))


def attempt(here: Here, deed: Callable[[], object], told: str) -> None:
    """Do it and say so, or say why not."""
    try:
        deed()
    except SalesPerfError as error:
        st.toast(escape_markdown(said(here.t, error)), icon=":material/error:")
    else:
        st.toast(escape_markdown(told), icon=":material/check:")


def height(count: int, most: int = 12) -> int:
    """The pixels of a table of so many rows."""
    return (min(count, most) + 1) * ROW_HEIGHT + 2


_NAMES = {"action": "what"}


def _assignment(row: Row, parts: Mapping[str, Any]) -> Assignment:
    owner = _kept("owner", parts["owner"]) if "owner" in parts else row.rep_id
    return Assignment(row.deal_id, parts.get("action", row.suggested), owner, parts.get("due") or row.due)


def _kept(part: str, value: Any) -> Any:
    if part == "owner":
        return None if int(value) == MANAGER else int(value)
    return value


def _cell(value: Any) -> Any:
    """A cell of an edited table: a day as a date, a number whole, None where it is empty."""
    if value is None or pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    if isinstance(value, date | str):
        return value
    return int(value)
