"""Numbers, percentages, money and dates as people read them. Undefined is "–".

Every rounding here is half away from zero, of the exact value, once; grouping, signs of currencies and
names of months come from Babel.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from math import isnan

from babel.dates import format_datetime
from babel.numbers import format_decimal, format_percent, get_currency_precision, get_currency_symbol

UNDEFINED = "–"

Number = int | float | Decimal | Fraction

_PATTERNS = {
    "en": {
        "date": "d MMM y",
        "day": "d MMM",
        "year": "y",
        "month": "MMM y",
        "month_name": "MMM",
        "weekday_time": "EEE HH:mm",
        "moment": "d MMM y, HH:mm",
    },
    "zh_CN": {
        "date": "y年M月d日",
        "day": "M月d日",
        "year": "y年",
        "month": "y年M月",
        "month_name": "M月",
        "weekday_time": "EEE HH:mm",
        "moment": "y年M月d日 HH:mm",
    },
}
# The yuan is at home here, so it and not the yen goes without a prefix, in both languages.
_SYMBOLS = {"CNY": "¥", "JPY": "JP¥"}
# Power of ten, unit, and the decimals shown of 1 to 9, of 10 to 99 and of more units.
_SHORT = {
    "en": ((0, "", (0, 0, 0)), (3, "k", (1, 1, 0)), (6, "M", (2, 2, 1)), (9, "B", (2, 2, 1))),
    "zh_CN": ((0, "", (0, 0, 0)), (4, "万", (1, 1, 0)), (8, "亿", (2, 1, 1))),
}
_MINUS = "−"


def exact(value: Number) -> Fraction:
    """The number as a fraction; a float counts as what it prints, so that 0.285 rounds as people expect."""
    return Fraction(repr(float(value))) if isinstance(value, float) else Fraction(value)


def ratio(numerator: Number | None, denominator: Number | None) -> Fraction | None:
    """The exact quotient, None where it is undefined."""
    if (
        numerator is None
        or _absent(numerator)
        or denominator is None
        or _absent(denominator)
        or not denominator
    ):
        return None
    return exact(numerator) / exact(denominator)


def number(value: Number | None, digits: int, locale: str) -> str:
    """A number with grouping and exactly ``digits`` decimals."""
    if value is None or _absent(value):
        return UNDEFINED
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return _minus(format_decimal(_rounded(exact(value), digits), pattern, locale=locale))


def plain(value: Number, locale: str) -> str:
    """A number with as many decimals as it has, at most three."""
    if _absent(value):
        return UNDEFINED
    return _minus(format_decimal(_rounded(exact(value), 3), "#,##0.###", locale=locale))


def percent(value: Fraction | None, digits: int, locale: str) -> str:
    """A fraction in percent."""
    if value is None:
        return UNDEFINED
    pattern = "#,##0" + ("." + "0" * digits if digits else "") + "%"
    return _minus(format_percent(_rounded(value, digits + 2), pattern, locale=locale))


def money(minor: Number | None, currency: str, locale: str, *, short: bool) -> str:
    """An amount of minor units with its currency, in full or in the language's short units."""
    if minor is None or _absent(minor):
        return UNDEFINED
    precision = get_currency_precision(currency)
    major = exact(minor) / 10**precision
    symbol = currency_symbol(currency, locale)
    if symbol[-1].isalpha():
        symbol += "\N{NO-BREAK SPACE}"
    amount = _short(abs(major), locale) if short else number(abs(major), precision, locale)
    nothing = not any(digit in amount for digit in "123456789")
    return f"{_MINUS if major < 0 and not nothing else ''}{symbol}{amount}"


def currency_symbol(currency: str, locale: str) -> str:
    """ "¥" for the yuan, else the usual symbol, else the code."""
    return _SYMBOLS.get(currency) or str(get_currency_symbol(currency, locale))


def day(value: date | None, form: str, locale: str) -> str:
    """A day or moment in one of the forms declared above."""
    if value is None:
        return UNDEFINED
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    return format_datetime(moment.replace(tzinfo=None), _PATTERNS[locale][form], locale=locale)


def with_plus(text: str) -> str:
    """A formatted number with a plus in front, unless it is negative or shows nothing but zeros."""
    has_digit = any(digit in text for digit in "123456789")
    return f"+{text}" if has_digit and not text.startswith(_MINUS) else text


def _short(major: Fraction, locale: str) -> str:
    units = _SHORT[locale]
    for place, (power, unit, decimals) in enumerate(units):
        scaled = major / 10**power
        rounded = _rounded(scaled, decimals[0 if scaled < 10 else 1 if scaled < 100 else 2])
        if place == len(units) - 1 or rounded < 10 ** (units[place + 1][0] - power):
            return format_decimal(rounded, "#,##0.##", locale=locale) + unit
    raise AssertionError(locale)


def _rounded(value: Fraction, digits: int) -> Decimal:
    scale = 10**digits
    whole, rest = divmod(abs(value) * scale, 1)
    whole += rest * 2 >= 1
    return Decimal(int(whole) if value >= 0 else -int(whole)).scaleb(-digits)


def _absent(value: Number) -> bool:
    return isinstance(value, float | Decimal) and isnan(value)


def _minus(text: str) -> str:
    nothing = not any(digit in text for digit in "123456789")
    return text.replace("-", "") if nothing else text.replace("-", _MINUS)
