"""The one door to figures: a metric, over a window, split and narrowed, for a viewer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import duckdb

from salesperf.domain.period import Period
from salesperf.domain.scope import Scope, Viewer
from salesperf.metrics.definition import MetricDef, Reader
from salesperf.metrics.facts import Ids, read
from salesperf.metrics.members import Members, combinations, members_of, named
from salesperf.metrics.movement import KINDS, movement
from salesperf.metrics.quotas import attainment, coverage, target, widened
from salesperf.metrics.registry import metric
from salesperf.metrics.request import Narrowing, Request, calendar_of, has_foreign, has_shared, window_of
from salesperf.metrics.result import Result, Row
from salesperf.metrics.values import Figure, figure, whole
from salesperf.metrics.windows import Window
from salesperf.settings import WorkspaceSettings

Figures = dict[Ids, tuple[Figure, int]]

READERS: dict[Reader, Callable[[duckdb.DuckDBPyConnection, Request], Figures]] = {
    "attainment": attainment,
    "coverage": coverage,
    "movement": movement,
    "target": target,
}
QUOTAS = ("attainment", "coverage", "target")


def run(  # noqa: PLR0913 - one door, each part of a question by its name
    cursor: duckdb.DuckDBPyConnection,
    key: str,
    *,
    by: Sequence[str] = (),
    variant: str | None = None,
    since: date | None = None,
    until: date | None = None,
    as_of: date,
    scope: Scope | None = None,
    viewer: Viewer | None = None,
    settings: WorkspaceSettings,
    due: Period | None = None,
) -> Result:
    """The figures of a metric, as known at the end of `as_of`.

    `since` and `until` are both included; without them the scope's period counts, else all data. A rep who
    looks gets own figures only, a team its members'. Members in scope without deals are listed. `due`
    narrows movement to deals that are to close in a period. Raises SalesPerfError, listing what there is,
    for an unknown key, variant or dimension.
    """
    request = request_for(
        cursor, key, by=by, variant=variant, since=since, until=until, as_of=as_of, scope=scope,
        viewer=viewer, settings=settings, due=due,
    )  # fmt: skip
    return _result(cursor, request, _figures(cursor, request))


def run_with_total(
    cursor: duckdb.DuckDBPyConnection,
    key: str,
    by: str,
    *,
    variant: str | None = None,
    as_of: date,
    scope: Scope,
    viewer: Viewer,
    settings: WorkspaceSettings,
) -> tuple[Result, Row]:
    """The figures of a metric for each member of a dimension, and of all together, from one pass.

    For metrics that count and add up, of which each deal has one member: the total is made of the same sums.
    """
    request = request_for(
        cursor, key, by=(by,), variant=variant, since=None, until=None, as_of=as_of, scope=scope,
        viewer=viewer, settings=settings,
    )  # fmt: skip
    columns = read(cursor, request)
    added: dict[str, int] = {}
    for row in columns.values():
        for name, value in row.items():
            added[name] = added.get(name, 0) + int(value or 0)
    chosen = request.variant
    figures = {ids: (figure(chosen, row), whole(row, "unconverted")) for ids, row in columns.items()}
    total = _row((), (), figure(chosen, added), whole(added, "unconverted"))
    return _result(cursor, request, figures), total


def _result(cursor: duckdb.DuckDBPyConnection, request: Request, figures: Figures) -> Result:
    moves = request.metric.reader == "movement"
    members = members_of(cursor, request, future=request.metric.reader in QUOTAS)
    if moves:
        kinds = Members({at: (at, kind) for at, kind in enumerate(KINDS)}, tuple(range(len(KINDS))))
        members = (*members, kinds)
    nothing = (_nothing(request), 0)
    rows = tuple(_row(ids, members, *figures.get(ids, nothing)) for ids in combinations(figures, members))
    return Result(
        metric=request.metric.key,
        variant=request.variant.key,
        unit=request.metric.unit,
        currency=request.currency,
        as_of=request.window.as_of,
        since=request.window.since,
        until=request.window.until,
        by=(*request.by, "movement") if moves else request.by,
        rows=rows,
    )


def run_each(
    cursor: duckdb.DuckDBPyConnection,
    key: str,
    windows: Sequence[Window],
    *,
    variant: str | None = None,
    scope: Scope,
    viewer: Viewer,
    settings: WorkspaceSettings,
) -> tuple[Row, ...]:
    """The figure of a metric, split by nothing, in each of some windows: in one pass where it can be.

    Raises SalesPerfError as `run`.
    """
    if not windows:
        return ()
    first = windows[0]
    request = request_for(
        cursor, key, by=(), variant=variant, since=first.since, until=first.until, as_of=first.as_of,
        scope=scope, viewer=viewer, settings=settings,
    )  # fmt: skip
    figures = _figures(cursor, replace(request, each=tuple(windows)))
    nothing = (_nothing(request), 0)
    return tuple(_row((), (), *figures.get((number,), nothing)) for number in range(len(windows)))


def request_for(  # noqa: PLR0913 - the same parts
    cursor: duckdb.DuckDBPyConnection,
    key: str,
    *,
    by: Sequence[str],
    variant: str | None,
    since: date | None,
    until: date | None,
    as_of: date,
    scope: Scope | None,
    viewer: Viewer | None,
    settings: WorkspaceSettings,
    due: Period | None = None,
) -> Request:
    """The request that these arguments make, checked against the registry."""
    definition: MetricDef = metric(key)
    chosen = definition.variant(variant)
    dimensions = tuple(by)
    definition.check(dimensions)
    request = Request(
        metric=definition,
        variant=chosen,
        by=dimensions,
        window=window_of(
            cursor, since=since, until=until, as_of=as_of, scope=scope, first_day=definition.first_day
        ),
        narrowing=Narrowing.of(scope, viewer),
        calendar=calendar_of(settings),
        currency=settings.reporting_currency,
        stuck_days=settings.stuck_days,
        due=due,
        foreign=has_foreign(cursor, settings.reporting_currency),
        shared=has_shared(cursor),
    )
    if scope is not None or definition.reader not in ("target", "attainment"):
        return request
    wide = widened(cursor, request, request.window)
    days = Window(since or wide.since, until or wide.until, as_of)
    return replace(request, window=days if days.since <= days.until else request.window)


def _figures(cursor: duckdb.DuckDBPyConnection, request: Request) -> Figures:
    if request.metric.reader in READERS:
        return READERS[request.metric.reader](cursor, request)
    return {
        ids: (figure(request.variant, columns), whole(columns, "unconverted"))
        for ids, columns in read(cursor, request).items()
    }


def _nothing(request: Request) -> Figure:
    """The figure of a member without deals: 0 for counts and sums, undefined for the rest."""
    if request.metric.reader == "movement":
        return Figure(0)
    if request.metric.reader == "target":
        return Figure(None)
    if request.metric.reader in QUOTAS:
        return Figure(None, 0, None)
    return figure(request.variant, {})


def _row(ids: Ids, members: tuple[Members, ...], found: Figure, unconverted: int) -> Row:
    return Row(
        dims=named(ids, members),
        value=found.value,
        numerator=found.numerator,
        denominator=found.denominator,
        n=found.n,
        unconverted=unconverted,
        extra=found.extra,
    )
