"""Where deals stop, and the stage that fell."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from salesperf.metrics import metric
from salesperf.metrics.ladder import Ladder
from salesperf.reports import funnel_text, review, review_text
from salesperf.reports.review import Tested
from salesperf.reports.tile import Drill
from salesperf.ui import cache
from salesperf.ui.charts import ranked_bars, stage_conversions, stage_funnel
from salesperf.ui.components import Ranked, card, chart, empty_state, named_values, ranking, selected_key
from salesperf.ui.escape import escape_markdown
from salesperf.ui.review.controls import chosen, chosen_variant, pipeline_control, switch, variant_control
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.state import Here, chart_key


def where_deals_stop(here: Here, ladder: Ladder | None, found: Tested) -> Drill | None:
    """Stages with what became of the deals in them, and the steps between; each opens its deals."""
    t, asked = here.t, asked_of(here)
    variant = chosen_variant("stage_conversion", "review_funnel")

    def controls() -> None:
        with st.container(horizontal=True, width="content"):
            pipeline_control(here)
            variant_control(here, "stage_conversion", "review_funnel")()

    frame = cache.read(here.store, review.funnel, asked, ladder, variant) if ladder else pd.DataFrame()
    with card(
        t("Where deals stop"),
        funnel_text.cohort_words(t, asked, frame, variant),
        help=t(metric("stage_conversion").definition),
        control=controls,
        key="card_funnel",
    ):
        st.caption(t(metric("stage_conversion").variant(variant).definition))
        if ladder is None or frame.empty or not frame["reached"].sum():
            empty_state(t("No deal came to a stage in these days."))
            return None
        steps = funnel_text.steps(frame, found)
        left, right = st.columns([5, 4])
        with left:
            stages = chart(
                t,
                stage_funnel(frame, t, here.tokens, currency=here.currency),
                key=chart_key("review_stages"),
                alt=t("Where deals stop"),
                selectable=True,
            )
        with right:
            conversions = chart(
                t,
                stage_conversions(steps, t, here.tokens, offset=0.5),
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
    t, asked = here.t, asked_of(here)
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
        views = {"source": t("Source"), "rep": t("Rep"), "product": t("Product")}
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(t("Points lost, by"), width="content")
            switch(t("Points lost, by"), views, "review_carried")()
        by = chosen("review_carried", list(views))
        carried = cache.read(here.store, review.fall_carried_by, asked, by)
        frame = funnel_text.carried(t, carried)
        show = funnel_text.points_shown(t)
        ranking(
            t,
            Ranked(
                frame,
                lambda rows: ranked_bars(rows, t, here.tokens, show=show),
                named_values(views[by], t("Points lost"), t("Parts"), show),
            ),
            key="review_carried_chart",
            alt=t("Points lost, by"),
        )
