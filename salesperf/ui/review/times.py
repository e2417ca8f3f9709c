"""How long deals wait: those open now against the usual, and all stays with the open ones as unfinished."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from salesperf.metrics.ladder import Ladder
from salesperf.reports import review, times
from salesperf.reports.tile import Drill, explained
from salesperf.text import mark
from salesperf.ui import cache
from salesperf.ui.charts.waiting import open_deals_by_wait, stays_with_open_ones
from salesperf.ui.components import card, chart, selected_key
from salesperf.ui.escape import escape_markdown
from salesperf.ui.review.controls import chosen, chosen_variant, switch, variant_control
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.state import Here, chart_key

VIEWS = {"open": mark("Open now"), "stays": mark("All stays")}

Drawn = tuple[pd.DataFrame, go.Figure | None]


def how_long_deals_wait(here: Here, ladder: Ladder | None) -> Drill | None:
    """The card; a dot opens the open deals of its stage, a bar the deals whose stays ended in the period."""
    t = here.t
    views = {key: t(name) for key, name in VIEWS.items()}
    view = chosen("review_times_view", list(views))
    if view == "open":
        return _open(here, ladder, views)
    return _stays(here, ladder, views)


def _open(here: Here, ladder: Ladder | None, views: dict[str, str]) -> Drill | None:
    t = here.t
    rows, figure = cache.drawn(here, _waiting, ladder)
    with card(
        t("How long deals wait"),
        t("days in the present stage; each dot is an open deal"),
        help=t(
            "The field reaches to the usual: three quarters of the deals that went on from the stage in the "
            "last 12 months stayed no longer (needs 10 of them). Deals beyond it are stuck."
        ),
        control=switch(t("View"), views, "review_times_view"),
        key="card_times",
    ):
        event = chart(
            t,
            figure,
            key=chart_key("review_waits"),
            alt=t("How long deals wait"),
            empty=t("No open deal has a stage whose entry is known."),
            selectable=True,
        )
        words = times.dot_words(t, rows) if figure is not None else ""
        if words:
            st.caption(escape_markdown(words))
    picked = selected_key(event, "review_waits")
    return None if picked is None else times.waiting_drill(t, picked, rows)


def _stays(here: Here, ladder: Ladder | None, views: dict[str, str]) -> Drill | None:
    t = here.t
    variant = chosen_variant("time_in_stage", "review_times")
    rows, figure = cache.drawn(here, _all_stays, ladder, variant)
    with card(
        t("How long deals wait"),
        t("days in a stage"),
        help=explained(t, "time_in_stage", variant),
        control=switch(t("View"), views, "review_times_view"),
        key="card_times",
    ):
        variant_control(here, "time_in_stage", "review_times")()
        event = chart(
            t,
            figure,
            key=chart_key("review_times_chart"),
            alt=t("Time in stage"),
            empty=t("The data hold no stage history of these days."),
            selectable=True,
        )
        if figure is not None:
            st.caption(
                escape_markdown(
                    t(
                        "Bars: finished stays that ended in the period. Dots and lines: median and P75 of "
                        "the deals that came into the stage in 12 months, those still in it counted as not "
                        "finished (Kaplan–Meier); leaving them out makes stages look quicker than they are."
                    )
                )
            )
    picked = selected_key(event, "review_times_chart")
    return None if picked is None else times.stay_drill(t, picked, rows, variant)


def _waiting(here: Here, ladder: Ladder | None) -> Drawn:
    if ladder is None:
        return pd.DataFrame(), None
    rows = times.waiting_rows(here.t, ladder, cache.read(here.store, times.waiting, asked_of(here)))
    return rows, open_deals_by_wait(rows, here.t, here.tokens)


def _all_stays(here: Here, ladder: Ladder | None, variant: str) -> Drawn:
    if ladder is None:
        return pd.DataFrame(), None
    asked = asked_of(here)
    finished = cache.read(here.store, review.times, asked, ladder, variant)
    found = cache.read(here.store, times.stays, asked)
    rows = times.stay_rows(here.t, ladder, finished, found)
    return rows, stays_with_open_ones(rows, here.t, here.tokens)
