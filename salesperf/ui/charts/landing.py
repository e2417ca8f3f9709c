"""Where a period lands, by member, and how the chances behind it have come true."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from salesperf.text import Text
from salesperf.ui.charts.figure import SMALL, blank_figure, head, known, label_width, plain, rows_axis, write
from salesperf.ui.charts.ranked import FEW
from salesperf.ui.theme import Tokens

ROW = 38
VALUE_AT, BAND_AT = 46, 118


def where_it_lands(frame: pd.DataFrame, t: Text, tokens: Tokens) -> go.Figure | None:
    """Per member a bar of what is won, a dot where it lands, its band, and a line at the target.

    ``frame``: a row per member, all of them first, with ``key``, ``label``, ``won``, ``value``, ``low``,
    ``high`` (on one scale, undefined where unknown), ``tone`` ("ahead", "behind" or "rest"), ``shown`` and
    ``band`` (value and band as texts) and ``parts`` (the sum in words). With a ``goal`` (one for all,
    undefined without) there is a line there.
    """
    if frame.empty:
        return None
    labels = [str(one) for one in frame["label"]]
    hover = [
        f"<b>{plain(label)}</b><br>{plain(parts)}"
        for label, parts in zip(labels, frame["parts"], strict=True)
    ]
    goals = [one for one in (known(goal) for goal in frame["goal"]) if one is not None]
    figure = blank_figure(
        tokens,
        height=len(labels) * ROW + 40,
        left=label_width(labels),
        right=BAND_AT + 6 if any(frame["band"]) else VALUE_AT + 12,
        top=30,
        bottom=8,
    )
    figure.add_bar(
        x=[known(one) or 0 for one in frame["won"]],
        y=list(range(len(labels))),
        orientation="h",
        width=0.56,
        marker={"color": tokens.rest},
        customdata=[[key] for key in frame["key"]],
        hovertext=hover,
        hoverinfo="text",
        name="won",
    )
    colours = {"ahead": tokens.accent, "behind": tokens.behind, "rest": tokens.muted}
    soft = {"ahead": tokens.accent_soft, "behind": tokens.behind_soft, "rest": tokens.rest}
    inks = {"ahead": tokens.ink, "behind": tokens.behind_text, "rest": tokens.muted}
    for row, one in enumerate(frame.to_dict("records")):
        low, high = known(one["low"]), known(one["high"])
        if low is not None and high is not None:
            _line(figure, low, high, row, row, soft[one["tone"]], 5)
        write(figure, row, f"<b>{plain(one['shown'])}</b>", shift=VALUE_AT, color=inks[one["tone"]])
        if one["band"]:
            write(figure, row, plain(one["band"]), shift=BAND_AT, color=tokens.muted, size=SMALL)
    figure.add_scatter(
        x=[known(one) for one in frame["value"]],
        y=list(range(len(labels))),
        mode="markers",
        marker={"size": 9, "color": [colours[tone] for tone in frame["tone"]]},
        customdata=[[key] for key in frame["key"]],
        hovertext=hover,
        hoverinfo="text",
        name="lands",
    )
    if goals:
        _line(figure, goals[0], goals[0], -0.5, len(labels) - 0.5, tokens.ink, 2)
        _top(figure, goals[0], t("target"), tokens, anchor="center")
    figure.add_annotation(
        x=0, xref="paper", y=1, yref="paper", xanchor="left", yanchor="bottom", showarrow=False,
        text=t("won so far"), font={"size": SMALL, "color": tokens.muted},
    )  # fmt: skip
    if any(frame["band"]):
        head(figure, t("80% band"), shift=BAND_AT, tokens=tokens)
    ends = [known(one) or 0 for name in ("won", "value", "high") for one in frame[name]]
    figure.update_xaxes(range=[0, max(*ends, *goals, 0.0001) * 1.04])
    rows_axis(figure, labels, tokens, bold=(0,))
    return figure


def chances_come_true(frame: pd.DataFrame, t: Text, tokens: Tokens) -> go.Figure | None:
    """Per tenth a tick at the chance given on average, a dot at the share that was won, with its interval.

    ``frame``: a row per tenth with ``label``, ``given``, ``won``, ``low``, ``high`` (shares), ``n`` and
    ``parts`` (text). Fewer than ten looks are grey.
    """
    if frame.empty:
        return None
    labels = [str(one) for one in frame["label"]]
    figure = blank_figure(
        tokens, height=len(labels) * 26 + 34, left=label_width(labels), right=136, top=26, bottom=8
    )
    colours: list[str] = []
    for row, one in enumerate(frame.to_dict("records")):
        thin = one["n"] < FEW
        colours.append(tokens.rest if thin else tokens.accent)
        _line(figure, 0, 1, row, row, tokens.line, 1)
        _line(figure, one["low"], one["high"], row, row, tokens.rest if thin else tokens.accent_soft, 4)
        _line(figure, one["given"], one["given"], row - 0.3, row + 0.3, tokens.ink, 2)
        ink = tokens.muted if thin else tokens.ink
        write(figure, row, f"<b>{t.percent(one['won'])}</b>", shift=42, color=ink)
        write(figure, row, plain(one["parts"]), shift=132, color=tokens.muted, size=SMALL)
    figure.add_scatter(
        x=[known(one) for one in frame["won"]],
        y=list(range(len(labels))),
        mode="markers",
        marker={"size": 8, "color": colours},
        hovertext=_hover(frame, t),
        hoverinfo="text",
        name="won",
    )
    first = float(frame["given"].iloc[0])
    _top(figure, first, t("given"), tokens, anchor="left" if first < 0.15 else "center")
    head(figure, t("were won"), shift=132, tokens=tokens)
    figure.update_xaxes(range=[0, 1])
    rows_axis(figure, labels, tokens)
    return figure


def _hover(frame: pd.DataFrame, t: Text) -> Sequence[str]:
    return [
        t("given {given} on average, {won} won", given=t.percent(given), won=t.percent(won))
        for given, won in zip(frame["given"], frame["won"], strict=True)
    ]


def _line(figure: go.Figure, x0: float, x1: float, y0: float, y1: float, color: str, width: int) -> None:
    figure.add_shape(
        type="line", x0=x0, x1=x1, y0=y0, y1=y1, line={"color": color, "width": width}, layer="below"
    )


def _top(figure: go.Figure, x: float, text: str, tokens: Tokens, *, anchor: str) -> None:
    figure.add_annotation(
        x=x, y=1, yref="paper", xanchor=anchor, yanchor="bottom", showarrow=False, text=text,
        font={"size": SMALL, "color": tokens.muted},
    )  # fmt: skip
