"""How each declared setting of a workspace is asked for: name, help and choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from zoneinfo import available_timezones

import holidays
from babel import Locale
from babel.dates import get_day_names
from babel.numbers import get_currency_name

from salesperf.domain.money import MINOR_DIGITS
from salesperf.text import Text, mark


@dataclass(frozen=True, slots=True)
class Field:
    """What stands at a setting: its name and help in English, marked for translation."""

    name: str
    label: str
    help: str


FIELDS: tuple[Field, ...] = (
    Field(
        "reporting_currency",
        mark("Reporting currency"),
        mark(
            "All amounts are shown in it. Others are converted as they are read, at the rate of the month; "
            "where a rate is missing, the amount is left out and counted."
        ),
    ),
    Field(
        "fiscal_first_month",
        mark("Fiscal year begins in"),
        mark(
            "Quarters and years are cut from this month on. "
            "A fiscal year is called by the calendar year in which it ends."
        ),
    ),
    Field("week_start", mark("Week begins on"), mark("The weekday on which weeks are cut.")),
    Field("zone", mark("Time zone"), mark("Times of exports are turned into days of this zone.")),
    Field(
        "calendar_country",
        mark("Working days of"),
        mark("Whose public holidays and make-up workdays count where pace is measured in working days."),
    ),
    Field(
        "crm_link",
        mark("Link into the CRM"),
        mark("The address of a deal, with {id} in the place of its id; empty for none."),
    ),
    Field(
        "watch_inbox",
        mark("Load files from the inbox folder"),
        mark("Files put into it are loaded by themselves while the app runs; Data health shows them."),
    ),
    Field(
        "stuck_days",
        mark("Days in a stage until a deal is stuck"),
        mark("Counts where stuck deals are asked for by fixed days, 1 to 1000."),
    ),
)

EXAMPLE_LINK = "https://example.my.salesforce.com/{id}"


def choices(name: str) -> Sequence[str]:
    """The values to choose from, as they are stored; none where any text is asked for."""
    if name == "reporting_currency":
        return sorted(MINOR_DIGITS)
    if name == "fiscal_first_month":
        return [str(month) for month in range(1, 13)]
    if name == "week_start":
        return [str(day) for day in range(1, 8)]
    if name == "zone":
        return _zones()
    if name == "watch_inbox":
        return ["on", "off"]
    return _countries() if name == "calendar_country" else []


def shown(t: Text, name: str, value: str) -> str:
    """A value as it is read."""
    if name == "reporting_currency":
        return f"{value} · {get_currency_name(value, locale=t.locale)}"
    if name == "fiscal_first_month":
        return t.month_name(date(2000, int(value), 1))
    if name == "week_start":
        return str(get_day_names(locale=t.locale)[int(value) - 1])
    if name == "calendar_country":
        return f"{Locale.parse(t.locale).territories.get(value, value)} · {value}"
    if name == "watch_inbox":
        return t("yes") if value == "on" else t("no")
    return value


@cache
def _zones() -> tuple[str, ...]:
    return tuple(sorted(one for one in available_timezones() if "/" in one or one == "UTC"))


@cache
def _countries() -> tuple[str, ...]:
    return tuple(sorted(code for code in holidays.list_supported_countries() if len(code) == 2))
