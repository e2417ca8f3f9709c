"""What a reading of a metric gives back, and its two other forms: a frame and JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import pandas as pd

from salesperf.domain.money import MINOR_DIGITS, div_half_up
from salesperf.metrics.definition import Unit

Exact = Fraction | int

NOTHING: Mapping[str, Exact | None] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: its dimensions as (id, name), its exact value and the parts that it was made of.

    Money is in minor units of the reporting currency; undefined is None. `n` is how many deals (or visits)
    it rests on, `unconverted` how many were left out because a rate is missing. `extra` holds what stands
    beside the figure, as the third quartile beside a median.
    """

    dims: tuple[tuple[int | str | None, str | None], ...]
    value: Exact | None
    numerator: int | None
    denominator: int | None
    n: int
    unconverted: int = 0
    extra: Mapping[str, Exact | None] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of a metric over the days `since` to `until`, both included, as known at the end of
    `as_of`.
    """

    metric: str
    variant: str
    unit: Unit
    currency: str
    as_of: date
    since: date
    until: date
    by: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def total(self) -> Row:
        """The only row of a result without dimensions."""
        (row,) = self.rows
        return row

    @property
    def unconverted(self) -> int:
        """How many deals were left out of all rows because a rate is missing."""
        return sum(row.unconverted for row in self.rows)

    def to_frame(self) -> pd.DataFrame:
        """One row per figure: `<dimension>` (name), `<dimension>_id`, value, parts, `n`, and what stands
        beside it.

        Money and counts are whole numbers (Int64), ratios and days float64; undefined is missing.
        """
        columns: dict[str, Any] = {}
        for at, dimension in enumerate(self.by):
            columns[dimension] = pd.Series([row.dims[at][1] for row in self.rows], dtype=object)
            columns[f"{dimension}_id"] = pd.Series([row.dims[at][0] for row in self.rows], dtype=object)
        whole = self.unit in ("count", "money")
        columns["value"] = _series(
            [_rounded(row.value) if whole else row.value for row in self.rows], whole=whole
        )
        for part in ("numerator", "denominator", "n", "unconverted"):
            columns[part] = _series([getattr(row, part) for row in self.rows], whole=True)
        for name in dict.fromkeys(name for row in self.rows for name in row.extra):
            values = [row.extra.get(name) for row in self.rows]
            columns[name] = _series(values, whole=all(not isinstance(value, Fraction) for value in values))
        return pd.DataFrame(columns)


def as_json(result: Result) -> dict[str, Any]:
    """The result as the command line prints it.

    Money is in major units of the reporting currency, exact to its minor digits; ratios and days are
    fractions; parts are integers. A row whose target leaves out those of people who lead others says how
    many.
    """
    return {
        "metric": result.metric,
        "variant": result.variant,
        "unit": result.currency if result.unit == "money" else result.unit,
        "as_of": result.as_of.isoformat(),
        "from": result.since.isoformat(),
        "to": result.until.isoformat(),
        "rows": [_json_row(result, row) for row in result.rows],
    }


def _json_row(result: Result, row: Row) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for dimension, (identity, name) in zip(result.by, row.dims, strict=True):
        cells[dimension] = name
        cells[f"{dimension}_id"] = identity
    money = result.unit == "money"
    cells["value"] = _major(row.value, result.currency) if money else _number(row.value)
    cells |= {"numerator": row.numerator, "denominator": row.denominator, "n": row.n}
    left_out = row.extra.get("leaders_left_out")
    return cells | {"leaders_left_out": int(left_out)} if left_out else cells


def _number(value: Exact | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if Fraction(value).denominator == 1 else float(value)


def _major(value: Exact | None, currency: str) -> int | float | None:
    minor = _rounded(value)
    if minor is None:
        return None
    major = Decimal(minor).scaleb(-MINOR_DIGITS[currency])
    return int(major) if major == major.to_integral_value() else float(major)


def _rounded(value: Exact | None) -> int | None:
    return None if value is None else div_half_up(*Fraction(value).as_integer_ratio())


def _series(values: list[Any], *, whole: bool) -> pd.Series[Any]:
    if whole:
        return pd.Series(values, dtype="Int64")
    return pd.Series([None if value is None else float(value) for value in values], dtype="float64")
