"""Numbers as somebody who knows DuckDB would ask for them, over plain tables of the same files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from salesperf.metrics.result import Exact, Result

TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Number:
    """A number asked for both ways: metric, variant and dimension (none: the total) of the product.

    `name` is the query's file, whose values are in the unit of the product's.
    """

    name: str
    metric: str
    variant: str
    by: str


NUMBERS = (
    Number("win_rate", "win_rate", "closed_count", "rep"),
    Number("bookings", "bookings", "closed", "month"),
    Number("sales_cycle", "sales_cycle", "median", ""),
    Number("time_in_stage", "time_in_stage", "median", "stage"),
    Number("stage_conversion", "stage_conversion", "reached", "stage"),
)


def sql(name: str) -> str:
    """The text of one of the queries here."""
    return Path(__file__).with_name(f"{name}.sql").read_text("utf-8")


def ask(cursor: duckdb.DuckDBPyConnection, number: Number) -> list[tuple[str | None, float]]:
    """The query's rows: member and value."""
    return cursor.execute(sql(number.name)).fetchall()


def agree(result: Result, rows: list[tuple[str | None, float]]) -> bool:
    """Whether the product's members with deals are those of the query, with the same values."""
    product = {row.dims[0][1] if row.dims else None: row.value for row in result.rows if row.n}
    own = dict(rows)
    if set(product) != set(own) or not own:
        return False
    return all(_close(value, own[member]) for member, value in product.items())


def _close(value: Exact | None, own: float) -> bool:
    if value is None or own is None:
        return False
    return abs(float(value) - float(own)) <= TOLERANCE * max(1, abs(float(own)))
