"""What the review compares with, kept in the address so that it can be passed on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import streamlit as st

from salesperf.metrics import metric
from salesperf.metrics.ladder import Ladder, ladders
from salesperf.reports import review
from salesperf.ui import cache, state
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.state import Here

SINCE = "since"


def since_day(here: Here) -> date:
    """The day that the ledger begins after: from the address, else the load before, else a week ago."""
    asked = asked_of(here)
    try:
        wanted = date.fromisoformat(st.query_params.get(SINCE, ""))
    except ValueError:
        wanted = asked.day
    if wanted < asked.day:
        return wanted
    return asked.day - timedelta(weeks=1)


def since_control(here: Here) -> None:
    """Choose the day to compare with."""
    t = here.t
    chosen = since_day(here)
    days = sorted({*cache.drawn(here, _since_choices), chosen}, reverse=True)
    st.session_state["review_since"] = chosen
    st.selectbox(
        t("Since"),
        days,
        key="review_since",
        format_func=lambda day: t("since {day}", day=t.date(day)),
        label_visibility="collapsed",
        width=180,
        on_change=_picked_since,
    )


def all_ladders(here: Here) -> tuple[Ladder, ...]:
    """The pipelines with their stages, the fullest first; to be kept by ``cache.drawn``."""
    return cache.read(here.store, ladders)


def chosen_ladder(here: Here) -> Ladder | None:
    """The pipeline that the stages belong to: the one chosen, else the fullest."""
    choices = cache.drawn(here, all_ladders)
    wanted = st.session_state.get("review_pipeline")
    return next((one for one in choices if one.pipeline_id == wanted), choices[0] if choices else None)


def pipeline_control(here: Here) -> None:
    """Choose the pipeline; nothing where there is only one."""
    choices = cache.drawn(here, all_ladders)
    if len(choices) > 1:
        names = {one.pipeline_id: one.name for one in choices}
        st.selectbox(
            here.t("Sales pipeline"),
            list(names),
            format_func=lambda one: names[one],
            key="review_pipeline",
            label_visibility="collapsed",
            width=150,
        )


def variant_control(here: Here, key: str, name: str) -> Callable[[], None]:
    """A selector of how a metric counts, for the right end of a card's title."""
    variants = {one.key: one.name for one in metric(key).variants}

    def control() -> None:
        st.selectbox(
            here.t("How it counts"),
            list(variants),
            format_func=lambda one: here.t(variants[one]),
            key=name,
            label_visibility="collapsed",
            width=210,
        )

    return control


def chosen_variant(key: str, name: str) -> str:
    """How a metric is counted: as chosen, else as it is by default."""
    known = [one.key for one in metric(key).variants]
    wanted = st.session_state.get(name)
    return str(wanted) if wanted in known else known[0]


def switch(label: str, names: dict[str, str], key: str) -> Callable[[], None]:
    """A switch between a few views, for the right end of a card's title."""
    options: Sequence[str] = list(names)

    def control() -> None:
        st.segmented_control(
            label,
            options,
            format_func=lambda one: names[one],
            key=key,
            default=None if key in st.session_state else options[0],
            required=True,
            label_visibility="collapsed",
        )

    return control


def chosen(key: str, options: Sequence[str]) -> str:
    """What a switch stands on; its first option before it was touched."""
    wanted = st.session_state.get(key)
    return str(wanted) if wanted in options else options[0]


def _since_choices(here: Here) -> tuple[date, ...]:
    return cache.read(here.store, review.since_choices, asked_of(here))


def _picked_since() -> None:
    state.write_address((SINCE,), {SINCE: st.session_state["review_since"].isoformat()})
