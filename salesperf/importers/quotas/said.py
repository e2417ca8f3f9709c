"""What a table of targets says beside its cells: year, unit, measure, currency, and that it is one.

Told by a person, else by the sheet's name, the title above the table, the name of the file, in this order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from salesperf.domain.measures import measure_in
from salesperf.errors import SalesPerfError
from salesperf.importers import units
from salesperf.importers.names import currency_code
from salesperf.importers.reading import Table

_TARGET = re.compile(
    r"target|quota|goal|budget|\bplan\b|\bkpi\b|目标|指标|任务|配额|预算|计划|考核", re.IGNORECASE
)
_YEAR = re.compile(
    r"(?<![\d.])(?P<fy>fy|财年)?[\s'_-]*(?P<y>20\d\d)(?![\d.])|\b(?P<short>fy)\s*'?(?P<s>\d\d)\b",
    re.IGNORECASE,
)
_UNITS: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (scale, re.compile(words, re.IGNORECASE))
    for scale, words in (
        (100_000_000, r"亿元?"),
        (1_000_000, r"百万元?|\bmillions?\b|\bmio\b|\(\s*m\s*\)"),
        (10_000, r"万(?!\w*[户家人个台件单])(元|美元|欧元|港元)?"),
        (
            1_000,
            (
                r"千(元|美元|欧元|港元)|单位\s*[:：]?\s*千|\bthousands?\b|'000s?|\b000s\b|\(\s*k\s*\)"
                r"|\b[a-z]{3} k\b|\bk(usd|eur|gbp|cny)\b"
            ),
        ),
    )
)
_CODE = re.compile(r"\b[A-Z]{3}\b")
_NAMES = re.compile(r"人民币|美元|欧元|英镑|港币|日元|[€£]|\bRMB\b")
_GIVEN = {
    "k": 1_000,
    "千": 1_000,
    "千元": 1_000,
    "万": 10_000,
    "万元": 10_000,
    "m": 1_000_000,
    "百万": 1_000_000,
    "亿": 100_000_000,
}


@dataclass(frozen=True)
class Said:
    """What is said, and where: `given`, `sheet`, `title` or `file`; None and empty where nothing is said."""

    year: int | None = None
    fiscal: bool = False
    year_from: str = ""
    scale: int | None = None
    scale_from: str = ""
    measure: str | None = None
    currency: str | None = None
    is_target: bool = False


def of_table(table: Table, answers: Mapping[str, str]) -> Said:
    """What the places around a table say, a person's answers first. Raises SalesPerfError for a bad one."""
    above = (note for note in table.not_data if note.kind in ("note", "header"))
    title = " ".join(note.text for note in above if note.first_line != table.header_line)
    file = re.sub(r"\.\w{2,4}(?=$|:)", "", table.name.partition(":")[0])
    places = (("sheet", table.sheet), ("title", title), ("file", file))
    year, fiscal, year_from = _year(places, answers)
    scale, scale_from = _scale(places, answers)
    return Said(
        year=year,
        fiscal=fiscal,
        year_from=year_from,
        scale=scale,
        scale_from=scale_from,
        measure=answers.get("@measure")
        or next((one for _, text in places for one in [measure_in(text)] if one), None),
        currency=_currency(title) or _currency(table.sheet),
        is_target=any(_TARGET.search(_plain(text)) for _, text in places),
    )


def speaks_of_targets(text: str) -> bool:
    """Whether a header or a name says target, quota, goal, budget or plan."""
    return bool(_TARGET.search(_plain(text)))


def _plain(text: str) -> str:
    split = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", unicodedata.normalize("NFKC", text))
    return re.sub(r"[_\-.]+", " ", split)


def _year(places: tuple[tuple[str, str], ...], answers: Mapping[str, str]) -> tuple[int | None, bool, str]:
    given = answers.get("@year", "").strip()
    if given:
        found = re.fullmatch(r"(fy)?\s*(\d{4})", given, re.IGNORECASE)
        if not found:
            raise SalesPerfError("target.year_unreadable", text=given)
        return int(found[2]), bool(found[1]), "given"
    for place, text in places:
        years = {
            (int(one["y"] or 2000 + int(one["s"])), bool(one["fy"] or one["short"]))
            for one in _YEAR.finditer(unicodedata.normalize("NFKC", text))
        }
        if len({year for year, _ in years}) == 1:
            return min(years)[0], max(fiscal for _, fiscal in years), place
    return None, False, ""


def _scale(places: tuple[tuple[str, str], ...], answers: Mapping[str, str]) -> tuple[int | None, str]:
    given = answers.get("@unit", "").strip().casefold()
    if given:
        scale = _GIVEN.get(given) or (int(given) if re.fullmatch(r"10*", given) else None)
        if scale is None:
            raise SalesPerfError("target.unit_unreadable", text=given)
        return scale, "given"
    for place, text in places:
        for scale, words in _UNITS:
            if words.search(unicodedata.normalize("NFKC", text).replace("_", " ")):
                return scale, place
    return None, ""


def _currency(text: str) -> str | None:
    codes = {
        code
        for word in (*_CODE.findall(text), *_NAMES.findall(text))
        for code in [currency_code(word)]
        if code
    }
    told = units.currency_of(text)
    return told or (codes.pop() if len(codes) == 1 else None)
