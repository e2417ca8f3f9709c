"""On which days of the month deals close, counted from its end."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from salesperf.text import Text
from salesperf.ui.charts.figure import SMALL, blank_figure, known
from salesperf.ui.charts.ranked import FEW
from salesperf.ui.theme import Tokens

EVEN_DAYS = 365.25 / 12


def closings_by_day_of_month(frame: pd.DataFrame, t: Text, tokens: Tokens) -> go.Figure | None:
    """A column per day before the end of the month, late ones orange, a line where all would be equal.

    ``frame``: a row per day, the earliest first, with ``before`` (days to the last of the month), ``share``,
    ``n`` (deals) and ``late`` (true for last days that stand out). Under ten deals all are grey.
    """
    total = int(frame["n"].sum()) if len(frame) else 0
    if not total:
        return None
    figure = blank_figure(tokens, height=210, left=6, right=6, top=22, bottom=26)
    grey = total < FEW
    figure.add_bar(
        x=[-one for one in frame["before"]],
        y=[known(one) for one in frame["share"]],
        marker={"color": [tokens.behind if late and not grey else tokens.rest for late in frame["late"]]},
        hovertext=[
            (
                t("last day of the month")
                if not before
                else t.plural("{n} day before", "{n} days before", before)
            )
            + f"<br>{t.percent(share, digits=1)} · {t.number(n)}"
            for before, share, n in zip(frame["before"], frame["share"], frame["n"], strict=True)
        ],
        hoverinfo="text",
        name="closings",
    )
    even = 1 / EVEN_DAYS
    figure.add_shape(
        type="line", x0=-30.5, x1=0.5, y0=even, y1=even, line={"color": tokens.ink, "width": 1, "dash": "dot"}
    )
    figure.add_annotation(
        x=-30.5, y=even, xanchor="left", yanchor="bottom", text=t("spread evenly"), showarrow=False,
        font={"size": SMALL, "color": tokens.muted},
    )  # fmt: skip
    figure.update_xaxes(
        visible=True, tickmode="array", tickvals=[-30, -20, -10, 0], showline=False, ticks="",
        ticktext=["−30", "−20", "−10", t("last day")], tickfont={"size": SMALL, "color": tokens.muted},
        range=[-30.8, 1.2],
    )  # fmt: skip
    figure.update_yaxes(range=[0, max(*(known(one) or 0 for one in frame["share"]), even) * 1.12])
    return figure
