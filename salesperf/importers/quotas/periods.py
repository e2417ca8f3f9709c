"""The months, quarters, halves and years that headers and cells name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from salesperf.importers import units

MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12}

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DIGITS = {
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "十一": 11,
    "十二": 12,
}
_CN = r"(?:十[一二]?|[一二三四五六七八九])"
_YEAR = r"(?P<fy>fy|cy|财年)?\s*'?(?P<y>(?:19|20)\d\d|(?<!\d)\d\d(?!\d))\s*(?:财年|年度|年)?"
_GAP = r"[\s\-_/.'’,]*"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(form, re.IGNORECASE))
    for kind, form in (
        ("month", r"(?P<y>(?:19|20)\d\d)\s*(?:年|[-/.])\s*(?P<n>\d{1,2})\s*月?份?"),
        ("month", r"(?P<y>20\d\d)(?P<n>0[1-9]|1[0-2])"),
        ("month", r"(?P<y>(?:19|20)\d\d)\s*[-/]?(?:m|p)(?P<n>\d{1,2})"),
        ("month", rf"(?P<name>{_NAME})(?:{_GAP}{_YEAR})?"),
        ("month", rf"{_YEAR}{_GAP}(?P<name>{_NAME})"),
        ("month", rf"(?:{_YEAR}{_GAP})?(?P<cn>{_CN}|\d{{1,2}})\s*月份?"),
        ("month", r"(?:month|mth|m|p)\s*(?P<n>\d{1,2})"),
        ("month", r"(?P<n>\d{1,2})[-/](?P<y>20\d\d)"),
        ("quarter", rf"(?:q|qtr|quarter)\s*(?P<n>[1-4])(?:{_GAP}{_YEAR})?"),
        (
            "quarter",
            rf"(?P<n>[1-4])\s*(?:q|qtr|st quarter|nd quarter|rd quarter|th quarter)(?:{_GAP}{_YEAR})?",
        ),
        ("quarter", rf"{_YEAR}{_GAP}(?:q|qtr|quarter)\s*(?P<n>[1-4])"),
        ("quarter", rf"(?:{_YEAR}{_GAP})?第?(?P<cn>[一二三四]|[1-4])\s*季度?"),
        ("half", rf"h\s*(?P<n>[12])(?:{_GAP}{_YEAR})?"),
        ("half", rf"{_YEAR}{_GAP}h\s*(?P<n>[12])"),
        ("half", rf"(?:{_YEAR}{_GAP})?(?P<half>上半年|下半年)"),
        ("year", r"(?P<fy>fy|cy|year|财年)?\s*(?P<y>(?:19|20)\d\d)\s*(?:财年|年度|年|全年)?"),
        ("year", r"(?P<fy>fy|cy)\s*'?(?P<y>\d\d)"),
    )
)
_DAY = re.compile(
    r"(?P<y>(?:19|20)\d\d)[-/.年](?P<n>\d{1,2})[-/.月](?P<d>\d{1,2})日?(?:[ T]0?0:00(?::00)?(?:\.0+)?)?"
)
_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)")
_WORDS = re.compile(
    r"\b(targets?|quotas?|goals?|budgets?|plan(?:ned)?|amount|value|bookings?|booked|sales|revenue|payments?|collections?"
    r"|deals?|activities|leads?|orders?|units?|of|for|the|in)\b|目标值?|指标|任务|配额|预算|计划|金额|销售额?|签约额?|回款额?"
    r"|营收|收入|成单数?|单数|数量",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Span:
    """A month, quarter, half or year; `number` counts within the year, `year` is None where none is named.

    `fiscal` says that the year was called a fiscal one.
    """

    kind: str
    number: int
    year: int | None = None
    fiscal: bool = False

    @property
    def code(self) -> str:
        """The span as a short text that `decode` reads: `month-3-2025`, `quarter-1`, `year-1-2025f`."""
        year = "" if self.year is None else f"-{self.year}{'f' if self.fiscal else ''}"
        return f"{self.kind}-{self.number}{year}"

    def days(self, year: int, first_month: int) -> tuple[date, date]:
        """First day and the day after the last, in a year; quarters, halves and years are fiscal ones.

        A fiscal year is called by the calendar year in which it ends; months are those of the calendar year,
        unless their year was called a fiscal one.
        """
        shifted = first_month > 1
        if self.kind == "month":
            before = shifted and self.fiscal and self.number >= first_month
            begin = (year - before) * 12 + self.number - 1
        else:
            begin = (year - shifted) * 12 + first_month - 1 + (self.number - 1) * MONTHS_OF[self.kind]
        return first_of(begin), first_of(begin + MONTHS_OF[self.kind])


def first_of(index: int) -> date:
    """The first day of a month that is counted from the year 0."""
    return date(min(max(index // 12, 1), 9998), index % 12 + 1, 1)


def decode(code: str) -> Span:
    """The span of a code. Raises ValueError for any other text."""
    kind, number, *rest = code.split("-")
    if kind not in MONTHS_OF or len(rest) > 1:
        raise ValueError(code)
    year = rest[0] if rest else ""
    return Span(kind, int(number), int(year.rstrip("f")) if year else None, fiscal=year.endswith("f"))


def parse(text: str) -> Span | None:
    """The span that a cell names on its own; None for anything else, a single day included."""
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip().strip("'").strip()
    if len(plain) > 40:
        return None
    for kind, form in _FORMS:
        found = form.fullmatch(plain)
        if found:
            return _span(kind, {key: value for key, value in found.groupdict().items() if value})
    return None


def parse_header(header: str) -> Span | None:
    """The span that a header names, with words for targets, measures and units around it or without."""
    text = re.sub(r"__\d+$", "", units.without(header))
    found = parse(text) or _first_day(text)
    if found is None:
        bare = re.sub(r"[()（）:：]", " ", _WORDS.sub(" ", re.sub(r"_", " ", text))).strip(" -–/_,")
        found = parse(bare) if bare and bare != text else None
    return found


def of_headers(headers: Sequence[str]) -> dict[int, Span]:
    """The spans that headers name, by place. Dates in numbers count where all are the first of a month."""
    found = {place: span for place, header in enumerate(headers) for span in [parse_header(header)] if span}
    bare = {
        place: int(header)
        for place, header in enumerate(headers)
        if re.fullmatch(r"0?\d|1[0-2]", header.strip())
    }
    run = list(bare.values())
    if len(run) >= 3 and run == list(range(run[0], run[0] + len(run))) and run[0] >= 1 and run[-1] <= 12:
        found |= {place: Span("month", number) for place, number in bare.items()}
    numeric = {
        place: match
        for place, header in enumerate(headers)
        for match in [_NUMERIC.fullmatch(header.strip())]
        if match
    }
    if len(numeric) >= 2:
        for day, month in ((1, 2), (2, 1)):
            spans = [int(match[day]) == 1 and int(match[month]) <= 12 for match in numeric.values()]
            if all(spans) and len({match[month] + match[3] for match in numeric.values()}) == len(numeric):
                found |= {p: Span("month", int(m[month]), int(m[3])) for p, m in numeric.items()}
    return found


def with_years(spans: Sequence[Span], year: int, *, fiscal: bool, first_month: int) -> list[Span]:
    """Spans in header order, those without a year put into the given one.

    Months that begin later than January and run into the next year are those of the fiscal year where it
    begins with them, else the first of them lies in the given year.
    """
    out: list[Span] = []
    months = [span.number for span in spans if span.kind == "month" and span.year is None]
    wraps = months != sorted(months)
    follows_fiscal = fiscal or (wraps and first_month > 1 and months[0] == first_month)
    later = 0
    for place, span in enumerate(spans):
        if span.year is not None:
            out.append(span)
            continue
        if span.kind == "month" and not follows_fiscal:
            before = [one.number for one in spans[:place] if one.kind == "month"]
            later += bool(before) and before[-1] > span.number
            out.append(replace(span, year=year + later))
        else:
            out.append(replace(span, year=year, fiscal=follows_fiscal or span.fiscal))
    return out


def _span(kind: str, said: dict[str, str]) -> Span | None:
    year = None
    if "y" in said:
        year = int(said["y"]) + (2000 if len(said["y"]) == 2 else 0)
    fiscal = said.get("fy", "").casefold() in ("fy", "财年")
    if "name" in said:
        number = _NAMES.index(said["name"][:3].casefold()) + 1
    elif "cn" in said:
        number = _DIGITS.get(said["cn"]) or int(said["cn"])
    elif "half" in said:
        number = 1 if said["half"] == "上半年" else 2
    else:
        number = int(said.get("n", "1"))
    most = 12 // MONTHS_OF[kind]
    return Span(kind, number, year, fiscal) if 1 <= number <= most else None


def _first_day(text: str) -> Span | None:
    """The month of a header that is its first or last day, as Excel keeps months."""
    found = _DAY.fullmatch(text.strip())
    if not found or not 1 <= int(found["n"]) <= 12:
        return None
    day, last = int(found["d"]), first_of(int(found["y"]) * 12 + int(found["n"])).toordinal() - 1
    if day == 1 or date.fromordinal(last).day == day:
        return Span("month", int(found["n"]), int(found["y"]))
    return None
