"""Whether a query's rows come in one order only.

Rows that tie in `order by` come in any order, and another engine, or the same one tomorrow, gives another.
Where the tree shows what tells rows apart (group by, distinct), every such column has to be in the order;
where it does not (a plain select), only that there is an order can be seen here, and the optimiser test
compares rows as a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlglot import exp


def ordering_faults(query: exp.Expression) -> Iterator[str]:
    """What lets the rows of a query tie; nothing when it always returns a single row."""
    if not isinstance(query, exp.Query):
        return
    keys = row_keys(query, steps_of(query))
    if keys == ():
        return
    order = query.args.get("order")
    if order is None:
        yield "rows that go to Python need an `order by`"
        return
    ordered = {_output_of(query, key.this) for key in order.expressions}
    missing = [key for key in keys or () if key not in ordered]
    if missing:
        yield f"rows can tie: add {', '.join(missing)} to the `order by`"


def steps_of(query: exp.Query) -> Mapping[str, exp.Query]:
    """The CTEs of a query by name."""
    with_ = query.args.get("with_")
    return {} if with_ is None else {cte.alias: cte.this for cte in with_.expressions}


def row_keys(query: exp.Expression, steps: Mapping[str, exp.Query]) -> tuple[str, ...] | None:
    """The output columns that tell rows apart: () for a single row, None where the tree does not say."""
    if not isinstance(query, exp.Select):
        return None
    if group := query.args.get("group"):
        found = [_output_of(query, key) for key in group.expressions]
        return tuple(dict.fromkeys(found)) if "" not in found and found else None
    if query.args.get("distinct"):
        return tuple(query.named_selects)
    if any(_aggregates(projection) for projection in query.selects):
        return ()
    return _keys_of_source(query, steps)


def _keys_of_source(query: exp.Select, steps: Mapping[str, exp.Query]) -> tuple[str, ...] | None:
    """A select from one step, without a join, keeps what tells that step's rows apart, if it returns it."""
    source = query.args.get("from_")
    if source is None:
        return ()
    if query.args.get("joins") or source.this.name not in steps:
        return None
    earlier = dict(steps)
    inner = row_keys(earlier.pop(source.this.name), earlier)
    if inner is None:
        return None
    plain = [one for one in query.selects if isinstance(one.unalias(), exp.Column)]
    returned = {one.unalias().name: one.alias_or_name for one in plain}
    return tuple(returned[key] for key in inner) if all(key in returned for key in inner) else None


def _aggregates(projection: exp.Expression) -> bool:
    """Whether a projection folds all rows into one: an aggregate that is no window's."""
    return any(
        not isinstance(one.parent, exp.Window) and one.find_ancestor(exp.Subquery) is None
        for one in projection.find_all(exp.Count, exp.Sum, exp.Min, exp.Max, exp.Avg)
    )


def _output_of(query: exp.Query, key: exp.Expression) -> str:
    """The output column that a key of `group by` or `order by` means, by place, name or expression; or ""."""
    if isinstance(key, exp.Literal) and not key.is_string:
        place = int(key.name) - 1
        return query.named_selects[place] if place < len(query.named_selects) else ""
    for projection in query.selects:
        if projection.unalias() == key:
            return projection.alias_or_name
    if isinstance(key, exp.Column) and key.name in query.named_selects:
        return key.name
    return ""
