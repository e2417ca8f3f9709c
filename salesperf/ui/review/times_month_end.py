"""Close dates: whether they pile up at the end of months, and how often they are pushed."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go
import streamlit as st

from salesperf.reports import home, times_month_end
from salesperf.reports.home import Trend
from salesperf.reports.tile import Drill, Tile
from salesperf.text import mark
from salesperf.ui import cache
from salesperf.ui.charts.month_end import closings_by_day_of_month
from salesperf.ui.components import card, chart
from salesperf.ui.escape import escape_markdown
from salesperf.ui.home.figures import draw_tiles
from salesperf.ui.review.controls import chosen, switch
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.state import Here

VIEWS = {"won": mark("Won"), "promised": mark("Promised")}


@dataclass(frozen=True, slots=True)
class Shown:
    """The days drawn and in words."""

    figure: go.Figure | None
    words: str


def close_dates(here: Here) -> Drill | None:
    """The card beside the tile of pushes, which opens the deals that were pushed."""
    t = here.t
    views = {key: t(name) for key, name in VIEWS.items()}
    view = chosen("review_closings", list(views))
    shown = cache.drawn(here, _shown, view)
    tile, trend = cache.drawn(here, _pushes)
    narrow, wide = st.columns([1, 3])
    with narrow:
        picked = draw_tiles((tile,), (trend,), key="review_pushes")
    with (
        wide,
        card(
            t("Close dates in the month"),
            t("share of deals by day, counted from the end of the month"),
            help=t(
                "Won: deals won in the last 12 months. Promised: open deals by their expected close. Many "
                "close dates on the last days of a month are guesses, or discounts given for the date."
            ),
            control=switch(t("Deals"), views, "review_closings"),
            key="card_closings",
        ),
    ):
        chart(
            t,
            shown.figure,
            key="review_closings_chart",
            alt=shown.words or t("Close dates in the month"),
            empty=t("No deal has such a date."),
        )
        if shown.words:
            st.caption(escape_markdown(shown.words))
    return picked


def _shown(here: Here, view: str) -> Shown:
    won, promised = cache.read(here.store, times_month_end.ends, asked_of(here))
    found = promised if view == "promised" else won
    figure = closings_by_day_of_month(times_month_end.rows(found), here.t, here.tokens)
    return Shown(figure, times_month_end.words(here.t, found, promised=view == "promised"))


def _pushes(here: Here) -> tuple[Tile, Trend]:
    asked = asked_of(here)
    now, then = cache.read(here.store, times_month_end.pushes, asked)
    _, promised = cache.read(here.store, times_month_end.ends, asked)
    tile = times_month_end.push_tile(here.t, asked, now, then, dated=promised.n > 0)
    return tile, cache.read(here.store, home.weekly, asked, "push_count")
