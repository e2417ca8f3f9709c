"""The numbers of the home page, each read once for what the page shows of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

import duckdb
import pandas as pd

from salesperf.reports.asked import Asked, Figure, Stretch

MONTHS = 18
"""How many months the chart of bookings looks back."""

LEAST_DAYS = 3
"""Working days that a month needs before its run rate says something."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where the period stands, with the same stretch of the period before beside it."""

    booked: Figure
    booked_before: Figure
    attained: Figure
    won: Figure
    won_before: Figure
    open_amount: Figure
    open_before: Figure
    cover: Figure
    cycle: Figure
    cycle_before: Figure
    created: Figure
    created_before: Figure

    @property
    def target(self) -> int | None:
        """The target of the period in minor units; None without one."""
        return self.attained.denominator or None

    @property
    def amounts_known(self) -> bool:
        """Whether the open deals have amounts at all; many exports leave them out until a deal is won."""
        return bool(self.open_amount.value) or not self.open_amount.n

    @property
    def empty(self) -> bool:
        """Whether there is no deal in what is looked at."""
        return not (self.booked.n or self.won.denominator or self.open_amount.n or self.created.n)


@dataclass(frozen=True, slots=True)
class Trend:
    """A figure of thirteen weeks, oldest first."""

    values: tuple[float | None, ...]


def position(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> Position:
    """Where the period stands."""
    now, then = asked.so_far, asked.last_time
    opening = Stretch(now.since - timedelta(days=1), now.since - timedelta(days=1), asked.scope.as_of)
    whole = asked.whole
    booked, booked_before = asked.figure_in(cursor, "bookings", (whole, then))
    won, won_before = asked.figure_in(cursor, "win_rate", (whole, then))
    open_amount, open_before = asked.figure_in(cursor, "amount_open", (whole, opening))
    cycle, cycle_before = asked.figure_in(cursor, "sales_cycle", (whole, then))
    created, created_before = asked.figure_in(cursor, "deals_created", (whole, then))
    return Position(
        booked=booked,
        booked_before=booked_before,
        attained=asked.figure(cursor, "attainment"),
        won=won,
        won_before=won_before,
        open_amount=open_amount,
        open_before=open_before,
        cover=asked.figure(cursor, "coverage"),
        cycle=cycle,
        cycle_before=cycle_before,
        created=created,
        created_before=created_before,
    )


def weekly(cursor: duckdb.DuckDBPyConnection, asked: Asked, key: str) -> Trend:
    """A metric in each of the thirteen whole weeks."""
    rows = asked.figures(cursor, key, by=("week",), stretch=asked.weeks)
    return Trend(tuple(None if row.value is None else float(row.value) for row in rows))


def attained_by_week(cursor: duckdb.DuckDBPyConnection, asked: Asked, target: int) -> Trend:
    """What share of the target had been booked at the end of each week of the period."""
    rows = asked.figures(cursor, "bookings", by=("week",), stretch=asked.so_far)
    total, shares = Fraction(0), []
    for row in rows:
        total += row.value or 0
        shares.append(float(total / target))
    return Trend(tuple(shares))


def cover_by_week(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> Trend:
    """The coverage of the period as it was at the end of each of its weeks, and today."""
    so_far = asked.so_far
    ends = [week.last_day for week in asked.calendar.covering("week", so_far.since, so_far.until)]
    period = asked.scope.period
    days = [min(end, so_far.until) for end in ends if min(end, so_far.until) in period]
    rows = asked.figure_in(cursor, "coverage", [Stretch(period.start, period.last_day, day) for day in days])
    return Trend(tuple(None if row.value is None else float(row.value) for row in rows))


def months(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> pd.DataFrame:
    """One row per month up to the one looked at: `month`, `bookings`, `target`, `expected` in minor units.

    `expected` is what the running month brings besides if the rest of its working days go as those so far.
    """
    last = asked.calendar.period_of("month", asked.day)
    first = asked.calendar.shift(last, 1 - MONTHS)
    stretch = Stretch(first.start, last.last_day, asked.scope.as_of)
    rows = list(asked.figures(cursor, "attainment", by=("month",), stretch=stretch))
    while rows and not (rows[0].numerator or rows[0].denominator):
        rows.pop(0)
    elapsed, total = asked.work.elapsed(last, asked.scope.as_of), asked.work.count(last)
    frame = pd.DataFrame(
        {
            "month": pd.to_datetime(pd.Series([row.ids[0] for row in rows], dtype=object)),
            "bookings": pd.Series([row.numerator for row in rows], dtype="Int64"),
            "target": pd.Series([row.denominator or None for row in rows], dtype="Int64"),
            "expected": pd.Series([None] * len(rows), dtype="Int64"),
        }
    )
    booked = rows[-1].numerator if rows else None
    if booked and LEAST_DAYS <= elapsed < total:
        frame.loc[len(frame) - 1, "expected"] = round(Fraction(booked * (total - elapsed), elapsed))
    return frame


def members_booked(cursor: duckdb.DuckDBPyConnection, asked: Asked, by: str) -> pd.DataFrame:
    """One row per team or rep with bookings or a target: `key`, `label`, `booked`, `target`, `n`."""
    rows = [
        row
        for row in asked.figures(cursor, "attainment", by=(by,))
        if row.ids[0] is not None and (row.numerator or row.denominator)
    ]
    rows.sort(
        key=lambda row: (row.value is None, -(row.value or 0), -(row.numerator or 0), str(row.names[0]))
    )
    return pd.DataFrame(
        {
            "key": [row.ids[0] for row in rows],
            "label": [str(row.names[0]) for row in rows],
            "booked": pd.Series([row.numerator for row in rows], dtype="Int64"),
            "target": pd.Series([row.denominator or None for row in rows], dtype="Int64"),
            "n": pd.Series([row.n for row in rows], dtype="Int64"),
        }
    )


def open_by_stage(cursor: duckdb.DuckDBPyConnection, asked: Asked, stages: tuple[int, ...]) -> pd.DataFrame:
    """One row per open stage of those given: `key`, `label`, `amount` (minor units), `deals`."""
    rows = [row for row in asked.figures(cursor, "amount_open", by=("stage",)) if row.ids[0] in stages]
    return pd.DataFrame(
        {
            "key": [row.ids[0] for row in rows],
            "label": [str(row.names[0]) for row in rows],
            "amount": pd.Series([row.value for row in rows], dtype="Int64"),
            "deals": pd.Series([row.n for row in rows], dtype="Int64"),
        }
    )
