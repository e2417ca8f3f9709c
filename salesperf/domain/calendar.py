"""Working days: weekends, public holidays, make-up workdays and the company's own days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

import holidays
from pydantic import field_validator

from salesperf.domain.model import Value
from salesperf.domain.period import Period
from salesperf.errors import SalesPerfError

# In China every year's holidays come with workdays on weekends: a year without them is not known in full.
MAKE_UP_EVERY_YEAR = frozenset({"CN"})


class WorkCalendar(Value):
    """The working days of a country (ISO code), with days that the company takes off or works besides.

    The company's days go before the country's.
    """

    country: str
    off: frozenset[date] = frozenset()
    on: frozenset[date] = frozenset()

    @field_validator("country")
    @classmethod
    def _known(cls, country: str) -> str:
        _days_of(country, 2000)
        return country

    def is_working(self, day: date) -> bool:
        """Whether people work that day."""
        if day in self.off or day in self.on:
            return day in self.on
        weekend = _days_of(self.country, day.year).is_weekend(day)
        return self.is_make_up(day) or not (weekend or self.is_holiday(day))

    def is_holiday(self, day: date) -> bool:
        """Whether the day is a public holiday (on a weekend too)."""
        return day in _days_of(self.country, day.year)

    def is_make_up(self, day: date) -> bool:
        """Whether the day is a weekend day that the country works in exchange for a holiday."""
        return day in _days_of(self.country, day.year).weekend_workdays

    def working_days(self, period: Period) -> Iterator[date]:
        """The working days of the period, in order."""
        for step in range(period.days):
            day = period.start + timedelta(days=step)
            if self.is_working(day):
                yield day

    def count(self, period: Period) -> int:
        """How many working days the period has."""
        return sum(1 for _ in self.working_days(period))

    def elapsed(self, period: Period, as_of: date) -> int:
        """How many working days of the period are over at the end of `as_of`."""
        if as_of < period.start:
            return 0
        end = min(as_of + timedelta(days=1), period.end)
        return self.count(Period(kind="custom", start=period.start, end=end))

    def is_published(self, year: int) -> bool:
        """Whether the year's make-up workdays are known; where not, screens say so.

        Always true for a country that has none.
        """
        known = _years_with_make_up(self.country)
        if not known or year in known:
            return True
        return self.country not in MAKE_UP_EVERY_YEAR and year < max(known)


@lru_cache(maxsize=512)
def _days_of(country: str, year: int) -> holidays.HolidayBase:
    try:
        return holidays.country_holidays(country, years=year)
    except NotImplementedError:
        raise SalesPerfError(
            "calendar_unknown",
            "There is no holiday calendar for “{country}”. There are: {known}.",
            country=country,
            known=[code for code in sorted(holidays.list_supported_countries()) if len(code) == 2],
        ) from None


@lru_cache(maxsize=32)
def _years_with_make_up(country: str) -> frozenset[int]:
    return frozenset(
        year
        for year in range(2000, 2051)
        if any(day.year == year for day in _days_of(country, year).weekend_workdays)
    )
