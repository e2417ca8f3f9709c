"""Why an open deal has its win chance."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go
import streamlit as st

from salesperf.reports import forecast_reasons, forecast_text
from salesperf.ui import cache
from salesperf.ui.charts.reasons import chance_step_by_step
from salesperf.ui.components import card, chart
from salesperf.ui.escape import escape_markdown
from salesperf.ui.review.forecast import chances_of
from salesperf.ui.state import Here


@dataclass(frozen=True, slots=True)
class Shown:
    """The chance as text, its reasons drawn, and how far to trust it."""

    chance: str
    figure: go.Figure | None
    trust: str


def why_chance(here: Here, deal: int) -> bool:
    """The card; answers False and shows nothing for a deal that is not open or without a chance."""
    t = here.t
    shown = cache.drawn(here, _shown, deal)
    if shown is None:
        return False
    with card(
        t("Why {chance}", chance=shown.chance),
        t("win chance, points"),
        help=forecast_text.chance_definition(t),
        key="card_chance",
        height="content",
    ):
        if shown.figure is not None:
            chart(t, shown.figure, key="deal_chance", alt=t("Why {chance}", chance=shown.chance))
        st.caption(escape_markdown(shown.trust))
    return True


def _shown(here: Here, deal: int) -> Shown | None:
    t, known = here.t, chances_of(here)
    (chance,) = known.of([deal])
    if chance is None:
        return None
    figure = chance_step_by_step(forecast_reasons.reason_rows(t, known, deal), here.tokens)
    return Shown(t.percent(chance), figure, forecast_reasons.trust_words(t, known, chance))
