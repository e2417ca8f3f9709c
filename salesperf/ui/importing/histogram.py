"""The days that a column of dates would mean, drawn small: one bar a day, today as a line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import plotly.graph_objects as go

from salesperf.text import Text
from salesperf.ui.charts.figure import SMALL, blank_figure
from salesperf.ui.theme import Tokens

MOST_BARS = 180


def day_histogram(
    days: Sequence[tuple[date, int]],
    t: Text,
    tokens: Tokens,
    *,
    today: date,
    since: date,
    until: date,
) -> go.Figure | None:
    """How many cells fall on which days, from `since` to `until`; days after today are orange."""
    if not days:
        return None
    width = max(1, -(-((until - since).days + 1) // MOST_BARS))
    counts: dict[date, int] = {}
    for day, n in days:
        begin = since + timedelta(days=(day - since).days // width * width)
        counts[begin] = counts.get(begin, 0) + n
    figure = blank_figure(tokens, height=118, left=6, right=6, top=22, bottom=20)
    figure.add_bar(
        x=list(counts),
        y=list(counts.values()),
        width=max(width * 0.8, (until - since).days / 110) * 24 * 3600 * 1000,
        marker={"color": [tokens.behind if day > today else tokens.accent for day in counts]},
        hovertext=[f"{t.date(day)}: {t.number(n)}" for day, n in counts.items()],
        hoverinfo="text",
    )
    room = timedelta(days=max(3, (until - since).days // 30))
    figure.update_xaxes(
        visible=True,
        range=[since - room, until + room],
        tickmode="array",
        tickvals=(ticks := _months(since, until)),
        ticktext=[t.month_name(day) for day in ticks],
        tickfont={"size": SMALL, "color": tokens.muted},
        ticks="",
        linecolor=tokens.line,
        showline=True,
    )
    top = max(counts.values())
    figure.update_yaxes(range=[0, top * 1.05])
    if since - room <= today <= until + room:
        figure.add_shape(
            type="line",
            x0=today,
            x1=today,
            y0=0,
            y1=1,
            yref="paper",
            line={"color": tokens.ink, "width": 1.4},
        )
        figure.add_annotation(
            x=today,
            y=1,
            yref="paper",
            yanchor="bottom",
            text=t("today"),
            showarrow=False,
            font={"size": SMALL, "color": tokens.ink},
        )
    return figure


def _months(since: date, until: date) -> list[date]:
    """Firsts of months to write below, a dozen at most."""
    firsts = []
    day = since.replace(day=1)
    while day <= until:
        if day >= since - timedelta(days=3):
            firsts.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    step = max(1, -(-len(firsts) // 8))
    return firsts[::step]
