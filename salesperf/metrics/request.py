"""One request for figures: what, of which window, split and narrowed how, for whose eyes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from salesperf.domain.period import FiscalCalendar, Period
from salesperf.domain.scope import Scope, Viewer
from salesperf.errors import SalesPerfError
from salesperf.metrics.compose import Query, plain
from salesperf.metrics.definition import MetricDef, Variant
from salesperf.metrics.together import widest
from salesperf.metrics.windows import PERIODS, Window
from salesperf.settings import WorkspaceSettings

CREDITED: frozenset[str] = frozenset(
    {
        "amount_created",
        "amount_due",
        "amount_due_weighted",
        "amount_open",
        "bookings",
        "win_rate_all_amount",
        "win_rate_closed_amount",
    }
)
"""Queries of amounts, which go to reps by credit. Counts go to the owner, and so does what mixes both."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the scope and the viewer's rights leave to see; empty tuples and None leave all."""

    reps: tuple[int, ...] = ()
    teams: tuple[int, ...] = ()
    sources: tuple[int, ...] = ()
    viewer_rep: int | None = None
    viewer_team: int | None = None

    @classmethod
    def of(cls, scope: Scope | None, viewer: Viewer | None) -> Narrowing:
        """The scope's choice, and what the viewer's role allows: own figures, the team's, or the
        company's.
        """
        rep = viewer.rep_id if viewer is not None and viewer.role == "rep" else None
        team = viewer.team_id if viewer is not None and viewer.role == "team" else None
        if scope is None:
            return cls(viewer_rep=rep, viewer_team=team)
        return cls(scope.reps, scope.teams, scope.sources, rep, team)

    @property
    def names(self) -> frozenset[str]:
        """The filters in use."""
        chosen = (name for name in ("reps", "teams", "sources") if getattr(self, name))
        forced = (name for name in ("viewer_rep", "viewer_team") if getattr(self, name) is not None)
        return frozenset((*chosen, *forced))

    @property
    def by_rep(self) -> bool:
        """Whether only some reps are seen."""
        return bool(self.reps) or self.viewer_rep is not None

    @property
    def by_team(self) -> bool:
        """Whether only some teams are seen."""
        return bool(self.teams) or self.viewer_team is not None

    @property
    def parameters(self) -> dict[str, Any]:
        """The values of all filters by name."""
        lists = {name: list(getattr(self, name)) for name in ("reps", "teams", "sources")}
        return lists | {"viewer_rep": self.viewer_rep, "viewer_team": self.viewer_team}


@dataclass(frozen=True, slots=True)
class Request:
    """A metric's variant over a window, split by dimensions and narrowed.

    `due` is when deals are to close; `foreign` whether there are amounts in another than the reporting
    currency, which have to be converted; `shared` whether any deal is credited to several. `each` are windows
    to be asked for one beside the other instead.
    """

    metric: MetricDef
    variant: Variant
    by: tuple[str, ...]
    window: Window
    narrowing: Narrowing
    calendar: FiscalCalendar
    currency: str
    stuck_days: int
    due: Period | None = None
    foreign: bool = True
    shared: bool = False
    each: tuple[Window, ...] = ()

    @property
    def period_dimensions(self) -> tuple[str, ...]:
        """Those of its dimensions that are stretches of time."""
        return tuple(key for key in self.by if key in PERIODS)

    def credited(self, file: str) -> bool:
        """Whether the amounts of a query go to several reps: deals are shared and reps told apart."""
        told = {"rep", "team", "region"} & set(self.by)
        seen = {"reps", "teams", "viewer_rep", "viewer_team"} & self.narrowing.names
        return self.shared and file in CREDITED and bool(told or seen)

    def parameters(self, window: Window | None = None, **others: Any) -> dict[str, Any]:
        """Everything that a query may ask for, by name."""
        at = window or self.window
        return {
            **at.parameters,
            **widest((at,)),
            "first_month": self.calendar.first_month,
            "week_start": self.calendar.week_start,
            "currency": self.currency,
            "stuck_days": self.stuck_days,
            **self.narrowing.parameters,
            **others,
        }


def rows_of(
    cursor: duckdb.DuckDBPyConnection, query: Query, parameters: dict[str, Any]
) -> list[tuple[tuple[Any, ...], dict[str, Any]]]:
    """Runs a query with those of the parameters that it takes: per row its ids, and its other columns by
    name.
    """
    used = {name: value for name, value in parameters.items() if name in query.parameters}
    cursor.execute(query.text, used)
    names = [column[0] for column in cursor.description or ()][query.width :]
    return [
        (row[: query.width], dict(zip(names, row[query.width :], strict=True))) for row in cursor.fetchall()
    ]


def window_of(
    cursor: duckdb.DuckDBPyConnection,
    *,
    since: date | None,
    until: date | None,
    as_of: date,
    scope: Scope | None,
    first_day: str = "first_day",
) -> Window:
    """The window asked for: its days, else the scope's period, else all data up to as-of, from what the query
    `first_day` finds.

    Raises SalesPerfError where it would end before it begins.
    """
    if scope is not None:
        since = since or scope.period.start
        until = until or scope.period.last_day
    last = until or as_of
    first = since or min(_first_day(cursor, first_day) or last, last)
    if first > last:
        raise SalesPerfError(
            "window_empty",
            "The window from {since} to {until} has no days: put the earlier day first.",
            since=first.isoformat(),
            until=last.isoformat(),
        )
    return Window(first, last, as_of)


def has_foreign(cursor: duckdb.DuckDBPyConnection, currency: str) -> bool:
    """Whether the data know another currency than the reporting one."""
    ((_, columns),) = rows_of(cursor, plain("foreign_currencies"), {"currency": currency})
    return bool(columns["n"])


def has_shared(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Whether any deal is credited to others than its owner alone."""
    ((_, columns),) = rows_of(cursor, plain("shared_deals"), {})
    return bool(columns["n"])


def calendar_of(settings: WorkspaceSettings) -> FiscalCalendar:
    """The calendar by which the workspace counts."""
    return FiscalCalendar(first_month=settings.fiscal_first_month, week_start=settings.week_start)


def _first_day(cursor: duckdb.DuckDBPyConnection, name: str) -> date | None:
    ((_, columns),) = rows_of(cursor, plain(name), {})
    first: date | None = columns["first_day"]
    return first
