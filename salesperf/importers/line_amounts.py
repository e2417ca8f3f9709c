"""The amount of an order line from its parts, where a file has no column of amounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from salesperf.importers.readings import ColumnPlan

_SHARES = 1_000_000
_QUANTITIES = 10_000
_MOST_MINOR = "100000000000000"
_MOST_UNITS = "1000000000"


def needed(object_: str, fields: Sequence[str]) -> bool:
    """Whether the amounts of a table have to be worked out, and can be."""
    return object_ == "order_lines" and "amount" not in fields and {"quantity", "unit_price"} <= set(fields)


def formula(headers: Mapping[str, str]) -> str:
    """How the amounts are worked out, in the words of the file; `headers` by field."""
    text = headers["quantity"] + " × " + headers["unit_price"]
    return text + " × (1 − " + headers["discount"] + ")" if "discount" in headers else text


def worked_out(plans: Sequence[ColumnPlan], *, source: str) -> list[ColumnPlan]:
    """The plans with one more, for the amount: quantity × unit price × (1 − discount).

    Whole numbers, rounded once, to a ten-thousandth of a minor unit. An empty discount is none; without
    quantity or price there is no amount. A part that cannot be read rejects its row, since the amount hangs
    on it. `source` is the cell that a fault quotes.
    """
    parts = {name: expression for plan in plans for name, expression in plan.values}
    strict = [replace(plan, soft=False) if _is_part(plan) else plan for plan in plans]
    return [*strict, _amount(parts, source)]


def _is_part(plan: ColumnPlan) -> bool:
    return bool({name for name, _ in plan.values} & {"quantity", "discount"})


def _amount(expressions: Mapping[str, str], source: str) -> ColumnPlan:
    units = "(" + expressions["quantity"] + ")"
    price = "(" + expressions["unit_price"] + ")"
    rest = "(" + expressions["unit_price_rest"] + ")"
    share = "coalesce(" + expressions.get("discount", "null") + ", 0)"
    fine = "(cast(" + price + " as hugeint) * 10000 + coalesce(" + rest + ", 0))"
    product = (
        "cast(round(" + units + " * " + str(_QUANTITIES) + ", 0) as hugeint) * " + fine
        + " * cast(round((1 - " + share + ") * " + str(_SHARES) + ", 0) as hugeint)"
    )  # fmt: skip
    small = "abs(" + units + ") < " + _MOST_UNITS + " and abs(" + price + ") < " + _MOST_MINOR
    small += " and abs(" + share + ") <= 100"
    exact = "case when " + small + " then " + _divided(product, _QUANTITIES * _SHARES) + " end"
    minor = "cast(" + _divided(exact, 10_000) + " as bigint)"
    left = "cast(coalesce(" + exact + " - " + _divided(exact, 10_000) + " * 10000, 0) as integer)"
    return ColumnPlan(
        (("amount", minor), ("amount_rest", left)),
        faults=(("not (" + small + ")", "money.too_large"),),
        source=source,
    )


def _divided(number: str, by: int) -> str:
    """SQL of a whole number divided by another, halves away from zero."""
    half = str(by // 2)
    return (
        "(case when (" + number + ") < 0 then -((-(" + number + ") + " + half + ") // " + str(by)
        + ") else ((" + number + ") + " + half + ") // " + str(by) + " end)"
    )  # fmt: skip
