"""What moved in the pipeline between two days, as a ledger drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from salesperf.text import UNDEFINED, AmountUnit, Text
from salesperf.ui.charts.figure import SMALL, blank_figure, head, label_width, plain, rows_axis, write
from salesperf.ui.theme import Tokens

ROW = 25
_WORSE = frozenset({"decreased", "moved_out", "lost", "removed"})


@dataclass(frozen=True, slots=True)
class Movement:
    """One line of the ledger: ``amount`` in minor units with its sign, ``deals`` that make it."""

    kind: str
    label: str
    amount: int
    deals: int


def pipeline_waterfall(
    movements: Sequence[Movement],
    t: Text,
    tokens: Tokens,
    *,
    start: Movement,
    end: Movement,
    unit: AmountUnit,
    counts: bool = False,
) -> go.Figure | None:
    """Floating bars from the start amount to the end amount, with amount and deals of each line at the right.

    Where the amounts are counts of deals themselves, say so with `counts`: they are written once.

    Growth is soft, won accent, what shrank the pipeline otherwise orange. The axis covers only what moved.
    """
    if not (start.deals or end.deals or any(one.deals for one in movements)):
        return None
    labels = [start.label, *(one.label for one in movements), end.label]
    figure = blank_figure(
        tokens, height=len(labels) * ROW + 36, left=label_width(labels), right=118, top=24, bottom=8
    )
    level = float(start.amount)
    bases, ends = [], []
    for one in movements:
        bases.append(level)
        level += one.amount
        ends.append(level)

    def scaled(minor: float) -> float:
        return minor / unit.minor_per_unit

    rows = list(range(1, len(movements) + 1))
    figure.add_bar(
        x=[scaled(one.amount) for one in movements],
        base=[scaled(base) for base in bases],
        y=rows,
        orientation="h",
        width=0.6,
        marker={"color": [_colour(one, tokens) for one in movements]},
        customdata=[[one.kind] for one in movements],
        hovertext=[
            f"<b>{plain(one.label)}</b><br>{unit.show(one.amount, signed=True)} {plain(unit.label)}<br>"
            + t.plural("{n} deal", "{n} deals", one.deals)
            for one in movements
        ],
        hoverinfo="text",
        name="movement",
    )
    last = len(labels) - 1
    net = end.amount - start.amount
    figure.add_bar(
        x=[scaled(net)],
        base=[scaled(start.amount)],
        y=[last],
        orientation="h",
        width=0.5,
        marker={"color": tokens.rest},
        hoverinfo="skip",
        name="net",
    )
    for row, edge in enumerate([start.amount, *ends[:-1]], start=0):
        if row:
            _line(figure, scaled(edge), row + 0.3, row + 0.7, tokens.muted, 0.8)
    _line(figure, scaled(start.amount), 0.4, last, tokens.line, 1, dash="dot")
    _line(figure, scaled(start.amount), -0.36, 0.36, tokens.ink, 2)
    _line(figure, scaled(end.amount), last - 0.36, last + 0.36, tokens.ink, 2)
    seen = [scaled(one) for one in (start.amount, end.amount, *ends)]
    near, anchor, shift = _net_place(scaled(start.amount), scaled(end.amount), min(seen), max(seen))
    figure.add_annotation(
        x=near,
        y=last,
        xanchor=anchor,
        xshift=shift,
        showarrow=False,
        text=t(
            "net {amount} ({share})",
            amount=unit.show(net, signed=True),
            share=t.signed_percent(net, start.amount or None),
        ),
        font={"size": SMALL, "color": tokens.ink},
    )
    _columns(figure, [start, *movements, end], t, tokens, unit, counts=counts)
    room = (max(seen) - min(seen)) * 0.04 or 1
    figure.update_xaxes(range=[min(seen) - room, max(seen) + room])
    rows_axis(figure, labels, tokens, bold=(0, last))
    return figure


def _columns(
    figure: go.Figure,
    lines: Sequence[Movement],
    t: Text,
    tokens: Tokens,
    unit: AmountUnit,
    *,
    counts: bool,
) -> None:
    if not counts:
        head(figure, t("amount"), shift=72, tokens=tokens)
    head(figure, t("deals"), shift=114, tokens=tokens)
    for row, one in enumerate(lines):
        total = row in (0, len(lines) - 1)
        some = total or one.deals or one.amount
        amount = unit.show(one.amount, signed=not total) if some else UNDEFINED
        deals = t.number(one.deals) if some else ""
        ink = (
            tokens.behind_text if one.kind in _WORSE and one.amount else tokens.ink if some else tokens.muted
        )
        write(figure, row, f"<b>{amount}</b>" if total else amount, shift=114 if counts else 72, color=ink)
        if counts:
            continue
        write(
            figure,
            row,
            f"<b>{deals}</b>" if total else deals,
            shift=114,
            color=tokens.ink if total else tokens.muted,
        )


def _net_place(start: float, end: float, least: float, most: float) -> tuple[float, str, int]:
    """Where the net change is written: right of its bar, else left of it, else on it."""
    room = (most - least) * 0.35
    if most - max(start, end) >= room:
        return max(start, end), "left", 6
    if min(start, end) - least >= room:
        return min(start, end), "right", -6
    return min(start, end), "left", 6


def _colour(one: Movement, tokens: Tokens) -> str:
    if one.kind == "won":
        return tokens.accent
    return tokens.behind if one.kind in _WORSE else tokens.accent_soft


def _line(
    figure: go.Figure, x: float, top: float, bottom: float, colour: str, width: float, dash: str = "solid"
) -> None:
    figure.add_shape(
        type="line",
        x0=x,
        x1=x,
        y0=top,
        y1=bottom,
        line={"color": colour, "width": width, "dash": dash},
        layer="below" if dash == "dot" else "above",
    )
