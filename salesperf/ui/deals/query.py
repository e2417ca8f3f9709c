"""The statements of the deal list, put together from the steps that a filter needs.

They work on syntax trees, and values only ever travel as parameters. What is stuck, and what an amount is in
the reporting currency, comes from the metrics' own files, so that a list agrees with its figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import sqlglot
from sqlglot import exp

from salesperf.metrics import metric
from salesperf.metrics.compose import FOLDER as METRICS
from salesperf.metrics.compose import of_metric
from salesperf.metrics.dimensions import ACCOUNTS, FILTERS, OWNERS, PRODUCTS

Part = Literal["rows", "totals"]

_SQL = Path(__file__).parent / "sql"
_DIALECT = "duckdb"

_DEALS = "left join core.deals as deals on deals.deal_id = facts.deal_id"
_VERSIONS = "left join raw.deals as versions on versions.version_id = deals.version_id"
_ACCOUNT_NAMES = "left join core.accounts as accounts on accounts.account_id = customers.account_id"
_REP_NAMES = "left join core.reps as reps on reps.rep_id = owners.rep_id"
_STAGES = "left join core.stages as stages on stages.stage_id = facts.stage_id"
_STUCK = "inner join stuck on stuck.deal_id = facts.deal_id"

_DEAL_IN = {"deals": "deal_id", "versions": "key_id", "keys": "key_id", "stuck": "deal_id"}
"""The column with the deal's id in each large table that `rows.sql` joins."""

_SEARCH = ("name_hits", "key_hits", "account_hits")
"""The steps that a search needs: files of the room."""


@dataclass(frozen=True, slots=True)
class _Step:
    """What has to be joined to the facts, and an expression over them."""

    joins: tuple[str, ...]
    expression: str


_CONDITIONS: Mapping[str, _Step] = {
    **{key: _Step(one.joins, one.condition) for key, one in FILTERS.items()},
    "deal": _Step((), "facts.deal_id = $deal"),
    "search": _Step(
        (),
        "(facts.deal_id in (select name_hits.deal_id from name_hits)"
        " or facts.deal_id in (select key_hits.key_id from key_hits)"
        " or facts.account_ref in (select account_hits.ref_id from account_hits))",
    ),
    "statuses": _Step((), "facts.status in (select unnest($statuses))"),
    "stages": _Step((), "facts.stage_id in (select unnest($stages))"),
    "products": _Step((PRODUCTS,), "goods.product_id in (select unnest($products))"),
    "reasons": _Step((), "facts.reason_id in (select unnest($reasons))"),
    "created": _Step((), "facts.created_on >= $start and facts.created_on < $end_day"),
    "due": _Step((), "facts.status = 0 and facts.due_on >= $start and facts.due_on < $end_day"),
    "closed": _Step((), "facts.status > 0 and facts.closed_on >= $start and facts.closed_on < $end_day"),
    "low": _Step((), "facts.value >= $low"),
    "high": _Step((), "facts.value <= $high"),
    "stuck": _Step((_STUCK,), "stuck.stuck = 1"),
    "long": _Step((_STUCK,), "stuck.over_line = 1"),
    "silent": _Step((_STUCK,), "stuck.silent = 1"),
    "late": _Step((_STUCK,), "stuck.past_due = 1"),
}

_ORDERS: Mapping[str, _Step] = {
    "amount": _Step((), "facts.value"),
    "name": _Step((_DEALS, _VERSIONS), "lower(versions.name)"),
    "account": _Step((ACCOUNTS, _ACCOUNT_NAMES), "lower(accounts.name)"),
    "rep": _Step((OWNERS, _REP_NAMES), "lower(reps.name)"),
    "stage": _Step((_STAGES,), "stages.position"),
    "created": _Step((), "facts.created_on"),
    "close": _Step((), "case when facts.status = 0 then facts.due_on else facts.closed_on end"),
    "activity": _Step((_DEALS,), "deals.activity_on"),
}


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement and the names of the parameters that it takes."""

    text: str
    parameters: frozenset[str]


@lru_cache(maxsize=512)
def page(conditions: frozenset[str], order: str, *, ascending: bool) -> Statement:
    """The ids of `$limit` deals after `$skipped` of those that meet the conditions, in their order."""
    picked = _ordered(conditions, order, ascending=ascending).select("facts.deal_id", dialect=_DIALECT)
    picked = picked.limit(_expression("$limit")).offset(_expression("$skipped"))
    return _statement(picked, _steps_for(conditions))


@lru_cache(maxsize=16)
def rows(count: int) -> Statement:
    """What a list shows of the deals `$id_0`, `$id_1`, …, in no order.

    The ids stand at every large table, so that each is read only where they lie.
    """
    ids = [exp.Placeholder(this=f"id_{at}") for at in range(count)]
    picked = _narrowed(frozenset(), ()).select("facts.*", dialect=_DIALECT)
    picked = picked.where(exp.column("deal_id", "facts").isin(*ids))
    listed = _parsed((_SQL / "rows.sql").read_text("utf-8"))
    for join in listed.args["joins"]:
        column = _DEAL_IN.get(join.this.alias)
        if column is not None:
            join.set("on", exp.and_(join.args["on"], exp.column(column, join.this.alias).isin(*ids)))
    return _statement(listed, [*_steps(), _cte("stuck", _stuck()), _cte("picked", picked)])


@lru_cache(maxsize=512)
def everything(conditions: frozenset[str], order: str, *, ascending: bool) -> Statement:
    """What a file shows of all deals that meet the conditions, in their order."""
    picked = _narrowed(conditions, _ORDERS[order].joins)
    picked = picked.select("facts.*", f"{_ORDERS[order].expression} as sorted_by", dialect=_DIALECT)
    listed = _parsed((_SQL / "rows.sql").read_text("utf-8"))
    listed = listed.order_by(*_by("facts.sorted_by", ascending=ascending))
    steps = _steps_for(conditions, stuck=True)
    return _statement(listed, [*steps, _cte("picked", picked)])


@lru_cache(maxsize=512)
def totals(conditions: frozenset[str]) -> Statement:
    """How many deals meet the conditions, and their amounts, by currency and status."""
    narrowed = _narrowed(conditions, ()).select("facts.*", dialect=_DIALECT)
    summed = _parsed((_SQL / "totals.sql").read_text("utf-8"))
    table = summed.args["from_"].this
    table.replace(exp.alias_(exp.to_table("narrowed"), "facts", table=True))
    return _statement(summed, [*_steps_for(conditions), _cte("narrowed", narrowed)])


def fixed(name: str) -> Statement:
    """A statement of the room as it stands in its file."""
    return _statement(_parsed((_SQL / f"{name}.sql").read_text("utf-8")), [])


def _ordered(conditions: frozenset[str], order: str, *, ascending: bool) -> exp.Select:
    step = _ORDERS[order]
    return _narrowed(conditions, step.joins).order_by(*_by(step.expression, ascending=ascending))


def _narrowed(conditions: frozenset[str], joins: tuple[str, ...]) -> exp.Select:
    tree = exp.select().from_("priced as facts", dialect=_DIALECT)
    in_use = [_CONDITIONS[key] for key in sorted(conditions)]
    for join in dict.fromkeys([*(join for one in in_use for join in one.joins), *joins]):
        tree.append("joins", _join(join))
    for one in in_use:
        tree = tree.where(one.expression, dialect=_DIALECT)
    return tree


def _steps_for(conditions: frozenset[str], *, stuck: bool = False) -> list[exp.CTE]:
    """The steps that these conditions need, and what is stuck where it is asked for."""
    steps = _steps()
    if "search" in conditions:
        steps += [_cte(name, _parsed((_SQL / f"{name}.sql").read_text("utf-8"))) for name in _SEARCH]
    if stuck or any(_STUCK in _CONDITIONS[one].joins for one in conditions):
        steps.append(_cte("stuck", _stuck()))
    return steps


def _steps() -> list[exp.CTE]:
    """The picture, and its amounts in the reporting currency beside the own ones."""
    priced = _parsed((METRICS / "steps" / "priced.sql").read_text("utf-8"))
    renamed = {"amount": "value", "amount_rest": "value_rest", "unconverted": "unconverted"}
    values = [exp.alias_(one.this, renamed[one.alias]) for one in priced.expressions]
    priced.set("expressions", [exp.Column(this=exp.Star(), table=exp.to_identifier("facts")), *values])
    picture = _parsed((_SQL / "picture.sql").read_text("utf-8"))
    return [_cte("facts", picture), _cte("priced", priced)]


def _stuck() -> exp.Select:
    found = of_metric(metric("stuck").variant().sql)
    columns = (
        "deal_id", "days_in_stage", "line_quarter_hours", "days_silent", "days_past_due", "stuck",
        "over_line", "silent", "past_due",
    )  # fmt: skip
    found.set("expressions", [exp.column(one, "facts") for one in columns])
    return found


def _statement(tree: exp.Select, steps: list[exp.CTE]) -> Statement:
    if steps:
        tree = tree.copy()
        tree.set("with_", exp.With(expressions=steps))
    names = frozenset(place.name for place in tree.find_all(exp.Placeholder))
    return Statement(tree.sql(dialect=_DIALECT, comments=False), names)


def _parsed(text: str) -> exp.Select:
    tree = sqlglot.parse_one(text, dialect=_DIALECT)
    if not isinstance(tree, exp.Select):
        raise TypeError(text)
    return tree


def _expression(text: str) -> exp.Expr:
    return sqlglot.parse_one(text, dialect=_DIALECT)


def _join(text: str) -> exp.Join:
    joins: list[exp.Join] = _parsed("select 1 from facts " + text).args["joins"]  # noqa: S608 - declared above
    return joins[0]


def _by(expression: str, *, ascending: bool) -> tuple[exp.Ordered, exp.Ordered]:
    first = exp.Ordered(this=_expression(expression), desc=not ascending, nulls_first=False)
    return first, exp.Ordered(this=exp.column("deal_id", "facts"), nulls_first=False)


def _cte(name: str, select: exp.Select) -> exp.CTE:
    return exp.CTE(this=select, alias=exp.TableAlias(this=exp.to_identifier(name)))
