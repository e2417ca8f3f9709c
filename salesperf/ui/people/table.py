"""The table in which people are edited; changes wait below it for a day and a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from salesperf.errors import SalesPerfError
from salesperf.ui import state
from salesperf.ui.authors import author, said
from salesperf.ui.components.tables import ROW_HEIGHT
from salesperf.ui.escape import escape_markdown
from salesperf.ui.people.reading import Person
from salesperf.ui.state import Here
from salesperf.warehouse import decisions

_TABLE = "people_table"
_MOST_ROWS = 20


@dataclass(frozen=True, slots=True)
class Changes:
    """What was changed in the table: teams by rep (None for no team), and who is active."""

    teams: dict[int, str | None]
    active: dict[int, bool]

    def __len__(self) -> int:
        return len(self.teams) + len(self.active)


def people_table(here: Here, people: Sequence[Person], teams: Sequence[str], *, editable: bool) -> None:
    """Draw the people; where ``editable``, team and active can be changed and then saved."""
    t = here.t
    nobody = t("No team")
    made = st.column_config
    columns: dict[str, Any] = {
        "name": made.TextColumn(t("Name"), width=170),
        "team": made.SelectboxColumn(t("Team"), options=[nobody, *teams], required=True, width=130),
        "since": made.DateColumn(t("In it since"), format="YYYY-MM-DD", width=95),
        "manager": made.TextColumn(t("Manager"), width=120),
        "active": made.CheckboxColumn(t("Active"), width=70),
        "open_deals": made.NumberColumn(t("Open deals"), format="localized", alignment="right", width=90),
        "known": made.TextColumn(t("Known from"), width=140),
        "email": made.TextColumn(t("E-mail"), width=190),
    }
    frame = pd.DataFrame(
        {
            "name": [one.name for one in people],
            "team": [one.team or nobody for one in people],
            "since": [one.since for one in people],
            "manager": [one.manager for one in people],
            "active": [one.active for one in people],
            "open_deals": [one.open_deals for one in people],
            "known": [t("a file of people") if one.known else t("deals only") for one in people],
            "email": [one.email for one in people],
        }
    )
    edited = st.data_editor(
        frame,
        key=state.chart_key(_TABLE),
        hide_index=True,
        column_config=columns,
        disabled=[name for name in columns if not editable or name not in ("team", "active")],
        row_height=ROW_HEIGHT,
        height=(min(len(frame), _MOST_ROWS) + 1) * ROW_HEIGHT + 2,
        placeholder="–",
        alt=t("People"),
    )
    if editable:
        changes = _changes(people, frame, edited, nobody)
        if len(changes):
            _save_form(here, changes)


def _changes(people: Sequence[Person], before: pd.DataFrame, after: pd.DataFrame, nobody: str) -> Changes:
    pairs = list(zip(people, before.to_dict("records"), after.to_dict("records"), strict=True))
    return Changes(
        {
            one.rep_id: None if new["team"] == nobody else str(new["team"])
            for one, old, new in pairs
            if old["team"] != new["team"]
        },
        {one.rep_id: bool(new["active"]) for one, old, new in pairs if old["active"] != new["active"]},
    )


def _save_form(here: Here, changes: Changes) -> None:
    t = here.t
    with st.container(key="people_changes", horizontal=True, vertical_alignment="bottom"):
        if changes.teams:
            st.date_input(
                t("In the team from"),
                key="people_day",
                value=here.scope.as_of,
                format="YYYY-MM-DD",
                width=150,
            )
        st.text_input(t("Why"), key="people_why", placeholder=t("optional"), width=280)
        st.button(
            t.plural("Save {n} change", "Save {n} changes", len(changes)),
            key="people_save",
            type="primary",
            on_click=_save,
            args=(here, changes),
        )
        st.button(
            t("Discard"), key="people_discard", type="tertiary", on_click=state.renew_chart, args=(_TABLE,)
        )


def _save(here: Here, changes: Changes) -> None:
    day = st.session_state.get("people_day") or here.scope.as_of
    why = st.session_state.get("people_why", "")
    # Edits go by row: they must be gone before the rows move, also where this run is cut short and repeated.
    state.renew_chart(_TABLE)
    try:
        decisions.edit_people(
            here.store,
            changes.teams,
            day if isinstance(day, date) else here.scope.as_of,
            changes.active,
            author(here, why),
        )
    except SalesPerfError as error:
        if error.code != "member.no_change":
            st.toast(escape_markdown(said(here.t, error)), icon=":material/error:")
        return
    st.toast(escape_markdown(here.t("Saved. All figures by team count so now.")), icon=":material/check:")
