"""Whose pipeline is enough: what is due against what is needed, with the words under each bar."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from salesperf.text import Text
from salesperf.ui.charts.figure import SMALL, TEXT, blank_figure, known, plain, short
from salesperf.ui.theme import Tokens

ROW = 68
LIFT = 21


def pipeline_against_need(frame: pd.DataFrame, t: Text, tokens: Tokens) -> go.Figure | None:
    """A bar of the amount due per member, a tick where it would be enough; too short is orange.

    ``frame``: a row per member in the order to show with ``key``, ``label``, ``value`` (minor units due),
    ``needed`` (the same, or undefined), ``tone`` ("ahead" or "behind"), ``parts`` (is it enough), ``note``.
    """
    if frame.empty:
        return None
    values, needs = [known(one) or 0 for one in frame["value"]], [known(one) for one in frame["needed"]]
    figure = blank_figure(tokens, height=len(frame) * ROW + 14, left=2, right=4, top=6, bottom=8)
    behind = [tone == "behind" for tone in frame["tone"]]
    figure.add_bar(
        x=values,
        y=list(range(len(values))),
        orientation="h",
        width=0.27,
        customdata=[[key] for key in frame["key"]],
        marker={"color": [tokens.behind if one else tokens.accent for one in behind]},
        hovertext=[
            f"<b>{plain(label)}</b><br>{plain(note)}"
            for label, note in zip(frame["label"], frame["note"], strict=True)
        ],
        hoverinfo="text",
        name="due",
    )
    farthest = max(*values, *(one or 0 for one in needs), 1)
    marked = False
    for row, need in enumerate(needs):
        words = (
            (0, "left", LIFT, f"<b>{short(frame['label'].iloc[row])}</b>", tokens.ink, TEXT),
            (
                1,
                "right",
                LIFT,
                plain(frame["parts"].iloc[row]),
                tokens.behind_text if behind[row] else tokens.muted,
                TEXT,
            ),
            (0, "left", -LIFT, plain(frame["note"].iloc[row]), tokens.muted, SMALL),
        )
        for x, anchor, lift, text, colour, size in words:
            _write(figure, x, row, text, anchor=anchor, lift=lift, colour=colour, size=size)
        if need:
            figure.add_shape(
                type="line",
                x0=need,
                x1=need,
                y0=row - 0.21,
                y1=row + 0.21,
                line={"color": tokens.ink, "width": 2},
            )
            if not marked and 0.3 < need / farthest < 0.75:
                marked = True
                figure.add_annotation(
                    x=need,
                    y=row,
                    yshift=LIFT,
                    text=t("needed"),
                    showarrow=False,
                    font={"size": SMALL, "color": tokens.muted},
                )
    figure.update_xaxes(range=[0, farthest * 1.01])
    figure.update_yaxes(range=[len(frame) - 0.5, -0.5])
    return figure


def _write(
    figure: go.Figure, x: float, row: int, text: str, *, anchor: str, lift: int, colour: str, size: int
) -> None:
    figure.add_annotation(
        x=x,
        xref="paper",
        y=row,
        text=text,
        xanchor=anchor,
        yshift=lift,
        showarrow=False,
        font={"size": size, "color": colour},
    )
