"""On which days deals are won, and on which they are promised to close: what shows spikes at month end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import duckdb

from salesperf.domain.scope import Scope, Viewer
from salesperf.metrics.compose import figures
from salesperf.metrics.request import rows_of
from salesperf.metrics.run import request_for
from salesperf.settings import WorkspaceSettings

LAST_DAYS = 3
MOST_BEFORE = 30


@dataclass(frozen=True, slots=True)
class MonthEnds:
    """How many deals have their day so many days before the end of its month (0: the last day), from 0 to 30.

    `even` is how many would have it in the last three days if they were spread evenly over each month.
    """

    counts: tuple[int, ...]
    even: Fraction

    @property
    def n(self) -> int:
        """All of them."""
        return sum(self.counts)

    @property
    def at_end(self) -> int:
        """Those in the last three days of a month."""
        return sum(self.counts[:LAST_DAYS])


def month_ends(days: Iterable[tuple[date, int]]) -> MonthEnds:
    """The days, with how many deals have each, by their distance from the end of the month."""
    counts, even = [0] * (MOST_BEFORE + 1), Fraction(0)
    for day, n in days:
        last = _last_of_month(day)
        counts[(last - day).days] += n
        even += Fraction(n * LAST_DAYS, last.day)
    return MonthEnds(tuple(counts), even)


def closing_days(
    cursor: duckdb.DuckDBPyConnection,
    *,
    as_of: date,
    scope: Scope,
    viewer: Viewer,
    settings: WorkspaceSettings,
) -> tuple[MonthEnds, MonthEnds]:
    """Of the deals won in 12 months, and of the open ones by their expected close."""
    request = request_for(
        cursor, "deals_won", by=(), variant=None, since=None, until=None, as_of=as_of, scope=scope,
        viewer=viewer, settings=settings,
    )  # fmt: skip
    query = figures("closing_days", (), request.narrowing.names)
    rows = [row for _, row in rows_of(cursor, query, request.parameters())]
    won, promised = (
        month_ends((row["on_day"], int(row["n"])) for row in rows if row["promised"] == kind)
        for kind in (0, 1)
    )
    return won, promised


def _last_of_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
