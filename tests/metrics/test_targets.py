"""The metric `target`: whose targets count, which periods, and whose are not added up."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import duckdb
import pytest

from salesperf.domain.period import FiscalCalendar
from salesperf.domain.scope import Scope, Viewer
from salesperf.metrics import run
from salesperf.metrics.result import as_json
from salesperf.settings import WorkspaceSettings
from tests.metrics.core_tables import warehouse

SETTINGS = WorkspaceSettings()
AS_OF = date(2026, 3, 10)
JANUARY = (date(2026, 1, 1), date(2026, 2, 1))
FEBRUARY = (date(2026, 2, 1), date(2026, 3, 1))
QUARTER = (date(2026, 1, 1), date(2026, 4, 1))


def value(cursor: duckdb.DuckDBPyConnection, *by: str, **asked: Any) -> dict[Any, Any]:
    asked = {"since": QUARTER[0], "until": date(2026, 3, 31)} | asked
    result = run(cursor, "target", by=by, as_of=AS_OF, settings=SETTINGS, **asked)
    return {tuple(name for _, name in row.dims): row.value for row in result.rows if row.value is not None}


def rep(number: int, days: tuple[date, date], amount: int) -> tuple[object, ...]:
    return ("rep", number, *days, amount, 1)


@pytest.fixture
def people() -> duckdb.DuckDBPyConnection:
    return warehouse(
        (), [rep(1, JANUARY, 10), rep(1, FEBRUARY, 20), rep(2, QUARTER, 100), rep(3, JANUARY, 7)]
    )


def test_a_company_without_a_target_has_its_people_s(people: duckdb.DuckDBPyConnection) -> None:
    assert value(people) == {(): 137}


def test_a_quarter_s_target_is_never_spread_over_its_months(people: duckdb.DuckDBPyConnection) -> None:
    assert value(people, "month") == {("2026-01",): 17, ("2026-02",): 20}
    assert value(people, "quarter") == {("2026-Q1",): 137}


def test_who_leads_others_is_shown_and_not_added(people: duckdb.DuckDBPyConnection) -> None:
    people.execute("insert into core.leaders values (2, 'title')")
    assert value(people) == {(): 37}
    assert sorted(value(people, "rep").values()) == [7, 30, 100]
    result = run(people, "target", since=QUARTER[0], until=date(2026, 3, 31), as_of=AS_OF, settings=SETTINGS)
    assert result.total.extra == {"leaders_left_out": 1}
    assert as_json(result)["rows"][0]["leaders_left_out"] == 1


def test_where_only_leaders_have_targets_theirs_count() -> None:
    cursor = warehouse((), [rep(2, QUARTER, 100)])
    cursor.execute("insert into core.leaders values (2, 'people')")
    assert value(cursor) == {(): 100}


def test_chosen_people_are_added_without_who_leads_them(people: duckdb.DuckDBPyConnection) -> None:
    people.execute("insert into core.leaders values (2, 'people')")
    period = FiscalCalendar().parse("2026-Q1")
    both = Scope(period=period, reps=(1, 2), as_of=AS_OF)
    alone = Scope(period=period, reps=(2,), as_of=AS_OF)
    assert value(people, scope=both) == {(): 30}
    assert value(people, scope=alone) == {(): 100}


def test_a_rep_sees_the_own_target_only(people: duckdb.DuckDBPyConnection) -> None:
    assert list(value(people, "rep", viewer=Viewer(role="rep", rep_id=1)).values()) == [30]
    assert value(people, viewer=Viewer(role="rep", rep_id=1)) == {(): 30}


def own(cursor: duckdb.DuckDBPyConnection, kind: str, owner: int | None, amount: int) -> None:
    cursor.execute(
        "insert into core.targets"
        " (owner_kind, owner_id, measure, from_day, to_day, amount, version, currency_id)"
        " values (?, ?, 'bookings', ?, ?, ?, 1, 1)",
        [kind, owner, *QUARTER, amount],
    )


def test_an_own_target_goes_before_the_sum(people: duckdb.DuckDBPyConnection) -> None:
    assert value(people, "team") == {("North",): 10, ("East",): 120}
    own(people, "team", 1, 500)
    assert value(people, "team") == {("North",): 500, ("East",): 120}
    assert value(people) == {(): 500 + 20 + 100 + 7}
    assert value(people, "region") == {("China North",): 500}
    own(people, "territory", 91, 44)
    assert value(people, "region") == {("China North",): 44}
    own(people, "company", None, 999)
    assert value(people) == {(): 999}


def test_a_target_whose_parts_are_others_is_shown_for_its_owner_only(
    people: duckdb.DuckDBPyConnection,
) -> None:
    people.execute("update core.targets set over_others = true where owner_id = 2")
    assert value(people) == {(): 37}
    assert 100 in value(people, "rep").values()


def test_without_days_every_target_counts_the_months_ahead_too(people: duckdb.DuckDBPyConnection) -> None:
    assert value(people, since=None, until=None) == {(): 137}


@pytest.mark.parametrize("seed", range(20))
def test_the_sum_of_people_is_that_of_an_independent_count(seed: int) -> None:
    chance = random.Random(seed)
    months = [(date(2026, m, 1), date(2026 + m // 12, m % 12 + 1, 1)) for m in range(1, 13)]
    drawn = {
        (who, days): chance.randint(0, 10_000)
        for who in (1, 2, 3)
        for days in months
        if chance.random() < 0.7
    }
    leaders = {who for who in (1, 2, 3) if chance.random() < 0.3}
    cursor = warehouse((), [rep(who, days, amount) for (who, days), amount in drawn.items()])
    cursor.executemany("insert into core.leaders values (?, 'people')", [[who] for who in leaders] or [[99]])
    since, until = date(2026, chance.randint(1, 6), 1), date(2026, chance.randint(7, 12), 28)
    inside = {
        key: one
        for key, one in drawn.items()
        if since <= key[1][0] and key[1][1].toordinal() - 1 <= until.toordinal()
    }
    names = dict(cursor.execute("select rep_id, name from core.reps").fetchall())
    by_rep: dict[Any, int] = {}
    for (who, _), one in inside.items():
        by_rep[names[who],] = by_rep.get((names[who],), 0) + one
    assert value(cursor, "rep", since=since, until=until) == by_rep
    led = sum(one for (who, _), one in inside.items() if who not in leaders)
    total = led if any(who not in leaders for who, _ in inside) else sum(inside.values())
    assert value(cursor, since=since, until=until) == ({(): total} if inside else {})
