"""Queries put together from a metric's file, the steps between, and the dimensions and filters in use.

Works on syntax trees; values only ever travel as parameters. A query is composed once per (file, dimensions,
filters) and kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import sqlglot
from sqlglot import exp

from salesperf.metrics.dimensions import DIMENSIONS, FILTERS
from salesperf.metrics.together import NUMBER, can_be_together, over_windows

FOLDER = Path(__file__).parent
DIALECT = "duckdb"


@dataclass(frozen=True, slots=True)
class Query:
    """A statement and the names of the parameters that it takes; `width` columns of ids come first."""

    text: str
    parameters: frozenset[str]
    width: int = 0


@lru_cache(maxsize=64)
def plain(name: str) -> Query:
    """The file `metrics/sql/<name>.sql` as it stands."""
    return _query(_parsed(f"sql/{name}.sql"), 0)


@lru_cache(maxsize=1024)
def figures(
    name: str,
    by: tuple[str, ...],
    filters: frozenset[str],
    *,
    priced: bool = False,
    spread: bool = False,
    together: bool = False,
    credited: bool = False,
) -> Query:
    """The figures of `metrics/sql/<name>.sql`, one row per combination of the ids of `by`, in their
    order.

    `priced` puts all amounts into the reporting currency first and adds the column `unconverted`; `spread`
    turns how often sizes occur into their count, sum and quartiles; `together` asks for several windows in
    one pass, whose number is the first of the ids; `credited` divides each deal among those who share it.
    """
    tree = of_metric(name)
    if together:
        tree = _with_windows(tree)
    if priced:
        tree = _with_prices(tree).select("sum(facts.unconverted) as unconverted", dialect=DIALECT)
    if credited:
        tree = _with_credits(tree)
    tree = _joined(tree, by, filters)
    numbers = ["facts." + NUMBER] if together else []
    expressions = [*numbers, *(_id_of(key, tree) for key in by)]
    ids = [exp.alias_(_expression(one), f"id_{at}") for at, one in enumerate(expressions)]
    groups = tree.args.get("group")
    kept = groups.expressions if groups else []
    order = [one.this for one in tree.args["order"].expressions] if tree.args.get("order") else []
    tree.set("expressions", [*ids, *tree.expressions])
    if ids or kept:
        tree.set("group", exp.Group(expressions=[*(one.this.copy() for one in ids), *kept]))
        names = [exp.column(one.alias) for one in ids]
        tree.set("order", exp.Order(expressions=[_ascending(one) for one in [*names, *order]]))
    return _query(_spread(tree, len(ids)) if spread else tree, len(ids))


@lru_cache(maxsize=64)
def has_together(name: str) -> bool:
    """Whether `metrics/sql/<name>.sql` can be asked for several windows in one pass."""
    return can_be_together(of_metric(name))


@lru_cache(maxsize=256)
def deals_behind(
    name: str,
    by: tuple[str, ...],
    filters: frozenset[str],
    shows: tuple[str, ...],
    condition: str,
    *,
    credited: bool = False,
) -> Query:
    """The deals behind the figures of a file: one row per deal, with the facts in `shows`.

    `by` names the dimensions whose id is given as `$id_0`, `$id_1`, … (null for none); `condition` is one
    of the conditions that `behind` declares. With `credited` each deal has the part of its amount that is
    credited to those asked for.
    """
    found = of_metric(name)
    tree = _joined(_with_credits(found) if credited else found, by, filters)
    for at, key in enumerate(by):
        same = f"{_id_of(key, tree)} is not distinct from $id_{at}"
        tree = tree.where(same, dialect=DIALECT)
    if condition:
        tree = tree.where(condition, dialect=DIALECT)
    columns = [exp.column("deal_id", "facts"), *(_expression(f"max(facts.{one}) as {one}") for one in shows)]
    tree.set("expressions", columns)
    tree.set("group", exp.Group(expressions=[exp.column("deal_id", "facts")]))
    tree.set("order", None)
    listed = _parsed("steps/listed.sql")
    if credited:
        tree = _amounts_listed(tree, listed)
    for one in shows:
        listed = listed.select(f"picked.{one}", dialect=DIALECT)
    steps = [*tree.ctes, _step("picked", _without_steps(tree)), *listed.ctes]
    return _query(_with_steps(listed, steps), 0)


def _with_prices(tree: exp.Select) -> exp.Select:
    facts = next(step.this for step in tree.ctes if step.alias == "facts")
    priced = _parsed("steps/priced.sql")
    kept = [one for one in facts.named_selects if one not in ("amount", "amount_rest")]
    priced.set("expressions", [*(exp.column(one, "facts") for one in kept), *priced.expressions])
    return _with_steps(tree, [*tree.ctes, _step("priced", priced)]).from_("priced as facts", dialect=DIALECT)


def _with_credits(tree: exp.Select) -> exp.Select:
    """Each fact once for everyone who shares its deal, with their part of the amount."""
    source = tree.args["from_"].this
    facts = next(step.this for step in tree.ctes if step.alias == source.name)
    credited = _parsed("steps/credited.sql")
    kept = [one for one in facts.named_selects if one not in ("amount", "amount_rest", "owner_ref")]
    credited.set("expressions", [*(exp.column(one, "facts") for one in kept), *credited.expressions])
    if NUMBER in facts.named_selects:
        credited = _by_window(credited)
    for table in credited.find_all(exp.Table):
        if table.name == "facts":
            table.replace(exp.to_table(source.name).as_("facts"))
    steps = [*tree.ctes, *credited.ctes, _step("credited", _without_steps(credited))]
    return _deals_once(_with_steps(tree, steps)).from_("credited as facts", dialect=DIALECT)


def _amounts_listed(tree: exp.Select, listed: exp.Select) -> exp.Select:
    """The picked deals with what of their amounts is credited, which the list then shows."""
    amounts = ("amount", "amount_rest")
    for column in listed.ctes[0].this.find_all(exp.Column):
        if column.table == "spans" and column.name in amounts:
            column.set("table", exp.to_identifier("picked"))
    return tree.select(*(f"sum(facts.{one}) as {one}" for one in amounts), dialect=DIALECT)


def _by_window(credited: exp.Select) -> exp.Select:
    """The same where the facts are those of several windows."""
    for step in credited.ctes:
        step.this.select(exp.column(NUMBER, "parts" if step.alias == "placed" else "facts"), copy=False)
        for window in step.this.find_all(exp.Window):
            window.set("partition_by", [*window.args["partition_by"], exp.column(NUMBER, "parts")])
    (join,) = credited.args["joins"]
    same = exp.EQ(this=exp.column(NUMBER, "placed"), expression=exp.column(NUMBER, "facts"))
    join.set("on", exp.and_(join.args["on"], same))
    return credited


def _deals_once(tree: exp.Select) -> exp.Select:
    deal = "facts.deal_id"
    for at, one in enumerate(tree.expressions):
        if isinstance(one.unalias(), exp.Count):
            tree.expressions[at].set("this", _expression(f"count(distinct {deal})"))
        elif one.alias == "unconverted":
            missing = f"count(distinct case when facts.unconverted = 1 then {deal} end)"
            tree.expressions[at].set("this", _expression(missing))
    return tree


def _with_windows(tree: exp.Select) -> exp.Select:
    *earlier, facts = tree.ctes
    windows = _step("windows", _parsed("steps/windows.sql"))
    return _with_steps(tree, [windows, *earlier, _step("facts", over_windows(facts.this))])


def _joined(tree: exp.Select, by: tuple[str, ...], filters: frozenset[str]) -> exp.Select:
    in_use = [*(DIMENSIONS[key].joins for key in by), *(FILTERS[key].joins for key in sorted(filters))]
    for join in dict.fromkeys(join for joins in in_use for join in joins):
        tree.append("joins", _join(join))
    for key in sorted(filters):
        tree = tree.where(FILTERS[key].condition, dialect=DIALECT)
    return tree


def _spread(sizes: exp.Select, width: int) -> exp.Select:
    spread = _parsed("steps/spread.sql")
    names = [f"id_{at}" for at in range(width)]
    ranked = spread.ctes[0].this
    ranked.set("expressions", [*(exp.column(one, "sizes") for one in names), *ranked.expressions])
    for window in ranked.find_all(exp.Window):
        window.set("partition_by", [exp.column(one, "sizes") for one in names])
    outer = [exp.column(one, "ranked") for one in names]
    spread.set("expressions", [*outer, *spread.expressions])
    if names:
        spread.set("group", exp.Group(expressions=[one.copy() for one in outer]))
        spread.set("order", exp.Order(expressions=[_ascending(one.copy()) for one in outer]))
    steps = [*sizes.ctes, _step("sizes", _without_steps(sizes)), *spread.ctes]
    return _with_steps(spread, steps)


def of_metric(name: str) -> exp.Select:
    """A metric's file; one that ends in the lines of stages goes on to the deals beyond them."""
    tree = _parsed(f"sql/{name}.sql")
    if tree.ctes and tree.ctes[-1].alias == "lines":
        stuck = _parsed("steps/stuck.sql")
        return _with_steps(stuck, [*tree.ctes, *stuck.ctes])
    return tree


def _parsed(file: str) -> exp.Select:
    tree = sqlglot.parse_one((FOLDER / file).read_text(encoding="utf-8"), dialect=DIALECT)
    if not isinstance(tree, exp.Select):
        raise TypeError(f"{file} is no select")
    return tree


def _query(tree: exp.Select, width: int) -> Query:
    names = frozenset(place.name for place in tree.find_all(exp.Placeholder))
    return Query(tree.sql(dialect=DIALECT, comments=False), names, width)


def _id_of(dimension: str, tree: exp.Select) -> str:
    """The expression of a dimension's id over the facts of a query."""
    declared = DIMENSIONS[dimension]
    facts = next((step.this for step in tree.ctes if step.alias in ("facts", "priced")), None)
    if declared.own is None or facts is None or declared.own not in facts.named_selects:
        return declared.expression
    return f"coalesce(facts.{declared.own}, {declared.expression})"


def _expression(text: str) -> exp.Expression:
    return exp.maybe_parse(text, dialect=DIALECT)


def _join(text: str) -> exp.Join:
    joins: list[exp.Join] = exp.select("1").from_("facts").join(text, dialect=DIALECT).args["joins"]
    return joins[0]


def _ascending(key: exp.Expression) -> exp.Ordered:
    return exp.Ordered(this=key, nulls_first=False)


def _step(name: str, select: exp.Select) -> exp.CTE:
    return exp.CTE(this=select, alias=exp.TableAlias(this=exp.to_identifier(name)))


def _without_steps(tree: exp.Select) -> exp.Select:
    bare = tree.copy()
    bare.set("with_", None)
    bare.set("order", None)
    return bare


def _with_steps(tree: exp.Select, steps: list[exp.CTE]) -> exp.Select:
    tree = tree.copy()
    tree.set("with_", exp.With(expressions=[step.copy() for step in steps]))
    return tree
