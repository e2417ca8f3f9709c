"""How an export is dressed: encoding, delimiter, quotes, the look of dates and of numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

FileFormat = Literal["csv", "xlsx"]


@dataclass(frozen=True, slots=True)
class FileStyle:
    """The dress of one export file. `dates` and `numbers` are keys of `DATE_STYLES` and `NUMBER_STYLES`."""

    encoding: str = "utf-8"
    delimiter: str = ","
    quote_all: bool = False
    newline: str = "\r\n"
    dates: str = "iso"
    numbers: str = "plain"
    file_format: FileFormat = "csv"


@dataclass(frozen=True, slots=True)
class DateStyle:
    """How a day is written, and what follows where a time of day is known (seconds since midnight)."""

    day: Callable[[date], str]
    time: Callable[[int], str]
    midnight: str = ""
    """Written after a day that has no time."""


def _hms(second: int) -> str:
    return f" {second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}"


def _hm(second: int) -> str:
    return f" {second // 3600:02d}:{second // 60 % 60:02d}"


def _clock(second: int) -> str:
    return f" {second // 3600}:{second // 60 % 60:02d}"


def _zulu(second: int) -> str:
    return f"T{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}.000Z"


def _iso(day: date) -> str:
    return day.isoformat()


MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

DATE_STYLES: Final[Mapping[str, DateStyle]] = {
    "iso": DateStyle(_iso, _hms),
    "iso_minutes": DateStyle(_iso, _hm, " 00:00"),
    "iso_midnight": DateStyle(_iso, _hms, " 00:00:00"),
    "iso_zulu": DateStyle(_iso, _zulu),
    "ymd_slash": DateStyle(lambda d: f"{d.year}/{d.month}/{d.day}", _hms),
    "chinese": DateStyle(lambda d: f"{d.year}年{d.month}月{d.day}日", _hms),
    "compact": DateStyle(lambda d: f"{d:%Y%m%d}", _hms),
    "dmy_slash": DateStyle(lambda d: f"{d:%d/%m/%Y}", _hms),
    "dmy_dash": DateStyle(lambda d: f"{d:%d-%m-%Y}", _hms),
    "dmy_dot": DateStyle(lambda d: f"{d:%d.%m.%Y}", _hms),
    "mdy_slash": DateStyle(lambda d: f"{d.month}/{d.day}/{d.year}", _hms),
    "mdy_minutes": DateStyle(lambda d: f"{d.month}/{d.day}/{d.year}", _clock),
    "words": DateStyle(lambda d: f"{d.day} {MONTHS[d.month - 1]}, {d.year}", _hms),
}


def _split(minor: int) -> tuple[int, int]:
    return divmod(abs(minor), 100)


def _plain(minor: int) -> str:
    whole, cents = _split(minor)
    return f"{whole}.{cents:02d}" if cents else str(whole)


def _two_digits(minor: int) -> str:
    whole, cents = _split(minor)
    return f"{whole}.{cents:02d}"


def _grouped(minor: int) -> str:
    whole, cents = _split(minor)
    return f"{whole:,}.{cents:02d}"


def _decimal_comma(minor: int) -> str:
    return _grouped(minor).translate(str.maketrans(",.", ".,"))


def _yuan(minor: int) -> str:
    return f"￥{_grouped(minor)}"


def _in_units(minor: int, unit: int, mark: str) -> str:
    whole, rest = divmod(minor, unit * 100)
    digits = f"{rest:0{len(str(unit * 100)) - 1}d}".rstrip("0")
    return f"{whole}.{digits}{mark}" if digits else f"{whole}{mark}"


NUMBER_STYLES: Final[Mapping[str, Callable[[int], str]]] = {
    "plain": _plain,
    "two_digits": _two_digits,
    "grouped": _grouped,
    "decimal_comma": _decimal_comma,
    "yuan": _yuan,
    "wan": lambda minor: _in_units(minor, 10_000, "万") if minor >= 1_000_000 else _plain(minor),
    "thousands": lambda minor: _in_units(minor, 1_000, "K"),
}
"""From minor units (never negative here) to text, each exact."""


def money_texts(amounts: Iterable[int | None], numbers: str) -> list[str]:
    """Amounts in minor units as text; unknown ones are empty."""
    write = NUMBER_STYLES[numbers]
    return ["" if amount is None else write(amount) for amount in amounts]


def day_texts(days: npt.NDArray[np.datetime64], dates: str) -> list[str]:
    """Days as text; NaT is empty."""
    style = DATE_STYLES[dates]
    known = {day: "" if day is None else style.day(day) + style.midnight for day in set(_days(days))}
    return [known[day] for day in _days(days)]


def moment_texts(moments: npt.NDArray[np.datetime64], dates: str) -> list[str]:
    """Moments to the second as text; NaT is empty."""
    style = DATE_STYLES[dates]
    days = _days(moments)
    known = {day: "" if day is None else style.day(day) for day in set(days)}
    seconds = (moments - moments.astype("datetime64[D]")).astype("timedelta64[s]").astype(np.int64).tolist()
    return [known[d] + style.time(s) if d is not None else "" for d, s in zip(days, seconds, strict=True)]


def _days(moments: npt.NDArray[np.datetime64]) -> list[date | None]:
    days: list[date | None] = moments.astype("datetime64[D]").tolist()
    return days
