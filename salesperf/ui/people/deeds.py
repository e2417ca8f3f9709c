"""What cannot be done in a cell: a new team, two names that are one person, an edit taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from salesperf.errors import SalesPerfError
from salesperf.ui.authors import author, author_name, said
from salesperf.ui.components import empty_state
from salesperf.ui.escape import escape_markdown
from salesperf.ui.people import words
from salesperf.ui.people.reading import Person
from salesperf.ui.state import Here
from salesperf.warehouse import decisions
from salesperf.warehouse.decisions import Decision

MOST_EDITS = 12
LONGEST_NAME = 60

_DONE_ALREADY = ("member.no_change", "decision.past", "person.unknown")
"""A press whose run is cut short is repeated; the second time finds it done."""


def new_team(here: Here, people: Sequence[Person]) -> None:
    """A team that no file names begins with its first member."""
    t = here.t
    names = {one.rep_id: one.name for one in people}
    with st.form("new_team", border=False, clear_on_submit=True):
        st.text_input(t("Name of the team"), key="team_name", max_chars=LONGEST_NAME)
        st.selectbox(
            t("First member"),
            list(names),
            index=None,
            key="team_member",
            format_func=names.__getitem__,
            placeholder=t("Choose"),
        )
        st.date_input(t("In the team from"), key="team_day", value=here.scope.as_of, format="YYYY-MM-DD")
        st.form_submit_button(t("Make the team"), on_click=_make_team, args=(here,))


def merge_names(here: Here, people: Sequence[Person]) -> None:
    """Two names of one person, as different exports write them."""
    t = here.t
    names = {one.rep_id: one.name for one in people}
    with st.form("merge_names", border=False, clear_on_submit=True):
        show = names.__getitem__
        st.selectbox(
            t("This name"),
            list(names),
            index=None,
            key="merge_one",
            format_func=show,
            placeholder=t("Choose"),
        )
        st.selectbox(
            t("is the same person as"),
            list(names),
            index=None,
            key="merge_into",
            format_func=show,
            placeholder=t("Choose"),
        )
        st.text_input(t("Why"), key="merge_why", placeholder=t("optional"))
        st.form_submit_button(t("Merge"), on_click=_merge, args=(here,))


def edit_history(here: Here, edits: Sequence[Decision], people: Sequence[Person], *, editable: bool) -> None:
    """Who edited what, when and why; what is in force can be taken back."""
    t = here.t
    names = {one.identity: one.name for one in people}
    if not edits:
        empty_state(t("Nobody has been edited by hand."))
    for one in edits[:MOST_EDITS]:
        with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
            with st.container(gap=None):
                st.markdown(escape_markdown(words.edit_text(t, one, names)))
                parts = [author_name(t, one.by), t.moment(one.at), *([one.why] if one.why else [])]
                st.caption(" · ".join(escape_markdown(part) for part in parts))
            if editable and one.in_force and one.payload is not None:
                st.button(
                    t("Take back"),
                    key=f"take_back_{one.entry_id}",
                    type="tertiary",
                    icon=":material/undo:",
                    on_click=_take_back,
                    args=(here, one.entry_id),
                )
    if len(edits) > MOST_EDITS:
        st.caption(t("{n} earlier edits are left out.", n=len(edits) - MOST_EDITS))


def _make_team(here: Here) -> None:
    name = " ".join(st.session_state["team_name"].split())
    member, day = st.session_state["team_member"], st.session_state["team_day"]
    if name and member is not None:
        _try(here, lambda: decisions.move_rep(here.store, member, name, day, author(here)))


def _merge(here: Here) -> None:
    one, into = st.session_state["merge_one"], st.session_state["merge_into"]
    if one is None or into is None:
        st.toast(escape_markdown(here.t("Choose two different people.")), icon=":material/error:")
        return
    why = st.session_state["merge_why"]
    _try(here, lambda: decisions.merge_reps(here.store, one, into, author(here, why)))


def _take_back(here: Here, entry_id: int) -> None:
    _try(here, lambda: decisions.take_back(here.store, entry_id, author(here)))


def _try(here: Here, deed: Callable[[], None]) -> None:
    try:
        deed()
    except SalesPerfError as error:
        if error.code in _DONE_ALREADY:
            return
        st.toast(escape_markdown(said(here.t, error)), icon=":material/error:")
