"""The working days of the demo company: Chinese public holidays, make-up workdays, office hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import holidays
import numpy as np
import numpy.typing as npt

Days = npt.NDArray[np.datetime64]
"""Days, dtype datetime64[D]."""
Moments = npt.NDArray[np.datetime64]
"""Local wall-clock times to the second, dtype datetime64[s]."""

_HOURS = np.array([9, 10, 11, 12, 13, 14, 15, 16, 17, 18])
_HOUR_SHARE = np.array([0.11, 0.15, 0.13, 0.03, 0.07, 0.13, 0.14, 0.12, 0.09, 0.03])


@dataclass(frozen=True, eq=False)
class WorkCalendar:
    """Which days between `first` and `last` (both included) are worked, on the Chinese calendar."""

    first: date
    last: date
    working: npt.NDArray[np.bool_]
    following: npt.NDArray[np.int64]
    """For each day the index of that day or, where it is free, of the next day worked."""

    @classmethod
    def between(cls, first: date, last: date) -> WorkCalendar:
        """Build the calendar of a range; years whose make-up days are not published have plain weekends."""
        days = np.arange(np.datetime64(first), np.datetime64(last) + 1)
        china = holidays.country_holidays("CN", years=range(first.year, last.year + 1))
        free = np.isin(days, np.array(sorted(china), dtype="datetime64[D]"))
        made_up = np.isin(days, np.array(sorted(_make_up_days(china)), dtype="datetime64[D]"))
        working = (np.is_busday(days) & ~free) | made_up
        index = np.where(working, np.arange(len(days)), len(days) - 1)
        following = np.minimum.accumulate(index[::-1])[::-1]
        return cls(first, last, working, following)

    @property
    def days(self) -> Days:
        """All days of the calendar in order."""
        return np.arange(np.datetime64(self.first), np.datetime64(self.last) + 1)

    def worked_on_or_after(self, days: Days) -> Days:
        """Each day itself or the next one worked."""
        index = np.clip((days - np.datetime64(self.first)).astype(np.int64), 0, len(self.working) - 1)
        return np.datetime64(self.first) + self.following[index]

    def count(self, first: date, end: date) -> int:
        """Working days of the half-open range [first, end)."""
        low, high = ((day - self.first).days for day in (first, end))
        return int(self.working[max(low, 0) : max(high, 0)].sum())


def office_hours(days: Days, rng: np.random.Generator) -> Moments:
    """A random time of day in office hours for each day."""
    hours = rng.choice(_HOURS, size=len(days), p=_HOUR_SHARE)
    seconds = hours * 3600 + rng.integers(0, 3600, size=len(days))
    return np.asarray(days.astype("datetime64[s]") + seconds.astype("timedelta64[s]"))


def later_in_office(
    moments: Moments, wait_days: npt.NDArray[np.float64], calendar: WorkCalendar, rng: np.random.Generator
) -> Moments:
    """A working moment about `wait_days` after each moment, always after it."""
    today = moments.astype("datetime64[D]")
    target = calendar.worked_on_or_after(today + np.rint(wait_days).astype("timedelta64[D]"))
    same_day = moments + rng.integers(300, 7200, size=len(moments)).astype("timedelta64[s]")
    end_of_day = today.astype("datetime64[s]") + np.timedelta64(86399, "s")
    return np.where(target > today, office_hours(target, rng), np.minimum(same_day, end_of_day))


def month_starts(first: date, last: date) -> list[date]:
    """First days of the months from that of `first` to that of `last`, both included."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [add_months(first.replace(day=1), n) for n in range(count)]


def add_months(day: date, months: int) -> date:
    """The first day of the month that lies `months` after that of `day`."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, 1)


def _make_up_days(china: Any) -> set[date]:
    return set(getattr(china, "weekend_workdays", set()))
