"""What the registry declares about a metric."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from salesperf.errors import SalesPerfError

Unit = Literal["count", "ratio", "days", "money"]

Shape = Literal["count", "pushes", "stuck", "money", "ratio", "money_ratio", "median", "mean", "velocity"]
"""How the columns that a query returns make a value."""

Reader = Literal["facts", "records", "attainment", "coverage", "movement", "target"]


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to count a metric: its name and meaning (English, marked for translation), and its query.

    `sql` names a file of `metrics/sql`. Where `snapshot` is true the figure holds at the end of the window,
    so each month, quarter or week is a window of its own; else its facts carry the day that puts them in
    one. `per_day` is how many of the query's sizes make a day. Behind a figure stand the facts that meet
    `counted`, and behind its numerator those that meet `part`; `shows` are facts to list beside each deal.
    """

    key: str
    name: str
    definition: str
    sql: str
    shape: Shape
    snapshot: bool = False
    per_day: int = 1
    counted: str = ""
    part: str = ""
    shows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MetricDef:
    """A metric: key, name and meaning (English, marked for translation), unit, and variants, default first.

    `up_is_good` is None where neither direction is. `public` figures may be ranked among reps without their
    values. `dimensions` are those it can be split by.
    """

    key: str
    name: str
    definition: str
    unit: Unit
    up_is_good: bool | None
    variants: tuple[Variant, ...]
    dimensions: tuple[str, ...]
    reader: Reader = "facts"
    public: bool = False

    @property
    def first_day(self) -> str:
        """The query of the first day on which anything that it counts happened."""
        return "first_day_of_sales" if self.reader == "records" else "first_day"

    def variant(self, key: str | None = None) -> Variant:
        """The variant of that key, or the default. Raises SalesPerfError that lists what there is."""
        if key is None:
            return self.variants[0]
        for variant in self.variants:
            if variant.key == key:
                return variant
        raise SalesPerfError(
            "variant_unknown",
            "“{metric}” has no variant “{variant}”. There are: {known}.",
            metric=self.key,
            variant=key,
            known=[variant.key for variant in self.variants],
        )

    def check(self, by: tuple[str, ...]) -> None:
        """Raises SalesPerfError, listing what there is, for a dimension that it cannot be split by."""
        for dimension in by:
            if dimension not in self.dimensions or by.count(dimension) > 1:
                raise SalesPerfError(
                    "dimension_unknown",
                    "“{metric}” cannot be split by “{dimension}”. Each of these once: {known}.",
                    metric=self.key,
                    dimension=dimension,
                    known=self.dimensions,
                )
