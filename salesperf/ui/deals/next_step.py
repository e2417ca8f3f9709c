"""What comes next on a deal: the actions agreed about it, and agreeing another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from salesperf.reports import actions as report
from salesperf.reports import actions_text as texts
from salesperf.reports.actions import Followed, due_by_default
from salesperf.reports.actions_tasks import kept, shown, suggested, tasks_of
from salesperf.reports.asked import Asked
from salesperf.ui import cache
from salesperf.ui.authors import author, author_name
from salesperf.ui.components import card
from salesperf.ui.escape import escape_markdown
from salesperf.ui.review import actions as followed_actions
from salesperf.ui.review.actions_lists import edited_lists, stages_of
from salesperf.ui.review.actions_table import MANAGER, attempt
from salesperf.ui.review.controls import all_ladders
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.state import Here
from salesperf.ui.workspace import facts
from salesperf.warehouse import actions, decisions
from salesperf.warehouse.actions import Assignment, State

MOST = 6
LONGEST_NOTE = 200


def next_step(here: Here, deal: Mapping[str, Any]) -> None:
    """The actions on the deal, each to be ticked off, and a form for the next while the deal is open."""
    today = followed_actions.today_of(here)
    found = cache.drawn(here, of_deal, int(deal["deal_id"]), today)
    editable = not cache.drawn(here, followed_actions.past)
    offers = deal["status"] == "open" and editable
    if not found and not offers:
        return
    t = here.t
    with card(
        t("Next step"),
        t("from the task list of {stage}", stage=deal["stage"]) if deal["stage"] and offers else "",
        key="card_next_step",
        height="content",
    ):
        if deal["next_step"]:
            st.caption(escape_markdown(t("The CRM says: {step}", step=str(deal["next_step"]))))
        for one in found[:MOST]:
            _agreed(here, one, editable=editable)
        if offers:
            _form(here, deal, found, today)


def of_deal(here: Here, deal_id: int, today: date) -> tuple[Followed, ...]:
    """The actions on one deal, the newest first; to be kept by ``cache.drawn``."""
    asked = asked_of(here)
    bare = asked.scope.model_copy(update={"teams": (), "reps": (), "sources": ()})
    everything = cache.read(here.store, report.followed, Asked(bare, here.viewer, here.settings), today)
    return tuple(one for one in reversed(everything) if one.action.deal_id == deal_id)


def _agreed(here: Here, one: Followed, *, editable: bool) -> None:
    t, action = here.t, one.action
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        icon = {"open": "radio_button_unchecked", "done": "check_circle", "dropped": "cancel"}[action.state]
        colour = "orange" if one.late else "blue" if action.state == "open" else "gray"
        said = f"**{escape_markdown(shown(t, action.what))}**"
        st.markdown(f":{colour}[:material/{icon}:] {said}", width="content")
        who = texts.owner(t, action)
        parts = [
            who,
            t("by {day}", day=t.day(action.due)) if action.due else t("no date"),
            texts.outcome(t, one),
            t("agreed {day} by {who}", day=t.day(action.at.date()), who=author_name(t, action.by)),
        ]
        note = f" — {action.note}" if action.note else ""
        st.caption(escape_markdown(" · ".join(parts) + note), width="content")
        if editable:
            _buttons(here, one)


def _buttons(here: Here, one: Followed) -> None:
    """What may be said of an action; a rep takes back or drops only what a rep agreed."""
    t, action = here.t, one.action
    whole = here.viewer.role != "rep" or action.by == "rep"
    if action.state == "open":
        _button(here, action.action_id, "done", t("Done"), ":material/check:")
        if whole:
            _button(here, action.action_id, "dropped", t("Drop it"), ":material/close:")
    elif not whole:
        _button(here, action.action_id, "open", t("Open again"), ":material/undo:")
    if whole:
        st.button(
            t("Undo"),
            key=f"action_undo_{action.action_id}",
            type="tertiary",
            icon=":material/undo:",
            help=t(
                "Takes back the last thing said about this action; the first one taken back withdraws it."
            ),
            on_click=_undo,
            args=(here, action.entry_id),
        )


def _button(here: Here, action_id: str, to: State, label: str, icon: str) -> None:
    st.button(
        label, key=f"action_{to}_{action_id}", type="tertiary", icon=icon, on_click=_set,
        args=(here, action_id, to),
    )  # fmt: skip


def _form(here: Here, deal: Mapping[str, Any], found: Sequence[Followed], today: date) -> None:
    t = here.t
    stages = stages_of(cache.drawn(here, all_ladders))
    listed = tasks_of(
        cache.drawn(here, edited_lists), stages, str(deal["pipeline"] or ""), str(deal["stage"] or "")
    )
    proposed = suggested(listed, (one.action.what for one in found))
    options = [shown(t, one) for one in dict.fromkeys((proposed, *listed))]
    people = _people(here)
    own = next((key for key, name in people.items() if name == deal["rep"]), next(iter(people)))
    turn = f"{deal['deal_id']}_{len(found)}"
    with (
        st.form(f"next_step_{turn}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.selectbox(
            t("What is to be done"), options, key=f"next_what_{turn}", accept_new_options=True, width=230
        )
        st.selectbox(
            t("Owner"), list(people), index=list(people).index(own), key=f"next_who_{turn}",
            format_func=people.__getitem__, width=150,
        )  # fmt: skip
        st.date_input(
            t("By when"), due_by_default(asked_of(here), today), key=f"next_due_{turn}", format="YYYY-MM-DD",
            width=140,
        )  # fmt: skip
        st.text_input(
            t("Note"), key=f"next_note_{turn}", placeholder=t("What would make this one move?"),
            max_chars=LONGEST_NOTE, width=260,
        )  # fmt: skip
        st.form_submit_button(
            t("Agree"), type="primary", on_click=_assign, args=(here, int(deal["deal_id"]), turn)
        )


def _people(here: Here) -> dict[int, str]:
    """Who can be given an action: everybody and whoever leads; a rep only oneself."""
    names = {one.id: one.name for one in cache.read(here.store, facts).reps}
    if here.viewer.rep_id is not None:
        return {here.viewer.rep_id: names.get(here.viewer.rep_id, "")}
    return {**names, MANAGER: here.t("Manager")}


def _assign(here: Here, deal_id: int, turn: str) -> None:
    chosen = st.session_state
    who, due = chosen[f"next_who_{turn}"], chosen[f"next_due_{turn}"]
    one = Assignment(
        deal_id,
        kept(here.t, str(chosen[f"next_what_{turn}"] or "")),
        None if who == MANAGER else int(who),
        due if isinstance(due, date) else None,
        str(chosen[f"next_note_{turn}"] or ""),
    )
    told = here.t.plural("{n} action kept.", "{n} actions kept.", 1)
    attempt(here, lambda: actions.assign(here.store, [one], author(here)), told)


def _set(here: Here, action_id: str, to: State) -> None:
    told = here.t.plural("{n} action kept.", "{n} actions kept.", 1)
    attempt(here, lambda: actions.change(here.store, {action_id: {"state": to}}, author(here)), told)


def _undo(here: Here, entry_id: int) -> None:
    attempt(here, lambda: decisions.take_back(here.store, entry_id, author(here)), here.t("Taken back."))
