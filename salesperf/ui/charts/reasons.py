"""From the usual chance to that of a deal, reason by reason."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from salesperf.ui.charts.figure import blank_figure, label_width, plain, rows_axis, write
from salesperf.ui.theme import Tokens

ROW = 28


def chance_step_by_step(frame: pd.DataFrame, tokens: Tokens) -> go.Figure | None:
    """A bar for the usual chance, a floating one per reason, blue where it helps, and one for the deal.

    ``frame``: a row each in order with ``label``, ``start``, ``end`` (shares), ``kind`` ("usual", "reason"
    or "deal") and ``shown`` (text).
    """
    if frame.empty:
        return None
    labels = [str(one) for one in frame["label"]]
    figure = blank_figure(
        tokens, height=len(labels) * ROW + 16, left=label_width(labels), right=52, top=8, bottom=8
    )
    rows = frame.to_dict("records")
    last = len(rows) - 1
    ahead = rows[last]["end"] >= rows[0]["end"]
    colours = [
        tokens.rest
        if one["kind"] == "usual"
        else tokens.accent
        if (ahead if one["kind"] == "deal" else one["end"] > one["start"])
        else tokens.behind
        for one in rows
    ]
    figure.add_bar(
        x=[one["end"] - one["start"] for one in rows],
        base=[one["start"] for one in rows],
        y=list(range(len(rows))),
        orientation="h",
        width=0.6,
        marker={"color": colours},
        hovertext=[f"<b>{plain(one['label'])}</b><br>{plain(one['shown'])}" for one in rows],
        hoverinfo="text",
        name="steps",
    )
    for row, one in enumerate(rows):
        down = one["kind"] == "reason" and one["end"] < one["start"]
        text = plain(one["shown"])
        write(
            figure,
            row,
            text if one["kind"] == "reason" else f"<b>{text}</b>",
            shift=48,
            color=tokens.behind_text if down else tokens.ink,
        )
    figure.update_xaxes(range=[0, max(one["end"] for one in rows) * 1.02])
    rows_axis(figure, labels, tokens, bold=(0, last))
    return figure
