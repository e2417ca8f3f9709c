"""What a file says of its money: a unit in a header, a code in a header, a sign in the cells."""

from __future__ import annotations

import re
import unicodedata

from salesperf.importers.names import currency_code

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]\s*$")
_SCALES = (
    (re.compile(r"亿"), 100_000_000),
    (re.compile(r"百万|million|\bmn?\b|\bmio\b"), 1_000_000),
    (re.compile(r"万"), 10_000),
    (re.compile(r"千|thousand|\bk\b|'000|\b000s?\b|\btsd\b"), 1_000),
)
_SIGN = re.compile(r"[$€£¥￥₹₩元]|RMB|\b[A-Z]{3}\b")


def scale_of(header: str) -> int:
    """How many units one unit of a column stands for, said in brackets behind its name: (万元) is 10,000."""
    said = _said(header)
    return next((scale for pattern, scale in _SCALES if pattern.search(said)), 1)


def in_minor(header: str) -> bool:
    """Whether a header says that its amounts are in 分 or cents, a hundredth of the unit."""
    return _said(header) in ("分", "cent", "cents", "单位:分", "单位：分")


def digits_of(header: str, digits: str) -> str:
    """SQL of how many decimals make one minor unit of a column: two fewer where the header says 分."""
    if not in_minor(header):
        return digits
    return str(int(digits) - 2) if digits.isdigit() else digits + " - 2"


def currency_of(header: str) -> str | None:
    """Code of the currency that a header names in brackets or as its last word; None where it names none."""
    last = re.split(r"[\s_]+", header.strip())[-1]
    signs = _SIGN.findall(_said(header).upper())
    if not signs and re.fullmatch(r"[A-Z]{3}", last):
        signs = [last]
    codes = {code for sign in signs for code in [currency_code(sign)] if code}
    return codes.pop() if len(codes) == 1 else None


def without(header: str) -> str:
    """The header without a unit behind it; other brackets and words stay."""
    said = _said(header)
    if said and (said == "%" or scale_of(header) > 1 or in_minor(header) or currency_of(header)):
        return _BRACKETS.sub("", unicodedata.normalize("NFKC", header)).strip()
    if currency_of(header):
        return re.sub(r"[\s_]+[A-Z]{3}\s*$", "", header)
    return header


def code_of_sign(sign: str, *, reporting: str) -> str | None:
    """Code of the currency that a sign in a cell means: ¥ is the yuan, or the yen where yen are reported."""
    return "JPY" if sign in ("¥", "￥") and reporting == "JPY" else currency_code(sign)


def _said(header: str) -> str:
    found = _BRACKETS.search(unicodedata.normalize("NFKC", header).strip())
    return found.group(1).casefold() if found else ""
