"""The window that a figure looks at, and the months, quarters or weeks in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from salesperf.domain.period import FiscalCalendar, Period, PeriodKind

PERIODS: tuple[PeriodKind, ...] = ("month", "quarter", "week")
"""The dimensions that are stretches of time."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days `since` to `until`, both included, as known at the end of `as_of`."""

    since: date
    until: date
    as_of: date

    @property
    def day(self) -> date:
        """The day at whose end a stock is taken: the window's last, never after as-of."""
        return min(self.until, self.as_of)

    @property
    def start_day(self) -> date:
        """The day before the window."""
        return self.since - timedelta(days=1) if self.since > date.min else date.min

    @property
    def parameters(self) -> dict[str, date]:
        """The days by the names that queries know them by; those called `after_` are the days that follow."""
        return {
            "since": self.since,
            "until": self.until,
            "as_of": self.as_of,
            "day": self.day,
            "start_day": self.start_day,
            "year_ago": self.year_ago,
            "after_as_of": day_after(self.as_of),
            "after_day": day_after(self.day),
            "after_until": day_after(self.until),
            "after_year_ago": day_after(self.year_ago),
        }

    @property
    def year_ago(self) -> date:
        """The day twelve months before `day`, after which the recent past begins."""
        year, month = self.day.year - 1, self.day.month
        return date(max(year, 1), month, min(self.day.day, 28) if month == 2 else self.day.day)

    def clipped(self, period: Period) -> Window:
        """The part of the window that lies in the period."""
        return Window(max(self.since, period.start), min(self.until, period.last_day), self.as_of)

    def periods(
        self, kind: PeriodKind, calendar: FiscalCalendar, *, future: bool = False
    ) -> tuple[Period, ...]:
        """The periods of that kind that share a day with the window, in time order.

        Those that begin after as-of only where the `future` counts.
        """
        last = self.until if future else self.day
        return tuple(calendar.covering(kind, self.since, last)) if self.since <= last else ()


def day_after(day: date) -> date:
    """The next day; the last one stays."""
    return day + timedelta(days=1) if day < date.max else day


def period_number(kind: PeriodKind, day: date, calendar: FiscalCalendar) -> int:
    """The number by which queries group the day's month, quarter or week."""
    if kind == "week":
        return (day.toordinal() - 1 - (calendar.week_start - 1)) // 7
    months = day.year * 12 + day.month - 1
    return months if kind == "month" else (months - (calendar.first_month - 1)) // 3
