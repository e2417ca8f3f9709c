"""Every session key that is not a widget's own, declared here, and what a run knows about itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from salesperf.domain.period import FiscalCalendar
from salesperf.domain.scope import Scope, Viewer
from salesperf.settings import WorkspaceSettings
from salesperf.text import Text
from salesperf.ui.theme import Tokens
from salesperf.warehouse.store import Store

HERE = "here"
"""What this run shows: a :class:`Here`."""

HEAD = "head"
"""The container above the scope bar in which a page writes its title."""

ADDRESS = "address"
"""The scope and shell keys last seen in the URL, so that they survive a change of page."""

IMPORTS = "imports"
"""The load in progress of each workspace, and what the last loads did: see ``ui.importing``."""

TRAIL = "deal_trail"
"""The deals of the list that the open deal was picked from, in order."""

ORIGIN = "deal_origin"
"""Where the open deal was picked: in the review or in the list."""

WANTED = "deal_wanted"
"""The deal that was picked in this run, to be opened on its page."""

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
    settings: WorkspaceSettings
    workspace: Literal["demo", "own"]
    store: Store
    loads: int


def here() -> Here:
    """What this run shows; set once by ``app.py`` before the page runs."""
    known: Here = st.session_state[HERE]
    return known


def restore_address(scope_keys: Sequence[str], kept_keys: Sequence[str]) -> dict[str, str]:
    """The keys of the URL, completed by what a change of page dropped from it, and written back to it.

    A link that names any scope key names the whole scope; each of ``kept_keys`` is kept on its own.
    """
    query = {key: st.query_params[key] for key in (*scope_keys, *kept_keys) if key in st.query_params}
    before: Mapping[str, str] = st.session_state.get(ADDRESS, {})
    same_scope = not any(key in query for key in scope_keys)
    kept = (*kept_keys, *scope_keys) if same_scope else kept_keys
    lost = {key: before[key] for key in kept if key in before and key not in query}
    if lost:
        st.query_params.update(lost)
        query.update(lost)
    st.session_state[ADDRESS] = query
    return query


def write_address(keys: Sequence[str], values: Mapping[str, str]) -> None:
    """Set these keys of the URL to the values given, and drop those of them without a value."""
    for key in keys:
        if key in values:
            st.query_params[key] = values[key]
        elif key in st.query_params:
            del st.query_params[key]
    before: Mapping[str, str] = st.session_state.get(ADDRESS, {})
    st.session_state[ADDRESS] = {key: value for key, value in before.items() if key not in keys} | dict(
        values
    )


def chart_key(chart: str) -> str:
    """The key under which a selectable chart is drawn in this run."""
    return f"{chart}_{st.session_state.get(CHART_TURNS, {}).get(chart, 0)}"


def renew_chart(chart: str) -> None:
    """Draw the chart under a new key from the next run on, with nothing selected."""
    turns = dict(st.session_state.get(CHART_TURNS, {}))
    turns[chart] = turns.get(chart, 0) + 1
    st.session_state[CHART_TURNS] = turns
