"""Where the period will land, by team or rep, and how far the chances behind it are to be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from salesperf.forecast.chances import Chances, chances, no_chances
from salesperf.forecast.yields import past_yields
from salesperf.reports import forecast, forecast_text
from salesperf.reports.tile import Drill
from salesperf.text import mark
from salesperf.ui import cache
from salesperf.ui.charts.landing import chances_come_true, where_it_lands
from salesperf.ui.components import Ranked, Ranking, card, chart, ranking, selected_key
from salesperf.ui.escape import escape_markdown
from salesperf.ui.review.controls import chosen, switch
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.state import Here, chart_key

VIEWS = {"team": mark("Teams"), "rep": mark("Reps")}
MOST_ROWS = 13


@dataclass(frozen=True, slots=True)
class Shown:
    """The card, ready to be shown: its words, the chart, and the rows that it opens."""

    title: str
    unit: str
    projection: forecast.Projection
    rows: pd.DataFrame
    ranking: Ranking
    notes: tuple[str, ...]
    curve: go.Figure | None
    trust: str


def where_it_will_land(here: Here) -> Drill | None:
    """The projection with its band; a row opens its deals, an expander shows how the chances came true."""
    t = here.t
    views = {key: t(name) for key, name in VIEWS.items()}
    by = chosen("review_forecast_by", list(views))
    shown = cache.drawn(here, _shown, by)
    with card(
        shown.title,
        shown.unit,
        help=forecast_text.definition(t),
        control=switch(t("By"), views, "review_forecast_by"),
        key="card_forecast",
    ):
        event = ranking(
            t,
            shown.ranking,
            key=chart_key("review_forecast"),
            alt=shown.title,
            empty=t("Nothing is won and no deal is due in this selection."),
            selectable=True,
        )
        for note in shown.notes:
            st.caption(escape_markdown(note))
        if shown.curve is not None:
            with st.expander(t("How good the chances are"), icon=":material/verified:", type="compact"):
                chart(t, shown.curve, key="review_chances", alt=t("How good the chances are"))
                st.caption(escape_markdown(shown.trust))
    picked = selected_key(event, "review_forecast")
    if picked is None:
        return None
    label = next(
        str(label)
        for key, label in zip(shown.rows["key"], shown.rows["label"], strict=True)
        if str(key) == picked
    )
    return forecast_text.drill(t, shown.projection, by, picked, label)


def chances_of(here: Here) -> Chances:
    """The win chances of the open deals at the end of as-of, kept while the data stay the same."""
    return cache.read(here.store, chances, here.scope.as_of)


def _shown(here: Here, by: str) -> Shown:
    t, asked = here.t, asked_of(here)
    known = no_chances(here.scope.as_of) if asked.over else chances_of(here)
    materials = cache.read(here.store, forecast.materials, asked, cast(Literal["team", "rep"], by))
    period = asked.scope.period
    length = (period.last_day - period.start).days + 1
    yields = cache.read(here.store, past_yields, known, period.last_day, length) if known.known else ()
    found = forecast.projection(asked, materials, known, yields, everybody=t("All"), nobody=t("none given"))
    rows = forecast_text.rows(t, asked, found)
    ranked = Ranked(
        rows, lambda first: where_it_lands(first, t, here.tokens), lambda all_: _table(here, by, all_)
    )
    usual = forecast_text.yield_words(t, found)
    tested = known.reliability if found.basis == "chances" else None
    return Shown(
        title=forecast_text.title(t, asked, found),
        unit=forecast_text.unit(t, asked, found),
        projection=found,
        rows=rows,
        ranking=ranked.drawn(MOST_ROWS),
        notes=tuple(note for note in (*forecast_text.notes(t, asked, found, known), usual) if note),
        curve=chances_come_true(forecast_text.reliability_rows(t, tested), t, here.tokens)
        if tested
        else None,
        trust=forecast_text.reliability_words(t, known, tested) if tested else "",
    )


def _table(here: Here, by: str, rows: pd.DataFrame) -> pd.DataFrame:
    t = here.t
    return pd.DataFrame(
        {
            t("Team") if by == "team" else t("Rep"): rows["label"].to_numpy(),
            t("Lands at"): rows["shown"].to_numpy(),
            t("80% band"): rows["band"].to_numpy(),
            t("Parts"): rows["parts"].to_numpy(),
        }
    )
