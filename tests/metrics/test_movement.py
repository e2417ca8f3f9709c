"""What moved in the pipeline: start and movements give the end, whatever happened, between any two days."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta

import duckdb
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from salesperf.domain.period import Period
from salesperf.domain.scope import Scope, Viewer
from salesperf.metrics import Result, run
from salesperf.metrics.movement import KIND_NAMES, KINDS, SIGNS
from salesperf.settings import WorkspaceSettings
from tests.metrics.core_tables import Deal, State, fill, warehouse
from tests.metrics.histories import companies, days
from tests.metrics.movement_oracle import Amounts, Book

SETTINGS = WorkspaceSettings()
MARCH = Period(kind="month", start=date(2026, 3, 1), end=date(2026, 4, 1))


@pytest.fixture(scope="module")
def cursor() -> duckdb.DuckDBPyConnection:
    return warehouse(())


def figures(result: Result) -> Amounts:
    found: Amounts = defaultdict(dict)
    for row in result.rows:
        *ids, (_, kind) = row.dims
        found[tuple(one for one, _ in ids)][str(kind)] = [row.value or 0, row.n]
    return found


@pytest.mark.parametrize("variant", ["events", "net"])
@examples(max_examples=30)
@given(
    deals=companies(),
    two_days=st.tuples(days, days).filter(lambda pair: pair[0] < pair[1]),
    closing=st.booleans(),
    by=st.sampled_from([(), ("rep",), ("team",), ("stage",), ("rep", "stage")]),
)
def test_every_movement_is_what_its_definition_says_and_nothing_is_left_over(
    cursor: duckdb.DuckDBPyConnection,
    variant: str,
    deals: tuple[Deal, ...],
    two_days: tuple[date, date],
    closing: bool,
    by: tuple[str, ...],
) -> None:
    fill(cursor, deals)
    before, until = two_days
    due = MARCH if closing else None
    result = run(
        cursor, "movement", by=by, variant=variant, since=before + timedelta(days=1), until=until,
        as_of=until, due=due, settings=SETTINGS,
    )  # fmt: skip
    wanted = Book(before, until, due, by).keep(deals, net=variant == "net")
    found = figures(result)
    for ids, kinds in wanted.items():
        assert {kind: found[ids][kind] for kind in SIGNS} == {kind: kinds[kind] for kind in SIGNS}
    for ids, kinds in found.items():
        assert kinds["residual"] == [0, 0]
        assert ids in wanted or all(figure == [0, 0] for figure in kinds.values())


@examples(max_examples=15)
@given(deals=companies(), two_days=st.tuples(days, days).filter(lambda pair: pair[0] < pair[1]))
def test_it_balances_for_one_rep_one_team_and_one_source_too(
    cursor: duckdb.DuckDBPyConnection, deals: tuple[Deal, ...], two_days: tuple[date, date]
) -> None:
    fill(cursor, deals)
    before, until = two_days
    period = Period(kind="custom", start=before + timedelta(days=1), end=until + timedelta(days=1))
    for chosen in ({"reps": (1,)}, {"teams": (2,)}, {"sources": (51,)}):
        scope = Scope(period=period, as_of=until, **chosen)
        result = run(cursor, "movement", as_of=until, scope=scope, settings=SETTINGS)
        assert result.rows[-1].value == 0
        assert result.rows[-1].n == 0
    result = run(
        cursor, "movement", as_of=until, since=period.start, until=until, viewer=Viewer(role="rep", rep_id=2),
        settings=SETTINGS,
    )  # fmt: skip
    assert result.rows[-1].value == 0


def seen(day: date, amount: int, due: date | None, status: int = 0) -> State:
    moment = datetime.combine(day, datetime.min.time())
    return State(moment, status, 3 + status if status else 1, amount, due=due, closed=day if status else None)


def test_amount_changes_are_booked_before_the_outcome(cursor: duckdb.DuckDBPyConnection) -> None:
    start, mid, later = date(2026, 2, 20), date(2026, 3, 15), date(2026, 4, 10)
    march = [date(2026, 3, day) for day in (20, 25, 28, 31, 15, 18)]
    deals = [
        Deal(1, (seen(start, 100, march[0]), seen(mid, 100, None, 1))),
        Deal(2, (seen(start, 80, march[1]), seen(mid, 80, None, 2))),
        Deal(3, (seen(start, 60, march[2]), seen(mid, 60, later))),
        Deal(4, (seen(start, 50, date(2026, 4, 5)), seen(mid, 50, date(2026, 3, 30)))),
        Deal(5, (seen(mid, 40, march[3]),)),
        Deal(6, (seen(start, 30, march[4]), seen(mid, 45, march[4]))),
        Deal(7, (seen(start, 30, march[4]), seen(mid, 20, march[4]))),
        Deal(8, (seen(start, 70, march[5]), seen(mid, 90, None, 1))),
    ]
    fill(cursor, deals)
    for variant in ("events", "net"):
        result = run(
            cursor, "movement", variant=variant, since=MARCH.start, until=MARCH.last_day,
            as_of=MARCH.last_day, due=MARCH, settings=SETTINGS,
        )  # fmt: skip
        assert {row.dims[-1][1]: row.value for row in result.rows} == {
            "start": 370, "new": 40, "reopened": 0, "increased": 35, "decreased": 10, "moved_in": 50,
            "moved_out": 60, "won": 190, "lost": 80, "removed": 0, "end": 155, "residual": 0,
        }  # fmt: skip


def test_a_deal_created_and_pushed_out_shows_twice_by_events_and_not_at_all_net(
    cursor: duckdb.DuckDBPyConnection,
) -> None:
    states = (seen(date(2026, 3, 2), 10, date(2026, 3, 20)), seen(date(2026, 3, 9), 10, date(2026, 4, 20)))
    fill(cursor, [Deal(1, states)])
    shown = {}
    for variant in ("events", "net"):
        result = run(
            cursor, "movement", variant=variant, since=MARCH.start, until=MARCH.last_day,
            as_of=MARCH.last_day, due=MARCH, settings=SETTINGS,
        )  # fmt: skip
        shown[variant] = {row.dims[-1][1]: row.n for row in result.rows if row.n}
    assert shown == {"events": {"new": 1, "moved_out": 1}, "net": {}}


def test_a_deal_missing_from_a_complete_export_is_removed_not_lost(cursor: duckdb.DuckDBPyConnection) -> None:
    start = seen(date(2026, 2, 20), 20, None)
    fill(cursor, [Deal(1, (start,)), Deal(2, (start,), removed=date(2026, 3, 9))])
    result = run(
        cursor, "movement", since=MARCH.start, until=MARCH.last_day, as_of=MARCH.last_day, settings=SETTINGS
    )
    assert {row.dims[-1][1]: row.value for row in result.rows if row.value} == {
        "start": 40,
        "removed": 20,
        "end": 20,
    }


def test_every_kind_has_a_name() -> None:
    assert tuple(KIND_NAMES) == KINDS
