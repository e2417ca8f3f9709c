"""Every figure opens the deals that make it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from salesperf.domain.scope import Viewer
from salesperf.errors import SalesPerfError
from salesperf.metrics import METRICS, MetricDef, behind, run
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


def won(deal: int, day: date, amount: int, **facts: Any) -> Deal:
    begin = State(at(date(2026, 1, 2)), amount=amount, **facts)
    return Deal(deal, (begin, replace(begin, at=at(day), status=1, position=4, closed=day)))


def test_a_list_shows_the_largest_first_and_says_how_many_there_are(
    cursor: duckdb.DuckDBPyConnection,
) -> None:
    fill(cursor, [won(deal, date(2026, 2, deal), 100 * deal) for deal in (1, 2, 3)])
    found = behind(cursor, "bookings", {}, as_of=AS_OF, settings=SETTINGS, limit=2)
    assert found.total == 3
    assert found.deals["deal_id"].tolist() == [3, 2]
    first = found.deals.iloc[0].to_dict()
    shown = (
        "name",
        "rep",
        "product",
        "source",
        "pipeline",
        "stage",
        "status",
        "amount",
        "currency",
        "closed_on",
    )
    assert {name: first[name] for name in shown} == {
        "name": "Deal 3", "rep": "Lin Yue", "product": "Pump", "source": "Web", "pipeline": "New business",
        "stage": "Won", "status": "won", "amount": 300, "currency": "CNY", "closed_on": date(2026, 2, 3),
    }  # fmt: skip


def test_an_empty_list_has_its_columns(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [])
    found = behind(cursor, "stuck", {}, as_of=AS_OF, settings=SETTINGS)
    assert (found.total, len(found.deals)) == (0, 0)
    assert {"deal_id", "amount", "days_in_stage", "over_line"} <= set(found.deals.columns)


def test_behind_a_rate_stand_its_denominator_or_only_its_numerator(cursor: duckdb.DuckDBPyConnection) -> None:
    day = date(2026, 2, 3)
    lost = Deal(2, (State(at(date(2026, 1, 2))), State(at(day), 2, 5, closed=day)))
    fill(cursor, [won(1, day, 100), lost])
    assert behind(cursor, "win_rate", {}, as_of=AS_OF, settings=SETTINGS).total == 2
    parts = behind(cursor, "win_rate", {}, numerator_only=True, as_of=AS_OF, settings=SETTINGS)
    assert parts.deals["deal_id"].tolist() == [1]


def test_a_stuck_deal_brings_its_reasons(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [Deal(1, (State(at(date(2026, 1, 2)), due=date(2026, 3, 1)),), active=date(2026, 2, 28))])
    row = behind(cursor, "stuck", {"stage": 11}, as_of=AS_OF, settings=SETTINGS).deals.iloc[0]
    assert (row["days_in_stage"], row["days_silent"], row["days_past_due"]) == (67, 10, 9)
    assert (row["over_line"], row["silent"], row["past_due"]) == (0, 0, 1)


def test_a_rep_sees_only_own_deals(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [won(1, date(2026, 2, 3), 1), won(2, date(2026, 2, 3), 1, owner=3)])
    rep = Viewer(role="rep", rep_id=2)
    for dims in ({}, {"rep": 1}):
        found = behind(cursor, "bookings", dims, as_of=AS_OF, viewer=rep, settings=SETTINGS)
        assert found.deals["deal_id"].tolist() == ([] if dims else [2])


def test_a_dimension_that_the_metric_lacks_is_refused(cursor: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(SalesPerfError, match="lost_reason"):
        behind(cursor, "deals_lost", {"stage": 1}, as_of=AS_OF, settings=SETTINGS)


def test_a_movement_opens_by_its_kind(cursor: duckdb.DuckDBPyConnection) -> None:
    begin = State(at(date(2026, 2, 20)))
    fill(cursor, [Deal(1, (begin,), removed=date(2026, 3, 3)), Deal(2, (begin,))])
    asked: dict[str, Any] = {"since": date(2026, 3, 1), "as_of": AS_OF, "settings": SETTINGS}
    removed = behind(cursor, "movement", {"movement": "removed"}, **asked)
    assert removed.deals["name"].tolist() == ["Deal 1"]
    assert behind(cursor, "movement", {"movement": 10}, **asked).deals["deal_id"].tolist() == [2]


SPLITS = ("rep", "team", "stage", "source", "month", "week")


def named(metric: MetricDef) -> str:
    return metric.key


@pytest.mark.parametrize(
    "metric", [one for one in METRICS.values() if one.reader in ("facts", "movement")], ids=named
)
@examples(max_examples=4)
@given(deals=companies(), days=windows(), data=st.data())
def test_each_row_opens_as_many_deals_as_it_rests_on(
    cursor: duckdb.DuckDBPyConnection,
    metric: MetricDef,
    deals: tuple[Deal, ...],
    days: tuple[date, date, date],
    data: st.DataObject,
) -> None:
    fill(cursor, deals)
    for variant in metric.variants:
        by = tuple(
            data.draw(
                st.lists(st.sampled_from([one for one in SPLITS if one in metric.dimensions]), max_size=1)
            )
        )
        asked: dict[str, Any] = {
            "variant": variant.key, "since": days[0], "until": days[1], "as_of": days[2],
            "settings": SETTINGS,
        }  # fmt: skip
        result = run(cursor, metric.key, by=by, **asked)
        for row in result.rows:
            dims = dict(zip(result.by, (one for one, _ in row.dims), strict=True))
            if dims.get("movement") == 11:
                continue
            found = behind(cursor, metric.key, dims, **asked)
            assert found.deals["deal_id"].is_unique
            if metric.key in ("stage_conversion", "time_in_stage") and by != ("stage",):
                assert found.total <= row.n
            elif metric.reader == "movement":
                assert found.total <= row.n
                assert bool(found.total) == bool(row.n)
            elif metric.key == "velocity":
                assert found.total == (row.extra["open_deals"] or 0) + (row.extra["closed"] or 0)
            else:
                assert found.total == (row.value if metric.key == "stuck" else row.n)
