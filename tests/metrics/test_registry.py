"""What is declared holds together: queries, columns, dimensions, texts."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from salesperf.metrics import METRICS, MetricDef, Variant
from salesperf.metrics.compose import figures
from salesperf.metrics.dimensions import DIMENSIONS, FILTERS
from salesperf.metrics.facts import PRICED, SPREAD
from salesperf.metrics.windows import PERIODS
from tests.sql.portable_core import lint

SQL = Path(__file__).resolve().parents[2] / "salesperf" / "metrics" / "sql"

VARIANTS = [(metric, variant) for metric in METRICS.values() for variant in metric.variants]
FACTS = [(metric, variant) for metric, variant in VARIANTS if metric.reader in ("facts", "records")]

KEYS_OF_THE_CONTRACT = {
    "deals_open", "deals_won", "deals_lost", "amount_open", "bookings", "win_rate", "sales_cycle",
    "time_in_stage", "stage_conversion", "velocity", "coverage", "attainment", "push_count", "slip_rate",
    "movement", "stuck", "sales", "orders", "payments", "leads",
}  # fmt: skip

DEFAULTS = {
    "win_rate": "closed_count", "stage_conversion": "reached", "time_in_stage": "median",
    "sales_cycle": "median", "stuck": "p75", "push_count": "later_month",
    "movement": "events", "coverage": "open",
}  # fmt: skip


def named(value: object) -> str:
    return value.key if isinstance(value, (MetricDef, Variant)) else str(value)


def test_every_key_of_the_contract_is_there_with_its_default() -> None:
    assert set(METRICS) >= KEYS_OF_THE_CONTRACT
    assert {key: METRICS[key].variant().key for key in DEFAULTS} == DEFAULTS


def test_keys_and_variants_are_declared_once() -> None:
    for metric in METRICS.values():
        keys = [variant.key for variant in metric.variants]
        assert len(set(keys)) == len(keys)


def test_every_query_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in SQL.parent.glob("*.py"))
    assert [path.stem for path in SQL.glob("*.sql") if f'"{path.stem}"' not in code] == []


@pytest.mark.parametrize(("metric", "variant"), FACTS, ids=named)
def test_the_facts_have_what_their_dimensions_ask_for(metric: MetricDef, variant: Variant) -> None:
    tree = sqlglot.parse_one(figures(variant.sql, (), frozenset()).text, dialect="duckdb")
    facts = next(step.this for step in tree.find_all(exp.CTE) if step.alias == "facts")
    given = set(facts.named_selects)
    for key in metric.dimensions:
        if variant.snapshot and key in PERIODS:
            continue
        dimension = DIMENSIONS[key]
        asked = " ".join((*dimension.joins, f"where {dimension.expression} = 1"))
        needed = sqlglot.parse_one(f"select 1 from facts {asked}", dialect="duckdb").find_all(exp.Column)
        assert {column.name for column in needed if column.table == "facts"} <= given, key
    for condition in (variant.counted, variant.part):
        for column in sqlglot.parse_one(condition or "1 = 1").find_all(exp.Column):
            assert column.name in given
    assert set(variant.shows) <= given


@pytest.mark.parametrize(("metric", "variant"), FACTS, ids=named)
def test_composed_queries_stay_in_the_portable_core(metric: MetricDef, variant: Variant) -> None:
    periods = () if variant.snapshot else ("month",)
    by = tuple(one for one in ("rep", "team", "stage", *periods) if one in metric.dimensions)
    query = figures(
        variant.sql, by, frozenset(FILTERS), priced=variant.shape in PRICED, spread=variant.shape in SPREAD
    )
    findings = lint("-- one row\n" + query.text, "query")
    wide_numbers = "a type that every engine has"
    unavoidable = [one for one in findings if one.rule == "lower case" or wide_numbers in one.message]
    assert [one for one in findings if one not in unavoidable] == []


def test_a_query_is_composed_once() -> None:
    assert figures("deals_won", ("rep",), frozenset()) is figures("deals_won", ("rep",), frozenset())


def test_a_join_is_made_only_where_it_is_used() -> None:
    assert "JOIN" not in figures("deals_won", ("stage_kind", "source"), frozenset({"sources"})).text
    assert figures("deals_won", ("rep", "team"), frozenset({"reps"})).text.count("ref_reps") == 1
