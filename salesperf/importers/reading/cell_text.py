"""The value of a workbook's cell as text, the way a person would write it into a CSV."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

CellValue = int | float | str | bool | time | date | datetime | timedelta


def cell_text(value: CellValue) -> str:
    """ISO dates (with the time of day only where there is one), numbers of at most 15 digits as Excel has
    them, never with an exponent; TRUE and FALSE; times as 07:30:00, durations as 36:00:00."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds())
        sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
        return f"{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(value, time):
        return value.replace(microsecond=0).isoformat()
    return value.isoformat()


def number_text(value: float) -> str:
    """A number without artefacts of its binary form: 15, 0.1, -60.704."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    digits = format(value, ".15g")
    return format(Decimal(digits), "f") if "e" in digits else digits


def _moment(value: datetime) -> str:
    try:
        whole = (value + timedelta(microseconds=500_000)).replace(microsecond=0)
    except OverflowError:
        whole = value.replace(microsecond=0)
    if (whole.hour, whole.minute, whole.second) == (0, 0, 0):
        return whole.date().isoformat()
    return whole.isoformat(sep=" ")
