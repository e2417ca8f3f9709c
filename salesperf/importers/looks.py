"""Whether a handful of cells looks like what a field holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from salesperf.domain.money import MINOR_DIGITS
from salesperf.domain.objects import Kind

EMPTY = frozenset(
    {
        "",
        "null",
        "NULL",
        "None",
        "nan",
        "NaN",
        "N/A",
        "n/a",
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "--",
        "—",
        "-",
        "–",
        "000000000000000AAA",
        "000000000000000",
        "(blank)",
        "Select",
        "-- None --",
        "--None--",
    }
)

_DATE = re.compile(
    r"\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?|[A-Za-z]{3,9}\.? \d{1,2},? \d{4}"
    r"|\d{1,2}[ -][A-Za-z]{3,9},?[ -]\d{2,4}|\d{8}$|\d{13}$|\d{5}(\.\d+)?$"
    r"|\d{4}[-/年]\d{1,2}月?$"
)
_NUMBER = re.compile(
    r"^[\s(（'+\-−–¥￥$€£A-Za-z]*[\d][\d.,'\s ]*\s*(%|万|亿|千|元|[kKmMbBwW]|[A-Z]{3}|€)?[元)）\s]*$"
)
_ENOUGH = 0.6


def filled(cells: Sequence[str | None]) -> list[str]:
    """Cells that say something."""
    return [cell.strip() for cell in cells if cell is not None and cell.strip() not in EMPTY]


def fits(kind: Kind, cells: Sequence[str | None]) -> bool:
    """Whether most of the filled cells can be of that kind; a column without any fits everything."""
    values = filled(cells)
    if not values:
        return True
    if kind in (Kind.DAY, Kind.TIME):
        return _share(values, lambda v: bool(_DATE.match(v))) >= _ENOUGH
    if kind in (Kind.MONEY, Kind.PERCENT, Kind.WHOLE, Kind.DECIMAL, Kind.QUANTITY, Kind.SHARE):
        return _share(values, lambda v: bool(_NUMBER.match(v)) and not _is_date(v)) >= _ENOUGH
    if kind is Kind.FLAG:
        return len({v.casefold() for v in values}) <= 3 and not any(_is_date(v) for v in values)
    if kind is Kind.CURRENCY:
        return _share(values, _is_currency) >= _ENOUGH
    if kind in (Kind.LABEL, Kind.REF):
        return _share(values, _is_date) < _ENOUGH
    return True


def _is_currency(value: str) -> bool:
    return value.upper() in MINOR_DIGITS or any(sign in value for sign in "元币圆￥¥$€£")


def _is_date(value: str) -> bool:
    return bool(re.match(r"\d{4}[-/年]\d{1,2}[-/月]\d{1,2}|\d{1,2}/\d{1,2}/\d{2,4}", value))


def _share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(1 for value in values if test(value)) / len(values)
