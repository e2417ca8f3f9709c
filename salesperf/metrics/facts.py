"""Reads the figures of metrics that one query states: per combination of dimensions, its columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import duckdb

from salesperf.domain.period import PeriodKind
from salesperf.errors import SalesPerfError
from salesperf.metrics.compose import figures
from salesperf.metrics.definition import Shape
from salesperf.metrics.request import Request, rows_of
from salesperf.metrics.windows import Window, period_number

Ids = tuple[int | None, ...]
Columns = dict[str, Any]

PRICED: frozenset[Shape] = frozenset({"money", "money_ratio", "velocity", "stuck"})
SPREAD: frozenset[Shape] = frozenset({"median", "mean"})


def read(cursor: duckdb.DuckDBPyConnection, request: Request) -> dict[Ids, Columns]:
    """The columns of the variant's query by the ids of the request's dimensions; months and the like by
    number.
    """
    variant = request.variant
    figures_by: dict[Ids, Columns] = {}
    for window, by, place in windows_of(request):
        query = figures(
            variant.sql,
            by,
            request.narrowing.names,
            priced=request.foreign and variant.shape in PRICED,
            spread=variant.shape in SPREAD,
        )
        for ids, columns in rows_of(cursor, query, request.parameters(window)):
            figures_by[place(ids)] = columns
    return figures_by


class Place:
    """Puts the number of a period among the other ids."""

    def __init__(self, at: int | None, number: int) -> None:
        self._at = at
        self._number = number

    def __call__(self, ids: Ids) -> Ids:
        """The ids with the period's number in its place."""
        return ids if self._at is None else (*ids[: self._at], self._number, *ids[self._at :])


def windows_of(
    request: Request, *, snapshot: bool | None = None, future: bool = False
) -> Iterator[tuple[Window, tuple[str, ...], Place]]:
    """The windows to query one by one, with the dimensions left to split each by, and where its number goes.

    One for all, unless the figures hold at the end of a window: then one per month, quarter or week.
    """
    kinds = request.period_dimensions
    if not kinds or not (request.variant.snapshot if snapshot is None else snapshot):
        yield request.window, request.by, Place(None, 0)
        return
    if len(kinds) > 1:
        raise SalesPerfError(
            "one_period_dimension",
            "“{metric}” can be split by one of {given} at a time.",
            metric=request.metric.key,
            given=kinds,
        )
    kind = cast(PeriodKind, kinds[0])
    at = request.by.index(kind)
    rest = tuple(key for key in request.by if key != kind)
    for period in request.window.periods(kind, request.calendar, future=future):
        number = period_number(kind, period.start, request.calendar)
        yield request.window.clipped(period), rest, Place(at, number)
