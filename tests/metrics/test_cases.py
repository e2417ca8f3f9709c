"""Worked examples of others: published figures must come out, wrong ones are kept as traps."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

import duckdb
import pytest

from salesperf.metrics import Result, run
from salesperf.metrics.values import velocity
from salesperf.settings import WorkspaceSettings
from tests.metrics.core_tables import Deal, State, fill, warehouse

SETTINGS = WorkspaceSettings()
DAY_0 = date(2026, 1, 1)
AS_OF = date(2026, 12, 31)


@pytest.fixture(scope="module")
def cursor() -> duckdb.DuckDBPyConnection:
    return warehouse(())


def on(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time())


def story(deal: int, *steps: tuple[int, int], amount: int | None = 100, **facts: Any) -> Deal:
    """A deal by (days after the first of January, position); 4 is won, 5 lost."""
    states = []
    for offset, position in steps:
        day = DAY_0 + timedelta(days=offset)
        status = max(position - 3, 0)
        states.append(State(on(day), status, position, amount, closed=day if status else None, **facts))
    return Deal(deal, tuple(states))


def deals(*groups: tuple[int, tuple[tuple[int, int], ...]]) -> list[Deal]:
    """So many deals of each story."""
    made = [steps for many, steps in groups for _ in range(many)]
    return [story(number, *steps) for number, steps in enumerate(made, start=1)]


def ask(cursor: duckdb.DuckDBPyConnection, key: str, **asked: Any) -> Result:
    return run(cursor, key, **{"as_of": AS_OF, "settings": SETTINGS} | asked)


@pytest.mark.parametrize(
    ("open_deals", "won_amount", "win_rate", "cycle_days", "per_day"),
    [
        (40, 25_000, Fraction(1, 4), 90, 2777.78),
        (18, 42_000, Fraction(24, 100), 78, 2326.1538),
        (18, 42_000, Fraction(24, 100), 65, 2791.3846),
        (120, 8_500, Fraction(24, 100), 45, 5440.0),
    ],
)
def test_velocity_comes_out_as_published(
    open_deals: int, won_amount: int, win_rate: Fraction, cycle_days: int, per_day: float
) -> None:
    exact = velocity(open_deals=open_deals, won_amount=won_amount, win_rate=win_rate, cycle_days=cycle_days)
    assert exact is not None
    assert float(exact) == pytest.approx(per_day, abs=0.01)


def test_a_shorter_cycle_is_worth_more_than_as_much_more_win_rate() -> None:
    """A published page calls ten per cent of either exactly equal: they are not."""
    parts: dict[str, Any] = {"open_deals": 1, "won_amount": 1, "win_rate": Fraction(1, 2), "cycle_days": 100}
    before = velocity(**parts) or Fraction(0)
    shorter = velocity(**parts | {"cycle_days": 90})
    surer = velocity(**parts | {"win_rate": Fraction(11, 20)})
    fifth = velocity(**parts | {"cycle_days": 80})
    assert (shorter, surer, fifth) == (
        before * Fraction(10, 9),
        before * Fraction(11, 10),
        before * Fraction(5, 4),
    )


@pytest.mark.parametrize(
    "parts", [{"won_amount": None}, {"win_rate": None}, {"cycle_days": None}, {"cycle_days": 0}]
)
def test_velocity_without_one_of_its_parts_is_undefined(parts: dict[str, Any]) -> None:
    whole: dict[str, Any] = {"open_deals": 1, "won_amount": 1, "win_rate": 1, "cycle_days": 1}
    assert velocity(**whole | parts) is None


def test_the_same_deals_have_two_win_rates(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, deals((3, ((0, 1), (5, 4))), (7, ((0, 1), (5, 5))), (90, ((0, 1),))))
    values = {
        key: ask(cursor, "win_rate", variant=key).total.value for key in ("created_cohort", "closed_count")
    }
    assert values == {"created_cohort": Fraction(3, 100), "closed_count": Fraction(3, 10)}


def test_won_of_all_by_count_and_by_amount(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, deals((15, ((0, 1), (5, 4))), (85, ((0, 1),))))
    assert ask(cursor, "win_rate", variant="all_count").total.value == Fraction(15, 100)
    fill(cursor, [story(1, (0, 1), (5, 4), amount=25_000), story(2, (0, 1), amount=75_000)])
    assert ask(cursor, "win_rate", variant="all_amount").total.value == Fraction(25, 100)


def test_nothing_closed_is_blank_and_not_0(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, deals((9, ((0, 1),))))
    row = ask(cursor, "win_rate").total
    assert (row.value, row.numerator, row.denominator) == (None, 0, 0)


def by_stage(result: Result) -> list[tuple[int | None, int | None]]:
    return [(row.numerator, row.denominator) for row in result.rows][:3]


def test_a_later_stage_implies_the_earlier_ones_unless_order_is_strict(
    cursor: duckdb.DuckDBPyConnection,
) -> None:
    fill(cursor, [story(1, (0, 1), (5, 3))])
    shown = {
        key: by_stage(ask(cursor, "stage_conversion", variant=key, by=("stage",)))
        for key in ("reached", "strict", "plain")
    }
    assert shown == {
        "reached": [(1, 1), (1, 1), (0, 1)],
        "strict": [(0, 1), (0, 0), (0, 0)],
        "plain": [(0, 1), (1, 0), (0, 1)],
    }


def test_deals_still_in_the_stage_are_no_exits(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, deals((35, ((0, 1), (5, 2))), (15, ((0, 1), (5, 5))), (10, ((0, 1),))))
    moved = ask(cursor, "stage_conversion", variant="exit", by=("stage",)).rows[0]
    assert moved.value == Fraction(7, 10)
    cohort = ask(cursor, "stage_conversion", by=("stage",)).rows[0]
    assert cohort.value == Fraction(35, 60)
    assert dict(cohort.extra) == {"still_open": 10, "lost": 15}


def test_lost_deals_stay_in_the_denominator(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, deals((40, ((0, 1), (5, 2))), (50, ((0, 1), (5, 5))), (10, ((0, 1),))))
    assert ask(cursor, "stage_conversion", by=("stage",)).rows[0].value == Fraction(2, 5)


def test_only_the_plain_count_ratio_can_pass_100_percent(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, deals((20, ((0, 1), (5, 2))), (130, ((0, 2),))))
    plain = ask(cursor, "stage_conversion", variant="plain", by=("stage",)).rows[0]
    assert plain.value == Fraction(150, 20)
    reached = ask(cursor, "stage_conversion", by=("stage",)).rows[0]
    assert reached.value == 1


def test_time_in_stage_adds_up_the_visits(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [story(1, (0, 1), (14, 2), (28, 3), (35, 2), (42, 3), (60, 5))])
    cumulated = ask(cursor, "time_in_stage", by=("stage",)).rows
    assert [row.value for row in cumulated][:3] == [14, 21, 25]
    latest = ask(cursor, "time_in_stage", variant="latest_visit", by=("stage",)).rows
    assert [row.value for row in latest][:3] == [14, 7, 18]


def test_the_mean_stay_is_over_the_deals_that_were_in_the_stage(cursor: duckdb.DuckDBPyConnection) -> None:
    half = Deal(3, (State(on(DAY_0)), State(on(DAY_0) + timedelta(hours=12), position=2)))
    fill(cursor, [story(1, (0, 1), (5, 2)), story(2, (0, 1), (12, 2)), half])
    row = ask(cursor, "time_in_stage", variant="mean", by=("stage",)).rows[0]
    assert row.value == Fraction(35, 6)
    assert (row.numerator, row.denominator, row.n) == (17 * 24 + 12, 72, 3)


def test_one_long_cycle_pulls_the_mean_and_not_the_median(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [story(deal, (0, 1), (days, 4)) for deal, days in enumerate((10, 20, 30, 40, 360), start=1)])
    assert ask(cursor, "sales_cycle").total.value == 30
    assert ask(cursor, "sales_cycle", variant="mean").total.value == 92


def test_slipped_is_neither_won_nor_lost(cursor: duckdb.DuckDBPyConnection) -> None:
    due, later = date(2026, 3, 20), date(2026, 4, 20)
    made = [story(number, (0, 1), due=due) for number in range(1, 11)]
    outcomes = [(1, 4)] * 4 + [(2, 5)] * 2 + [(0, 1)] * 4
    changed = []
    for deal, (status, position) in zip(made, outcomes, strict=True):
        day = date(2026, 3, 15)
        closed = day if status else None
        after = State(on(day), status, position, due=None if status else later, closed=closed)
        changed.append(Deal(deal.deal_id, (deal.states[0], after)))
    fill(cursor, changed)
    march: dict[str, Any] = {"since": date(2026, 3, 1), "until": date(2026, 3, 31)}
    assert ask(cursor, "slip_rate", **march).total.value == Fraction(4, 10)
    assert ask(cursor, "slip_rate", variant="pushed_share", **march).total.value == Fraction(4, 10)
    halfway = ask(cursor, "slip_rate", as_of=date(2026, 3, 18), **march).total
    assert (halfway.value, halfway.denominator) == (None, 0)


def test_pushes_are_moves_to_a_later_month_or_to_any_later_day(cursor: duckdb.DuckDBPyConnection) -> None:
    history = [
        (date(2026, 1, 5), date(2026, 3, 31)), (date(2026, 2, 1), date(2026, 3, 15)),
        (date(2026, 3, 10), date(2026, 4, 20)), (date(2026, 4, 18), date(2026, 4, 28)),
        (date(2026, 4, 27), date(2026, 6, 30)),
    ]  # fmt: skip
    fill(cursor, [Deal(1, tuple(State(on(day), due=due) for day, due in history))])
    assert ask(cursor, "push_count").total.value == 2
    later = ask(cursor, "push_count", variant="later_change").total
    assert (later.value, later.n) == (3, 1)


def advancers(*days: int) -> list[Deal]:
    """Deals that went on from the first stage after so many days, in the last months of the year."""
    return [story(100 + number, (200, 1), (200 + stay, 2)) for number, stay in enumerate(days)]


@pytest.mark.parametrize(
    ("variant", "went_on", "days", "is_stuck"),
    [
        *(("p75", tuple(range(1, 11)), days, stuck) for days, stuck in ((7, False), (8, True), (12, True))),
        *(("stale_15x", (20,) * 10, days, stuck) for days, stuck in ((30, False), (31, True))),
        ("p75", tuple(range(1, 10)), 50, False),
    ],
)
def test_stuck_is_strictly_longer_than_usual_where_ten_stays_say_what_is_usual(
    cursor: duckdb.DuckDBPyConnection, variant: str, went_on: tuple[int, ...], days: int, is_stuck: bool
) -> None:
    as_of = DAY_0 + timedelta(days=260)
    fill(cursor, [*advancers(*went_on), story(1, (260 - days, 1))])
    row = ask(cursor, "stuck", variant=variant, by=("stage",), as_of=as_of).rows[0]
    assert (row.value, row.n, row.extra["over_line"]) == (int(is_stuck), 1, int(is_stuck))


def test_stays_that_ended_more_than_a_year_ago_say_nothing(cursor: duckdb.DuckDBPyConnection) -> None:
    old = [story(100 + number, (0, 1), (5, 2)) for number in range(10)]
    fill(cursor, [*old, story(1, (200, 1))])
    last_day = DAY_0 + timedelta(days=5 + 364)
    for as_of, over in ((last_day, 1), (last_day + timedelta(days=1), 0)):
        row = ask(cursor, "stuck", by=("stage",), as_of=as_of).rows[0]
        assert row.extra["over_line"] == over


def test_silence_and_a_date_past_are_reasons_of_their_own(cursor: duckdb.DuckDBPyConnection) -> None:
    as_of = date(2026, 3, 1)
    silent = Deal(1, (State(on(DAY_0)),), active=as_of - timedelta(days=31))
    spoken = Deal(2, (State(on(DAY_0)),), active=as_of - timedelta(days=30))
    unknown = Deal(3, (State(on(DAY_0)),))
    late = Deal(4, (State(on(DAY_0), due=as_of - timedelta(days=1)),))
    today = Deal(5, (State(on(DAY_0), due=as_of),))
    fill(cursor, [silent, spoken, unknown, late, today])
    row = ask(cursor, "stuck", as_of=as_of).total
    assert (row.value, row.n) == (2, 5)
    assert dict(row.extra) == {"over_line": 0, "silent": 1, "past_due": 1, "amount": 200_00}
