"""The review's figures with their weeks, members side by side, and coverage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from salesperf.metrics import METRICS
from salesperf.reports import compare, home, review, review_text
from salesperf.reports.home import Trend
from salesperf.reports.tile import Drill, Tile, explained
from salesperf.text import mark
from salesperf.ui import cache
from salesperf.ui.charts import ranked_bars
from salesperf.ui.components import Ranked, Ranking, card, named_values, ranking, selected_key
from salesperf.ui.escape import escape_markdown
from salesperf.ui.home.figures import draw_tiles
from salesperf.ui.review.controls import chosen, switch
from salesperf.ui.review.cover_chart import pipeline_against_need
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.state import Here, chart_key

VIEWS = {"team": mark("Teams"), "rep": mark("Reps")}


@dataclass(frozen=True, slots=True)
class Compared:
    """Members side by side: the metric that they are compared by, its unit, drawn, and as rows."""

    metric: str
    unit: str
    ranking: Ranking
    rows: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Tiles:
    """The figures with their weeks, and the parts of velocity in words, empty where it is undefined."""

    tiles: tuple[Tile, ...]
    trends: tuple[Trend, ...]
    velocity: str


def figures(here: Here) -> Drill | None:
    """Velocity with its parts, win rate, cycle, slip rate and new pipeline, each with thirteen weeks."""
    shown = cache.drawn(here, _tiles)
    st.markdown(f"**{here.t('The figures of the period and their last 13 weeks')}**")
    picked = draw_tiles(shown.tiles, shown.trends, key="review")
    if shown.velocity:
        st.caption(escape_markdown(shown.velocity))
    return picked


def side_by_side(here: Here) -> Drill | None:
    """One figure by team, rep, source or product; a bar opens its deals."""
    t = here.t
    dimensions = {key: t(name) for key, name in compare.DIMENSIONS.items()}
    names = {key: t(METRICS[key].name) for key in compare.KEYS}
    by, key = chosen("review_by", list(dimensions)), chosen("review_metric", list(names))
    shown = cache.drawn(here, _side_by_side, key, by)
    with card(
        t("Side by side"),
        shown.unit,
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
        event = ranking(t, shown.ranking, key=chart_key("review_members"), alt=names[key], selectable=True)
    picked = selected_key(event, "review_members")
    return None if picked is None else compare.member_drill(t, key, by, picked, shown.rows, names[key])


def enough(here: Here) -> Drill | None:
    """Whose pipeline is enough for what is left of the target; the open pipeline where there is no target."""
    t = here.t
    views = {key: t(name) for key, name in VIEWS.items()}
    by = chosen("review_cover_by", list(views))
    control = switch(t("By"), views, "review_cover_by")
    shown = cache.drawn(here, _enough, by)
    if shown is None:
        return _open_by(here, by, control)
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
            shown.ranking,
            key=chart_key("review_cover"),
            alt=t("Whose pipeline is enough"),
            selectable=True,
        )
    picked = selected_key(event, "review_cover")
    return (
        None
        if picked is None
        else compare.member_drill(t, shown.metric, by, picked, shown.rows, t("Coverage"))
    )


def _open_by(here: Here, by: str, control: Callable[[], None]) -> Drill | None:
    t = here.t
    shown = cache.drawn(here, _open_amounts, by)
    with card(
        t("Whose pipeline is how large"),
        shown.unit,
        help=t("Without a target there is nothing that it has to be enough for."),
        control=control,
        key="card_cover",
    ):
        event = ranking(
            t,
            shown.ranking,
            key=chart_key("review_open"),
            alt=t("Open pipeline"),
            empty=t("No deal is open."),
            selectable=True,
        )
    picked = selected_key(event, "review_open")
    return (
        None
        if picked is None
        else compare.member_drill(t, shown.metric, by, picked, shown.rows, t("Open pipeline"))
    )


def _tiles(here: Here) -> Tiles:
    t, asked = here.t, asked_of(here)
    now, then = cache.read(here.store, compare.figures, asked)
    tiles = tuple(review_text.tiles(t, asked, now, then))
    trends = tuple(cache.read(here.store, home.weekly, asked, tile.key) for tile in tiles)
    defined = now["velocity"].value is not None
    return Tiles(tiles, trends, review_text.velocity_words(t, asked, now["velocity"]) if defined else "")


def _side_by_side(here: Here, key: str, by: str) -> Compared:
    t, asked = here.t, asked_of(here)
    found = compare.side_by_side(t, asked, key, cache.read(here.store, review.compared, asked, key, by))
    ranked = Ranked(
        found.rows,
        lambda rows: ranked_bars(rows, t, here.tokens, show=found.show),
        named_values(t(compare.DIMENSIONS[by]), t(METRICS[key].name), t("Parts"), found.show),
    )
    unit = found.unit.label if found.kind == "money" else ""
    return Compared(key, unit, ranked.drawn(), found.rows)


def _enough(here: Here, by: str) -> Compared | None:
    """Teams with their words under the bars; reps, of whom there are many, in one line each."""
    t, asked = here.t, asked_of(here)
    found = cache.read(here.store, review.covers, asked, by)
    if not found:
        return None
    rows = review_text.cover_rows(t, asked, found)

    def show(amount: float | None) -> str:
        return t.money(amount, here.currency, short=True)

    def draw(first: pd.DataFrame) -> go.Figure | None:
        if by == "team":
            return pipeline_against_need(first, t, here.tokens)
        return ranked_bars(first, t, here.tokens, show=show)

    ranked = Ranked(rows, draw, named_values(t(VIEWS[by]), t("Due"), t("Parts"), show))
    return Compared("coverage", "", ranked.drawn(), rows)


def _open_amounts(here: Here, by: str) -> Compared:
    t, asked = here.t, asked_of(here)
    found = cache.read(here.store, review.compared, asked, "amount_open", by)
    known = any(row.value for row in found)
    key = "amount_open" if known else "deals_open"
    if not known:
        found = cache.read(here.store, review.compared, asked, key, by)
    compared = compare.side_by_side(t, asked, key, found)
    show = compared.show if known else t.number
    ranked = Ranked(
        compared.rows.drop(columns=[] if known else ["parts"]),
        lambda rows: ranked_bars(rows, t, here.tokens, show=show),
        named_values(t(VIEWS[by]), t("Open pipeline"), t("Parts"), show),
    )
    return Compared(key, compared.unit.label if known else t("open deals"), ranked.drawn(), compared.rows)
