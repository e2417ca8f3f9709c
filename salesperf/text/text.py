"""``Text``: sentences and formats of one language. Immutable, safe to share between threads.

Values put into a sentence are formatted on the way: whole numbers with grouping, dates in full, ``None``
as "–". Give a year, an identifier or anything already formatted as a string.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from functools import cache

from babel.lists import format_list

from salesperf.text import formats
from salesperf.text.catalogue import LOCALES, Catalogue, load_catalogue, mark
from salesperf.text.formats import UNDEFINED, Number

_POINTS = mark("{points} pt")
_DAYS = mark("{n} d")

# Inside the class ``date`` is a method.
Day = date

Value = str | int | float | Fraction | date | None


@dataclass(frozen=True, slots=True)
class Text:
    """One language. Call it with an English sentence; its methods format what stands in sentences."""

    locale: str
    catalogue: Catalogue

    def __call__(self, message: str, /, **values: Value) -> str:
        """The sentence in this language with its values. Raises KeyError where one is not given."""
        return self._fill(self.catalogue.singular(message), values)

    def plural(self, one: str, many: str, /, n: int | None, **values: Value) -> str:
        """The sentence for ``n`` things, ``n`` itself available as ``{n}``."""
        count = 0 if n is None else n
        return self._fill(self.catalogue.plural(one, many, count), {"n": n, **values})

    def number(self, value: Number | None, digits: int = 0) -> str:
        """A number with grouping and exactly ``digits`` decimals, halves away from zero."""
        return formats.number(value, digits, self.locale)

    def signed(self, value: Number | None, digits: int = 0) -> str:
        """A difference: "+2", "−0.9"; what rounds to nothing carries no sign."""
        return formats.with_plus(self.number(value, digits))

    def percent(self, numerator: Number | None, denominator: Number | None = 1, digits: int = 0) -> str:
        """``numerator / denominator`` in percent; "–" where either is unknown or the denominator is 0."""
        return formats.percent(formats.ratio(numerator, denominator), digits, self.locale)

    def signed_percent(
        self, numerator: Number | None, denominator: Number | None = 1, digits: int = 0
    ) -> str:
        """A relative difference in percent with its sign: "+5%"."""
        return formats.with_plus(self.percent(numerator, denominator, digits))

    def percent_range(self, low: Number | None, high: Number | None, digits: int = 0) -> str:
        """An interval of two fractions: "24–34%"."""
        if low is None or high is None:
            return UNDEFINED
        bounds = formats.number(formats.ratio(low, Fraction(1, 100)), digits, self.locale)
        return f"{bounds}–{formats.percent(formats.ratio(high, 1), digits, self.locale)}"

    def points(self, difference: Number | None, digits: int = 0) -> str:
        """A difference of two fractions in percentage points with its sign: "+2 pt", "+2 个百分点"."""
        points = formats.ratio(difference, Fraction(1, 100))
        return UNDEFINED if points is None else self(_POINTS, points=self.signed(points, digits))

    def multiple(self, numerator: Number | None, denominator: Number | None = 1, digits: int = 1) -> str:
        """How many times: "2.9×"."""
        times = formats.ratio(numerator, denominator)
        return UNDEFINED if times is None else f"{self.number(times, digits)}×"

    def money(self, minor: Number | None, currency: str, *, short: bool = False) -> str:
        """An amount given in minor units. Short: ¥16.42M in English, ¥1,642万 and ¥3.2亿 in Chinese."""
        return formats.money(minor, currency, self.locale, short=short)

    def signed_money(self, minor: Number | None, currency: str, *, short: bool = False) -> str:
        """A difference of amounts with its sign."""
        return formats.with_plus(self.money(minor, currency, short=short))

    def date(self, day: Day | None) -> str:
        """ "20 Nov 2026", "2026年11月20日"."""
        return formats.day(day, "date", self.locale)

    def day(self, day: Day | None) -> str:
        """A day without its year: "20 Nov", "11月20日"."""
        return formats.day(day, "day", self.locale)

    def month(self, day: Day | None) -> str:
        """The month of a day: "Nov 2026", "2026年11月"."""
        return formats.day(day, "month", self.locale)

    def year(self, day: Day | None) -> str:
        """The calendar year of a day: "2026", "2026年"."""
        return formats.day(day, "year", self.locale)

    def month_name(self, day: Day | None) -> str:
        """The month without its year: "Nov", "11月"."""
        return formats.day(day, "month_name", self.locale)

    def weekday_time(self, moment: datetime | None) -> str:
        """ "Fri 18:02", "周五 18:02"."""
        return formats.day(moment, "weekday_time", self.locale)

    def moment(self, moment: datetime | None) -> str:
        """Day and time: "20 Nov 2026, 18:02", "2026年11月20日 18:02"."""
        return formats.day(moment, "moment", self.locale)

    def days(self, value: Number | None, digits: int = 0) -> str:
        """A duration in days: "46 d", "46 天"."""
        return UNDEFINED if value is None else self(_DAYS, n=self.number(value, digits))

    def join(self, parts: Iterable[str]) -> str:
        """Names in a row: "North, East and South", "华北、华东和华南"."""
        return format_list(list(parts), locale="en_GB" if self.locale == "en" else self.locale)

    def _fill(self, template: str, values: dict[str, Value]) -> str:
        if "{" not in template:
            return template
        return template.format_map({name: self._shown(value) for name, value in values.items()})

    def _shown(self, value: Value) -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            return self.date(value)
        if value is None or isinstance(value, int):
            return self.number(value)
        return formats.plain(value, self.locale)


@cache
def get_text(locale: str) -> Text:
    """The ``Text`` of a locale; any Chinese means 简体中文, every other unknown locale English."""
    known = closest_locale(locale)
    return Text(known, load_catalogue(known))


def closest_locale(locale: str | None) -> str:
    """The supported locale nearest to what a browser or the system names ("zh-TW" → "zh_CN")."""
    wanted = (locale or "").replace("-", "_")
    if wanted in LOCALES:
        return wanted
    return "zh_CN" if wanted.lower().startswith("zh") else "en"
