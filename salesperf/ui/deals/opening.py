"""Opens a deal on its page from wherever the review lists it, and keeps the list to step through."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from salesperf.ui import state


def ask(deal_id: int, trail: Sequence[int]) -> None:
    """Open the deal in this run; ``trail`` are the deals of the list that it was picked from, in order."""
    st.session_state[state.TRAIL] = tuple(trail)
    st.session_state[state.ORIGIN] = "review"
    st.session_state[state.WANTED] = deal_id


def open_if_asked() -> None:
    """Go to the page of the deal that was picked, if any."""
    wanted = st.session_state.pop(state.WANTED, None)
    if wanted is not None:
        st.switch_page("pages/funnel/deals.py", query_params={"deal": str(wanted)})


def neighbours(deal_id: int) -> tuple[int, int, int | None, int | None] | None:
    """The place of a deal in the list that it was picked from, its length, the deals before and after."""
    trail: tuple[int, ...] = st.session_state.get(state.TRAIL, ())
    if deal_id not in trail or len(trail) < 2:
        return None
    at = trail.index(deal_id)
    before = trail[at - 1] if at else None
    after = trail[at + 1] if at + 1 < len(trail) else None
    return at + 1, len(trail), before, after
