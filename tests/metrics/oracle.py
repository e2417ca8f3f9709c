"""The meaning of every metric in plain Python: loops over histories and Fractions, no SQL.

Each oracle yields facts: which deal, which of its states, the day and the team's day, and what is counted.
`expected` groups them and folds each group to (value, numerator, denominator, n).
"""

from __future__ import annotations

import calendar as months
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import Any

from tests.metrics.core_tables import (
    MEMBERSHIPS,
    OPEN_STAGES,
    RATES,
    REP_OF_REF,
    TEAMS,
    Deal,
    State,
    stage_of,
)

Expected = dict[tuple[Any, ...], tuple[Any, int | None, int | None, int]]


@dataclass(frozen=True)
class Window:
    since: date
    until: date
    as_of: date

    @property
    def day(self) -> date:
        return min(self.until, self.as_of)

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.since <= day <= self.until


@dataclass(frozen=True)
class Fact:
    deal: Deal
    state: State
    team_day: date
    day: date | None = None
    stage: int | None = None
    size: Any = None
    part: int = 1
    whole: int = 1
    rate_day: date | None = None


def half_up(value: Fraction) -> int:
    return floor(value + Fraction(1, 2)) if value >= 0 else -floor(-value + Fraction(1, 2))


def exact_amount(state: State, day: date) -> Fraction | None:
    """The amount in minor units of CNY, a foreign one rounded; None without amount or rate."""
    if state.amount is None:
        return None
    exact = state.amount + Fraction(state.rest, 10_000)
    if state.currency == 1:
        return exact
    rate = RATES.get((state.currency, day.replace(day=1)))
    return None if rate is None else Fraction(half_up(exact * Fraction(*rate)))


def rep_of(state: State) -> int | None:
    return None if state.owner is None else REP_OF_REF[state.owner]


def team_of(rep: int | None, day: date) -> int | None:
    return next((team for one, team, begin, end in MEMBERSHIPS if one == rep and begin <= day < end), None)


def identity(fact: Fact, dimension: str) -> Any:
    """The id that a result gives for the fact's place in a dimension."""
    rep = rep_of(fact.state)
    if dimension == "rep":
        return rep
    if dimension in ("team", "region"):
        team = team_of(rep, fact.team_day)
        return team if dimension == "team" or team is None else TEAMS[team][1]
    if dimension == "stage":
        return fact.stage if fact.stage is not None else stage_of(fact.deal, fact.state.position)
    if dimension in ("month", "quarter", "week"):
        assert fact.day is not None
        return first_of(dimension, fact.day).isoformat()
    return {
        "source": fact.state.source,
        "product": fact.deal.product,
        "pipeline": fact.deal.pipeline,
        "currency": fact.state.currency,
        "stage_kind": fact.state.status,
    }[dimension]


def first_of(kind: str, day: date) -> date:
    if kind == "week":
        return day - timedelta(days=day.weekday())
    return date(day.year, day.month if kind == "month" else (day.month - 1) // 3 * 3 + 1, 1)


def last_of(kind: str, day: date) -> date:
    first = first_of(kind, day)
    if kind == "week":
        return first + timedelta(days=6)
    month = first.month + (0 if kind == "month" else 2)
    return date(first.year, month, months.monthrange(first.year, month)[1])


def closed_in(deals: Iterable[Deal], window: Window, *statuses: int) -> Iterator[Fact]:
    for deal in deals:
        state = deal.on(window.as_of)
        if state and state.status in statuses and state.closed in window:
            assert state.closed is not None
            yield Fact(
                deal, state, state.closed, state.closed, part=int(state.status == 1), rate_day=state.closed
            )


def open_at(deals: Iterable[Deal], day: date) -> Iterator[Fact]:
    for deal in deals:
        state = deal.on(day)
        if state and state.status == 0:
            yield Fact(deal, state, day, part=0, rate_day=day)


def created_in(deals: Iterable[Deal], window: Window) -> Iterator[Fact]:
    for deal in deals:
        state = deal.on(window.as_of)
        if state and deal.created in window:
            day = window.as_of if state.status == 0 else state.closed
            assert day is not None
            yield Fact(deal, state, day, deal.created, part=int(state.status == 1), rate_day=day)


def all_deals(deals: tuple[Deal, ...], window: Window) -> Iterator[Fact]:
    at_end = Window(window.since, window.until, window.day)
    yield from closed_in(deals, at_end, 1, 2)
    yield from open_at(deals, window.day)


def cycles(facts: Iterable[Fact]) -> Iterator[Fact]:
    for fact in facts:
        created, closed = fact.deal.created, fact.state.closed
        if created and closed and closed >= created:
            yield Fact(fact.deal, fact.state, fact.team_day, fact.day, size=(closed - created).days)


def stays(deal: Deal) -> Iterator[tuple[State, State | None]]:
    """The stays in open stages with the state that ended each."""
    entries: list[State] = []
    for state in deal.states:
        if not entries or (state.status, state.position) != (entries[-1].status, entries[-1].position):
            entries.append(state)
    for entry, following in zip(entries, [*entries[1:], None], strict=True):
        if entry.status == 0:
            yield entry, following


def hours_of(entry: State, following: State) -> int:
    return int((following.at - entry.at).total_seconds() // 3600)


def times_in_stage(deals: Iterable[Deal], window: Window, *, latest: bool) -> Iterator[Fact]:
    for deal in deals:
        spent: dict[int, list[tuple[date, int]]] = defaultdict(list)
        for entry, following in stays(deal):
            if following is not None and following.day <= window.as_of:
                spent[entry.position].append((following.day, hours_of(entry, following)))
        for position, ends in spent.items():
            day = ends[-1][0]
            if day in window:
                hours = ends[-1][1] if latest else sum(hours for _, hours in ends)
                yield Fact(deal, deal.states[-1], day, day, stage_of(deal, position), Fraction(hours, 24))


def seen(deal: Deal, day: date) -> tuple[set[int], bool]:
    """The open stages that the deal was seen in until then, and whether it was won at any time."""
    past = [state for state in deal.states if state.day <= day] or [deal.states[0]]
    return {state.position for state in past if state.status == 0}, any(state.status == 1 for state in past)


def conversions(deals: Iterable[Deal], window: Window, variant: str) -> Iterator[Fact]:
    for fact in created_in(deals, window):
        stages, won = seen(fact.deal, window.as_of)
        last = OPEN_STAGES[fact.deal.pipeline]
        for position in range(1, last + 1):
            following = won if position == last else position + 1 in stages
            if variant == "reached":
                whole = won or any(stage >= position for stage in stages)
                went = won or any(stage > position for stage in stages)
            elif variant == "strict":
                whole = all(stage in stages for stage in range(1, position + 1))
                went = whole and following
            else:
                whole, went = position in stages, following
            if whole or variant == "plain":
                stage = stage_of(fact.deal, position)
                yield Fact(
                    fact.deal, fact.state, fact.team_day, fact.day, stage, part=int(went), whole=int(whole)
                )


def exits(deals: Iterable[Deal], window: Window) -> Iterator[Fact]:
    for deal in deals:
        decided: dict[int, tuple[date, int]] = {}
        for entry, following in stays(deal):
            if following is None or following.day > window.as_of or following.day not in window:
                continue
            if following.status == 0 and following.position < entry.position:
                continue
            decided[entry.position] = (following.day, int(following.status != 2))
        for position, (day, went) in decided.items():
            yield Fact(deal, deal.states[-1], day, day, stage_of(deal, position), part=went)


def pushes(deals: Iterable[Deal], window: Window, *, month: bool) -> Iterator[Fact]:
    for deal in deals:
        for before, after in zip(deal.states, deal.states[1:], strict=False):
            if before.status or after.status or before.due is None or after.due is None:
                continue
            later = after.due.replace(day=1) > before.due.replace(day=1) if month else after.due > before.due
            if later and after.day in window and after.day <= window.as_of:
                yield Fact(deal, after, after.day, after.day)


def slips(deals: Iterable[Deal], window: Window, *, pushed: bool) -> Iterator[Fact]:
    before = window.since - timedelta(days=1)
    for deal in deals:
        start, end = deal.on(before), deal.on(window.day)
        if start is None or start.status or start.due is None:
            continue
        last = window.until if pushed else window.day
        if not window.since <= start.due <= last:
            continue
        if pushed:
            slipped = end is not None and end.status == 0 and end.due is not None and end.due > window.until
        else:
            slipped = end is None or end.status == 0
        yield Fact(deal, start, before, part=int(slipped))


def quantile(sizes: list[Fraction], q: Fraction) -> Fraction | None:
    if not sizes:
        return None
    ordered = sorted(sizes)
    place = (len(ordered) - 1) * q
    low = floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def stuck(deals: tuple[Deal, ...], window: Window, *, mean: bool = False, fixed: int = 0) -> Iterator[Fact]:
    day = window.day
    year_ago = date(day.year - 1, day.month, min(day.day, 28) if day.month == 2 else day.day)
    went_on: dict[int, list[Fraction]] = defaultdict(list)
    for deal in deals:
        for entry, following in stays(deal):
            if following is None or not year_ago < following.day <= day:
                continue
            if following.status == 1 or (following.status == 0 and following.position > entry.position):
                went_on[stage_of(deal, entry.position)].append(Fraction(hours_of(entry, following), 24))
    for fact in open_at(deals, day):
        usual = went_on[stage_of(fact.deal, fact.state.position)]
        line = None
        if len(usual) >= 10:
            line = sum(usual) / len(usual) * Fraction(3, 2) if mean else quantile(usual, Fraction(3, 4))
        line = Fraction(fixed) if fixed else line
        current = [
            entry
            for entry, following in stays(fact.deal)
            if entry.day <= day and (following is None or following.day > day)
        ]
        days = (day - current[-1].day).days if current else None
        active, due = fact.deal.active, fact.state.due
        over = line is not None and days is not None and days > line
        silent = active is not None and active <= day and (day - active).days > 30
        late = due is not None and day > due
        yield Fact(fact.deal, fact.state, day, part=int(over or silent or late), size=(over, silent, late))


def count(facts: list[Fact]) -> tuple[Any, int | None, int | None, int]:
    return len(facts), None, None, len(facts)


def count_parts(facts: list[Fact]) -> tuple[Any, int | None, int | None, int]:
    return sum(fact.part for fact in facts), None, None, len(facts)


def push_events(facts: list[Fact]) -> tuple[Any, int | None, int | None, int]:
    return len(facts), None, None, len({fact.deal.deal_id for fact in facts})


def ratio(facts: list[Fact]) -> tuple[Any, int | None, int | None, int]:
    part, whole = sum(fact.part for fact in facts), sum(fact.whole for fact in facts)
    return (Fraction(part, whole) if whole else None), part, whole, whole


def money_of(facts: Iterable[Fact]) -> int:
    priced = (exact_amount(fact.state, fact.rate_day) for fact in facts if fact.rate_day)
    return half_up(sum((amount for amount in priced if amount is not None), Fraction(0)))


def money(facts: list[Fact]) -> tuple[Any, int | None, int | None, int]:
    known = [fact for fact in facts if fact.rate_day and exact_amount(fact.state, fact.rate_day) is not None]
    return (money_of(facts) if known or not facts else None), None, None, len(facts)


def money_ratio(facts: list[Fact]) -> tuple[Any, int | None, int | None, int]:
    part, whole = money_of(fact for fact in facts if fact.part), money_of(facts)
    return (Fraction(part, whole) if whole else None), part, whole, len(facts)


def median(facts: list[Fact]) -> tuple[Any, int | None, int | None, int]:
    return quantile([Fraction(fact.size) for fact in facts], Fraction(1, 2)), None, None, len(facts)


def mean_days(facts: list[Fact]) -> tuple[Any, int | None, int | None, int]:
    return _mean(facts, 1)


def mean_hours(facts: list[Fact]) -> tuple[Any, int | None, int | None, int]:
    return _mean(facts, 24)


def _mean(facts: list[Fact], per_day: int) -> tuple[Any, int | None, int | None, int]:
    whole = sum((Fraction(fact.size) for fact in facts), Fraction(0)) * per_day
    below = len(facts) * per_day
    return (whole / below if below else None), int(whole), below, len(facts)


def speed(facts: list[Fact]) -> tuple[Any, int | None, int | None, int]:
    won = [fact for fact in facts if fact.state.status == 1]
    closed = [fact for fact in facts if fact.state.status]
    amounts = [exact_amount(fact.state, fact.rate_day) for fact in won if fact.rate_day]
    priced = [amount for amount in amounts if amount is not None]
    days = [fact.size for fact in cycles(won)]
    if not priced or not sum(days):
        return None, None, None, len(won)
    average = Fraction(half_up(sum(priced, Fraction(0))), len(priced))
    rate = Fraction(len(won), len(closed))
    open_deals = len(facts) - len(closed)
    return open_deals * average * rate / Fraction(sum(days), len(days)), None, None, len(won)


Facts = Callable[[tuple[Deal, ...], Window], Iterable[Fact]]
Fold = Callable[[list[Fact]], tuple[Any, int | None, int | None, int]]

ORACLES: dict[tuple[str, str], tuple[Facts, Fold]] = {
    ("deals_open", "at_end"): (lambda deals, w: open_at(deals, w.day), count),
    ("amount_open", "at_end"): (lambda deals, w: open_at(deals, w.day), money),
    ("deals_created", "created"): (created_in, count),
    ("amount_created", "created"): (created_in, money),
    ("deals_won", "closed"): (lambda deals, w: closed_in(deals, w, 1), count),
    ("deals_lost", "closed"): (lambda deals, w: closed_in(deals, w, 2), count),
    ("bookings", "closed"): (lambda deals, w: closed_in(deals, w, 1), money),
    ("win_rate", "closed_count"): (lambda deals, w: closed_in(deals, w, 1, 2), ratio),
    ("win_rate", "closed_amount"): (lambda deals, w: closed_in(deals, w, 1, 2), money_ratio),
    ("win_rate", "created_cohort"): (created_in, ratio),
    ("win_rate", "all_count"): (all_deals, ratio),
    ("win_rate", "all_amount"): (all_deals, money_ratio),
    ("sales_cycle", "median"): (lambda deals, w: cycles(closed_in(deals, w, 1)), median),
    ("sales_cycle", "mean"): (lambda deals, w: cycles(closed_in(deals, w, 1)), mean_days),
    ("sales_cycle", "lost"): (lambda deals, w: cycles(closed_in(deals, w, 2)), median),
    ("sales_cycle", "all"): (lambda deals, w: cycles(closed_in(deals, w, 1, 2)), median),
    ("time_in_stage", "median"): (lambda deals, w: times_in_stage(deals, w, latest=False), median),
    ("time_in_stage", "mean"): (lambda deals, w: times_in_stage(deals, w, latest=False), mean_hours),
    ("time_in_stage", "latest_visit"): (lambda deals, w: times_in_stage(deals, w, latest=True), median),
    ("stage_conversion", "reached"): (lambda deals, w: conversions(deals, w, "reached"), ratio),
    ("stage_conversion", "strict"): (lambda deals, w: conversions(deals, w, "strict"), ratio),
    ("stage_conversion", "plain"): (lambda deals, w: conversions(deals, w, "plain"), ratio),
    ("stage_conversion", "exit"): (exits, ratio),
    ("velocity", "mean"): (all_deals, speed),
    ("push_count", "later_month"): (lambda deals, w: pushes(deals, w, month=True), push_events),
    ("push_count", "later_change"): (lambda deals, w: pushes(deals, w, month=False), push_events),
    ("slip_rate", "due"): (lambda deals, w: slips(deals, w, pushed=False), ratio),
    ("slip_rate", "pushed_share"): (lambda deals, w: slips(deals, w, pushed=True), ratio),
    ("stuck", "p75"): (lambda deals, w: stuck(deals, w, mean=False), count_parts),
    ("stuck", "fixed_days"): (lambda deals, w: stuck(deals, w, fixed=30), count_parts),
    ("stuck", "stale_15x"): (lambda deals, w: stuck(deals, w, mean=True), count_parts),
}


def expected(
    metric: str, variant: str, deals: tuple[Deal, ...], window: Window, by: tuple[str, ...]
) -> Expected:
    """The figures of all groups that have facts."""
    facts, fold = ORACLES[metric, variant]
    groups: dict[tuple[Any, ...], list[Fact]] = defaultdict(list)
    for fact in facts(deals, window):
        groups[tuple(identity(fact, one) for one in by)].append(fact)
    return {ids: fold(group) for ids, group in groups.items()}


def expected_at_ends(
    metric: str, variant: str, deals: tuple[Deal, ...], window: Window, kind: str, by: tuple[str, ...]
) -> Expected:
    """The figures of each month, quarter or week as a window of its own; its first day comes first."""
    found: Expected = {}
    first = first_of(kind, window.since)
    while window.since <= window.day and first <= window.day:
        part = Window(max(window.since, first), min(window.until, last_of(kind, first)), window.as_of)
        for ids, figure in expected(metric, variant, deals, part, by).items():
            found[(first.isoformat(), *ids)] = figure
        first = last_of(kind, first) + timedelta(days=1)
    return found
