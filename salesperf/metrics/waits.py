"""Times in stages as counts of lengths: of open deals in their present stage, and of all stays of a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import duckdb

from salesperf.domain.scope import Scope, Viewer
from salesperf.metrics.compose import figures, plain
from salesperf.metrics.request import Request, rows_of
from salesperf.metrics.run import request_for
from salesperf.settings import WorkspaceSettings

QUARTERS_OF_A_DAY = 96


@dataclass(frozen=True, slots=True)
class Waiting:
    """Open deals of a stage by whole days in it, and the days beyond which they count as stuck (undefined
    where too few deals went on from the stage).
    """

    days: tuple[tuple[int, int], ...]
    line: Fraction | None

    @property
    def n(self) -> int:
        """How many deals are open in the stage."""
        return sum(n for _, n in self.days)

    @property
    def over(self) -> int:
        """How many of them are beyond the line."""
        return sum(n for days, n in self.days if self.line is not None and days > self.line)


@dataclass(frozen=True, slots=True)
class Stay:
    """`n` deals that have spent so many hours in a stage; `over` when they have left it."""

    hours: int
    over: bool
    n: int


def open_waits(
    cursor: duckdb.DuckDBPyConnection,
    *,
    as_of: date,
    scope: Scope,
    viewer: Viewer,
    settings: WorkspaceSettings,
) -> dict[int, Waiting]:
    """How long the open deals of each stage have been in it, by the id of the stage."""
    request = _request(cursor, as_of, scope, viewer, settings)
    lines = {
        int(row["stage_id"]): Fraction(int(row["quarter_hours"]), QUARTERS_OF_A_DAY)
        for _, row in rows_of(cursor, plain("stuck_p75"), request.parameters())
    }
    found: dict[int, list[tuple[int, int]]] = {}
    query = figures("open_waits", request.by, request.narrowing.names)
    for (stage,), row in rows_of(cursor, query, request.parameters()):
        found.setdefault(int(stage), []).append((int(row["days"]), int(row["n"])))
    return {stage: Waiting(tuple(days), lines.get(stage)) for stage, days in found.items()}


def stays_begun(
    cursor: duckdb.DuckDBPyConnection,
    *,
    as_of: date,
    scope: Scope,
    viewer: Viewer,
    settings: WorkspaceSettings,
) -> dict[int, tuple[Stay, ...]]:
    """The stays that began in the last 12 months, finished or not, by the id of the stage."""
    request = _request(cursor, as_of, scope, viewer, settings)
    found: dict[int, list[Stay]] = {}
    query = figures("stays_begun", request.by, request.narrowing.names)
    for (stage,), row in rows_of(cursor, query, request.parameters()):
        stay = Stay(int(row["hours"]), not row["goes_on"], int(row["n"]))
        found.setdefault(int(stage), []).append(stay)
    return {stage: tuple(stays) for stage, stays in found.items()}


def _request(
    cursor: duckdb.DuckDBPyConnection, as_of: date, scope: Scope, viewer: Viewer, settings: WorkspaceSettings
) -> Request:
    return request_for(
        cursor, "stuck", by=("stage",), variant=None, since=None, until=None, as_of=as_of, scope=scope,
        viewer=viewer, settings=settings,
    )  # fmt: skip
