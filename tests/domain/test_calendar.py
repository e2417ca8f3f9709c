from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesperf.domain.calendar import WorkCalendar
from salesperf.domain.period import FiscalCalendar, Period
from salesperf.errors import SalesPerfError

CHINA = WorkCalendar(country="CN")
OCTOBER = FiscalCalendar().parse("2026-10")


def test_a_make_up_saturday_is_worked() -> None:
    assert CHINA.is_make_up(date(2026, 10, 10))
    assert CHINA.is_working(date(2026, 10, 10))
    assert not CHINA.is_working(date(2026, 10, 17))


def test_national_day_is_off() -> None:
    assert CHINA.is_holiday(date(2026, 10, 1))
    assert not CHINA.is_working(date(2026, 10, 1))


def test_the_company_goes_before_the_country() -> None:
    company = WorkCalendar(
        country="CN", off=frozenset({date(2026, 10, 12)}), on=frozenset({date(2026, 10, 1)})
    )
    assert company.is_working(date(2026, 10, 1))
    assert not company.is_working(date(2026, 10, 12))


def test_october_2026_in_china_has_eighteen_working_days() -> None:
    assert CHINA.count(OCTOBER) == 18


def test_a_year_whose_make_up_days_are_not_out_says_so() -> None:
    assert CHINA.is_published(2026)
    assert not CHINA.is_published(2040)


def test_a_country_without_make_up_days_is_always_published() -> None:
    assert WorkCalendar(country="US").is_published(2040)


def test_a_past_year_without_make_up_days_is_published_where_they_are_no_custom() -> None:
    assert WorkCalendar(country="HU").is_published(2017)


def test_weekends_follow_the_country() -> None:
    friday = date(2026, 11, 20)
    assert not WorkCalendar(country="EG").is_working(friday)
    assert WorkCalendar(country="US").is_working(friday)


def test_an_unknown_country_lists_what_there_is() -> None:
    with pytest.raises(SalesPerfError, match="CN"):
        WorkCalendar(country="Atlantis")


@given(st.dates(date(2019, 1, 1), date(2027, 12, 1)), st.integers(1, 60), st.integers(0, 60))
def test_working_days_add_up_over_neighbours(start: date, first: int, second: int) -> None:
    middle, end = start + timedelta(days=first), start + timedelta(days=first + second + 1)
    whole = Period(kind="custom", start=start, end=end)
    parts = (Period(kind="custom", start=start, end=middle), Period(kind="custom", start=middle, end=end))
    assert CHINA.count(whole) == sum(CHINA.count(part) for part in parts)


@given(st.dates(date(2026, 9, 1), date(2026, 12, 1)))
def test_elapsed_days_count_the_day_itself_and_never_leave_the_period(as_of: date) -> None:
    elapsed = CHINA.elapsed(OCTOBER, as_of)
    assert elapsed == sum(1 for day in CHINA.working_days(OCTOBER) if day <= as_of)
