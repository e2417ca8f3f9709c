"""Horizontal bars in the order given."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from salesperf.text import AmountUnit, Text
from salesperf.ui.charts.figure import SMALL, blank_figure, known, label_width, plain, rows_axis, write
from salesperf.ui.theme import Tokens

FEW = 10


def open_pipeline_by_stage(
    frame: pd.DataFrame, t: Text, tokens: Tokens, *, unit: AmountUnit, currency: str
) -> go.Figure | None:
    """Open amount of each stage; the nearer to the signature, the stronger.

    ``frame``: a row per open stage in pipeline order with ``key``, ``label``, ``amount`` (minor units)
    and ``deals``.
    """
    if frame.empty or not frame["deals"].fillna(0).any():
        return None
    count = len(frame)
    figure = _bars(
        [unit.scaled(known(one)) or 0 for one in frame["amount"]],
        frame,
        tokens,
        colours=[_between(tokens, row / max(count - 1, 1)) for row in range(count)],
        row_height=32,
        right=52,
        hover=[
            f"<b>{plain(row['label'])}</b><br>{t.money(known(row['amount']), currency, short=True)}<br>"
            + t.plural("{n} deal", "{n} deals", int(row["deals"]))
            for row in frame.to_dict("records")
        ],
    )
    for row, (amount, deals) in enumerate(zip(frame["amount"], frame["deals"], strict=True)):
        figure.add_annotation(
            x=unit.scaled(known(amount)) or 0,
            y=row,
            xanchor="left",
            xshift=5,
            showarrow=False,
            text=unit.show(known(amount), 1 if unit.digits == 2 else 0) if deals else "–",
            font={"size": SMALL, "color": tokens.ink},
        )
    return figure


def ranked_bars(
    frame: pd.DataFrame,
    t: Text,
    tokens: Tokens,
    *,
    show: Callable[[float | None], str],
    few: int = FEW,
) -> go.Figure | None:
    """A bar per member of a dimension, its value and parts at the right; few observations are grey.

    ``frame``: a row per member in the order to show with ``key``, ``label``, ``value`` (undefined: no bar),
    ``n`` (observations; undefined where the value is a sum), and optionally ``parts`` (text at the right end)
    and ``tone`` ("ahead", "behind" or "rest"; ahead unless given). ``show`` writes a value.
    """
    if frame.empty:
        return None
    values = [known(one) for one in frame["value"]]
    counts = [known(one) for one in frame["n"]] if "n" in frame else [None] * len(frame)
    tones = list(frame["tone"]) if "tone" in frame else ["ahead"] * len(frame)
    parts = [plain(one) for one in frame["parts"]] if "parts" in frame else [""] * len(frame)
    thin = [count is not None and count < few for count in counts]
    aside = 62 + max((_parts_width(one) for one in parts), default=0)
    paint = {"ahead": tokens.accent, "behind": tokens.behind, "rest": tokens.rest}
    colours = [tokens.rest if grey else paint[tone] for grey, tone in zip(thin, tones, strict=True)]
    hover = [
        f"<b>{plain(label)}</b><br>{show(value)}"
        + ("" if count is None else "<br>" + t("n = {n}", n=int(count)))
        for label, value, count in zip(frame["label"], values, counts, strict=True)
    ]
    figure = _bars(values, frame, tokens, colours=colours, row_height=26, right=aside, hover=hover)
    for row, value in enumerate(values):
        ink = (
            tokens.muted
            if thin[row] or value is None
            else tokens.behind_text
            if tones[row] == "behind"
            else tokens.ink
        )
        write(figure, row, show(value), shift=56, color=ink)
        if parts[row]:
            write(figure, row, parts[row], shift=aside - 4, color=tokens.muted, size=SMALL)
    return figure


def _parts_width(text: str) -> int:
    """Pixels that the words at the right end need, with a gap before them; nothing for no words."""
    wide = sum(11 if ord(letter) > 0x2E7F else 6.4 for letter in text)
    return round(wide) + 16 if text else 0


def _bars(
    values: list[float | None] | list[float],
    frame: pd.DataFrame,
    tokens: Tokens,
    *,
    colours: list[str],
    row_height: int,
    right: int,
    hover: list[str],
) -> go.Figure:
    labels = [str(one) for one in frame["label"]]
    figure = blank_figure(
        tokens, height=len(labels) * row_height + 16, left=label_width(labels), right=right, top=8, bottom=8
    )
    figure.add_bar(
        x=values,
        y=list(range(len(labels))),
        orientation="h",
        width=0.6,
        marker={"color": colours},
        customdata=[[key] for key in frame["key"]],
        hovertext=hover,
        hoverinfo="text",
        name="value",
    )
    rows_axis(figure, labels, tokens)
    return figure


def _between(tokens: Tokens, share: float) -> str:
    soft, strong = (
        [int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in (tokens.accent_soft, tokens.accent)
    )
    mixed = [round(low + (high - low) * share) for low, high in zip(soft, strong, strict=True)]
    return "#" + "".join(f"{part:02x}" for part in mixed)
