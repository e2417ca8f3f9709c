"""The review's figures with their weeks, members side by side, coverage, and time in stage."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from salesperf.metrics import METRICS
from salesperf.metrics.ladder import Ladder
from salesperf.reports import compare, home, review, review_text
from salesperf.reports.tile import Drill, explained
from salesperf.ui import cache
from salesperf.ui.charts import ranked_bars
from salesperf.ui.components import Ranked, card, chart, named_values, ranking, selected_key
from salesperf.ui.escape import escape_markdown
from salesperf.ui.home.figures import draw_tiles
from salesperf.ui.review.controls import chosen, chosen_variant, switch, variant_control
from salesperf.ui.review.cover_chart import pipeline_against_need
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.state import Here, chart_key


def figures(here: Here) -> Drill | None:
    """Velocity with its parts, win rate, cycle, slip rate and new pipeline, each with thirteen weeks."""
    t, asked = here.t, asked_of(here)
    now, then = cache.read(here.store, compare.figures, asked)
    tiles = review_text.tiles(t, asked, now, then)
    trends = [cache.read(here.store, home.weekly, asked, tile.key) for tile in tiles]
    st.markdown(f"**{t('The figures of the period and their last 13 weeks')}**")
    picked = draw_tiles(tiles, trends, key="review")
    if now["velocity"].value is not None:
        st.caption(escape_markdown(review_text.velocity_words(t, asked, now["velocity"])))
    return picked


def side_by_side(here: Here) -> Drill | None:
    """One figure by team, rep, source or product; a bar opens its deals."""
    t, asked = here.t, asked_of(here)
    dimensions = {key: t(name) for key, name in compare.DIMENSIONS.items()}
    names = {key: t(METRICS[key].name) for key in compare.KEYS}
    by, key = chosen("review_by", list(dimensions)), chosen("review_metric", list(names))
    found = cache.read(here.store, review.compared, asked, key, by)
    drawn = compare.side_by_side(t, asked, key, found)
    with card(
        t("Side by side"),
        drawn.unit.label if drawn.kind == "money" else "",
        help=explained(t, key),
        control=switch(t("By"), dimensions, "review_by"),
        key="card_compare",
    ):
        st.pills(
            t("Figure"),
            list(names),
            format_func=lambda one: names[one],
            key="review_metric",
            default=None if "review_metric" in st.session_state else compare.KEYS[0],
            required=True,
            label_visibility="collapsed",
        )
        event = ranking(
            t,
            Ranked(
                drawn.rows,
                lambda rows: ranked_bars(rows, t, here.tokens, show=drawn.show),
                named_values(dimensions[by], names[key], t("Parts"), drawn.show),
            ),
            key=chart_key("review_members"),
            alt=names[key],
            selectable=True,
        )
    picked = selected_key(event, "review_members")
    return None if picked is None else compare.member_drill(t, key, by, picked, drawn.rows, names[key])


def enough(here: Here) -> Drill | None:
    """Whose pipeline is enough for what is left of the target; the open pipeline where there is no target."""
    t, asked = here.t, asked_of(here)
    views = {"team": t("Teams"), "rep": t("Reps")}
    by = chosen("review_cover_by", list(views))
    found = cache.read(here.store, review.covers, asked, by)
    control = switch(t("By"), views, "review_cover_by")
    if not found:
        return _open_by(here, by, views, control)
    rows = review_text.cover_rows(t, asked, found)
    with card(
        t("Whose pipeline is enough"),
        help=t(
            "Needed: what is left of the target over the own win rate (that of all under 10 closed deals)."
        ),
        control=control,
        key="card_cover",
    ):
        event = ranking(
            t,
            Ranked(
                rows,
                lambda first: _cover_figure(here, first, by),
                named_values(views[by], t("Due"), t("Parts"), _money_shown(here)),
            ),
            key=chart_key("review_cover"),
            alt=t("Whose pipeline is enough"),
            selectable=True,
        )
    picked = selected_key(event, "review_cover")
    return None if picked is None else compare.member_drill(t, "coverage", by, picked, rows, t("Coverage"))


def time_in_stage(here: Here, ladder: Ladder | None) -> Drill | None:
    """How long deals stay in each stage; a bar opens its deals."""
    t, asked = here.t, asked_of(here)
    variant = chosen_variant("time_in_stage", "review_times")
    found = cache.read(here.store, review.times, asked, ladder, variant) if ladder else ()
    rows = compare.waits(t, found)
    with card(
        t("Time in stage"),
        t("days, finished stays"),
        help=explained(t, "time_in_stage", variant),
        control=variant_control(here, "time_in_stage", "review_times"),
        key="card_times",
    ):
        event = chart(
            t,
            ranked_bars(rows, t, here.tokens, show=lambda days: t.number(days, 1))
            if rows["n"].sum()
            else None,
            key=chart_key("review_times_chart"),
            alt=t("Time in stage"),
            empty=t("The data hold no stage history of these days."),
            selectable=True,
        )
    picked = selected_key(event, "review_times_chart")
    return None if picked is None else compare.wait_drill(t, picked, rows, variant)


def _cover_figure(here: Here, rows: pd.DataFrame, by: str) -> go.Figure | None:
    """Teams with their words under the bars; reps, of whom there are many, in one line each."""
    if by == "team":
        return pipeline_against_need(rows, here.t, here.tokens)
    return ranked_bars(rows, here.t, here.tokens, show=_money_shown(here))


def _money_shown(here: Here) -> Callable[[float | None], str]:
    return lambda amount: here.t.money(amount, here.currency, short=True)


def _open_by(here: Here, by: str, views: dict[str, str], control: Callable[[], None]) -> Drill | None:
    t, asked = here.t, asked_of(here)
    found = cache.read(here.store, review.compared, asked, "amount_open", by)
    known = any(row.value for row in found)
    key = "amount_open" if known else "deals_open"
    if not known:
        found = cache.read(here.store, review.compared, asked, key, by)
    drawn = compare.side_by_side(t, asked, key, found)
    with card(
        t("Whose pipeline is how large"),
        drawn.unit.label if known else t("open deals"),
        help=t("Without a target there is nothing that it has to be enough for."),
        control=control,
        key="card_cover",
    ):
        show = drawn.show if known else t.number
        event = ranking(
            t,
            Ranked(
                drawn.rows.drop(columns=[] if known else ["parts"]),
                lambda rows: ranked_bars(rows, t, here.tokens, show=show),
                named_values(views[by], t("Open pipeline"), t("Parts"), show),
            ),
            key=chart_key("review_open"),
            alt=t("Open pipeline"),
            empty=t("No deal is open."),
            selectable=True,
        )
    picked = selected_key(event, "review_open")
    return (
        None if picked is None else compare.member_drill(t, key, by, picked, drawn.rows, t("Open pipeline"))
    )
