"""How much history there is to learn from, and on which past days to look at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import duckdb

from salesperf.warehouse.statements import statement

LEAST_CLOSED = 200
LEAST_WON = 50
MOST_DAYS = 45
LONGEST_STEP = 28


@dataclass(frozen=True, slots=True)
class Record:
    """The deals closed by the end of a day, those won, all deals then, and the day of the first closing."""

    closed: int
    won: int
    deals: int
    first: date | None

    @property
    def enough(self) -> bool:
        """Whether there are enough closed deals, and enough won ones, to learn from."""
        return self.closed >= LEAST_CLOSED and self.won >= LEAST_WON


def record(cursor: duckdb.DuckDBPyConnection, day: date) -> Record:
    """The record as it stands at the end of `day`."""
    row = cursor.execute(statement("record", package="salesperf.forecast"), {"day": day}).fetchone()
    closed, won, deals, first = row or (0, 0, 0, None)
    return Record(int(closed or 0), int(won or 0), int(deals or 0), first)


def past_days(first: date, day: date) -> tuple[date, ...]:
    """Evenly spaced days between the first closing and `day`, both left out, the earliest first.

    At most 45 of them and at most 28 days apart, so that a long history gives its latest three years.
    """
    step = min(max(-(-(day - first).days // MOST_DAYS), 1), LONGEST_STEP)
    days = (day - timedelta(days=step * back) for back in range(1, MOST_DAYS + 1))
    return tuple(sorted(one for one in days if one > first))
