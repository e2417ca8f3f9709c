"""How sentences call the period looked at: "The quarter", "Q2 2026", "last quarter"."""

from __future__ import annotations

from salesperf.domain.period import PeriodKind
from salesperf.reports.asked import Asked
from salesperf.text import Text, mark
from salesperf.text.periods import day_span, period_name

_PRESENT: dict[PeriodKind, str] = {
    "week": mark("The week"),
    "month": mark("The month"),
    "quarter": mark("The quarter"),
    "year": mark("The year"),
}
_INSIDE: dict[PeriodKind, str] = {
    "week": mark("the week"),
    "month": mark("the month"),
    "quarter": mark("the quarter"),
    "year": mark("the year"),
}
_QUARTERS = (mark("Q1"), mark("Q2"), mark("Q3"), mark("Q4"))
_VERSUS_NOW: dict[PeriodKind, str] = {
    "week": mark("vs last week"),
    "month": mark("vs last month"),
    "quarter": mark("vs last quarter"),
    "year": mark("vs last year"),
    "custom": mark("vs the days before"),
}
_VERSUS_THEN: dict[PeriodKind, str] = {
    "week": mark("vs the week before"),
    "month": mark("vs the month before"),
    "quarter": mark("vs the quarter before"),
    "year": mark("vs the year before"),
    "custom": mark("vs the days before"),
}
_BEFORE_NOW: dict[PeriodKind, str] = {
    "week": mark("last week"),
    "month": mark("last month"),
    "quarter": mark("last quarter"),
    "year": mark("last year"),
    "custom": mark("the days before"),
}
_BEFORE_THEN: dict[PeriodKind, str] = {
    "week": mark("the week before"),
    "month": mark("the month before"),
    "quarter": mark("the quarter before"),
    "year": mark("the year before"),
    "custom": mark("the days before"),
}


def subject(t: Text, asked: Asked) -> str:
    """The period at the head of a sentence: "The quarter", or its name where as-of lies outside of it."""
    return _called(t, asked, _PRESENT)


def inside(t: Text, asked: Asked) -> str:
    """The period within a sentence: "the quarter", or its name."""
    return _called(t, asked, _INSIDE)


def versus(t: Text, asked: Asked) -> str:
    """What a change is measured against, beside a figure."""
    return t((_VERSUS_NOW if asked.present else _VERSUS_THEN)[asked.scope.period.kind])


def the_one_before(t: Text, asked: Asked) -> str:
    """The period before, within a sentence."""
    return t((_BEFORE_NOW if asked.present else _BEFORE_THEN)[asked.scope.period.kind])


def _called(t: Text, asked: Asked, names: dict[PeriodKind, str]) -> str:
    period, calendar = asked.scope.period, asked.calendar
    if asked.present and period.kind in names:
        return t(names[period.kind])
    if period.kind == "quarter":
        number = t(_QUARTERS[calendar.quarter_of(period.start) - 1])
        year = calendar.year_of(period.start)
        name = (
            t.year(period.start.replace(year=year))
            if calendar.first_month == 1
            else t("FY{year}", year=str(year))
        )
        return t("{quarter} {year}", quarter=number, year=name)
    if period.kind == "week":
        return day_span(t, period.start, period.last_day)
    return period_name(t, period, calendar)
