"""The story of a deal on one time axis: stages, amount, promised close dates, activities and silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go

from salesperf.reports.deal_story import Activity, Stay
from salesperf.text import Text
from salesperf.ui.charts.figure import SMALL, blank_figure, plain, short, write
from salesperf.ui.theme import Tokens

ROW = 34
GAP, STEP = 0.3, 1.25
"""Rows between the stages and what follows them, and from one of those to the next."""

RIGHT = 112
QUIET_AFTER, SILENT_AFTER = 14, 30
"""After so many days silence is marked, and after so many a deal counts as silent."""

LEFT = 112
_MEETINGS = ("meeting", "visit", "demo", "event", "会议", "面谈", "拜访", "会面", "演示")


@dataclass(frozen=True, slots=True)
class Told:
    """What the chart shows of a deal up to `end`; `silent` is since when nothing was done on it.

    `story` has a row per span with from_day, status, amount, currency and close_on.
    """

    stays: tuple[Stay, ...]
    story: Sequence[Mapping[str, Any]]
    activities: tuple[Activity, ...]
    silent: date | None
    end: date
    open: bool


def is_meeting(activity: Activity) -> bool:
    """Whether people met, as far as the type of the activity says so."""
    return any(word in (activity.type or "").lower() for word in _MEETINGS)


def deal_story(told: Told, t: Text, tokens: Tokens) -> go.Figure | None:
    """Stages in pipeline order, each stay blue up to the usual days and orange beyond; then the rest."""
    stages = _stages(told.stays)
    extra = [name for name, there in _rows(told).items() if there]
    if not stages and not extra:
        return None
    places = [len(stages) + GAP + at * STEP for at in range(len(extra))]
    bottom = places[-1] + 0.6 if places else len(stages) - 0.4
    height = round((bottom + 0.6) * ROW) + 52
    figure = blank_figure(tokens, height=height, left=LEFT, right=RIGHT, top=24, bottom=28)
    first, last = _ends(told)
    ticks = _ticks(first, last, t)
    figure.update_xaxes(
        visible=True, type="date", range=[_iso(first), _iso(last)], showgrid=True, gridcolor=tokens.line,
        tickfont={"size": SMALL, "color": tokens.muted}, tickvals=list(ticks),
        ticktext=list(ticks.values()), ticks="",
    )  # fmt: skip
    figure.update_yaxes(range=[bottom, -0.6])
    _today(figure, told, t, tokens)
    _stage_rows(figure, told.stays, stages, t, tokens)
    draw = {"amount": _amount_row, "close": _close_row, "activity": _activity_row}
    for row, name in zip(places, extra, strict=True):
        draw[name](figure, row, told, t, tokens)
    return figure


def _rows(told: Told) -> dict[str, bool]:
    return {
        "amount": any(one["amount"] is not None for one in told.story),
        "close": any(one["status"] == 0 and one["close_on"] is not None for one in told.story),
        "activity": bool(told.activities) or (told.silent is not None and told.open),
    }


def _stages(stays: Sequence[Stay]) -> dict[str, int]:
    """The row of each stage that the deal was in, in pipeline order."""
    places = sorted({(one.position, one.stage) for one in stays})
    return {name: row for row, (_, name) in enumerate(places)}


def _stage_rows(
    figure: go.Figure, stays: Sequence[Stay], rows: Mapping[str, int], t: Text, tokens: Tokens
) -> None:
    days: dict[str, int] = {}
    beyond: set[str] = set()
    for before, one in zip((None, *stays[:-1]), stays, strict=True):
        row = rows[one.stage]
        end = one.since + timedelta(days=one.days)
        usual = min(end, one.since + timedelta(days=one.usual)) if one.usual is not None else end
        hover = _stay_hover(one, t)
        _bar(figure, row, one.since, max(usual, one.since), tokens.accent, hover)
        if one.over:
            _bar(figure, row, usual, end, tokens.behind, hover)
            beyond.add(one.stage)
        if before is not None:
            _link(figure, one.since, rows[before.stage], row, tokens)
            if one.position < before.position:
                _note(figure, one.since, row - 0.34, t("back"), tokens, anchor="left")
        days[one.stage] = days.get(one.stage, 0) + one.days
    for name, row in rows.items():
        entered = next(one for one in stays if one.stage == name)
        _label(figure, row, name, t.day(entered.since), tokens)
        shown = t.number(days[name])
        colour = tokens.behind_text if name in beyond else tokens.ink
        write(figure, row, f"<b>{shown}</b>", shift=48, color=colour)
        if entered.usual is not None:
            write(figure, row, f"≤ {t.number(entered.usual)}", shift=100, color=tokens.muted, size=SMALL)
    if rows:
        _head(figure, t("days"), 48, tokens)
        _head(figure, t("usual"), 100, tokens)


def _amount_row(figure: go.Figure, row: float, told: Told, t: Text, tokens: Tokens) -> None:
    known = [one for one in told.story if one["amount"] is not None]
    steps = [
        one for before, one in zip((None, *known), known, strict=False)
        if before is None or before["amount"] != one["amount"]
    ]  # fmt: skip
    amounts = [int(one["amount"]) for one in steps]
    low, high = min(amounts), max(amounts)
    span = (high - low) or 1
    places = [row + 0.22 - 0.44 * (one - low) / span if high > low else row for one in amounts]
    days = [max(one["from_day"], _ends(told)[0]) for one in steps]
    figure.add_scatter(
        x=[*(_iso(day) for day in days), _iso(told.end)], y=[*places, places[-1]], mode="lines",
        line={"shape": "hv", "color": tokens.accent, "width": 2}, hoverinfo="skip", name="amount",
    )  # fmt: skip
    shown = [
        t.money(one, step["currency"] or "CNY", short=True) for one, step in zip(amounts, steps, strict=True)
    ]
    figure.add_scatter(
        x=[_iso(day) for day in days], y=places, mode="markers", marker={"size": 5, "color": tokens.accent},
        hovertext=[f"{t.date(day)}<br>{plain(text)}" for day, text in zip(days, shown, strict=True)],
        hoverinfo="text", name="amounts",
    )  # fmt: skip
    changed = len(steps) - 1
    if changed:
        _note(figure, days[0], places[0] - 0.2, shown[0], tokens, anchor="left")
    said = t.plural("changed {n} time", "changed {n} times", changed) if changed else t("never changed")
    _label(figure, row, t("Amount"), said, tokens)
    fell = amounts[-1] < max(amounts)
    write(figure, row, f"<b>{shown[-1]}</b>", shift=100, color=tokens.behind_text if fell else tokens.ink)


def _close_row(figure: go.Figure, row: float, told: Told, t: Text, tokens: Tokens) -> None:
    promised: list[date] = []
    said_on: list[date] = []
    for one in told.story:
        if one["status"] == 0 and one["close_on"] and (not promised or promised[-1] != one["close_on"]):
            promised.append(one["close_on"])
            said_on.append(one["from_day"])
    moved = len(promised) - 1
    colour = tokens.behind if moved else tokens.accent
    figure.add_scatter(
        x=[_iso(one) for one in promised], y=[row] * len(promised), mode="lines+markers",
        line={"color": colour, "width": 1.2, "dash": "dot"},
        marker={
            "size": 10, "symbol": "diamond", "line": {"color": colour, "width": 1.4},
            "color": [*([tokens.page] * moved), colour],
        },
        hovertext=[
            t("{day}, promised on {said}", day=day, said=said)
            for day, said in zip(promised, said_on, strict=True)
        ],
        hoverinfo="text", name="close",
    )  # fmt: skip
    label = t.plural("moved {n} time", "moved {n} times", moved) if moved else t("never moved")
    _label(figure, row, t("Expected close"), label, tokens)
    late = told.open and promised[-1] < told.end
    ink = tokens.behind_text if moved or late else tokens.ink
    write(figure, row, f"<b>{t.day(promised[-1])}</b>", shift=100, color=ink)


def _activity_row(figure: go.Figure, row: float, told: Told, t: Text, tokens: Tokens) -> None:
    done = told.activities
    met = sum(is_meeting(one) for one in done)
    quiet = (told.end - told.silent).days if told.silent is not None else 0
    if told.silent is not None and told.open and told.silent < told.end:
        fill = tokens.behind_soft if quiet > QUIET_AFTER else tokens.line
        figure.add_shape(
            type="rect", x0=_iso(told.silent), x1=_iso(told.end), y0=row - 0.24, y1=row + 0.24,
            fillcolor=fill, opacity=0.45, line={"width": 0}, layer="below",
        )  # fmt: skip
    figure.add_scatter(
        x=[_iso(one.day) for one in done], y=[row] * len(done), mode="markers",
        marker={
            "color": tokens.accent, "size": [11 if is_meeting(one) else 6 for one in done], "opacity": 0.85,
        },
        hovertext=[_activity_hover(one, t) for one in done], hoverinfo="text", name="activity",
    )  # fmt: skip
    said = t("{n}, {met} in person", n=len(done), met=met) if met else t.number(len(done))
    _label(figure, row, t("Activities"), said if done else "–", tokens)
    if told.silent is not None and told.open:
        ink = tokens.behind_text if quiet > SILENT_AFTER else tokens.ink
        write(figure, row, f"<b>{t('silent {days} d', days=quiet)}</b>", shift=100, color=ink)


def _today(figure: go.Figure, told: Told, t: Text, tokens: Tokens) -> None:
    if not told.open:
        return
    figure.add_shape(
        type="line", x0=_iso(told.end), x1=_iso(told.end), y0=0, y1=1, yref="paper", layer="below",
        line={"color": tokens.ink, "width": 1, "dash": "dot"},
    )  # fmt: skip
    figure.add_annotation(
        x=_iso(told.end), y=1, yref="paper", text=t.day(told.end), showarrow=False, xanchor="center",
        yanchor="bottom", font={"size": SMALL, "color": tokens.muted},
    )  # fmt: skip


def _bar(figure: go.Figure, row: int, start: date, end: date, colour: str, hover: str) -> None:
    long = max((end - start).days, 0)
    figure.add_bar(
        x=[max(long, 0.4) * 86_400_000], base=[_iso(start)], y=[row], orientation="h", width=0.26,
        marker={"color": colour, "cornerradius": 2}, hovertext=[hover], hoverinfo="text", name="stay",
    )  # fmt: skip


def _link(figure: go.Figure, day: date, start: int, end: int, tokens: Tokens) -> None:
    figure.add_shape(
        type="line", x0=_iso(day), x1=_iso(day), y0=start, y1=end, layer="below",
        line={"color": tokens.muted, "width": 0.8},
    )  # fmt: skip


def _label(figure: go.Figure, row: float, name: str, below: str, tokens: Tokens) -> None:
    grey = f"<span style='color:{tokens.muted}'>{plain(below)}</span>"
    figure.add_annotation(
        x=0, xref="paper", y=row, text=f"{short(name)}<br>{grey}", showarrow=False, xanchor="right",
        xshift=-10, align="right", font={"size": SMALL, "color": tokens.ink},
    )  # fmt: skip


def _note(figure: go.Figure, day: date, row: float, text: str, tokens: Tokens, *, anchor: str) -> None:
    figure.add_annotation(
        x=_iso(day), y=row, text=plain(text), showarrow=False, xanchor=anchor,
        font={"size": SMALL, "color": tokens.muted},
    )  # fmt: skip


def _head(figure: go.Figure, text: str, shift: int, tokens: Tokens) -> None:
    figure.add_annotation(
        x=1, xref="paper", y=1, yref="paper", text=text, showarrow=False, xanchor="right", yanchor="bottom",
        xshift=shift, font={"size": SMALL, "color": tokens.muted},
    )  # fmt: skip


def _stay_hover(one: Stay, t: Text) -> str:
    until = t.day(one.until) if one.until else t("still there")
    lines = [f"<b>{plain(one.stage)}</b>", f"{t.day(one.since)} – {until}", t.days(one.days)]
    if one.over:
        lines.append(t("{n} d beyond the usual {usual}", n=one.over, usual=one.usual))
    return "<br>".join(lines)


def _activity_hover(one: Activity, t: Text) -> str:
    parts = [f"<b>{t.date(one.day)}</b>", *(plain(text) for text in (one.type, one.subject, one.rep) if text)]
    return "<br>".join(parts)


def _ends(told: Told) -> tuple[date, date]:
    """The first and last day of the axis: what is known of the deal, with some room."""
    known = [one.since for one in told.stays] + [one.day for one in told.activities]
    known += [one["from_day"] for one in told.story if one["from_day"] > date(1900, 1, 1)]
    ends = [told.end, *(one["close_on"] for one in told.story if one["close_on"] and one["status"] == 0)]
    first = min([told.end, *known])
    last = min(max(ends), told.end + timedelta(days=366))
    room = max(2, (last - first).days // 40)
    return first - timedelta(days=room), last + timedelta(days=room)


def _ticks(first: date, last: date, t: Text) -> dict[str, str]:
    """The firsts of months in the span, at most eight of them; of a short one two of its days."""
    months = (last.year - first.year) * 12 + last.month - first.month
    if months < 2:
        near = (first + timedelta(days=2), last - timedelta(days=2))
        return {_iso(day): t.day(day) for day in near if first < day < last}
    step = max(1, -(-months // 8))
    found = {}
    for at in range(1, months + 1, step):
        number = first.year * 12 + first.month - 1 + at
        day = date(number // 12, number % 12 + 1, 1)
        found[_iso(day)] = t.month_name(day)
    return found


def _iso(day: date) -> str:
    return day.isoformat()
