"""The head of a page: what is so, what it means, and which data say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import streamlit as st

from salesperf.text import Text
from salesperf.ui import state
from salesperf.ui.escape import escape_markdown


@dataclass(frozen=True, slots=True)
class DataBadge:
    """Which data a page shows: demo or own, as of when, from how many loads."""

    workspace: Literal["demo", "own"]
    as_of: date | None
    loads: int


def page_title(t: Text, title: str, subtitle: str = "", badge: DataBadge | None = None) -> None:
    """A sentence that says what is so, a quieter line on what it means, the data's badge at its right."""
    with st.session_state.get(state.HEAD) or st.container():
        _head(t, title, subtitle, badge)


def here_badge() -> DataBadge:
    """The badge of the data that this run shows."""
    here = state.here()
    return DataBadge(here.workspace, here.scope.as_of if here.loads else None, here.loads)


def _head(t: Text, title: str, subtitle: str, badge: DataBadge | None) -> None:
    st.markdown(f"# {escape_markdown(title)}", anchors=False)
    if not subtitle and badge is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(escape_markdown(subtitle), width="content")
        if badge is not None:
            _badge(t, badge)


def _badge(t: Text, badge: DataBadge) -> None:
    with st.container(horizontal=True, vertical_alignment="center", width="content", wrap=False):
        if badge.workspace == "demo":
            st.badge(t("Demo company"), icon=":material/science:", color="orange")
        else:
            st.badge(t("Your data"), icon=":material/database:", color="blue")
        loads = t.plural("{n} load", "{n} loads", badge.loads)
        state = loads if badge.as_of is None else t("as of {day} · {loads}", day=badge.as_of, loads=loads)
        st.caption(state, width="content", wrap=False)
