"""Every metric and variant equals its meaning in plain Python, on histories made by hypothesis."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from salesperf.metrics import METRICS, MetricDef, Result, run
from salesperf.settings import WorkspaceSettings
from tests.metrics.core_tables import Deal, fill, warehouse
from tests.metrics.histories import companies, windows
from tests.metrics.oracle import ORACLES, Expected, Window, expected, expected_at_ends

SETTINGS = WorkspaceSettings()
DIMENSIONS = ("rep", "team", "region", "stage", "source", "product", "pipeline", "currency", "month", "week")
NOTHING = (None, 0)
READ_FROM_FACTS = [metric for metric in METRICS.values() if metric.reader == "facts"]


@pytest.fixture(scope="module")
def cursor() -> duckdb.DuckDBPyConnection:
    return warehouse(())


def agrees(result: Result, wanted: Expected) -> None:
    """The wanted figures are there; every other row says that nothing was counted."""
    found = {
        tuple(one for one, _ in row.dims): (row.value, row.numerator, row.denominator, row.n)
        for row in result.rows
    }
    assert {ids: found.get(ids) for ids in wanted} == wanted, (result.metric, result.variant, result.by)
    for ids in set(found) - set(wanted):
        value, _, _, n = found[ids]
        assert value in NOTHING
        assert n == 0


def named(metric: MetricDef) -> str:
    return metric.key


def test_every_variant_that_reads_facts_has_an_oracle() -> None:
    assert set(ORACLES) == {(one.key, variant.key) for one in READ_FROM_FACTS for variant in one.variants}


@pytest.mark.parametrize("metric", READ_FROM_FACTS, ids=named)
@examples(max_examples=20)
@given(deals=companies(), days=windows(), data=st.data())
def test_a_figure_is_what_its_definition_says(
    cursor: duckdb.DuckDBPyConnection,
    metric: MetricDef,
    deals: tuple[Deal, ...],
    days: tuple[date, ...],
    data: st.DataObject,
) -> None:
    fill(cursor, deals)
    since, until, as_of = days
    for variant in metric.variants:
        periods = () if variant.snapshot else ("month", "week")
        allowed = [one for one in DIMENSIONS if one in metric.dimensions and one not in {"month", "week"}]
        split = st.lists(st.sampled_from([*allowed, *periods]), max_size=2, unique=True).map(tuple)
        for by in {(), data.draw(split)}:
            result = run(
                cursor, metric.key, by=by, variant=variant.key, since=since, until=until, as_of=as_of,
                settings=SETTINGS,
            )  # fmt: skip
            agrees(result, expected(metric.key, variant.key, deals, Window(*days), by))


@pytest.mark.parametrize(
    "metric", [one for one in READ_FROM_FACTS if any(variant.snapshot for variant in one.variants)], ids=named
)
@examples(max_examples=10)
@given(deals=companies(), days=windows(), kind=st.sampled_from(["month", "week"]), with_rep=st.booleans())
def test_by_month_or_week_a_stock_is_taken_at_each_end(
    cursor: duckdb.DuckDBPyConnection,
    metric: MetricDef,
    deals: tuple[Deal, ...],
    days: tuple[date, ...],
    kind: str,
    with_rep: bool,
) -> None:
    fill(cursor, deals)
    since, until, as_of = days
    rest = ("rep",) if with_rep else ()
    for variant in metric.variants:
        if variant.snapshot:
            result = run(
                cursor, metric.key, by=(kind, *rest), variant=variant.key, since=since, until=until,
                as_of=as_of, settings=SETTINGS,
            )  # fmt: skip
            agrees(result, expected_at_ends(metric.key, variant.key, deals, Window(*days), kind, rest))
