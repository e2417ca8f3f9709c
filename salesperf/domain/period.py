"""Half-open periods and the fiscal calendar that names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from salesperf.domain.model import Value
from salesperf.errors import SalesPerfError

PeriodKind = Literal["week", "month", "quarter", "year", "custom"]

MONTHS_OF: dict[str, int] = {"month": 1, "quarter": 3, "year": 12}


class Period(Value):
    """The days from `start` up to, not including, `end`."""

    kind: PeriodKind
    start: date
    end: date

    @model_validator(mode="after")
    def _has_days(self) -> Self:
        if self.start >= self.end:
            raise ValueError("a period ends after it starts")
        return self

    @property
    def last_day(self) -> date:
        """The last day inside the period."""
        return self.end - timedelta(days=1)

    @property
    def days(self) -> int:
        """How many days the period holds."""
        return (self.end - self.start).days

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.start < other.end and other.start < self.end


class FiscalCalendar(Value):
    """Names and steps the periods of a workspace.

    `first_month` begins the fiscal year (1 = calendar year); a fiscal year is called by the calendar year
    in which it ends. `week_start` is an ISO weekday, 1 = Monday; a week is called by the ISO week that
    holds most of its days.
    """

    first_month: Annotated[int, Field(ge=1, le=12)] = 1
    week_start: Annotated[int, Field(ge=1, le=7)] = 1

    def period_of(self, kind: PeriodKind, day: date) -> Period:
        """The period of that kind that holds `day`. A custom one is the day alone."""
        if kind == "custom":
            return Period(kind=kind, start=day, end=day + timedelta(days=1))
        if kind == "week":
            start = day - timedelta(days=(day.isoweekday() - self.week_start) % 7)
            return Period(kind=kind, start=start, end=start + timedelta(days=7))
        size = MONTHS_OF[kind]
        index = _month_index(day) - (self.first_month - 1)
        return self._months(kind, index - index % size)

    def shift(self, period: Period, steps: int) -> Period:
        """The period `steps` later (earlier when negative); a custom one moves by its own length.

        Raises SalesPerfError where the calendar ends (years 1 to 9999).
        """
        try:
            if period.kind in MONTHS_OF:
                index = _month_index(period.start) - (self.first_month - 1)
                return self._months(period.kind, index + steps * MONTHS_OF[period.kind])
            move = timedelta(days=period.days * steps)
            return Period(kind=period.kind, start=period.start + move, end=period.end + move)
        except (OverflowError, ValueError):
            raise SalesPerfError(
                "period_out_of_range",
                "There is no period {steps} steps from {start}.",
                steps=steps,
                start=period.start.isoformat(),
            ) from None

    def previous(self, period: Period) -> Period:
        """The period just before."""
        return self.shift(period, -1)

    def next(self, period: Period) -> Period:
        """The period just after."""
        return self.shift(period, 1)

    def covering(self, kind: PeriodKind, since: date, until: date) -> Iterator[Period]:
        """The periods of that kind, in time order, from the one with `since` to the one with `until`."""
        period = self.period_of(kind, since)
        while period.start <= until:
            yield period
            period = self.next(period)

    def year_of(self, day: date) -> int:
        """The fiscal year that holds `day`, called by the calendar year in which it ends."""
        return day.year + (1 if self.first_month > 1 and day.month >= self.first_month else 0)

    def key(self, period: Period) -> str:
        """The period's short key: 2017-03, 2017-W12, 2017-Q1 or FY2018-Q1, 2017 or FY2018.

        A custom one names its first and last day, both included: 2017-03-01..2017-03-15.
        """
        start = period.start
        if period.kind == "week":
            iso = (start + timedelta(days=3)).isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}"
        if period.kind == "month":
            return f"{start.year:04d}-{start.month:02d}"
        if period.kind == "custom":
            return f"{start.isoformat()}..{period.last_day.isoformat()}"
        year = f"{'FY' if self.first_month > 1 else ''}{self.year_of(start):04d}"
        return year if period.kind == "year" else f"{year}-Q{self.quarter_of(start)}"

    def quarter_of(self, day: date) -> int:
        """The fiscal quarter, 1 to 4, that holds `day`."""
        return (day.month - self.first_month) % 12 // 3 + 1

    def parse(self, key: str) -> Period:
        """The period that `key` names. Raises SalesPerfError for anything else."""
        try:
            return self._parsed(key)
        except (ValueError, OverflowError):
            raise SalesPerfError(
                "period_unknown",
                "“{key}” is no period. Write 2026-03, 2026-W12, 2026-Q1, FY2027-Q1, 2026 or "
                "2026-03-01..2026-03-15.",
                key=key,
            ) from None

    def _parsed(self, key: str) -> Period:
        if ".." in key:
            first, last = key.split("..")
            end = date.fromisoformat(last) + timedelta(days=1)
            return Period(kind="custom", start=date.fromisoformat(first), end=end)
        if found := re.fullmatch(r"(\d{4})-W(\d\d)", key):
            thursday = date.fromisocalendar(int(found[1]), int(found[2]), 4)
            return self.period_of("week", thursday)
        if found := re.fullmatch(r"(\d{4})-(\d\d)", key):
            return self.period_of("month", date(int(found[1]), int(found[2]), 1))
        if found := re.fullmatch(r"(FY)?(\d{4})(?:-Q([1-4]))?", key):
            if (found[1] is None) != (self.first_month == 1):
                raise ValueError(key)
            year = int(found[2]) - (1 if self.first_month > 1 else 0)
            start = date(year, self.first_month, 1)
            if found[3] is None:
                return self.period_of("year", start)
            return self.shift(self.period_of("quarter", start), int(found[3]) - 1)
        raise ValueError(key)

    def _months(self, kind: PeriodKind, index: int) -> Period:
        first = index + self.first_month - 1
        return Period(kind=kind, start=_first_of(first), end=_first_of(first + MONTHS_OF[kind]))


PERIOD_KINDS: tuple[str, ...] = get_args(PeriodKind)


def _month_index(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_of(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)
