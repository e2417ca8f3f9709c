"""Every session key that is not a widget's own, declared here, and what a run knows about itself."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from salesperf.domain.period import FiscalCalendar
from salesperf.domain.scope import Scope, Viewer
from salesperf.text import Text
from salesperf.ui.theme import Tokens

HERE = "here"
"""What this run shows: a :class:`Here`."""

ADDRESS = "address"
"""The scope and shell keys last seen in the URL, so that they survive a change of page."""

CHART_TURNS = "chart_turns"
"""How often each selectable chart was picked from; part of its key."""


@dataclass(frozen=True, slots=True)
class Here:
    """Everything a page needs to know: who looks, at what, in which language, theme and workspace."""

    t: Text
    tokens: Tokens
    viewer: Viewer
    scope: Scope
    calendar: FiscalCalendar
    currency: str


def here() -> Here:
    """What this run shows; set once by ``app.py`` before the page runs."""
    known: Here = st.session_state[HERE]
    return known


def chart_key(chart: str) -> str:
    """The key under which a selectable chart is drawn in this run."""
    return f"{chart}_{st.session_state.get(CHART_TURNS, {}).get(chart, 0)}"


def renew_chart(chart: str) -> None:
    """Draw the chart under a new key from the next run on, with nothing selected."""
    turns = dict(st.session_state.get(CHART_TURNS, {}))
    turns[chart] = turns.get(chart, 0) + 1
    st.session_state[CHART_TURNS] = turns
