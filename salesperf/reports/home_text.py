"""The home page in words: its title, composed by rules, what it means, and the tiles."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pandas as pd

from salesperf.reports import tile
from salesperf.reports.asked import Asked, Stretch
from salesperf.reports.home import Position
from salesperf.reports.period_words import inside, subject, the_one_before, versus
from salesperf.reports.tile import Drill, Tile
from salesperf.text import Text

EVEN = Fraction(1, 200)
"""Half a point: a smaller distance from the pace is none."""

OLD_DAYS = 31
"""After so many days without data the page says where they end."""


def headline(t: Text, asked: Asked, here: Position, *, today: date) -> tuple[str, str]:
    """The title that says what is so, and the line that says what it means."""
    title, meaning = _headline(t, asked, here)
    if asked.present and (today - asked.scope.as_of).days > OLD_DAYS:
        end = t("The data end on {day}.", day=asked.scope.as_of)
        meaning = f"{meaning}{_gap(t)}{end}" if meaning else end
    return title, meaning


def tiles(t: Text, asked: Asked, here: Position) -> tuple[Tile, ...]:
    """The five figures; where no target exists, others take the places of attainment and coverage."""
    second, fifth = (
        (_attainment(t, asked, here), _coverage(t, here))
        if here.target
        else (
            tile.cycle(t, here.cycle, here.cycle_before, asked, drill=Drill(t("Sales cycle"), "sales_cycle")),
            tile.created(
                t, here.created, here.created_before, asked, drill=Drill(t("New deals"), "deals_created")
            ),
        )
    )
    rate = tile.won_rate(t, here.won, here.won_before, drill=Drill(t("Win rate"), "win_rate"))
    if here.target:
        return (_bookings(t, asked, here), second, rate, _pipeline(t, asked, here), fifth)
    return (_bookings(t, asked, here), rate, second, _pipeline(t, asked, here), fifth)


def month_drill(t: Text, asked: Asked, month: str) -> Drill:
    """The deals won in a month, given by its first day."""
    period = asked.calendar.period_of("month", date.fromisoformat(month[:10]))
    heading = t("Bookings of {month}", month=t.month(period.start))
    return Drill(heading, "bookings", stretch=Stretch(period.start, period.last_day, asked.scope.as_of))


def member_drill(t: Text, by: str, key: str, frame: pd.DataFrame) -> Drill:
    """The deals that a team or rep won in the period."""
    heading = t("Bookings won by {name}", name=_label(frame, key))
    return Drill(heading, "bookings", ((by, int(key)),))


def stage_drill(t: Text, key: str, frame: pd.DataFrame, *, with_amounts: bool) -> Drill:
    """The deals open in a stage."""
    heading = t("Open in {stage}", stage=_label(frame, key))
    return Drill(heading, "amount_open" if with_amounts else "deals_open", (("stage", int(key)),))


def _label(frame: pd.DataFrame, key: str) -> str:
    return next(
        str(label) for one, label in zip(frame["key"], frame["label"], strict=True) if str(one) == key
    )


def _headline(t: Text, asked: Asked, here: Position) -> tuple[str, str]:
    if not asked.begun:
        return t("{period} has not begun", period=subject(t, asked)), _open_line(t, asked, here)
    if here.empty:
        return (
            t("No deals in this selection"),
            t("Choose another period, or fewer teams, reps and sources."),
        )
    if here.target:
        return _against_target(t, asked, here, here.target)
    return _against_before(t, asked, here)


def _against_target(t: Text, asked: Asked, here: Position, target: int) -> tuple[str, str]:
    booked = int(here.booked.value or 0)
    share = Fraction(booked, target)
    elapsed, total = asked.pace
    period = subject(t, asked)
    if share >= 1:
        title = t("{period} has reached its target: {share}", period=period, share=_floor_percent(t, share))
        return title, t("{booked} booked of {target}.", **_amounts(t, asked, booked, target))
    if asked.over:
        points = t.number((1 - share) * 100)
        title = t.plural(
            "{period} ended {points} point short of its target",
            "{period} ended {points} points short of its target",
            round((1 - share) * 100),
            period=period,
            points=points,
        )
        return title, t("{booked} booked of {target}.", **_amounts(t, asked, booked, target))
    gap = share - Fraction(elapsed, total or 1)
    meaning = t(
        "{pace} of working days gone, {share} of target booked.",
        pace=t.percent(elapsed, total),
        share=t.percent(share),
    )
    if total > elapsed:
        rest = t.plural(
            "{left} to go, {daily} a working day for {n} day.",
            "{left} to go, {daily} a working day for {n} days.",
            total - elapsed,
            left=_money(t, asked, target - booked),
            daily=_money(t, asked, Fraction(target - booked, total - elapsed)),
        )
        meaning = f"{meaning}{_gap(t)}{rest}"
    if abs(gap) < EVEN:
        return t("{period} is on pace", period=period), meaning
    count = round(abs(gap) * 100)
    if gap < 0:
        title = t.plural(
            "{period} is {n} point behind pace", "{period} is {n} points behind pace", count, period=period
        )
    else:
        title = t.plural(
            "{period} is {n} point ahead of pace",
            "{period} is {n} points ahead of pace",
            count,
            period=period,
        )
    return title, meaning


def _against_before(t: Text, asked: Asked, here: Position) -> tuple[str, str]:
    change = tile.relative(here.booked, here.booked_before)
    amount = _money(t, asked, here.booked.value)
    won = t.plural("{n} deal won", "{n} deals won", here.booked.n)
    period, before = subject(t, asked), the_one_before(t, asked)
    if not here.booked.n:
        nothing = t("Nothing is booked in {period}", period=inside(t, asked))
        return nothing if asked.over else t(
            "Nothing is booked in {period} yet", period=inside(t, asked)
        ), _open_line(t, asked, here)
    if change is None:
        title = t("{period} has brought {amount}", period=period, amount=amount)
        return title, t(
            "{won}. There is no target, and nothing from {before} to compare with.", won=won, before=before
        )
    meaning = (
        t(
            "{amount} from {won}, after {earlier}. No target is set.",
            amount=amount,
            won=won,
            earlier=_money(t, asked, here.booked_before.value),
        )
        if asked.over
        else t(
            "{amount} from {won}, after {earlier} in the same days. No target is set.",
            amount=amount,
            won=won,
            earlier=_money(t, asked, here.booked_before.value),
        )
    )
    if abs(change) < EVEN:
        return t("{period} is level with {before}", period=period, before=before), meaning
    size = t.percent(abs(change))
    if change < 0:
        return t("{period} is {share} below {before}", period=period, share=size, before=before), meaning
    return t("{period} is {share} above {before}", period=period, share=size, before=before), meaning


def _open_line(t: Text, asked: Asked, here: Position) -> str:
    deals = t.plural("{n} deal is open", "{n} deals are open", here.open_amount.n)
    if not here.open_amount.value:
        return t("{deals}.", deals=deals)
    return t("{deals}, worth {amount}.", deals=deals, amount=_money(t, asked, here.open_amount.value))


def _bookings(t: Text, asked: Asked, here: Position) -> Tile:
    change = tile.relative(here.booked, here.booked_before)
    return Tile(
        key="bookings",
        label=t("Bookings"),
        value=_money(t, asked, here.booked.value),
        delta="" if change is None else t.signed_percent(change),
        meaning=tile.meaning_of(change),
        parts="" if change is None else versus(t, asked),
        help=tile.explained(t, "bookings"),
        opens=t.plural("{n} won deal", "{n} won deals", here.booked.n),
        drill=Drill(t("Bookings"), "bookings"),
        bars=True,
    )


def _attainment(t: Text, asked: Asked, here: Position) -> Tile:
    elapsed, total = asked.pace
    value = Fraction(here.attained.value or 0)
    gap = value - Fraction(elapsed, total or 1)
    return Tile(
        key="attainment",
        label=t("Attainment"),
        value=_floor_percent(t, value) if value >= 1 else t.percent(value),
        delta=t.points(gap),
        meaning=tile.meaning_of(gap),
        parts=t("vs target") if asked.over else t("vs pace"),
        help=tile.explained(t, "attainment"),
        opens=t("of {target}", target=_money(t, asked, here.target)),
        drill=Drill(t("Attainment"), "attainment"),
    )


def _pipeline(t: Text, asked: Asked, here: Position) -> Tile:
    if not here.amounts_known:
        return Tile(
            key="deals_open",
            label=t("Open deals"),
            value=t.number(here.open_amount.n),
            delta="",
            meaning="neutral",
            parts=t("no amounts in the data"),
            help=tile.explained(t, "deals_open"),
            opens=t("See them"),
            drill=Drill(t("Open deals"), "deals_open"),
        )
    change = tile.relative(here.open_amount, here.open_before)
    return Tile(
        key="amount_open",
        label=t("Open pipeline"),
        value=_money(t, asked, here.open_amount.value),
        delta="" if change is None else t.signed_percent(change),
        meaning=tile.meaning_of(change),
        parts="" if change is None else t("since {day}", day=t.day(asked.scope.period.start)),
        help=tile.explained(t, "amount_open"),
        opens=t.plural("{n} open deal", "{n} open deals", here.open_amount.n),
        drill=Drill(t("Open pipeline"), "amount_open"),
    )


def _coverage(t: Text, here: Position) -> Tile:
    cover, rate = here.cover, here.won
    needed = 1 / Fraction(rate.value) if rate.value and (rate.denominator or 0) >= tile.FEW else None
    reached = cover.denominator is not None and cover.denominator <= 0
    meaning = (
        "neutral"
        if cover.value is None or needed is None
        else tile.meaning_of(1 if cover.value >= needed else -1)
    )
    return Tile(
        key="coverage",
        label=t("Coverage"),
        value=t.multiple(cover.value),
        delta=""
        if needed is None or cover.value is None
        else t("needs {multiple}", multiple=t.multiple(needed)),
        meaning=meaning,
        parts=t("target reached") if reached else "" if needed is None else t("at this win rate"),
        help=tile.explained(t, "coverage"),
        opens=t.plural("{n} deal due", "{n} deals due", cover.n),
        drill=Drill(t("Coverage"), "coverage"),
    )


def _amounts(t: Text, asked: Asked, booked: int, target: int) -> dict[str, str]:
    return {"booked": _money(t, asked, booked), "target": _money(t, asked, target)}


def _money(t: Text, asked: Asked, minor: Fraction | int | None) -> str:
    return t.money(minor, asked.settings.reporting_currency, short=True)


def _floor_percent(t: Text, share: Fraction) -> str:
    """A share in whole percent that is never rounded up, so that 100 % is only said when it is reached."""
    return t.percent(Fraction(int(share * 100), 100))


def _gap(t: Text) -> str:
    return "" if t.locale == "zh_CN" else " "
