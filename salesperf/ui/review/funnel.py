"""Where deals stop, and the stage that fell."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from salesperf.metrics import metric
from salesperf.metrics.ladder import Ladder
from salesperf.reports import funnel_text, review, review_text
from salesperf.reports.tested import Tested
from salesperf.reports.tile import Drill
from salesperf.text import mark
from salesperf.ui import cache
from salesperf.ui.charts import ranked_bars, stage_conversions, stage_funnel
from salesperf.ui.components import (
    Ranked,
    Ranking,
    card,
    chart,
    empty_state,
    named_values,
    ranking,
    selected_key,
)
from salesperf.ui.escape import escape_markdown
from salesperf.ui.review.controls import chosen, chosen_variant, pipeline_control, switch, variant_control
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.review.head import tested
from salesperf.ui.state import Here, chart_key

CARRIERS = {"source": mark("Source"), "rep": mark("Rep"), "product": mark("Product")}


@dataclass(frozen=True, slots=True)
class Funnel:
    """Whose deals, how many of them reached each stage, and how many went on; nothing where none did."""

    cohort: str
    stages: go.Figure | None
    steps: go.Figure | None


def where_deals_stop(here: Here, ladder: Ladder | None) -> Drill | None:
    """Stages with what became of the deals in them, and the steps between; each opens its deals."""
    t, asked = here.t, asked_of(here)
    variant = chosen_variant("stage_conversion", "review_funnel")

    def controls() -> None:
        with st.container(horizontal=True, width="content"):
            pipeline_control(here)
            variant_control(here, "stage_conversion", "review_funnel")()

    shown = cache.drawn(here, _funnel, ladder, variant)
    with card(
        t("Where deals stop"),
        shown.cohort,
        help=t(metric("stage_conversion").definition),
        control=controls,
        key="card_funnel",
    ):
        st.caption(t(metric("stage_conversion").variant(variant).definition))
        if ladder is None or shown.stages is None:
            empty_state(t("No deal came to a stage in these days."))
            return None
        left, right = st.columns([5, 4])
        with left:
            stages = chart(
                t,
                shown.stages,
                key=chart_key("review_stages"),
                alt=t("Where deals stop"),
                selectable=True,
            )
        with right:
            conversions = chart(
                t,
                shown.steps,
                key=chart_key("review_steps"),
                alt=t("How many went on"),
                selectable=True,
                empty=t("No deal left a stage in these days."),
            )
    if stage := selected_key(stages, "review_stages"):
        return funnel_text.stage_drill(asked, ladder, variant, int(stage))
    if step := selected_key(conversions, "review_steps"):
        return funnel_text.step_drill(t, asked, ladder, variant, int(step))
    return None


def bottleneck(here: Here, found: Tested) -> None:
    """The stage that fell most against the weeks before, its test in words, and who carries it."""
    t = here.t
    with card(
        t("Bottleneck"),
        t("deals that entered, against the 13 weeks before"),
        help=t(
            "Deals that entered a stage in the last 13 weeks against those of the 13 weeks before, each seen "
            "at the end of its own weeks. Two-proportion test, corrected for the number of stages (Holm)."
        ),
        key="card_bottleneck",
    ):
        if found.fall is None:
            st.markdown(escape_markdown(review_text.bottleneck_words(t, found)))
            return
        fall = found.fall
        with st.container(horizontal=True, vertical_alignment="center"):
            st.metric(
                escape_markdown(f"{fall.stage} → {fall.entered}"),
                t.percent(*fall.step.now),
                t.points(fall.step.change),
                delta_color="orange",
                delta_arrow="down",
                width="content",
            )
            st.caption(escape_markdown(review_text.bottleneck_words(t, found)), width="stretch")
        views = {key: t(name) for key, name in CARRIERS.items()}
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(t("Points lost, by"), width="content")
            switch(t("Points lost, by"), views, "review_carried")()
        ranking(
            t,
            cache.drawn(here, _carried, found, chosen("review_carried", list(views))),
            key="review_carried_chart",
            alt=t("Points lost, by"),
        )


def _funnel(here: Here, ladder: Ladder | None, variant: str) -> Funnel:
    t, asked = here.t, asked_of(here)
    frame = cache.read(here.store, review.funnel, asked, ladder, variant) if ladder else pd.DataFrame()
    cohort = funnel_text.cohort_words(t, asked, frame, variant)
    if frame.empty or not frame["reached"].sum():
        return Funnel(cohort, None, None)
    steps = funnel_text.steps(frame, cache.drawn(here, tested))
    return Funnel(
        cohort,
        stage_funnel(frame, t, here.tokens, currency=here.currency),
        stage_conversions(steps, t, here.tokens, offset=0.5),
    )


def _carried(here: Here, found: Tested, by: str) -> Ranking:
    t = here.t
    carried = cache.read(here.store, review.fall_carried_by, asked_of(here), found, by)
    show = funnel_text.points_shown(t)
    return Ranked(
        funnel_text.carried(t, carried),
        lambda rows: ranked_bars(rows, t, here.tokens, show=show),
        named_values(t(CARRIERS[by]), t("Points lost"), t("Parts"), show),
    ).drawn()
