"""The task lists of stages, for a manager to edit."""

from __future__ import annotations

import streamlit as st

from salesperf.metrics.ladder import Ladder
from salesperf.reports.actions_tasks import Edited, kept, shown, tasks_of
from salesperf.ui import cache
from salesperf.ui.authors import author
from salesperf.ui.escape import escape_markdown
from salesperf.ui.review.actions_table import attempt
from salesperf.ui.review.controls import all_ladders
from salesperf.ui.state import Here
from salesperf.warehouse import actions

LONGEST = 2000


def edited_lists(here: Here) -> Edited:
    """The lists that people made; to be kept by ``cache.drawn``."""
    return cache.read(here.store, actions.tasks)


def stages_of(ladders: tuple[Ladder, ...]) -> dict[str, tuple[str, ...]]:
    """The open stages of each pipeline in order."""
    return {one.name: tuple(stage.name for stage in one.stages if not stage.won) for one in ladders}


def task_lists(here: Here) -> None:
    """A menu in which the list of each stage is read, edited, or set back to the one that we propose."""
    t = here.t
    stages = stages_of(cache.drawn(here, all_ladders))
    places = [(pipeline, stage) for pipeline, order in stages.items() for stage in order]
    if not places:
        return
    with st.popover(t("Task lists"), icon=":material/checklist:", width="content"):
        several = len(stages) > 1
        place = st.selectbox(
            t("Stage"),
            places,
            key="review_task_stage",
            format_func=lambda one: f"{one[1]} · {one[0]}" if several else one[1],
        )
        edited = cache.drawn(here, edited_lists)
        listed = tasks_of(edited, stages, *place)
        key = f"review_tasks_{places.index(place)}_{here.store.revision}"
        st.text_area(
            t("What there is to do, one task a line, the usual first"),
            "\n".join(shown(t, one) for one in listed),
            key=key,
            height=150,
            max_chars=LONGEST,
        )
        own = place in edited
        st.caption(
            escape_markdown(
                t("Your own list.") if own else t("Proposed for a stage at this place of the pipeline.")
            )
        )
        with st.container(horizontal=True):
            st.button(t("Save"), key="review_tasks_save", on_click=_save, args=(here, place, key))
            if own:
                st.button(
                    t("Back to the proposed list"),
                    key="review_tasks_reset",
                    type="tertiary",
                    on_click=_reset,
                    args=(here, place),
                )


def _save(here: Here, place: tuple[str, str], key: str) -> None:
    t = here.t
    lines = [kept(t, line) for line in str(st.session_state[key]).splitlines() if line.strip()]
    listed = lines or None
    attempt(here, lambda: actions.edit_tasks(here.store, *place, listed, author(here)), t("List kept."))


def _reset(here: Here, place: tuple[str, str]) -> None:
    attempt(here, lambda: actions.edit_tasks(here.store, *place, None, author(here)), here.t("List kept."))
