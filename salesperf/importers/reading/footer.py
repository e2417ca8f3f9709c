"""What stands below the records: totals, report footers, and what they state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from salesperf.importers.reading.cells import look_of
from salesperf.importers.reading.records import BLANKS
from salesperf.importers.reading.table import NotDataKind, Stated

_TOTAL = re.compile(
    r"(grand\s+totals?|sub-?\s*totals?|totals?|overall total|sum|summe|gesamt|итого"
    r"|合计|小计|总计|总和|累计|汇总|本页合计)"
    r"(\s*[:：]?\s*(\([\d,]+ records?\))?|\s*[:：（(]\s*[\d,]+\s*\w{0,20}[)）]?| (for|of) .{1,60})",
    re.IGNORECASE,
)
_STATISTIC = re.compile(r"(averages?|avg\.?|mean|count|平均值?|均值|计数)\s*[:：]?", re.IGNORECASE)
_PHRASE = re.compile(
    r"(grand )?totals? \([\d,]+ records?\)|[\d,]+ (records?|rows)( (in total|exported))?"
    r"|copyright\b.*|©.*|\(c\) \d{4}.*|all rights reserved.*|confidential information.*"
    r"|(generated|exported|printed|created) (by|on|at)\b.*|as of\b.*"
    r"|report (name|date|run)\b.*|run date\b.*|end of (report|file).*|applied filters\b.*|filtered by\b.*"
    r"|(制表|导出|打印|生成|统计)(人|时间|日期|单位)?\s*[:：].*|(注|备注|说明|数据来源)\s*[:：].*"
    r"|共\s*[\d,]+\s*(条|行|笔|个).*|\*{3,}.*|# .*|showing \d+.* of [\d,]+.*|显示第?\s*\d+.*共\s*[\d,]+.*"
    r"|[^,:：]{0,40}(count|totals?|sum|records|rows|合计|小计|总数|条数)\s*[:：]\s*[\d,.]+"
    r"|page \d+( (of|/) \d+)?|第\s*\d+\s*页.*|[-–—]\s*\d+\s*[-–—]|---+|===+",
    re.IGNORECASE,
)
_RECORDS = re.compile(
    r"\(([\d,]+) records?\)|^([\d,]+) (?:records?|rows)\b|共\s*([\d,]+)\s*(?:条|行|笔)", re.IGNORECASE
)
_DATED = re.compile(
    r"generated|exported|printed|created|run date|report date|as of|制表|导出|打印|生成|统计|截至",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class TailRow:
    """A filled row near the end: its line, lines taken, cells, and whether blank lines stand above it."""

    line: int
    lines: int
    cells: Sequence[str]
    after_blank: bool


@dataclass(frozen=True, slots=True)
class Footer:
    """How many of the rows at the end are no records, what each of them is, and what they state."""

    kinds: tuple[NotDataKind, ...]
    stated: Stated


def find_footer(tail: Sequence[TailRow], columns: Sequence[str]) -> Footer:
    """The footer of a table, from its last filled rows.

    A footer is made of total rows and of lines of one or two cells; it begins with a total, with a
    phrase that only footers have, or below a blank line with one of these further down. Everything
    else stays a record.
    """
    width = len(columns)
    begin = len(tail)
    lowest = begin
    known = False
    while begin > 0:
        row = tail[begin - 1]
        total = is_total(row.cells, width)
        phrase = is_phrase(row.cells, width)
        if not (total or phrase or _is_aside(row.cells, width)):
            break
        begin -= 1
        known = known or total or phrase
        if total or phrase or (row.after_blank and known):
            lowest = begin
    footer = tail[lowest:]
    kinds: tuple[NotDataKind, ...] = tuple(
        "total" if is_total(row.cells, width) else "footer" for row in footer
    )
    return Footer(kinds, _stated(footer, columns))


def is_total(cells: Sequence[str], width: int) -> bool:
    """Whether a row at the end is clearly a total.

    A total word comes first, and of the other cells most are blank or all that are filled are numbers.
    """
    filled = [cell.strip(BLANKS) for cell in cells if cell.strip(BLANKS)]
    if not filled or width < 2 or not (_TOTAL.fullmatch(filled[0]) or _is_statistic(filled, width)):
        return False
    others = filled[1:]
    return len(others) * 2 < width or all(look_of(cell) == "number" for cell in others)


def is_phrase(cells: Sequence[str], width: int) -> bool:
    """Whether a row is a phrase that only footers have, in few cells."""
    filled = [cell.strip(BLANKS) for cell in cells if cell.strip(BLANKS)]
    few = len(filled) <= 4 and (len(filled) < width or len(cells) < width)
    texts = {joint.join(filled).replace("\n", " ") for joint in (" ", ",")}
    if len(filled) == 1:
        texts.add(filled[0].partition("\n")[0].strip(BLANKS))
    return few and any(_PHRASE.fullmatch(text) for text in texts)


def state_of(texts: Sequence[str]) -> Stated:
    """What notes above a table state: a date of the report, a number of records."""
    return Stated(records=_records(texts), as_of=_as_of(texts))


def merged(first: Stated, second: Stated) -> Stated:
    """What the first states, completed by the second."""
    return Stated(
        records=second.records if first.records is None else first.records,
        as_of=second.as_of if first.as_of is None else first.as_of,
        totals=first.totals or second.totals,
    )


def _is_statistic(filled: Sequence[str], width: int) -> bool:
    """Whether a row is an average or a count: the word, and few cells, all of them numbers."""
    numbers = all(look_of(cell) == "number" for cell in filled[1:])
    return bool(_STATISTIC.fullmatch(filled[0])) and numbers and 1 < len(filled) <= (width + 1) // 2


def _is_aside(cells: Sequence[str], width: int) -> bool:
    """A line that may belong to a footer: hardly any cell of a wide table."""
    filled = sum(1 for cell in cells if cell.strip(BLANKS))
    return width >= 2 and bool(cells[0].strip(BLANKS)) and filled == 1


def _stated(footer: Sequence[TailRow], columns: Sequence[str]) -> Stated:
    texts = [",".join(cell.strip(BLANKS) for cell in row.cells if cell.strip(BLANKS)) for row in footer]
    totals: dict[str, str] = {}
    for row in footer:
        first = next((cell.strip(BLANKS) for cell in row.cells if cell.strip(BLANKS)), "")
        if not is_total(row.cells, len(columns)) or _STATISTIC.fullmatch(first):
            continue
        for column, cell in zip(columns, row.cells, strict=False):
            text = cell.strip(BLANKS)
            if text and look_of(text) == "number":
                totals[column] = text
    return Stated(_records(texts), _as_of(texts), totals)


def _records(texts: Sequence[str]) -> int | None:
    for text in texts:
        found = _RECORDS.search(text)
        if found:
            digits = next(group for group in found.groups() if group).replace(",", "")
            return int(digits) if digits and len(digits) < 16 else None
    return None


def _as_of(texts: Sequence[str]) -> date | None:
    for text in texts:
        if not _DATED.search(text):
            continue
        iso = _ISO.search(text)
        if iso:
            return _date(*map(int, iso.groups()))
        numeric = _NUMERIC.search(text)
        if numeric:
            first, second, year = map(int, numeric.groups())
            readings = {_date(year, first, second), _date(year, second, first)} - {None}
            if len(readings) == 1:
                return readings.pop()
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
