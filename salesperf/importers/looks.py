"""Whether a handful of cells looks like what a field holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from salesperf.domain.money import MINOR_DIGITS
from salesperf.domain.objects import Kind

ERRORS = frozenset(
    {
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#GETTING_DATA",
        "#WERT!",
        "#BEZUG!",
        "#ZAHL!",
        "#NV",
    }
)
"""What a spreadsheet writes into a cell that it cannot work out."""

EMPTY = ERRORS | frozenset(
    {
        "",
        "null",
        "NULL",
        "None",
        "nan",
        "NaN",
        "N/A",
        "n/a",
        "--",
        "—",
        "-",
        "–",
        "000000000000000AAA",
        "000000000000000",
        "(blank)",
        "0000-00-00",
        "0000-00-00 00:00:00",
        "#",
        "（空）",
        "(空)",
        "(空白)",
        "无数据",
        "- 无 -",
        "--无--",
        "请选择",
        "Select",
        "-- None --",
        "--None--",
    }
)

UNDECIDED = frozenset(
    {
        "TBD",
        "tbd",
        "Tbd",
        "TBC",
        "tbc",
        "T.B.D.",
        "n.a.",
        "N.A.",
        "?",
        "??",
        "unknown",
        "Unknown",
        "not closed",
        "Not closed",
        "Not Closed",
        "not set",
        "Not set",
        "待定",
        "未定",
        "暂无",
        "暂未确定",
        "未知",
        "不详",
        "无",
    }
)
"""What people write into a cell for an amount or a day that is not known yet."""

_DATE = re.compile(
    r"\d{1,4}[-/.年／] ?\d{1,2}[-/.月／] ?\d{1,4}日?|([^\W\d]{2,9}\.?,? )?[^\W\d]{3,9}\.? \d{1,2},? \d{4}"
    r"|([^\W\d]{2,9}\.?,? )?\d{1,2}(st|nd|rd|th|er)?[ /.-]*(de )?[^\W\d]{3,10}[.,]*[ /-]*(de )?\d{2,4}"
    r"|\d{4}[-/ ][A-Za-z]{3}[-/ ]\d{1,2}|\d{8}$|\d{8}[T ]?\d{2}:?\d{2}|\d{13}$|1\d{9}$|\d{5}(\.\d+)?$"
    r"|\d{4}[-/年]\d{1,2}月?$"
)
_NUMBER = re.compile(
    r"^[\s(（'+\-−–‑－¥￥$＄€£￡₹₩A-Za-z.\u200e\u202d人民币]*[\d][\d.,，．'’\s ]*(e[-+]?\d+)?\s*"
    r"(%|％|百?万|亿|千|元|[kKmMbBwW][nN]?|Mio\.?|Mrd\.?|million|billion|kr\.?|zł|[A-Z]{3}|[€$£¥￥₹₩₽]|人民币)?\s*([A-Z]{3}|[€$£¥￥])?"
    r"[元)）\s\u202c-]*$"
)
_ENOUGH = 0.6

MEASURED = frozenset(
    {Kind.DAY, Kind.TIME, Kind.MONEY, Kind.PERCENT, Kind.WHOLE, Kind.DECIMAL, Kind.QUANTITY, Kind.SHARE}
)
"""Kinds of fields that hold a number or a day."""


def filled(cells: Sequence[str | None]) -> list[str]:
    """Cells that say something."""
    return [cell.strip() for cell in cells if cell is not None and cell.strip() not in EMPTY]


def fits(kind: Kind, cells: Sequence[str | None]) -> bool:
    """Whether most of the filled cells can be of that kind; a column without any fits everything."""
    values = filled(cells)
    if kind in MEASURED:
        values = [value for value in values if value not in UNDECIDED]
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
