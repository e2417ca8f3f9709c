"""How long deals wait: dots of open ones against the usual, and stays with the open ones as unfinished."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from salesperf.text import Text
from salesperf.ui.charts.figure import SMALL, blank_figure, head, known, label_width, rows_axis, write
from salesperf.ui.charts.ranked import FEW
from salesperf.ui.theme import Tokens

ROW = 50
LANES = (0.0, 0.17, -0.17, 0.3, -0.3, 0.09, -0.09, 0.24, -0.24)
"""Where dots of equal days stand in their row, one after the other."""


def open_deals_by_wait(frame: pd.DataFrame, t: Text, tokens: Tokens) -> go.Figure | None:
    """A dot per open deal at its days in the stage, a field up to the usual; beyond it dots are orange.

    Deals beyond three times the longest usual are arrows at the end of the axis.

    ``frame``: a row per stage in pipeline order with ``key``, ``label``, ``days`` (of each dot, in order),
    ``each`` (deals that a dot stands for), ``line`` (the usual, undefined without), ``over`` and ``n``
    (deals) and ``usual`` (text).
    """
    if frame.empty or not frame["n"].sum():
        return None
    labels = [str(one) for one in frame["label"]]
    over = [_over(t, one) for one in frame.to_dict("records")]
    wide = max(70, *(round(6.6 * len(one)) for one in over))
    figure = blank_figure(
        tokens, height=len(labels) * ROW + 56, left=label_width(labels), right=wide + 72, top=28, bottom=28
    )
    lines = [known(one) for one in frame["line"]]
    last = _end((days[-1] for days in frame["days"] if days), lines)
    xs: list[float] = []
    ys: list[float] = []
    colours: list[str] = []
    keys: list[list[object]] = []
    words: list[str] = []
    symbols: list[str] = []
    for row, one in enumerate(frame.to_dict("records")):
        line = lines[row]
        if line is not None:
            figure.add_shape(
                type="rect", x0=0, x1=line, y0=row - 0.4, y1=row + 0.4, line={"width": 0},
                fillcolor=tokens.accent_soft, opacity=0.35, layer="below",
            )  # fmt: skip
        for place, days in enumerate(one["days"]):
            beyond = line is not None and days > line
            xs.append(min(days, last))
            symbols.append("circle" if days <= last else "triangle-right")
            ys.append(row + LANES[place % len(LANES)])
            colours.append(tokens.behind if beyond else tokens.muted)
            keys.append([one["key"]])
            words.append(t.days(days) if one["each"] == 1 else _several(t, days, one["each"]))
        many = one["over"] > 0 and one["over"] * 4 > one["n"]
        ink = tokens.behind_text if many else tokens.ink
        write(figure, row, over[row], shift=wide + 8, color=ink if one["n"] else tokens.muted)
        write(figure, row, one["usual"], shift=wide + 68, color=tokens.muted, size=SMALL)
    figure.add_scatter(
        x=xs, y=ys, mode="markers", customdata=keys, hovertext=words, hoverinfo="text", name="deals",
        marker={"size": 6, "color": colours, "opacity": 0.65, "symbol": symbols},
    )  # fmt: skip
    head(figure, t("usual"), shift=wide + 68, tokens=tokens)
    figure.update_xaxes(
        visible=True, range=[-last * 0.015, last * 1.04], nticks=6, showgrid=True, gridcolor=tokens.line,
        tickfont={"size": SMALL, "color": tokens.muted}, showline=False, ticks="",
    )  # fmt: skip
    rows_axis(figure, labels, tokens)
    return figure


def stays_with_open_ones(frame: pd.DataFrame, t: Text, tokens: Tokens) -> go.Figure | None:
    """A bar at the median of finished stays; a dot at the median with open stays, a line on to its P75.

    ``frame``: a row per stage in pipeline order with ``key``, ``label``, ``finished``, ``median``, ``p75``
    (days, undefined where unknown), ``finished_n``, ``n`` and ``unfinished`` (deals), ``shown`` and
    ``shown_p75`` (texts). Fewer than ten are grey.
    """
    if frame.empty or not (frame["n"].sum() + frame["finished_n"].sum()):
        return None
    labels = [str(one) for one in frame["label"]]
    figure = blank_figure(
        tokens, height=len(labels) * 38 + 40, left=label_width(labels), right=160, top=30, bottom=8
    )
    hover = [
        t(
            "{finished} finished: median {plain}. {n} with {open} open: median {median}, P75 {p75}.",
            finished=one["finished_n"],
            plain=t.days(known(one["finished"]), 1),
            n=one["n"],
            open=one["unfinished"],
            median=t.days(known(one["median"]), 1),
            p75=t.days(known(one["p75"]), 1),
        )
        for one in frame.to_dict("records")
    ]
    figure.add_bar(
        x=[known(one) for one in frame["finished"]],
        y=list(range(len(labels))),
        orientation="h",
        width=0.5,
        marker={"color": tokens.rest},
        customdata=[[key] for key in frame["key"]],
        hovertext=hover,
        hoverinfo="text",
        name="finished",
    )
    thin = [n < FEW for n in frame["n"]]
    for row, one in enumerate(frame.to_dict("records")):
        median, quartile = known(one["median"]), known(one["p75"])
        if median is not None and quartile is not None:
            figure.add_shape(
                type="line", x0=median, x1=quartile, y0=row, y1=row, layer="above",
                line={"color": tokens.rest if thin[row] else tokens.accent_soft, "width": 4},
            )  # fmt: skip
        ink = tokens.muted if thin[row] else tokens.ink
        write(figure, row, f"<b>{one['shown']}</b>", shift=46, color=ink)
        write(figure, row, one["shown_p75"], shift=92, color=ink)
        parts = t("{open} open", open=one["unfinished"])
        write(figure, row, parts, shift=156, color=tokens.muted, size=SMALL)
    figure.add_scatter(
        x=[known(one) for one in frame["median"]],
        y=list(range(len(labels))),
        mode="markers",
        marker={"size": 9, "color": [tokens.muted if one else tokens.accent for one in thin]},
        customdata=[[key] for key in frame["key"]],
        hovertext=hover,
        hoverinfo="text",
        name="median",
    )
    head(figure, t("median"), shift=46, tokens=tokens)
    head(figure, t("P75"), shift=92, tokens=tokens)
    longest = max(
        (known(one) or 0 for name in ("finished", "median", "p75") for one in frame[name]), default=0
    )
    figure.update_xaxes(range=[0, (longest or 1) * 1.04])
    rows_axis(figure, labels, tokens)
    return figure


def _end(longest: Iterable[int], lines: Sequence[float | None]) -> float:
    """Where the axis ends: at three times the longest usual, as one forgotten deal would press all others
    together; deals beyond stand at the end as arrows.
    """
    most = max(longest, default=1)
    usual = max((one for one in lines if one is not None), default=None)
    return max(most if usual is None else min(most, 3 * usual), 1)


def _over(t: Text, one: Mapping[Hashable, Any]) -> str:
    if not one["n"]:
        return "–"
    return t("{part} of {whole} over", part=t.number(one["over"]), whole=t.number(one["n"]))


def _several(t: Text, days: int, each: int) -> str:
    return t("{days}, one of {n} deals shown", days=t.days(days), n=each)
