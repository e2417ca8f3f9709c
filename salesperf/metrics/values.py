"""From the columns of a query to a value with its parts; exact, undefined where there is nothing to
divide by.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from salesperf.domain.money import div_half_up
from salesperf.metrics.definition import Shape, Variant
from salesperf.metrics.result import NOTHING, Exact

Columns = Mapping[str, Any]

REST = 10_000
"""How many parts of a minor unit the rest of an amount counts in."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value, the parts that it was made of, how many deals it rests on, and what stands beside it."""

    value: Exact | None
    numerator: int | None = None
    denominator: int | None = None
    n: int = 0
    extra: Mapping[str, Exact | None] = field(default_factory=lambda: NOTHING)


def figure(variant: Variant, columns: Columns) -> Figure:
    """The figure that the variant's query states; an empty mapping stands for nothing counted."""
    return SHAPES[variant.shape](columns, variant)


def minor_units(columns: Columns, name: str = "amount") -> int:
    """The sum in a pair of columns, rounded half up once."""
    return div_half_up(whole(columns, name) * REST + whole(columns, f"{name}_rest"), REST)


def whole(columns: Columns, name: str) -> int:
    """The integer in a column, 0 where nothing was summed."""
    return int(columns.get(name) or 0)


def between(
    low: int | None, high: int | None, total: int, *, numerator: int, denominator: int
) -> Fraction | None:
    """The quantile numerator/denominator of `total` sizes, on the line between the two beside it.

    `low` is the size at the whole part of (total − 1) × quantile, counted from 0, `high` the next one.
    """
    if low is None:
        return None
    part = Fraction((total - 1) * numerator % denominator, denominator)
    return low + part * ((low if high is None else high) - low)


def _count(columns: Columns, _variant: Variant) -> Figure:
    n = whole(columns, "n")
    return Figure(n, n=n)


def _pushes(columns: Columns, _variant: Variant) -> Figure:
    return Figure(whole(columns, "pushes"), n=whole(columns, "n"))


def _stuck(columns: Columns, _variant: Variant) -> Figure:
    reasons = {reason: whole(columns, reason) for reason in ("over_line", "silent", "past_due")}
    return Figure(
        whole(columns, "numerator"), n=whole(columns, "n"), extra=reasons | {"amount": minor_units(columns)}
    )


def _money(columns: Columns, _variant: Variant) -> Figure:
    """0 where nothing was counted; unknown where no amount of what was counted is known or has a rate."""
    n = whole(columns, "n")
    unknown = n > 0 and columns.get("amount") is None
    return Figure(None if unknown else minor_units(columns), n=n)


def _ratio(columns: Columns, _variant: Variant) -> Figure:
    beside = {name: whole(columns, name) for name in ("still_open", "lost") if name in columns}
    return _of(whole(columns, "numerator"), whole(columns, "denominator"), whole(columns, "n"), beside)


def _money_ratio(columns: Columns, _variant: Variant) -> Figure:
    numerator, denominator = (minor_units(columns, part) for part in ("numerator", "denominator"))
    return _of(numerator, denominator, whole(columns, "n"), NOTHING)


def _of(numerator: int, denominator: int, n: int, extra: Mapping[str, Exact | None]) -> Figure:
    value = Fraction(numerator, denominator) if denominator else None
    return Figure(value, numerator, denominator, n, extra)


def _median(columns: Columns, variant: Variant) -> Figure:
    n = whole(columns, "n")
    median, quartile = _quartiles(columns, variant)
    return Figure(median, n=n, extra={"p75": quartile, "left_out": whole(columns, "left_out")})


def _mean(columns: Columns, variant: Variant) -> Figure:
    n = whole(columns, "n")
    median, quartile = _quartiles(columns, variant)
    beside = {"median": median, "p75": quartile, "left_out": whole(columns, "left_out")}
    return _of(whole(columns, "whole"), n * variant.per_day, n, beside)


def _quartiles(columns: Columns, variant: Variant) -> tuple[Fraction | None, Fraction | None]:
    n = whole(columns, "n")
    median = between(columns.get("median_low"), columns.get("median_high"), n, numerator=1, denominator=2)
    quartile = between(
        columns.get("quartile_low"), columns.get("quartile_high"), n, numerator=3, denominator=4
    )
    return (
        None if median is None else median / variant.per_day,
        None if quartile is None else quartile / variant.per_day,
    )


def _velocity(columns: Columns, _variant: Variant) -> Figure:
    won, closed = whole(columns, "won"), whole(columns, "won") + whole(columns, "lost")
    priced, cycles = whole(columns, "priced"), whole(columns, "cycles")
    parts = {
        "open_deals": Fraction(whole(columns, "open_deals")),
        "won_amount": Fraction(minor_units(columns), priced) if priced else None,
        "win_rate": Fraction(won, closed) if closed else None,
        "cycle_days": Fraction(whole(columns, "days"), cycles) if cycles else None,
    }
    return Figure(velocity(**parts), n=won, extra={**parts, "won": won, "closed": closed})


def velocity(
    *, open_deals: Exact | None, won_amount: Exact | None, win_rate: Exact | None, cycle_days: Exact | None
) -> Fraction | None:
    """Open deals × average won amount × win rate / average cycle days: money per day, as exact as its parts.

    None where a part is missing or cycles take no time.
    """
    if open_deals is None or won_amount is None or win_rate is None or not cycle_days:
        return None
    return Fraction(open_deals) * Fraction(won_amount) * Fraction(win_rate) / Fraction(cycle_days)


SHAPES: dict[Shape, Callable[[Columns, Variant], Figure]] = {
    "count": _count,
    "pushes": _pushes,
    "stuck": _stuck,
    "money": _money,
    "ratio": _ratio,
    "money_ratio": _money_ratio,
    "median": _median,
    "mean": _mean,
    "velocity": _velocity,
}
