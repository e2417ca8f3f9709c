"""Times in stages, of open deals and of a year's stays, beside plain loops over the histories."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction

import duckdb
import pytest

from salesperf.domain.period import FiscalCalendar
from salesperf.domain.scope import Scope, Viewer
from salesperf.metrics.waits import Stay, Waiting, open_waits, stays_begun
from salesperf.settings import WorkspaceSettings
from tests.metrics.core_tables import Deal, State, warehouse

DAY = date(2026, 3, 1)


def deal(number: int, *turns: tuple[date, int], owner: int = 1) -> Deal:
    states = [
        State(
            datetime(day.year, day.month, day.day, 6), position=at, status=max(at - 3, 0), owner=owner,
            closed=day if at > 3 else None,
        )
        for day, at in turns
    ]  # fmt: skip
    return Deal(number, tuple(states))


@pytest.fixture(scope="module")
def cursor() -> duckdb.DuckDBPyConnection:
    went_on = [
        deal(number, (date(2026, 1, 1), 1), (date(2026, 1, 1) + timedelta(days=number), 2), (DAY, 5))
        for number in range(1, 13)
    ]
    back = deal(
        20, (date(2026, 2, 1), 1), (date(2026, 2, 3), 2), (date(2026, 2, 10), 1), (date(2026, 2, 26), 2)
    )
    return warehouse([
        *went_on, back, deal(21, (date(2026, 2, 26), 1)), deal(22, (date(2026, 2, 9), 1), owner=3),
        deal(23, (date(2024, 12, 1), 3)), deal(24, (DAY + timedelta(days=1), 1)),
    ])  # fmt: skip


def asked(viewer: Viewer | None = None) -> dict[str, object]:
    scope = Scope(period=FiscalCalendar().period_of("quarter", DAY), as_of=DAY)
    return {
        "as_of": DAY,
        "scope": scope,
        "viewer": viewer or Viewer(role="owner"),
        "settings": WorkspaceSettings(),
    }


def test_open_deals_wait_since_they_came_into_their_stage(cursor: duckdb.DuckDBPyConnection) -> None:
    found = open_waits(cursor, **asked())
    # 12 went on after 1 to 12 days, one more after 2 and then 16 days: the third quartile of 14 stays
    lengths = sorted([*range(1, 13), 2, 16])
    at = Fraction(3 * (len(lengths) - 1), 4)
    line = lengths[int(at)] + (at - int(at)) * (lengths[int(at) + 1] - lengths[int(at)])
    assert found[11] == Waiting(((3, 1), (20, 1)), line)
    assert (found[11].n, found[11].over) == (2, 1)
    assert found[12] == Waiting(((3, 1),), None)
    assert found[13] == Waiting((((DAY - date(2024, 12, 1)).days, 1),), None)


def test_stays_of_a_year_add_up_over_visits_and_go_on_to_the_end_of_the_day(
    cursor: duckdb.DuckDBPyConnection,
) -> None:
    found = stays_begun(cursor, **asked())
    assert [one for one in found[11] if not one.over] == [
        Stay(4 * 24 - 6, over=False, n=1),
        Stay(21 * 24 - 6, over=False, n=1),
    ]
    assert Stay((2 + 16) * 24, over=True, n=1) in found[11]
    assert Stay((7 + 4) * 24 - 6, over=False, n=1) in found[12]
    assert 13 not in found  # it came into the stage more than a year ago


def test_a_rep_sees_own_deals_alone(cursor: duckdb.DuckDBPyConnection) -> None:
    own = asked(Viewer(role="rep", rep_id=2))
    assert open_waits(cursor, **own) == {11: Waiting(((20, 1),), open_waits(cursor, **asked())[11].line)}
    assert list(stays_begun(cursor, **own)) == [11]
