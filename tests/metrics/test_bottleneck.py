"""The stage that fell most, at equal age of the deals compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import duckdb
import pytest

from salesperf.domain.period import FiscalCalendar
from salesperf.domain.scope import Scope, Viewer
from salesperf.metrics.bottleneck import bottleneck, carriers, steps_against_before, was_tested
from salesperf.settings import WorkspaceSettings
from tests.metrics.core_tables import Deal, State, warehouse

DAY = date(2026, 3, 31)
AGO = timedelta(weeks=13)
WHO = {
    "scope": Scope(period=FiscalCalendar().period_of("quarter", DAY), as_of=DAY),
    "viewer": Viewer(role="owner"),
    "settings": WorkspaceSettings(),
}


def deals(first: int, count: int, begin: date, went_on: int, *, source: int = 51) -> list[Deal]:
    """So many deals that enter the first stage on a day, of which `went_on` go on ten days later."""
    made = []
    for number in range(count):
        state = State(datetime(begin.year, begin.month, begin.day), source=source)
        later = replace(state, at=state.at + timedelta(days=10), position=2)
        made.append(Deal(first + number, (state, later) if number < went_on else (state,)))
    return made


@pytest.fixture(scope="module")
def cursor() -> duckdb.DuckDBPyConnection:
    now, before = DAY - timedelta(days=30), DAY - AGO - timedelta(days=30)
    return warehouse(
        [
            *deals(1, 40, before, 32),
            *deals(100, 40, before, 32, source=52),
            *deals(200, 40, now, 10),
            *deals(300, 40, now, 31, source=52),
        ]
    )


def test_the_stage_that_fell_is_found(cursor: duckdb.DuckDBPyConnection) -> None:
    steps = steps_against_before(cursor, until=DAY, weeks=13, **WHO)
    found = bottleneck(steps)
    assert found is not None
    assert (found.stage_id, found.now, found.before) == (11, (41, 80), (64, 80))


def test_the_source_that_carries_it_is_named(cursor: duckdb.DuckDBPyConnection) -> None:
    first, second = carriers(cursor, 11, "source", until=DAY, weeks=13, **WHO)
    assert (first.name, first.now, first.before) == ("Web", (10, 40), (32, 40))
    assert first.effect == pytest.approx(-0.275)
    assert second.name == "Referral"
    assert first.effect + second.effect == pytest.approx(41 / 80 - 64 / 80)


def test_earlier_deals_count_as_they_stood_at_the_end_of_their_weeks() -> None:
    before = DAY - AGO - timedelta(days=5)
    cursor = warehouse(deals(1, 12, before, 12))
    (step,) = (one for one in steps_against_before(cursor, until=DAY, weeks=13, **WHO) if one.stage_id == 11)
    assert step.before == (0, 12)


def test_none_found_is_an_answer() -> None:
    even = warehouse(
        [*deals(1, 20, DAY - AGO - timedelta(days=30), 10), *deals(50, 20, DAY - timedelta(days=30), 9)]
    )
    steps = steps_against_before(even, until=DAY, weeks=13, **WHO)
    assert was_tested(steps)
    assert bottleneck(steps) is None


def test_few_deals_are_not_tested() -> None:
    steps = steps_against_before(
        warehouse(deals(1, 9, DAY - timedelta(days=30), 1)), until=DAY, weeks=13, **WHO
    )
    assert not was_tested(steps)
    assert bottleneck(steps) is None
