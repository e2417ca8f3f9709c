"""Queries for several windows at once: one pass over the deals instead of one for each week.

A query of one window knows its days as parameters (`$since`, `$day`, …). Here they become columns of the step
`windows`, with which the deals are joined; each condition on them is said once more for the widest window, so
that no more is read than all windows together need.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlglot import exp

from salesperf.metrics.windows import Window

DAYS: Final = ("since", "until", "as_of", "day", "start_day", "after_as_of", "after_day", "after_until")
"""The days of a window that the step `windows` holds."""

NUMBER: Final = "window_no"

_UPPER, _LOWER = (exp.LT, exp.LTE), (exp.GT, exp.GTE)


def can_be_together(tree: exp.Select) -> bool:
    """Whether only the facts of a query, its last step, know the days of one window.

    Earlier steps may know the widest: `$first_since`, `$last_until` and so on.
    """
    steps = tree.ctes
    if not steps or steps[-1].alias != "facts":
        return False
    *earlier, facts = steps
    bare = tree.copy()
    bare.set("with_", None)
    return bool(_days(facts.this)) and not any(_days(step) for step in (bare, *earlier))


def over_windows(facts: exp.Select) -> exp.Select:
    """The step `facts` over the step `windows`: each fact once per window, with the window's number."""
    facts = facts.copy()
    for clause in (facts.args.get("where"), *(join for join in facts.args.get("joins") or ())):
        key = "this" if isinstance(clause, exp.Where) else "on"
        if clause is not None and clause.args.get(key) is not None:
            condition = clause.args[key]
            clause.set(key, exp.and_(*_widest(condition), condition, copy=False))
    for place in _days(facts):
        place.replace(exp.column(place.name, "windows"))
    windows = exp.Join(this=exp.to_table("windows"), kind="CROSS")
    facts.set("joins", [windows, *(facts.args.get("joins") or ())])
    return facts.select(exp.column(NUMBER, "windows"), copy=False)


def parameters(windows: Sequence[Window]) -> dict[str, Any]:
    """The values that such a query takes besides those of the request; windows are numbered in order."""
    days = {name: [window.parameters[name] for window in windows] for name in DAYS}
    lists = {f"each_{name}": found for name, found in days.items()}
    return {"window_nos": list(range(len(windows))), **lists, **widest(windows)}


def widest(windows: Sequence[Window]) -> dict[str, Any]:
    """The first and the last of each of the days of these windows, by name."""
    days = {name: [window.parameters[name] for window in windows] for name in DAYS}
    first = {f"first_{name}": min(found) for name, found in days.items()}
    return first | {f"last_{name}": max(found) for name, found in days.items()}


def _widest(condition: Any) -> list[exp.Expression]:
    """The conditions that hold in the widest window where they hold in any: of those joined by `and`."""
    if isinstance(condition, exp.And):
        return [*_widest(condition.left), *_widest(condition.right)]
    widened = _widened(condition)
    return [] if widened is None else [widened]


def _widened(condition: exp.Expression) -> exp.Expression | None:
    whole = exp.Paren(this=condition.copy())
    places = _days(whole)
    if not places:
        return None
    for place in places:
        edge = _edge(place)
        above = place.parent
        while edge is not None and above is not None and above.parent is not whole:
            above = above.parent
            if not isinstance(above, exp.And | exp.Or | exp.Paren):
                return None
        if edge is None:
            return None
        place.replace(exp.Placeholder(this=f"{edge}_{place.name}"))
    return whole


def _edge(place: exp.Placeholder) -> str | None:
    """Whether a condition holds at most up to this day or from it on: the last or the first one widens it."""
    above = place.parent
    if isinstance(above, exp.Between):
        return "first" if above.args["low"] is place else "last" if above.args["high"] is place else None
    if above is None or above.expression is not place:
        return None
    return "last" if isinstance(above, _UPPER) else "first" if isinstance(above, _LOWER) else None


def _days(step: exp.Expression) -> list[exp.Placeholder]:
    return [place for place in step.find_all(exp.Placeholder) if place.name in DAYS]
