from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from salesperf.domain.period import PERIOD_KINDS, FiscalCalendar, Period
from salesperf.errors import SalesPerfError

days = st.dates(date(1900, 1, 1), date(2200, 1, 1))
kinds = st.sampled_from(PERIOD_KINDS)
calendars = st.builds(FiscalCalendar, first_month=st.integers(1, 12), week_start=st.integers(1, 7))

CALENDAR_YEAR = FiscalCalendar()


@given(calendars, kinds, days)
def test_a_period_holds_the_day_it_was_asked_for(calendar: FiscalCalendar, kind: str, day: date) -> None:
    assert day in calendar.period_of(kind, day)  # type: ignore[arg-type]


@given(calendars, kinds, days)
def test_every_day_of_a_period_names_the_same_period(calendar: FiscalCalendar, kind: str, day: date) -> None:
    period = calendar.period_of(kind, day)  # type: ignore[arg-type]
    assert (
        calendar.period_of(period.kind, period.last_day)
        == period
        == calendar.period_of(period.kind, period.start)
    )


@given(calendars, kinds, days, st.integers(-50, 50))
def test_steps_can_be_taken_back(calendar: FiscalCalendar, kind: str, day: date, steps: int) -> None:
    period = calendar.period_of(kind, day)  # type: ignore[arg-type]
    assert calendar.shift(calendar.shift(period, steps), -steps) == period


@given(calendars, kinds, days)
def test_neighbours_touch_without_overlap(calendar: FiscalCalendar, kind: str, day: date) -> None:
    period = calendar.period_of(kind, day)  # type: ignore[arg-type]
    assert calendar.previous(period).end == period.start
    assert calendar.next(period).start == period.end
    assert not period.overlaps(calendar.next(period))


@given(calendars, kinds, days)
def test_a_key_reads_back(calendar: FiscalCalendar, kind: str, day: date) -> None:
    period = calendar.period_of(kind, day)  # type: ignore[arg-type]
    assert calendar.parse(calendar.key(period)) == period


@given(days)
def test_weeks_that_begin_on_monday_are_iso_weeks(day: date) -> None:
    iso = day.isocalendar()
    assert CALENDAR_YEAR.key(CALENDAR_YEAR.period_of("week", day)) == f"{iso.year}-W{iso.week:02d}"


@given(calendars, days)
def test_a_year_has_four_quarters_and_a_quarter_three_months(calendar: FiscalCalendar, day: date) -> None:
    year = calendar.period_of("year", day)
    quarters = list(calendar.covering("quarter", year.start, year.last_day))
    assert [calendar.quarter_of(quarter.start) for quarter in quarters] == [1, 2, 3, 4]
    assert (quarters[0].start, quarters[-1].end) == (year.start, year.end)
    assert len(list(calendar.covering("month", quarters[0].start, quarters[0].last_day))) == 3


@pytest.mark.parametrize(
    ("first_month", "kind", "day", "key", "start"),
    [
        (1, "month", date(2017, 3, 5), "2017-03", date(2017, 3, 1)),
        (1, "week", date(2017, 3, 22), "2017-W12", date(2017, 3, 20)),
        (1, "quarter", date(2026, 11, 20), "2026-Q4", date(2026, 10, 1)),
        (1, "year", date(2026, 11, 20), "2026", date(2026, 1, 1)),
        (12, "quarter", date(2026, 11, 20), "FY2026-Q4", date(2026, 9, 1)),
        (12, "quarter", date(2026, 12, 1), "FY2027-Q1", date(2026, 12, 1)),
        (2, "quarter", date(2017, 2, 1), "FY2018-Q1", date(2017, 2, 1)),
        (4, "year", date(2026, 3, 31), "FY2026", date(2025, 4, 1)),
        (1, "custom", date(2026, 3, 31), "2026-03-31..2026-03-31", date(2026, 3, 31)),
    ],
)
def test_periods_are_called_as_people_call_them(
    first_month: int, kind: str, day: date, key: str, start: date
) -> None:
    calendar = FiscalCalendar(first_month=first_month)
    period = calendar.period_of(kind, day)  # type: ignore[arg-type]
    assert (calendar.key(period), period.start) == (key, start)


def test_a_week_that_begins_on_sunday_is_called_by_the_iso_week_of_most_of_its_days() -> None:
    calendar = FiscalCalendar(week_start=7)
    period = calendar.period_of("week", date(2017, 3, 19))
    assert (period.start, calendar.key(period)) == (date(2017, 3, 19), "2017-W12")


def test_a_custom_period_steps_by_its_own_length() -> None:
    period = Period(kind="custom", start=date(2026, 3, 1), end=date(2026, 3, 11))
    assert CALENDAR_YEAR.previous(period) == Period(
        kind="custom", start=date(2026, 2, 19), end=date(2026, 3, 1)
    )


def test_the_end_is_outside() -> None:
    march = CALENDAR_YEAR.parse("2026-03")
    assert march.end not in march
    assert march.last_day in march
    assert march.days == 31


def test_a_period_without_days_does_not_exist() -> None:
    with pytest.raises(ValidationError):
        Period(kind="custom", start=date(2026, 3, 1), end=date(2026, 3, 1))


def test_a_text_is_no_date() -> None:
    with pytest.raises(ValidationError):
        Period(kind="month", start="2026-03-01", end=date(2026, 4, 1))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "key",
    [
        "",
        "March",
        "2026-13",
        "2026-W54",
        "2025-W53",
        "2026-Q5",
        "FY2026",
        "2026-03-01..",
        "..",
        "2026-3",
        "2026-03-05..2026-03-01",
        "0000-01",
    ],
)
def test_what_is_no_period_says_how_to_write_one(key: str) -> None:
    with pytest.raises(SalesPerfError, match="2026-Q1"):
        CALENDAR_YEAR.parse(key)


def test_beyond_the_calendar_there_is_no_period() -> None:
    with pytest.raises(SalesPerfError):
        CALENDAR_YEAR.shift(CALENDAR_YEAR.parse("2026"), 9000)


@given(calendars, days, st.integers(0, 400))
def test_covering_periods_leave_no_day_out(calendar: FiscalCalendar, since: date, length: int) -> None:
    until = since + timedelta(days=length)
    weeks = list(calendar.covering("week", since, until))
    assert weeks[0].start <= since < weeks[0].end
    assert weeks[-1].start <= until < weeks[-1].end
    assert all(one.end == other.start for one, other in pairwise(weeks))
