"""What a period is called: "Q4 · Sep–Nov", "四季度 · 9–11月"."""

from __future__ import annotations

from datetime import date, timedelta

from salesperf.domain.period import FiscalCalendar, Period
from salesperf.text.catalogue import mark
from salesperf.text.text import Text

_QUARTERS = (mark("Q1"), mark("Q2"), mark("Q3"), mark("Q4"))


def period_name(t: Text, period: Period, calendar: FiscalCalendar, *, today: date | None = None) -> str:
    """The period's name and its months or days. The year is left out where it is that of ``today``."""
    first, last = period.start, period.last_day
    year = calendar.year_of(first)
    other_year = today is None or calendar.year_of(today) != year
    if period.kind == "month":
        return t.month(first) if other_year else t.month_name(first)
    if period.kind == "quarter":
        name = t(_QUARTERS[calendar.quarter_of(first) - 1])
        name = t("{quarter} {year}", quarter=name, year=_year(t, year, calendar)) if other_year else name
        return f"{name} · {month_span(t, first, last)}"
    if period.kind == "year":
        name = _year(t, year, calendar)
        return name if calendar.first_month == 1 else f"{name} · {month_span(t, first, last)}"
    if period.kind == "week":
        week = (first + timedelta(days=3)).isocalendar()
        return t("W{week} · {days}", week=str(week.week), days=day_span(t, first, last))
    return day_span(t, first, last)


def month_span(t: Text, first: date, last: date) -> str:
    """ "Sep–Nov", "9–11月"."""
    low, high = t.month_name(first), t.month_name(last)
    if first.month == last.month and first.year == last.year:
        return low
    return f"{first.month}–{high}" if t.locale == "zh_CN" else f"{low}–{high}"


def day_span(t: Text, first: date, last: date) -> str:
    """ "16–22 Nov", "30 Nov–6 Dec", "11月16–22日"; the years where they differ."""
    if first.year != last.year:
        return f"{t.date(first)}–{t.date(last)}"
    if first == last:
        return t.day(first)
    if first.month == last.month:
        if t.locale == "zh_CN":
            return f"{t.month_name(first)}{first.day}–{last.day}日"
        return f"{first.day}–{t.day(last)}"
    return f"{t.day(first)}–{t.day(last)}"


def _year(t: Text, year: int, calendar: FiscalCalendar) -> str:
    if calendar.first_month == 1:
        return t.year(date(year, 1, 1))
    return t("FY{year}", year=str(year))
