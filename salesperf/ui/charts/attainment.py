"""Attainment against the pace."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from salesperf.text import Text
from salesperf.ui.charts.figure import SMALL, blank_figure, known, label_width, plain, rows_axis
from salesperf.ui.theme import Tokens


def attainment_by_team(
    frame: pd.DataFrame, t: Text, tokens: Tokens, *, currency: str, pace: float | None = None
) -> go.Figure | None:
    """A bar per team on a track that ends at the target, a line at the pace; behind it is orange.

    ``frame``: a row per team in the order to show with ``key``, ``label``, ``booked`` and ``target`` in minor
    units. ``pace`` is the share of working days gone. A team without a target keeps an empty track.
    """
    if frame.empty:
        return None
    booked, target = [known(one) for one in frame["booked"]], [known(one) for one in frame["target"]]
    shares = [b / g if b is not None and g else None for b, g in zip(booked, target, strict=True)]
    labels = [str(one) for one in frame["label"]]
    rows = list(range(len(labels)))
    figure = blank_figure(
        tokens, height=len(rows) * 39 + 22, left=label_width(labels), right=14, top=12, bottom=10
    )
    figure.add_bar(
        x=[max(1.0, *(share or 0 for share in shares))] * len(rows),
        y=rows,
        orientation="h",
        width=0.5,
        marker={"color": tokens.panel},
        hoverinfo="skip",
        name="track",
    )
    ahead = [share is not None and (pace is None or share >= pace) for share in shares]
    figure.add_bar(
        x=shares,
        y=rows,
        orientation="h",
        width=0.5,
        customdata=[[key] for key in frame["key"]],
        marker={"color": [tokens.accent if one else tokens.behind for one in ahead]},
        hovertext=[
            f"<b>{plain(label)}</b><br>"
            + t(
                "{booked} of {target}",
                booked=t.money(b, currency, short=True),
                target=t.money(g, currency, short=True),
            )
            for label, b, g in zip(labels, booked, target, strict=True)
        ],
        hoverinfo="text",
        name="attainment",
    )
    for row, share in enumerate(shares):
        figure.add_annotation(
            x=0,
            y=row,
            xanchor="left",
            xshift=4,
            showarrow=False,
            text=t("no target") if share is None else t.percent(share),
            font={
                "size": SMALL,
                "color": tokens.on_accent if share is not None and share > 0.12 else tokens.ink,
            },
        )
    if pace is not None:
        figure.add_shape(
            type="line",
            x0=pace,
            x1=pace,
            y0=-0.45,
            y1=len(rows) - 0.55,
            line={"color": tokens.ink, "width": 1.8},
        )
    rows_axis(figure, labels, tokens)
    return figure
