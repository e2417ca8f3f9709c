"""Bookings against target over months."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from salesperf.text import AmountUnit, Text
from salesperf.ui.charts.figure import SMALL, blank_figure, known
from salesperf.ui.theme import Tokens


def bookings_against_target_by_month(
    frame: pd.DataFrame, t: Text, tokens: Tokens, *, unit: AmountUnit, currency: str, height: int = 292
) -> go.Figure | None:
    """Bars of bookings, the target as a step line, and what the running month may still bring.

    ``frame``: a row per month in time order with ``month`` (its first day), ``bookings``, ``target`` and
    ``expected`` (still to come), all in minor units or undefined. A month that reached its target is
    strong, every other one soft.
    """
    if frame.empty or frame["bookings"].isna().all():
        return None
    months = list(frame["month"])
    places = list(range(len(months)))
    booked = [unit.scaled(known(one)) for one in frame["bookings"]]
    target = [unit.scaled(known(one)) for one in frame["target"]]
    expected = [unit.scaled(known(one)) for one in frame["expected"]]
    keys = [month.isoformat()[:10] for month in months]
    figure = blank_figure(tokens, height=height, left=34, right=16, top=10, bottom=38)
    figure.update_layout(bargap=0.32)
    figure.add_bar(
        x=places,
        y=booked,
        customdata=[[key] for key in keys],
        marker={"color": [_colour(*pair, tokens) for pair in zip(booked, target, strict=True)]},
        hovertext=[_hover(row, t, currency) for row in frame.to_dict("records")],
        hoverinfo="text",
        name="bookings",
    )
    if any(expected):
        figure.add_bar(
            x=places,
            y=expected,
            base=[one or 0 for one in booked],
            customdata=[[key] for key in keys],
            marker={
                "color": "rgba(0,0,0,0)",
                "line": {"color": tokens.accent_soft, "width": [1.2 if one else 0 for one in expected]},
                "pattern": {"shape": "/", "fgcolor": tokens.accent_soft, "size": 5, "solidity": 0.35},
            },
            hovertext=[_hover(row, t, currency) for row in frame.to_dict("records")],
            hoverinfo="text",
            name="expected",
        )
    if any(one is not None for one in target):
        figure.add_scatter(
            x=places,
            y=target,
            mode="lines",
            line={"shape": "hvh", "color": tokens.ink, "width": 1.6},
            hoverinfo="skip",
            name="target",
        )
        first = next(place for place in places if target[place] is not None)
        figure.add_annotation(
            x=first,
            y=target[first],
            text=t("Target"),
            showarrow=False,
            xanchor="left",
            yanchor="bottom",
            xshift=-8,
            yshift=3,
            font={"size": SMALL, "color": tokens.ink},
        )
    ticks = [place for place in places if (len(months) - 1 - place) % 3 == 0]
    figure.update_xaxes(
        visible=True,
        tickmode="array",
        tickvals=ticks,
        ticktext=[_tick(months[one], t) for one in ticks],
        tickangle=0,
        ticklabeloverflow="allow",
        tickfont={"size": SMALL, "color": tokens.muted},
        range=[-0.6, len(places) - 0.4],
    )
    figure.update_yaxes(
        visible=True,
        showgrid=True,
        gridcolor=tokens.line,
        nticks=5,
        rangemode="tozero",
        zeroline=True,
        zerolinecolor=tokens.line,
        tickfont={"size": SMALL, "color": tokens.muted},
    )
    return figure


def _colour(booked: float | None, target: float | None, tokens: Tokens) -> str:
    reached = booked is not None and target is not None and booked >= target
    return tokens.accent if reached else tokens.accent_soft


def _tick(month: pd.Timestamp, t: Text) -> str:
    return f"{t.month_name(month)}<br>{t.year(month)}"


def _hover(row: Mapping[Hashable, Any], t: Text, currency: str) -> str:
    lines = [f"<b>{t.month(row['month'])}</b>"]
    booked, target, expected = (known(row[name]) for name in ("bookings", "target", "expected"))
    lines.append(t("Booked {amount}", amount=t.money(booked, currency, short=True)))
    if target is not None:
        lines.append(t("Target {amount}", amount=t.money(target, currency, short=True)))
        lines.append(t("Attainment {share}", share=t.percent(booked, target)))
    if expected:
        lines.append(t("Still expected {amount}", amount=t.money(expected, currency, short=True)))
    return "<br>".join(lines)
