"""What kind of thing a cell's text looks like; enough to tell names of columns from data, no more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from salesperf.importers.reading.records import BLANKS

Look = Literal["blank", "text", "number", "date", "code", "note"]

_NUMBER = re.compile(
    r"[-+(']?\s*[¥￥$€£]?\s*[-+]?(\d[\d.,'\u00a0 ]*|[.,]\d+)(e[-+]?\d+)?"
    r"\s*[%万亿kKmM¥￥$€£元)]*"
)
_DATE = re.compile(
    r"(\d{1,4}[-/.年]\d{1,2}([-/.月]\d{1,4}日?)?|\d{1,2}[-/ .][A-Za-z]{3}[a-z]*[-/ .,]*(\d{2,4})?"
    r"|[A-Za-z]{3}[a-z]*[-/ .]+\d{1,2},? \d{4}|[A-Za-z]{3}[-/ ']\d{2,4}"
    r"|\d{1,2}月(\d{1,2}日)?|\d{4}[ -]?Q[1-4])"
    r"([T ,]+\d{1,2}:\d{2}.*)?"
)
_TIME = re.compile(r"\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?")
_CODE = re.compile(
    r"[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|[0-9a-fA-F]{16,}|[^@\s]+@[^@\s]+\.\w+|https?://\S+|true|false",
    re.IGNORECASE,
)
_NOTE_CHARACTERS = 120


def look_of(cell: str) -> Look:
    """The look of a cell, blanks around it ignored."""
    text = cell.strip(BLANKS)
    if not text:
        return "blank"
    if len(text) > _NOTE_CHARACTERS:
        return "note"
    digits = sum(map(str.isdigit, text))
    if digits:
        if _NUMBER.fullmatch(text):
            return "number"
        if _DATE.fullmatch(text) or _TIME.fullmatch(text):
            return "date"
        if digits * 10 >= len(text) * 3 and len(text) >= 5 and " " not in text:
            return "code"
    return "code" if _CODE.fullmatch(text) else "text"


def row_looks(cells: Sequence[str]) -> list[Look]:
    """Looks of a row; a run of years or of months 1 to 12 counts as dates, as it names periods."""
    looks = [look_of(cell) for cell in cells]
    numbers = [i for i, look in enumerate(looks) if look == "number"]
    values = [cells[i].strip(BLANKS) for i in numbers]
    if len(values) >= 2 and all(v.isascii() and v.isdigit() for v in values):
        whole = [int(v) for v in values]
        years = all(1990 <= v <= 2100 for v in whole) and len(set(whole)) == len(whole)
        months = len(whole) >= 3 and whole == list(range(whole[0], whole[0] + len(whole))) and whole[-1] <= 12
        if years or months:
            for i in numbers:
                looks[i] = "date"
    return looks


def looks_like_names(cells: Sequence[str]) -> bool:
    """Whether a row could name columns: mostly filled, mostly text, and not one name over and over."""
    looks = row_looks(cells)
    filled = [look for look in looks if look != "blank"]
    if not filled or len(filled) * 2 < len(looks):
        return False
    names = sum(1 for look in filled if look == "text")
    return names * 2 >= len(filled) or (names >= 1 and filled.count("date") + names == len(filled))


def is_prose(texts: Sequence[str]) -> bool:
    """Whether lines of one column read like running text instead of a list of values."""
    full = [text.strip(BLANKS) for text in texts if text.strip(BLANKS)]
    if not full:
        return False
    sentences = sum(1 for text in full if len(text.split()) >= 8 or text.endswith((".", "。", ";", ":", ",")))
    return sentences * 10 >= len(full) * 3


def is_table_of_one(texts: Sequence[str]) -> bool:
    """Whether lines of one column are a table: a first line that could name it, and no running text."""
    name = texts[0].strip(BLANKS)
    plausible = look_of(name) == "text" and len(name) <= 60 and not name.endswith((".", "。", "!", "！"))
    return len(texts) >= 2 and plausible and not is_prose(texts[1:])
