"""Several windows in one pass say what each of them says alone; a total is that of all its parts."""

from __future__ import annotations

from datetime import date, timedelta

import duckdb
import pytest
import sqlglot
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from salesperf.domain.period import FiscalCalendar
from salesperf.domain.scope import Scope, Viewer
from salesperf.metrics import METRICS, Result, Row, run, run_each, run_with_total
from salesperf.metrics.bottleneck import entered
from salesperf.metrics.compose import has_together
from salesperf.metrics.together import over_windows
from salesperf.metrics.windows import Window
from salesperf.settings import WorkspaceSettings
from tests.metrics.core_tables import Deal, fill, warehouse
from tests.metrics.histories import companies, windows

SETTINGS = WorkspaceSettings()
VIEWERS = (Viewer(role="owner"), Viewer(role="rep", rep_id=1))
VARIANTS = [
    (metric.key, variant.key)
    for metric in METRICS.values()
    if metric.reader == "facts"
    for variant in metric.variants
    if has_together(variant.sql)
]


@pytest.fixture(scope="module")
def cursor() -> duckdb.DuckDBPyConnection:
    return warehouse(())


def said(row: Row) -> tuple[object, ...]:
    return row.value, row.numerator, row.denominator, row.n, row.unconverted, dict(row.extra)


def total(result: Result) -> tuple[object, ...]:
    return said(result.total)


def scope_of(day: date) -> Scope:
    return Scope(period=FiscalCalendar().period_of("quarter", day), as_of=day)


@pytest.mark.parametrize(("key", "variant"), VARIANTS)
@examples(max_examples=8)
@given(deals=companies(), days=windows(), back=st.integers(1, 60), viewer=st.sampled_from(VIEWERS))
def test_windows_asked_for_together_say_what_each_says_alone(
    cursor: duckdb.DuckDBPyConnection,
    key: str,
    variant: str,
    deals: tuple[Deal, ...],
    days: tuple[date, ...],
    back: int,
    viewer: Viewer,
) -> None:
    fill(cursor, deals)
    since, until, as_of = days
    move = timedelta(days=back)
    asked = [Window(*days), Window(since - move, until - move, as_of), Window(since, until, as_of - move)]
    scope = scope_of(as_of)
    together = run_each(cursor, key, asked, variant=variant, scope=scope, viewer=viewer, settings=SETTINGS)
    alone = [
        run(
            cursor, key, variant=variant, since=one.since, until=one.until, as_of=one.as_of, scope=scope,
            viewer=viewer, settings=SETTINGS,
        )
        for one in asked
    ]  # fmt: skip
    assert [said(row) for row in together] == [total(result) for result in alone]


def test_the_stocks_of_weeks_are_taken_in_one_pass() -> None:
    for name in ("amount_open", "deals_open", "velocity", "slip_rate_due", "amount_due", "bookings"):
        assert has_together(name), name
    for name in ("stuck_p75", "time_in_stage_visits"):
        assert not has_together(name), name


@examples(max_examples=20)
@given(deals=companies(), days=windows(), variant=st.sampled_from(["p75", "stale_15x"]))
def test_a_total_from_the_parts_is_the_total(
    cursor: duckdb.DuckDBPyConnection, deals: tuple[Deal, ...], days: tuple[date, ...], variant: str
) -> None:
    fill(cursor, deals)
    *_, day = days
    who = {"as_of": day, "scope": scope_of(day), "viewer": VIEWERS[0], "settings": SETTINGS}
    split, of_all = run_with_total(cursor, "stuck", "stage", variant=variant, **who)
    assert said(of_all) == total(run(cursor, "stuck", variant=variant, **who))
    assert split == run(cursor, "stuck", by=("stage",), variant=variant, **who)


def test_a_condition_is_said_once_more_for_the_widest_window() -> None:
    facts = sqlglot.parse_one(
        "select a from t where x <= $day and (y between $since and $until or not z > $day)", dialect="duckdb"
    )
    assert over_windows(facts).sql("duckdb") == (
        "SELECT a, windows.window_no FROM t CROSS JOIN windows WHERE (x <= $last_day) AND "
        "(x <= windows.day AND (y BETWEEN windows.since AND windows.until OR NOT z > windows.day))"
    )


FIRST_ENTRIES = """
    with entries as (
        select deal_id, stage_id, position, min(cast(entered_at as date)) as day
        from core.visits
        where cast(entered_at as date) <= $as_of
        group by deal_id, stage_id, position
    )
    select
        entries.stage_id,
        sum(case when spans.status = 1 or spans.top_position > entries.position then 1 else 0 end),
        count(*)
    from entries
    inner join core.spans as spans
        on spans.deal_id = entries.deal_id and spans.from_day <= $as_of and spans.to_day > $as_of
    where entries.day between $since and $as_of
    group by entries.stage_id
"""


@examples(max_examples=30)
@given(deals=companies(), days=windows(), weeks=st.integers(1, 13), split=st.booleans())
def test_who_entered_is_found_among_all_stays(
    cursor: duckdb.DuckDBPyConnection,
    deals: tuple[Deal, ...],
    days: tuple[date, ...],
    weeks: int,
    split: bool,
) -> None:
    fill(cursor, deals)
    *_, day = days
    found = entered(
        cursor, ("source",) if split else (), until=day, weeks=weeks, scope=scope_of(day), viewer=VIEWERS[0],
        settings=SETTINGS,
    )  # fmt: skip
    shares: dict[int, tuple[tuple[int, int], tuple[int, int]]] = {}
    for place, end in enumerate((day, day - timedelta(weeks=weeks))):
        asked = {"as_of": end, "since": end - timedelta(days=7 * weeks - 1)}
        for stage, part, everyone in cursor.execute(FIRST_ENTRIES, asked).fetchall():
            both = list(shares.get(stage, ((0, 0), (0, 0))))
            both[place] = (int(part), int(everyone))
            shares[stage] = (both[0], both[1])
    assert {step.stage_id: (step.now, step.before) for step in found.steps} == shares
