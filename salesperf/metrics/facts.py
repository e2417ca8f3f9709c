"""Reads the figures of metrics that one query states: per combination of dimensions, its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

import duckdb

from salesperf.domain.period import PeriodKind
from salesperf.errors import SalesPerfError
from salesperf.metrics.compose import figures, has_together
from salesperf.metrics.definition import Shape
from salesperf.metrics.request import Request, rows_of
from salesperf.metrics.together import parameters as together_parameters
from salesperf.metrics.windows import Window, period_number

Ids = tuple[int | None, ...]
Columns = dict[str, Any]

PRICED: frozenset[Shape] = frozenset({"money", "money_ratio", "velocity", "stuck"})
SPREAD: frozenset[Shape] = frozenset({"median", "mean"})

MOST_TOGETHER = 26
"""So many windows are asked for in one pass; each costs a look at every deal of the widest one."""


def read(cursor: duckdb.DuckDBPyConnection, request: Request) -> dict[Ids, Columns]:
    """The columns of the variant's query by the ids of the request's dimensions; months and the like by
    number.
    """
    variant = request.variant
    parts = list(windows_of(request))
    found = in_windows(
        cursor,
        request,
        variant.sql,
        parts,
        priced=request.foreign and variant.shape in PRICED,
        spread=variant.shape in SPREAD,
    )
    return {
        part.place(ids): columns
        for part, rows in zip(parts, found, strict=True)
        for ids, columns in rows.items()
    }


def in_windows(
    cursor: duckdb.DuckDBPyConnection,
    request: Request,
    file: str,
    parts: Sequence[Part],
    *,
    priced: bool = False,
    spread: bool = False,
) -> list[dict[Ids, Columns]]:
    """The columns of a query's rows by their ids, of each of the windows; of many windows in one pass where
    the query can be asked so.
    """
    names, credited = request.narrowing.names, request.credited(file)
    if len(parts) == 1 or not has_together(file):
        return [
            dict(
                rows_of(
                    cursor,
                    figures(file, part.by, names, priced=priced, spread=spread, credited=credited),
                    request.parameters(part.window),
                )
            )
            for part in parts
        ]
    found: list[dict[Ids, Columns]] = [{} for _ in parts]
    for first in range(0, len(parts), MOST_TOGETHER):
        some = parts[first : first + MOST_TOGETHER]
        query = figures(
            file, some[0].by, names, priced=priced, spread=spread, together=True, credited=credited
        )
        asked = request.parameters(**together_parameters([part.window for part in some]))
        for (number, *ids), columns in rows_of(cursor, query, asked):
            found[first + number][tuple(ids)] = columns
    return found


@dataclass(frozen=True, slots=True)
class Part:
    """One window to query, the dimensions left to split it by, and where its number goes among the ids."""

    window: Window
    by: tuple[str, ...]
    place: Place


class Place:
    """Puts the number of a period among the other ids."""

    def __init__(self, at: int | None, number: int) -> None:
        self._at = at
        self._number = number

    def __call__(self, ids: Ids) -> Ids:
        """The ids with the period's number in its place."""
        return ids if self._at is None else (*ids[: self._at], self._number, *ids[self._at :])


def windows_of(request: Request, *, snapshot: bool | None = None, future: bool = False) -> Iterator[Part]:
    """The windows to query, all split by the same dimensions.

    One for all, unless the figures hold at the end of a window: then one per month, quarter or week. Where
    the request names several windows, these, each by its number before the other ids.
    """
    if request.each:
        for number, window in enumerate(request.each):
            yield Part(window, request.by, Place(0, number))
        return
    kinds = request.period_dimensions
    if not kinds or not (request.variant.snapshot if snapshot is None else snapshot):
        yield Part(request.window, request.by, Place(None, 0))
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
        yield Part(request.window.clipped(period), rest, Place(at, number))
