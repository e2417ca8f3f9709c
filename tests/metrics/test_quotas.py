"""Figures against targets: attainment and coverage."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import settings as examples

from salesperf.domain.period import FiscalCalendar
from salesperf.domain.scope import Scope, Viewer
from salesperf.errors import SalesPerfError
from salesperf.metrics import Row, run
from salesperf.settings import WorkspaceSettings
from tests.metrics.core_tables import Deal, State, fill, warehouse
from tests.metrics.histories import companies, windows
from tests.metrics.oracle import Window, closed_in, money_of, open_at, rep_of

SETTINGS = WorkspaceSettings()
QUARTER = FiscalCalendar().parse("2026-Q1")
AS_OF = date(2026, 3, 10)

MONTHS = [
    (date(2026, 1, 1), date(2026, 2, 1)),
    (date(2026, 2, 1), date(2026, 3, 1)),
    (date(2026, 3, 1), date(2026, 4, 1)),
]

TARGETS = (
    ("company", None, date(2026, 1, 1), date(2026, 4, 1), 1000, 1),
    ("company", None, date(2026, 1, 1), date(2026, 4, 1), 1200, 2),
    ("team", 2, date(2026, 1, 1), date(2026, 4, 1), 900, 1),
    *(("rep", 1, since, until, 200 + at, 1) for at, (since, until) in enumerate(MONTHS)),
    ("rep", 1, date(2026, 1, 1), date(2026, 4, 1), 700, 1),
    ("rep", 2, date(2026, 3, 1), date(2026, 4, 1), 100, 1),
)


@pytest.fixture(scope="module")
def cursor() -> duckdb.DuckDBPyConnection:
    return warehouse((), TARGETS)


def won(deal: int, day: date, amount: int, owner: int = 1) -> Deal:
    begin = State(datetime(2026, 1, 2), amount=amount, owner=owner)
    return Deal(
        deal,
        (begin, State(datetime.combine(day, datetime.min.time()), 1, 4, amount, owner=owner, closed=day)),
    )


def open_deal(deal: int, amount: int, due: date, owner: int = 1, position: int = 1) -> Deal:
    return Deal(deal, (State(datetime(2026, 1, 2), 0, position, amount, due=due, owner=owner),))


def of(rows: tuple[Row, ...]) -> dict[Any, tuple[Any, Any, Any]]:
    return {tuple(name for _, name in row.dims): (row.value, row.numerator, row.denominator) for row in rows}


def test_no_sales_is_zero_and_no_target_is_empty(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [won(1, date(2026, 3, 2), 350), won(2, date(2026, 3, 3), 10, owner=4)])
    result = run(
        cursor, "attainment", by=("rep",), since=QUARTER.start, until=QUARTER.last_day, as_of=AS_OF,
        settings=SETTINGS,
    )  # fmt: skip
    assert of(result.rows) == {
        ("Anna Snelling",): (None, 10, None),
        ("Lin Yue",): (Fraction(1, 2), 350, 700),
        ("Tang Wei",): (0, 0, 100),
    }


def test_the_company_is_measured_against_its_latest_target(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [won(1, date(2026, 3, 2), 300)])
    result = run(
        cursor, "attainment", since=QUARTER.start, until=QUARTER.last_day, as_of=AS_OF, settings=SETTINGS
    )
    assert (result.total.value, result.total.denominator) == (Fraction(1, 4), 1200)


def test_a_month_takes_the_month_s_target_and_months_to_come_are_listed(
    cursor: duckdb.DuckDBPyConnection,
) -> None:
    fill(cursor, [won(1, date(2026, 2, 2), 201)])
    result = run(
        cursor, "attainment", by=("rep", "month"), since=QUARTER.start, until=QUARTER.last_day,
        as_of=date(2026, 2, 20), settings=SETTINGS,
    )  # fmt: skip
    own = {key: figure for key, figure in of(result.rows).items() if key[0] == "Lin Yue"}
    assert own == {
        ("Lin Yue", "2026-01"): (0, 0, 200),
        ("Lin Yue", "2026-02"): (1, 201, 201),
        ("Lin Yue", "2026-03"): (0, 0, 202),
    }


def test_a_week_of_a_quarter_has_no_target(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [won(1, date(2026, 3, 2), 300)])
    result = run(
        cursor, "attainment", since=date(2026, 3, 2), until=date(2026, 3, 8), as_of=AS_OF, settings=SETTINGS
    )
    assert (result.total.value, result.total.numerator) == (None, 300)


def test_for_a_rep_the_own_target_counts(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [won(1, date(2026, 3, 2), 350), won(2, date(2026, 3, 2), 50, owner=3)])
    mine = run(
        cursor, "attainment", since=QUARTER.start, until=QUARTER.last_day, as_of=AS_OF,
        viewer=Viewer(role="rep", rep_id=1), settings=SETTINGS,
    )  # fmt: skip
    assert (mine.total.value, mine.total.denominator) == (Fraction(1, 2), 700)
    both = run(
        cursor,
        "attainment",
        as_of=AS_OF,
        scope=Scope(period=QUARTER, reps=(1, 2), as_of=AS_OF),
        settings=SETTINGS,
    )
    assert (both.total.numerator, both.total.denominator) == (400, 800)


def test_a_rep_is_never_shown_the_target_of_another(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [won(1, date(2026, 3, 2), 350)])
    result = run(
        cursor, "attainment", by=("rep",), since=QUARTER.start, until=QUARTER.last_day, as_of=AS_OF,
        viewer=Viewer(role="rep", rep_id=2), settings=SETTINGS,
    )  # fmt: skip
    assert of(result.rows) == {("Tang Wei",): (0, 0, 100)}


def test_rep_and_team_have_own_targets_and_are_not_mixed(cursor: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(SalesPerfError, match="not by both"):
        run(cursor, "attainment", by=("rep", "team"), as_of=AS_OF, settings=SETTINGS)


def test_for_a_team_the_team_s_target_counts(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [won(1, date(2026, 3, 2), 300), won(2, date(2026, 1, 20), 100)])
    result = run(
        cursor,
        "attainment",
        as_of=AS_OF,
        scope=Scope(period=QUARTER, teams=(2,), as_of=AS_OF),
        settings=SETTINGS,
    )
    assert (result.total.numerator, result.total.denominator) == (300, 900)


def test_a_source_has_no_target(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [won(1, date(2026, 3, 2), 300)])
    scope = Scope(period=QUARTER, sources=(51,), as_of=AS_OF)
    result = run(cursor, "attainment", as_of=AS_OF, scope=scope, settings=SETTINGS)
    assert (result.total.value, result.total.denominator) == (None, None)


def test_coverage_is_open_and_due_over_what_is_left(cursor: duckdb.DuckDBPyConnection) -> None:
    due = date(2026, 3, 25)
    fill(
        cursor, [won(1, date(2026, 3, 2), 200), open_deal(2, 1500, due), open_deal(3, 999, date(2026, 4, 1))]
    )
    result = run(
        cursor, "coverage", since=QUARTER.start, until=QUARTER.last_day, as_of=AS_OF, settings=SETTINGS
    )
    row = result.total
    assert (row.value, row.numerator, row.denominator, row.n) == (Fraction(3, 2), 1500, 1000, 1)
    assert dict(row.extra) == {"won": 200, "target": 1200}


def test_a_target_that_is_reached_needs_no_coverage(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [won(1, date(2026, 3, 2), 1200), open_deal(2, 1500, date(2026, 3, 25))])
    result = run(
        cursor, "coverage", since=QUARTER.start, until=QUARTER.last_day, as_of=AS_OF, settings=SETTINGS
    )
    assert (result.total.value, result.total.numerator, result.total.denominator) == (None, 1500, 0)


def test_weighted_coverage_takes_the_chance_of_the_stage(cursor: duckdb.DuckDBPyConnection) -> None:
    due = date(2026, 3, 25)
    fill(cursor, [open_deal(1, 1000, due), open_deal(2, 300, due, position=3)])
    result = run(
        cursor, "coverage", variant="weighted", since=QUARTER.start, until=QUARTER.last_day, as_of=AS_OF,
        settings=SETTINGS,
    )  # fmt: skip
    assert result.total.numerator == 1000 * 25 // 100 + 300 * 75 // 100


@examples(max_examples=30)
@given(deals=companies(), days=windows())
def test_both_are_their_parts_for_any_window(
    cursor: duckdb.DuckDBPyConnection, deals: tuple[Deal, ...], days: tuple[date, date, date]
) -> None:
    fill(cursor, deals)
    window = Window(*days)
    asked: dict[str, Any] = {"since": days[0], "until": days[1], "as_of": days[2], "settings": SETTINGS}
    attained, covered = (run(cursor, key, by=("rep",), **asked) for key in ("attainment", "coverage"))
    for one, other in zip(attained.rows, covered.rows, strict=False):
        rep = one.dims[0][0]
        booked = money_of(fact for fact in closed_in(deals, window, 1) if rep_of(fact.state) == rep)
        due = money_of(
            fact
            for fact in open_at(deals, window.day)
            if rep_of(fact.state) == rep and fact.state.due in window
        )
        target = target_of(rep, days)
        assert (one.numerator, one.denominator) == (booked, target)
        assert one.value == (Fraction(booked, target) if target else None)
        assert other.dims == one.dims
        assert (other.numerator, other.denominator) == (due, None if target is None else target - booked)


def target_of(rep: Any, days: tuple[date, date, date]) -> int | None:
    """The targets inside the window, the quarter's before its months'."""
    inside = [
        (since, until, amount)
        for kind, owner, since, until, amount, _ in TARGETS
        if kind == "rep"
        and owner == rep
        and days[0] <= since
        and until.toordinal() - 1 <= days[1].toordinal()
    ]
    widest = [
        one for one in inside
        if not any(other[0] <= one[0] and one[1] <= other[1] and other != one for other in inside)
    ]  # fmt: skip
    return sum(amount for _, _, amount in widest) if widest else None
