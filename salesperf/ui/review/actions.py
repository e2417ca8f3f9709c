"""What became of the actions agreed before: in a line, and as a list in which they are ticked off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from salesperf.reports import actions as report
from salesperf.reports import actions_text as words
from salesperf.reports.actions import Followed
from salesperf.ui import cache, state
from salesperf.ui.components.tables import ROW_HEIGHT
from salesperf.ui.deals import opening
from salesperf.ui.escape import escape_markdown
from salesperf.ui.review.actions_table import Changes, height, save_bar
from salesperf.ui.review.controls import since_day
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.state import Here
from salesperf.ui.workspace import now

_TABLE = "review_actions"


def today_of(here: Here) -> date:
    """The day by which an action is late: today, or the day looked at where that is a past one."""
    return here.scope.as_of if cache.drawn(here, past) else now(here.settings.zone).date()


def past(here: Here) -> bool:
    """Whether the page looks at a day before the newest data, when nothing is agreed any more."""
    return cache.read(here.store, report.looks_back, asked_of(here))


def all_followed(here: Here, today: date) -> tuple[Followed, ...]:
    """Every action on the deals that the viewer sees; to be kept by ``cache.drawn``."""
    return cache.read(here.store, report.followed, asked_of(here), today)


def looked_back(here: Here) -> None:
    """A line that says what became of the actions from before, which opens to their list."""
    today = today_of(here)
    since = today - (asked_of(here).day - since_day(here))
    found, told = cache.drawn(here, _before, since, today)
    if not found:
        st.caption(escape_markdown(told))
        return
    with st.expander(escape_markdown(told), icon=":material/history:", type="compact", key="review_lookback"):
        _action_table(here, found)


def _before(here: Here, since: date, today: date) -> tuple[tuple[Followed, ...], str]:
    found = report.of_time(cache.drawn(here, all_followed, today), since, today)
    return found, words.looked_back(here.t, report.became(found), since)


def _action_table(here: Here, found: Sequence[Followed]) -> None:
    t, made = here.t, st.column_config
    editable = not cache.drawn(here, past)
    states = words.states(t)
    offered = [name for state, name in states.items() if state != "dropped" or here.viewer.role != "rep"]
    trail = [one.action.deal_id for one in found if one.action.deal_id is not None]

    def opened() -> None:
        deal_id = found[st.session_state["review_actions_open"].row].action.deal_id
        if deal_id is not None:
            opening.ask(deal_id, list(dict.fromkeys(trail)))

    columns: dict[str, Any] = {
        "deal": made.ButtonColumn(
            t("Deal"),
            type="tertiary",
            alignment="left",
            width=200,
            on_click=opened,
            key="review_actions_open",
        ),
        "what": made.TextColumn(t("Action"), width=190),
        "owner": made.TextColumn(t("Owner"), width=90),
        "agreed": made.DateColumn(t("Agreed"), format="YYYY-MM-DD", width=92),
        "due": made.DateColumn(t("By when"), format="YYYY-MM-DD", width=92),
        "became": made.TextColumn(t("What became of it"), width=150),
        "state": made.SelectboxColumn(
            t("State"),
            options=_with_those_there(offered, [states[one.action.state] for one in found]),
            required=True,
            width=90,
        ),
        "note": made.TextColumn(t("Note"), width=200, max_chars=200),
    }
    frame = words.table(t, found)
    edited = st.data_editor(
        frame,
        key=state.chart_key(_TABLE),
        hide_index=True,
        column_config=columns,
        disabled=[name for name in columns if not editable or name not in ("state", "note")],
        row_height=ROW_HEIGHT,
        height=height(len(frame), 10),
        placeholder="–",
        alt=t("Actions agreed before"),
    )
    changes = _changes(here, found, frame, edited)
    if len(changes):
        save_bar(here, changes, _TABLE)


def _with_those_there(offered: Sequence[str], there: Sequence[str]) -> list[str]:
    """The states that can be chosen, and those that actions are in already."""
    return list(dict.fromkeys([*offered, *there]))


def _changes(here: Here, found: Sequence[Followed], before: pd.DataFrame, after: pd.DataFrame) -> Changes:
    named = {name: one for one, name in words.states(here.t).items()}
    edited: dict[str, dict[str, Any]] = {}
    for one, old, new in zip(found, before.to_dict("records"), after.to_dict("records"), strict=True):
        parts: dict[str, Any] = {}
        if old["state"] != new["state"]:
            parts["state"] = named[new["state"]]
        if (old["note"] or "") != (new["note"] or ""):
            parts["note"] = new["note"] or ""
        if parts:
            edited[one.action.action_id] = parts
    return Changes((), edited)
