"""Win chances: nothing that comes after a day changes those of the day; off without enough history."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from salesperf.forecast.chances import Chances, chances
from salesperf.forecast.pictures import past, present
from salesperf.forecast.record import LEAST_CLOSED, LEAST_WON, Record, record
from tests.forecast.company import LOST, START, WON, Deal, Turn, made_up, warehouse

DAY = START + timedelta(days=330)


@pytest.fixture(scope="module")
def company() -> list[Deal]:
    return made_up(700, seed=2)


@pytest.fixture(scope="module")
def at_the_time(company: list[Deal]) -> tuple[Record, pd.DataFrame, pd.DataFrame, Chances]:
    """What the warehouse said on the day itself, when nothing later was known."""
    return _said(deal for deal in (one.cut(DAY) for one in company) if deal is not None)


def _said(deals) -> tuple[Record, pd.DataFrame, pd.DataFrame, Chances]:
    with warehouse(deals).read() as cursor:
        known = record(cursor, DAY)
        return known, past(cursor, DAY, known), present(cursor, DAY), chances(cursor, DAY)


def test_what_comes_later_changes_neither_the_pictures_nor_the_chances_of_a_day(company, at_the_time) -> None:
    known, history, now, found = _said(_with_another_future(company))
    assert known == at_the_time[0]
    pd.testing.assert_frame_equal(history, at_the_time[1])
    pd.testing.assert_frame_equal(now, at_the_time[2])
    assert found.state == at_the_time[3].state == "model"
    assert found.deals.tolist() == at_the_time[3].deals.tolist()
    assert found.values.tolist() == at_the_time[3].values.tolist()
    assert found.reliability == at_the_time[3].reliability


def _with_another_future(deals: list[Deal]) -> list[Deal]:
    """The same deals until the day; then new ones, and another end, amount, date and activity for each."""
    chance = random.Random(7)
    found = []
    for deal in deals:
        kept = deal.cut(DAY)
        later = DAY + timedelta(days=chance.randrange(1, 40))
        if kept is None:
            found.append(deal)
            continue
        turns = kept.turns
        if turns[-1].status == 0:
            changed = Turn(later, 3, 7 * (turns[-1].amount or 0), later + timedelta(days=99))
            turns = (*turns, changed, Turn(later + timedelta(days=3), chance.choice([WON, LOST]), 1))
        else:
            turns = (*turns, Turn(later, 2, 5, later))
        found.append(replace(kept, turns=turns, spoken=(*kept.spoken, later)))
    return [*found, Deal(5_000, (Turn(DAY + timedelta(days=1)),))]


def test_the_chances_are_the_same_each_time_and_better_than_one_for_all(at_the_time) -> None:
    found = at_the_time[3]
    assert len(found.values) > 20
    assert np.all((found.values > 0) & (found.values < 1))
    assert found.reliability is not None
    assert found.reliability.better
    assert found.of([int(found.deals[0]), 999_999]) == [found.values[0], None]


def test_the_calibration_table_holds_every_look_that_was_decided(at_the_time) -> None:
    found = at_the_time[3].reliability
    assert found is not None
    assert sum(one.n for one in found.bins) == found.n
    assert all(0 <= one.won <= one.n and one.low <= one.given <= one.high for one in found.bins)
    assert found.since < found.until < DAY


@pytest.mark.parametrize(("won", "lost", "state"), [(60, 139, "few"), (49, 200, "few")])
def test_there_are_no_chances_before_200_closed_deals_of_which_50_won(
    won: int, lost: int, state: str
) -> None:
    ends = [WON] * won + [LOST] * lost
    deals = [
        Deal(number, (Turn(START + timedelta(days=number)), Turn(START + timedelta(days=number + 9), end)))
        for number, end in enumerate(ends, 1)
    ]
    with warehouse(deals).read() as cursor:
        found = chances(cursor, START + timedelta(days=400))
    assert (found.state, found.known, found.of([1])) == (state, False, [None])


def test_a_history_that_ends_in_won_deals_alone_is_too_short_to_learn_from() -> None:
    ends = [LOST] * 150 + [WON] * 150
    deals = [
        Deal(number, (Turn(START + timedelta(days=number)), Turn(START + timedelta(days=number + 9), end)))
        for number, end in enumerate(ends, 1)
    ]
    with warehouse(deals).read() as cursor:
        assert chances(cursor, START + timedelta(days=400)).state == "short"


def test_the_limits_are_met_exactly() -> None:
    assert Record(LEAST_CLOSED, LEAST_WON, 500, date(2025, 1, 1)).enough
    assert (LEAST_CLOSED, LEAST_WON) == (200, 50)


def test_a_model_that_is_no_better_gives_every_deal_the_usual_rate() -> None:
    chance = random.Random(3)
    deals = [
        Deal(number, (Turn(START + timedelta(days=number // 2)), Turn(_end(number, chance), _coin(chance))))
        for number in range(1, 500)
    ]
    deals.append(Deal(999, (Turn(DAY),)))
    with warehouse(deals).read() as cursor:
        found = chances(cursor, DAY)
    if found.state == "model":
        pytest.skip("chance found a pattern in coins")
    assert found.reliability is not None
    assert found.of([999]) == [found.reliability.base]


def _end(number: int, chance: random.Random) -> date:
    return START + timedelta(days=number // 2 + chance.randrange(5, 60))


def _coin(chance: random.Random) -> int:
    return chance.choice([WON, LOST])
