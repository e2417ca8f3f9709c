"""The door to figures: windows, listing, order, money, scope, and who may see what."""

from __future__ import annotations

from dataclasses import replace
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
from salesperf.metrics import METRICS, Result, run
from salesperf.settings import WorkspaceSettings
from tests.metrics.core_tables import Deal, State, fill, warehouse
from tests.metrics.histories import companies, windows

SETTINGS = WorkspaceSettings()
AS_OF = date(2026, 3, 10)


@pytest.fixture(scope="module")
def cursor() -> duckdb.DuckDBPyConnection:
    return warehouse(())


def at(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time())


def won(deal: int, day: date, amount: int | None = 100, **facts: Any) -> Deal:
    begin = State(at(date(2026, 1, 2)), amount=amount, **facts)
    return Deal(deal, (begin, replace(begin, at=at(day), status=1, position=4, closed=day)))


def ask(cursor: duckdb.DuckDBPyConnection, key: str, **given_: Any) -> Result:
    return run(cursor, key, **{"as_of": AS_OF, "settings": SETTINGS} | given_)


def names(result: Result) -> list[tuple[str | None, ...]]:
    return [tuple(name for _, name in row.dims) for row in result.rows]


def test_unknown_keys_variants_and_dimensions_say_what_there_is(cursor: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(SalesPerfError, match="win_rate"):
        ask(cursor, "winrate")
    with pytest.raises(SalesPerfError, match="created_cohort"):
        ask(cursor, "win_rate", variant="cohort")
    with pytest.raises(SalesPerfError, match="lost_reason"):
        ask(cursor, "deals_lost", by=("reason",))
    with pytest.raises(SalesPerfError, match="once"):
        ask(cursor, "deals_lost", by=("rep", "rep"))


def test_a_window_that_ends_before_it_begins_is_refused(cursor: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(SalesPerfError, match="earlier day first"):
        ask(cursor, "deals_won", since=date(2026, 3, 2), until=date(2026, 3, 1))


def test_two_stretches_of_time_at_once_are_refused_for_stocks(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [won(1, date(2026, 2, 3))])
    with pytest.raises(SalesPerfError, match="one of"):
        ask(cursor, "deals_open", by=("month", "week"))


def test_without_days_all_data_count(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [won(1, date(2026, 2, 3)), won(2, date(2026, 3, 9))])
    result = ask(cursor, "deals_won", by=("month",))
    assert (result.since, result.until) == (date(2026, 1, 2), AS_OF)
    assert [(row.dims[0], row.value) for row in result.rows] == [
        (("2026-01-01", "2026-01"), 0), (("2026-02-01", "2026-02"), 1), (("2026-03-01", "2026-03"), 1),
    ]  # fmt: skip


def test_an_empty_warehouse_has_figures_too(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [])
    assert ask(cursor, "deals_open").total.value == 0
    assert ask(cursor, "win_rate").total.value is None
    assert ask(cursor, "bookings", by=("month",)).rows[0].value == 0


def test_quarters_follow_the_fiscal_year(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [won(1, date(2026, 2, 3))])
    settings = WorkspaceSettings(fiscal_first_month=2)
    result = ask(cursor, "deals_won", by=("quarter",), settings=settings)
    assert names(result) == [("FY2026-Q4",), ("FY2027-Q1",)]
    assert [row.value for row in result.rows] == [0, 1]


def test_weeks_follow_the_week_s_first_day(cursor: duckdb.DuckDBPyConnection) -> None:
    sunday = date(2026, 2, 1)
    fill(cursor, [won(1, sunday)])
    by_monday = ask(cursor, "deals_won", by=("week",), since=sunday, until=sunday)
    by_sunday = ask(
        cursor,
        "deals_won",
        by=("week",),
        since=sunday,
        until=sunday,
        settings=WorkspaceSettings(week_start=7),
    )
    assert (names(by_monday), names(by_sunday)) == ([("2026-W05",)], [("2026-W06",)])


def test_members_without_deals_are_listed_and_nobody_comes_last(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [won(1, date(2026, 2, 3)), won(2, date(2026, 2, 3), owner=None)])
    counts = ask(cursor, "deals_won", by=("rep",))
    assert [(row.dims[0][1], row.value) for row in counts.rows] == [
        ("Anna Snelling", 0), ("Lin Yue", 1), ("Tang Wei", 0), (None, 1),
    ]  # fmt: skip
    rates = ask(cursor, "win_rate", by=("rep",))
    assert [row.value for row in rates.rows] == [None, 1, None, 1]


def test_stages_come_in_pipeline_order(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [Deal(1, (State(at(date(2026, 1, 2)), position=3),))])
    result = ask(cursor, "stage_conversion", by=("stage",))
    assert names(result) == [("Lead in",), ("Proposal",), ("Negotiation",), ("Asked",), ("Agreed",)]
    assert [row.denominator for row in result.rows] == [1, 1, 1, 0, 0]


def test_the_team_of_a_won_deal_is_the_owner_s_on_the_close_date(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [won(1, date(2026, 2, 9)), won(2, date(2026, 2, 10)), won(3, date(2026, 2, 10), owner=4)])
    result = ask(cursor, "deals_won", by=("team",))
    assert [(row.dims[0][1], row.value) for row in result.rows] == [("East", 1), ("North", 1), (None, 1)]


def test_the_team_of_an_open_deal_is_the_owner_s_now(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [Deal(1, (State(at(date(2026, 1, 2))),))])
    for as_of, team in ((date(2026, 2, 9), "North"), (date(2026, 2, 10), "East")):
        result = ask(cursor, "deals_open", by=("team",), as_of=as_of)
        assert [row.dims[0][1] for row in result.rows if row.value] == [team]


def test_what_was_true_then_is_shown_for_then(cursor: duckdb.DuckDBPyConnection) -> None:
    begin = State(at(date(2026, 1, 2)))
    day, again = date(2026, 2, 2), date(2026, 2, 20)
    lost = State(at(day), 2, 5, closed=day)
    fill(cursor, [Deal(1, (begin, lost, replace(begin, at=at(again))))])
    assert ask(cursor, "deals_lost", as_of=date(2026, 2, 10)).total.value == 1
    assert ask(cursor, "deals_lost").total.value == 0
    assert ask(cursor, "deals_open").total.value == 1


def test_an_undated_deal_is_open_before_its_close_and_in_no_cohort(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [replace(won(1, date(2026, 2, 3)), dated=False)])
    assert ask(cursor, "deals_open", as_of=date(2020, 1, 1)).total.value == 1
    assert ask(cursor, "deals_created").total.value == 0
    cycle = ask(cursor, "sales_cycle").total
    assert (cycle.value, cycle.n, cycle.extra["left_out"]) == (None, 0, 1)


def test_a_close_before_creation_is_left_out_of_cycles_and_counted(cursor: duckdb.DuckDBPyConnection) -> None:
    begin = State(at(date(2026, 2, 10)))
    odd = Deal(1, (begin, State(at(date(2026, 2, 11)), 1, 4, closed=date(2026, 2, 1))))
    fill(cursor, [odd, won(2, date(2026, 2, 1))])
    mean = ask(cursor, "sales_cycle", variant="mean").total
    assert (mean.value, mean.numerator, mean.denominator, mean.n) == (30, 30, 1, 1)
    assert mean.extra["left_out"] == 1


def test_amounts_are_converted_at_the_month_of_their_close(cursor: duckdb.DuckDBPyConnection) -> None:
    january, february = date(2026, 1, 5), date(2026, 2, 5)
    fill(cursor, [won(1, january, 101, currency=2), won(2, february, 101, currency=2), won(3, february, 7)])
    result = ask(cursor, "bookings")
    assert result.total.value == 719 + 697 + 7  # 719.46 and 696.9


def test_a_missing_rate_is_counted_and_never_1(cursor: duckdb.DuckDBPyConnection) -> None:
    day = date(2026, 2, 5)
    fill(cursor, [won(1, day, 100_00), won(2, day, 50_00, currency=3), won(3, day, None, currency=3)])
    total = ask(cursor, "bookings").total
    assert (total.value, total.n, total.unconverted) == (100_00, 3, 1)


def test_open_amounts_take_the_rate_of_the_month_of_the_picture(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [Deal(1, (State(at(date(2026, 1, 2)), amount=100, currency=2),))])
    by_month = ask(cursor, "amount_open", by=("month",), until=date(2026, 2, 28))
    assert [row.value for row in by_month.rows] == [712, 690]
    assert ask(cursor, "amount_open").total.unconverted == 1


def test_decimals_beyond_the_minor_unit_are_rounded_once_in_the_sum(
    cursor: duckdb.DuckDBPyConnection,
) -> None:
    day = date(2026, 2, 5)
    fill(cursor, [won(deal, day, 1, rest=4000) for deal in (1, 2, 3)])
    assert ask(cursor, "bookings").total.value == 4  # 4.2


def test_another_reporting_currency_has_no_rates_of_its_own(cursor: duckdb.DuckDBPyConnection) -> None:
    day = date(2026, 2, 5)
    fill(cursor, [won(1, day, 100, currency=2), won(2, day, 100, currency=1)])
    total = ask(cursor, "bookings", settings=WorkspaceSettings(reporting_currency="USD")).total
    assert (total.value, total.unconverted) == (100, 1)


def test_where_only_the_reporting_currency_is_known_nothing_has_to_be_converted() -> None:
    day = date(2026, 2, 5)
    with warehouse([won(1, day, 1, rest=6000), won(2, day, 7), Deal(3, (State(at(day), amount=40),))]) as own:
        before = [
            ask(own, key, by=("rep",)).rows for key in ("bookings", "amount_open", "velocity", "movement")
        ]
        own.execute("delete from core.currencies where code <> 'CNY'")
        after = [
            ask(own, key, by=("rep",)).rows for key in ("bookings", "amount_open", "velocity", "movement")
        ]
    assert after == before
    assert [row.value for row in after[0]] == [0, 9, 0]


def scope(**narrowed: tuple[int, ...]) -> Scope:
    return Scope(period=FiscalCalendar().parse("2026"), as_of=AS_OF, **narrowed)  # type: ignore[arg-type]


def test_the_scope_s_period_is_the_window(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [won(1, date(2026, 2, 3)), won(2, date(2026, 3, 9))])
    february = Scope(period=FiscalCalendar().parse("2026-02"), as_of=AS_OF)
    assert ask(cursor, "deals_won", scope=february).total.value == 1


def test_a_scope_narrows_figures_and_the_members_listed(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [won(1, date(2026, 2, 3)), won(2, date(2026, 2, 3), owner=3, source=52)])
    assert names(ask(cursor, "deals_won", by=("rep",), scope=scope(reps=(2,)))) == [("Tang Wei",)]
    assert names(ask(cursor, "deals_won", by=("rep",), scope=scope(teams=(1,)))) == [("Lin Yue",)]
    assert names(ask(cursor, "deals_won", by=("source",), scope=scope(sources=(52,)))) == [("Referral",)]
    assert names(ask(cursor, "deals_won", by=("team",), scope=scope(teams=(1,)))) == [("North",)]
    assert ask(cursor, "deals_won", scope=scope(sources=(51,))).total.value == 1


def test_a_rep_gets_own_figures_only(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [won(1, date(2026, 2, 3)), won(2, date(2026, 2, 3), owner=3)])
    rep = Viewer(role="rep", rep_id=2)
    assert ask(cursor, "deals_won", viewer=rep).total.value == 1
    assert names(ask(cursor, "deals_won", by=("rep",), viewer=rep)) == [("Tang Wei",)]
    assert ask(cursor, "deals_won", viewer=rep, scope=scope(reps=(1,))).total.value == 0
    assert names(ask(cursor, "deals_won", by=("rep",), viewer=rep, scope=scope(reps=(1,)))) == []


def test_a_team_gets_its_members_figures_only(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [won(1, date(2026, 2, 3)), won(2, date(2026, 2, 3), owner=3), won(3, date(2026, 2, 20))])
    team = Viewer(role="team", team_id=1)
    assert ask(cursor, "deals_won", viewer=team).total.value == 1
    assert names(ask(cursor, "deals_won", by=("team",), viewer=team)) == [("North",)]
    assert names(ask(cursor, "deals_won", by=("rep",), viewer=team)) == [("Lin Yue",)]


@pytest.mark.parametrize("viewer", [Viewer(role="rep", rep_id=1), Viewer(role="team", team_id=2)], ids=str)
@examples(max_examples=6)
@given(deals=companies(), days=windows())
def test_no_metric_shows_a_viewer_more_than_the_narrowed_scope_would(
    cursor: duckdb.DuckDBPyConnection, viewer: Viewer, deals: tuple[Deal, ...], days: tuple[date, date, date]
) -> None:
    fill(cursor, deals)
    narrowed = scope(reps=(1,)) if viewer.role == "rep" else scope(teams=(2,))
    for metric in METRICS.values():
        asked: dict[str, Any] = {"since": days[0], "until": days[1], "as_of": days[2]}
        own = ask(cursor, metric.key, viewer=viewer, **asked)
        chosen = ask(cursor, metric.key, scope=narrowed, viewer=Viewer(role="owner"), **asked)
        assert own.rows == chosen.rows


def test_velocity_shows_its_four_parts(cursor: duckdb.DuckDBPyConnection) -> None:
    lost_day = date(2026, 2, 21)
    lost = Deal(9, (State(at(date(2026, 1, 2))), State(at(lost_day), 2, 5, closed=lost_day)))
    fill(cursor, [
        *(Deal(deal, (State(at(date(2026, 1, 2))),)) for deal in (1, 2, 3)),
        won(4, date(2026, 1, 12), 100), won(5, date(2026, 1, 22), 300), won(6, date(2026, 1, 17), None), lost,
    ])  # fmt: skip
    row = ask(cursor, "velocity").total
    assert {name: row.extra[name] for name in ("open_deals", "won_amount", "win_rate", "cycle_days")} == {
        "open_deals": 3, "won_amount": 200, "win_rate": Fraction(3, 4), "cycle_days": 15,
    }  # fmt: skip
    assert row.value == Fraction(3 * 200 * 3, 4 * 15)


def test_a_figure_rests_on_the_deals_counted(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [])
    for metric in METRICS.values():
        for variant in metric.variants:
            assert all(row.n == 0 for row in ask(cursor, metric.key, variant=variant.key).rows)
