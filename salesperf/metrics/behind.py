"""The deals behind a figure: every figure opens the list that makes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import duckdb
import pandas as pd

from salesperf.domain.period import Period, PeriodKind
from salesperf.domain.scope import Scope, Viewer
from salesperf.metrics.compose import deals_behind
from salesperf.metrics.members import STAGE_KINDS
from salesperf.metrics.movement import KINDS, movement_parameters
from salesperf.metrics.request import Request, rows_of
from salesperf.metrics.run import request_for
from salesperf.metrics.windows import PERIODS, Window, period_number
from salesperf.settings import WorkspaceSettings

MOVEMENT = "movement"


@dataclass(frozen=True, slots=True)
class Behind:
    """The largest of the deals behind a figure, and how many there are in all.

    `deals` has one row per deal: deal_id, name, rep, account, product, source, pipeline, stage, status,
    amount (minor units of `currency`; of a shared deal what is credited to those asked for), created_on,
    due_on, closed_on, lost_reason, next_step, and what the
    metric shows beside a deal; each as it was on the day of the figure.
    """

    deals: pd.DataFrame
    total: int


def behind(  # noqa: PLR0913 - it takes what the figure took
    cursor: duckdb.DuckDBPyConnection,
    key: str,
    dims: Mapping[str, int | str | None],
    *,
    variant: str | None = None,
    numerator_only: bool = False,
    since: date | None = None,
    until: date | None = None,
    as_of: date,
    scope: Scope | None = None,
    viewer: Viewer | None = None,
    settings: WorkspaceSettings,
    due: Period | None = None,
    limit: int = 500,
) -> Behind:
    """The deals behind the figure of a metric whose dimensions have these ids, as a result's rows give
    them.

    An id of None means the deals without one; months and the like go by the ISO date of their first day; a
    movement by its kind. Never shows a viewer what the figure would not count. Raises SalesPerfError as
    `run`.
    """
    plain = {name: identity for name, identity in dims.items() if name != MOVEMENT}
    request = request_for(
        cursor, key, by=tuple(plain), variant=variant, since=since, until=until, as_of=as_of, scope=scope,
        viewer=viewer, settings=settings, due=due,
    )  # fmt: skip
    window, by = _window(request, plain)
    chosen = request.variant
    query = deals_behind(
        chosen.sql,
        by,
        request.narrowing.names,
        chosen.shows,
        "facts.kind = $kind" if MOVEMENT in dims else _condition(request, numerator_only=numerator_only),
        credited=request.credited(chosen.sql),
    )
    ids = {f"id_{at}": _number(request, name, plain[name]) for at, name in enumerate(by)}
    shown_on = window.day if chosen.snapshot else window.as_of
    asked = request.parameters(window, limit=limit, shown_on=shown_on, **ids, **_movement(request, dims))
    rows = [columns for _, columns in rows_of(cursor, query, asked)]
    return Behind(_frame(rows, chosen.shows), rows[0]["total"] if rows else 0)


def _condition(request: Request, *, numerator_only: bool) -> str:
    return (numerator_only and request.variant.part) or request.variant.counted


def _window(request: Request, dims: Mapping[str, int | str | None]) -> tuple[Window, tuple[str, ...]]:
    """The window of the figure, and the dimensions that still tell its facts apart."""
    window = request.window
    if not request.variant.snapshot:
        return window, request.by
    for kind in request.period_dimensions:
        start = date.fromisoformat(str(dims[kind]))
        window = window.clipped(request.calendar.period_of(cast(PeriodKind, kind), start))
    return window, tuple(key for key in request.by if key not in PERIODS)


def _number(request: Request, dimension: str, identity: int | str | None) -> int | None:
    if dimension in PERIODS:
        return period_number(dimension, date.fromisoformat(str(identity)), request.calendar)
    return None if identity is None else int(identity)


def _movement(request: Request, dims: Mapping[str, int | str | None]) -> dict[str, Any]:
    if request.metric.reader != MOVEMENT:
        return {}
    kind = dims.get(MOVEMENT, "start")
    number = KINDS.index(kind) if isinstance(kind, str) else kind
    return {"kind": number, **movement_parameters(request)}


def _frame(rows: list[dict[str, Any]], shows: tuple[str, ...]) -> pd.DataFrame:
    columns = [
        "deal_id", "name", "rep", "account", "product", "source", "pipeline", "stage", "status", "amount",
        "currency", "created_on", "due_on", "closed_on", "lost_reason", "next_step", *shows,
    ]  # fmt: skip
    cells: dict[str, Any] = {name: [row[name] for row in rows] for name in columns}
    cells["status"] = [None if status is None else STAGE_KINDS[status] for status in cells["status"]]
    numbers = {"deal_id", "amount", *shows}
    return pd.DataFrame(
        {
            name: pd.Series(values, dtype="Int64" if name in numbers else object)
            for name, values in cells.items()
        }
    )
