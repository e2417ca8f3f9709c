"""The projection is won so far plus each deal due times its chance, by member and of all."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

import duckdb
import numpy as np
import pytest

from salesperf.domain.period import FiscalCalendar, Period
from salesperf.domain.scope import Scope, Viewer
from salesperf.forecast.chances import Chances, State
from salesperf.forecast.record import Record
from salesperf.forecast.reliability import Bin, Reliability
from salesperf.reports import forecast, forecast_text
from salesperf.reports.asked import Asked
from salesperf.settings import WorkspaceSettings
from salesperf.text import get_text
from tests.metrics.core_tables import Deal, warehouse
from tests.metrics.core_tables import State as Turn

DAY = date(2026, 2, 20)
EN, ZH = get_text("en"), get_text("zh_CN")
MARCH, APRIL = date(2026, 3, 10), date(2026, 4, 2)


def opened(number: int, amount: int | None, *, owner: int = 1, due: date | None = MARCH) -> Deal:
    return Deal(number, (Turn(datetime(2026, 1, 20), amount=amount, owner=owner, due=due),))


def won(number: int, amount: int, *, owner: int = 1) -> Deal:
    day = datetime(2026, 2, 3)
    first = Turn(datetime(2026, 1, 20), amount=amount, owner=owner)
    return Deal(
        number, (first, Turn(day, status=1, position=4, amount=amount, owner=owner, closed=day.date()))
    )


@pytest.fixture(scope="module")
def cursor() -> duckdb.DuckDBPyConnection:
    deals = [
        won(1, 50_000), won(2, 10_000, owner=3), opened(3, 40_000), opened(4, 20_000, owner=3),
        opened(5, None), opened(6, 70_000, due=APRIL), opened(7, 70_000, due=None),
    ]  # fmt: skip
    return warehouse(deals, [("company", None, date(2026, 1, 1), date(2026, 4, 1), 100_000, 1)])


def asked(viewer: Viewer | None = None, day: date = DAY, period: Period | None = None) -> Asked:
    scope = Scope(period=period or FiscalCalendar().period_of("quarter", DAY), as_of=day)
    return Asked(scope, viewer or Viewer(role="manager"), WorkspaceSettings())


def given(state: State = "model") -> Chances:
    known = state in ("model", "base")
    deals = np.array([3, 4, 5, 6, 7] if known else [], dtype=np.int64)
    values = np.array([0.25, 0.5, 0.9, 0.1, 0.1] if known else [])
    tested = Reliability((Bin(0.2, 0.3, 40, 0.25, 12),), 0.19, 0.3, 0.21, 40, 30, 3, date(2025, 6, 1), DAY)
    return Chances(DAY, state, Record(230, 60, 300, date(2025, 1, 1)), deals, values, tested)


def projected(
    cursor: duckdb.DuckDBPyConnection, one: Asked, chances: Chances, yields: tuple[float, ...] = ()
) -> forecast.Projection:
    found = forecast.materials(cursor, one, "rep")
    return forecast.projection(one, found, chances, yields, everybody="All", nobody="none given")


def test_what_is_expected_is_every_deal_due_times_its_chance(cursor: duckdb.DuckDBPyConnection) -> None:
    found = projected(cursor, asked(), given())
    exact = 60_000 + Fraction(1, 4) * 40_000 + Fraction(1, 2) * 20_000
    assert (found.basis, found.total.value, found.total.won) == ("chances", exact, 60_000)
    assert (found.total.deals, found.total.worth, found.total.unpriced) == (3, 60_000, 1)
    assert found.total.share == Fraction(80_000, 100_000)
    assert found.total.low <= found.total.value <= found.total.high
    assert {one.name: (one.won, one.expected) for one in found.members} == {
        "Lin Yue": (50_000, 10_000),
        "Tang Wei": (10_000, 10_000),
    }
    assert sum(one.value for one in found.members) == found.total.value


def test_a_rep_sees_own_deals_alone(cursor: duckdb.DuckDBPyConnection) -> None:
    found = projected(cursor, asked(Viewer(role="rep", rep_id=2)), given())
    assert (found.total.won, found.total.expected, found.total.deals) == (10_000, 10_000, 1)
    assert [one.name for one in found.members] == ["Tang Wei"]


@pytest.mark.parametrize("state", ["few", "short"])
def test_without_chances_the_run_rate_of_working_days_counts(
    cursor: duckdb.DuckDBPyConnection, state: State
) -> None:
    one = asked()
    found = projected(cursor, one, given(state))
    gone, whole = one.pace
    assert found.basis == "run_rate"
    assert found.total.value == round(Fraction(60_000 * whole, gone))
    assert (found.total.low, found.total.high) == (None, None)
    assert forecast_text.notes(EN, one, found, given(state))[0].startswith("Run rate: ¥600")


def test_a_period_that_is_over_landed_where_it_was_won(cursor: duckdb.DuckDBPyConnection) -> None:
    found = projected(cursor, asked(day=date(2026, 3, 31)), given())
    assert (found.basis, found.total.value, found.total.low) == ("over", 60_000, None)


def test_deals_without_any_close_date_leave_the_run_rate() -> None:
    bare = warehouse([won(1, 50_000), opened(3, 40_000, due=None)])
    found = projected(bare, asked(), given())
    assert found.basis == "run_rate"
    assert "No open deal has an expected close date" in forecast_text.notes(EN, asked(), found, given())[0]
    assert forecast_text.unit(EN, asked(), found) == "CNY"


def test_the_sum_is_printed_with_its_parts(cursor: duckdb.DuckDBPyConnection) -> None:
    one, chances = asked(), given()
    found = projected(cursor, one, chances)
    assert forecast_text.notes(EN, one, found, chances) == (
        "¥600 won + ¥200 expected = ¥800; 3 deals due worth ¥600, ¥200 by their chances (25% to 90%).",
        "1 deal due has no amount.",
    )
    assert forecast_text.yield_words(EN, found).startswith("The whole sum of the chances is counted")
    rows = forecast_text.rows(EN, one, found)
    assert rows["shown"].tolist() == ["80%", "¥600", "¥200"]
    assert rows["tone"].tolist() == ["behind", "rest", "rest"]


def test_what_came_in_of_such_sums_before_is_counted_with(cursor: duckdb.DuckDBPyConnection) -> None:
    yields = (0.4, 0.5, 0.5, 0.5, 0.8, 0.9)
    found = projected(cursor, asked(), given(), yields)
    assert (found.total.chances, found.total.expected, found.total.value) == (20_000, 10_000, 70_000)
    assert forecast_text.yield_words(EN, found) == (
        "Usually 50% of such a sum came in by the end, slips and new deals included: the middle of 6 past "
        "periods seen as many days before their end, four in five of them 45% to 85%."
    )


def test_the_reliability_names_both_scores_and_every_look(cursor: duckdb.DuckDBPyConnection) -> None:
    chances = given()
    assert chances.reliability is not None
    words = forecast_text.reliability_words(ZH, chances, chances.reliability)
    assert "0.190" in words
    assert "0.210" in words
    (row,) = forecast_text.reliability_rows(EN, chances.reliability).to_dict("records")
    assert (row["label"], row["won"], row["parts"]) == ("20–30%", 0.3, "12 of 40")
    base = forecast_text.reliability_words(EN, given("base"), chances.reliability)
    assert "every deal is given 30%" in base
