"""What came in of the sums of chances of past months, beside plain loops over the deals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from salesperf.forecast.chances import Chances
from salesperf.forecast.record import Record
from salesperf.forecast.reliability import Reliability
from salesperf.forecast.yields import LEAST_DUE, past_ends, past_yields
from tests.forecast.company import START, WON, Deal, made_up, warehouse

DAY = date(2025, 12, 21)
END = date(2025, 12, 31)
LENGTH = 31
RATE = 0.4


def usual(day: date) -> Chances:
    """The share won before, for every deal."""
    tested = Reliability((), 0.3, RATE, 0.2, 1, 1, 0, START, START)
    nothing = np.empty(0)
    return Chances(day, "base", Record(900, 300, 1000, START), nothing.astype(np.int64), nothing, tested)


def came_of(deals: list[Deal], seen: date, end: date) -> float | None:
    """What was booked from `seen` to `end`, over the chances of the deals due in the 31 days up to `end`."""
    due = 0.0
    count = 0
    for deal in deals:
        cut = deal.cut(seen)
        last = cut.turns[-1] if cut else None
        if last and not last.status and last.due and end - timedelta(days=LENGTH) < last.due <= end:
            due += RATE * (last.amount or 0)
            count += 1
    booked = sum(
        deal.turns[-1].amount or 0
        for deal in deals
        if deal.turns[-1].position == WON and seen < deal.turns[-1].day <= end
    )
    return booked / due if count >= LEAST_DUE else None


def test_it_is_what_was_booked_over_the_chances_of_deals_due() -> None:
    deals = [one for one in (_due_soon(deal).cut(DAY) for deal in made_up(900)) if one]
    with warehouse(deals).read() as cursor:
        found = past_yields(cursor, usual(DAY), END, LENGTH)
    ends = [one for one in past_ends(END, DAY) if one - timedelta(days=10) > START]
    oracle = [came_of(deals, end - timedelta(days=10), end) for end in ends]
    assert len(found) >= 8
    assert found == pytest.approx([one for one in oracle if one is not None])


def _due_soon(deal: Deal) -> Deal:
    turns = (replace(turn, due=None if turn.status else turn.day + timedelta(days=15)) for turn in deal.turns)
    return replace(deal, turns=tuple(turns))


def test_the_past_ends_are_those_of_months_or_of_weeks() -> None:
    assert past_ends(END, DAY)[-2:] == (date(2025, 10, 31), date(2025, 11, 30))
    assert past_ends(date(2025, 12, 28), DAY)[-2:] == (date(2025, 12, 14), date(2025, 12, 21))
    assert all(one <= DAY for one in (*past_ends(END, DAY), *past_ends(date(2026, 1, 4), DAY)))


def test_too_few_past_periods_say_nothing() -> None:
    early = START + timedelta(days=120)
    with warehouse(made_up(300)).read() as cursor:
        assert past_yields(cursor, usual(early), date(2025, 5, 31), LENGTH) == ()
