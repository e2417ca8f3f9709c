"""Recognise tables of targets: wide ones with a column a period, long ones with a row a period.

Columns of a wide table get a field of their own kind, `amount:<period>` or `amount:<period>:<measure>`; sums
of others, `total` or `total:<period>`, are compared with what they sum up and not stored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from salesperf.domain.measures import measure_in, owner_kind_of
from salesperf.domain.objects import Kind
from salesperf.importers import looks
from salesperf.importers.layout import normalise
from salesperf.importers.quotas import periods
from salesperf.importers.quotas.periods import MONTHS_OF, Span
from salesperf.importers.quotas.said import Said, speaks_of_targets

AMOUNT = "amount:"
TOTAL = "total"

_TOTALS = re.compile(
    r"(grand |sub ?|fiscal |full |annual |whole |target |quota |goal )*(totals?|year total|sum|year|fy)"
    r"( target| quota)?|(fy|ytd) ?total|合计|总计|小计|全年(合计|目标)?|年度(合计|目标)?|累计",
    re.IGNORECASE,
)
_RESULT = re.compile(r"attain|achiev|% of (target|quota|goal)|达成率|完成率", re.IGNORECASE)
_ID = re.compile(r"\b(id|key|no|number|code)\b|编号|工号|编码|代码", re.IGNORECASE)
_PERIODS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, re.compile(words, re.IGNORECASE))
    for field, words in (
        ("to_day", r"\b(to|until|till|end|ends|ending|end date|period end|target end|valid to)\b|截止|结束"),
        (
            "from_day",
            r"\b(from|start|starts|begin|start date|period start|effective|valid from)\b|开始|起始|生效",
        ),
        ("quarter", r"\b(quarter|qtr|fiscal period|period of sales)\b|季"),
        ("year", r"\b(year|fiscal year|fy|yr)\b|年份|年度|财年|^年$"),
        ("month", r"\b(month|mth|ym|date|day|period)\b|月|期间|日期|时间|周期"),
    )
)
_AMOUNT_CELL = re.compile(r"[-+(]?\s*(?:[A-Z]{3}|[$€£¥￥])?\s*[\d.,' ]*\d[\d.,' ]*\s*[%kKmM万亿元)]*")
_OWNER = frozenset(
    (
        "",
        "owner",
        "name",
        "owner name",
        "who",
        "target for",
        "assigned to",
        "assignee",
        "对象",
        "名称",
        "目标对象",
        "归属",
    )
)
_KIND = frozenset(
    ("owner kind", "owner type", "level", "target level", "scope", "层级", "对象类型", "目标层级", "目标类型")
)
_MEASURE = re.compile(
    r"\b(measure|metric|kpi|(target|quota|goal)? ?type)\b|指标(名称|类型|项)?$|类型|考核项",
    re.IGNORECASE,
)
_AMOUNT = frozenset(("amount", "value", "金额", "数值"))
_CURRENCY = re.compile(r"\bcurrency( iso)?( code)?\b|币种|货币", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(notes?|comments?|remarks?|row ?guid|guid|modified|created|index|rank|status)\b|备注|说明|序号",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Found:
    """The fields of each column, a word for why, and whether the table is wide. `result` says that it holds
    results beside the targets; `sure` that it speaks of targets.
    """

    fields: tuple[tuple[str, ...], ...]
    why: tuple[str, ...]
    wide: bool
    sure: bool
    result: bool

    @property
    def matched(self) -> int:
        """How many columns have a field or are known to need none."""
        return sum(word != "unknown" for word in self.why)


def recognise(headers: Sequence[str], samples: Sequence[Sequence[str | None]], said: Said) -> Found | None:
    """What the columns of a table of targets hold; None where it is none."""
    columns = [[row[place] if place < len(row) else None for row in samples] for place in range(len(headers))]
    spans = {
        place: span
        for place, span in periods.of_headers(headers).items()
        if looks.filled(columns[place]) and looks.fits(Kind.MONEY, columns[place])
    }
    named = {
        place: _field(header, columns[place]) for place, header in enumerate(headers) if place not in spans
    }
    amounts = [place for place, field in named.items() if field == "amount"]
    speaks = said.is_target or any(speaks_of_targets(header) for header in headers)
    result = any(_RESULT.search(header) for header in headers)
    long = bool(amounts) and any(
        field in ("month", "quarter", "year", "from_day") for field in named.values()
    )
    if spans and (len(spans) > 1 or (speaks and not long)):
        return _wide(headers, columns, spans, named, sure=speaks, result=result)
    if long and (said.is_target or any(speaks_of_targets(headers[place]) for place in amounts)):
        return _long(headers, named, amounts, result=result)
    return None


def _wide(
    headers: Sequence[str],
    columns: Sequence[Sequence[str | None]],
    spans: dict[int, Span],
    named: dict[int, str],
    *,
    sure: bool,
    result: bool,
) -> Found | None:
    measures = {place: measure_in(headers[place]) for place in spans}
    told = set(measures.values()) if len(set(measures.values())) > 1 else set()
    fine = min(MONTHS_OF[span.kind] for span in spans.values())
    fields: dict[int, str] = {}
    for place, span in spans.items():
        measure = f":{measures[place]}" if told and measures[place] else ""
        sums = MONTHS_OF[span.kind] > fine
        fields[place] = (f"{TOTAL}:" if sums else AMOUNT) + span.code + measure
    taken: set[str] = set()
    for place, field in named.items():
        if _TOTALS.fullmatch(normalise(headers[place])) and looks.fits(Kind.MONEY, columns[place]):
            fields[place] = TOTAL
        elif field not in ("", "amount", "month", "quarter", "from_day", "to_day", "known", *taken):
            fields[place] = field
            taken.add(field)
    if not taken & {"owner", "owner_id", "team", "territory"}:
        texts = [
            place
            for place in named
            if place not in fields
            and looks.filled(columns[place])
            and not looks.fits(Kind.MONEY, columns[place])
        ]
        if len(texts) == 1:
            fields[texts[0]] = "owner"
    strangers = sum(1 for place, field in named.items() if place not in fields and field != "known")
    if strangers > len(spans):
        return None
    return _found(headers, fields, named, wide=True, sure=sure, result=result)


def _long(headers: Sequence[str], named: dict[int, str], amounts: list[int], *, result: bool) -> Found | None:
    best = next((place for place in amounts if speaks_of_targets(headers[place])), amounts[0])
    fields: dict[int, str] = {best: "amount"}
    taken = {"amount"}
    for place, field in named.items():
        if field and field not in ("amount", "known") and field not in taken:
            fields[place] = field
            taken.add(field)
    if {"from_day", "to_day"} - taken and "month" not in taken:
        fields = {
            place: "month" if field in ("from_day", "to_day") else field for place, field in fields.items()
        }
    if len(fields) * 2 < len([field for field in named.values() if field != "known"]):
        return None
    return _found(headers, fields, named, wide=False, sure=True, result=result)


def _found(
    headers: Sequence[str],
    fields: dict[int, str],
    named: dict[int, str],
    *,
    wide: bool,
    sure: bool,
    result: bool,
) -> Found:
    why = tuple(
        "synonym" if place in fields else "ignored" if named.get(place) == "known" else "unknown"
        for place in range(len(headers))
    )
    filled = tuple((fields[place],) if place in fields else () for place in range(len(headers)))
    return Found(filled, why, wide, sure, result)


def _field(header: str, cells: Sequence[str | None]) -> str:
    """The field that a header names, where its cells can hold it; `known` for columns that need none."""
    plain = normalise("" if re.fullmatch(r"Column \d+", header) else header)
    for test, field in _TESTS:
        if test(plain) and _holds(field, cells):
            return field
    return ""


def _holds(field: str, cells: Sequence[str | None]) -> bool:
    if field == "amount":
        return looks.fits(Kind.MONEY, cells)
    if field in ("owner", "team", "territory", "measure", "owner_kind"):
        return not looks.filled(cells) or not _numbers(cells)
    if field == "quarter":
        return all(periods.parse(cell) or re.fullmatch(r"[1-4]", cell) for cell in looks.filled(cells))
    if field == "year":
        return all(
            re.fullmatch(r"(fy|cy)?\s*'?(\d{4}|\d\d)(\.0)?\s*(年|年度|财年)?", cell, re.IGNORECASE)
            for cell in looks.filled(cells)
        )
    return True


def _numbers(cells: Sequence[str | None]) -> bool:
    """Whether most of the filled cells are plain amounts; “Rep 12” is none."""
    filled = looks.filled(cells)
    return sum(bool(_AMOUNT_CELL.fullmatch(cell)) for cell in filled) * 2 > len(filled)


def _period(field: str) -> Callable[[str], bool]:
    words = dict(_PERIODS)[field]
    return lambda plain: bool(words.search(plain))


def _owner_of(kind: str) -> Callable[[str], bool]:
    return lambda plain: owner_kind_of(plain) == kind and not speaks_of_targets(plain)


def _has_id(plain: str) -> bool:
    about = owner_kind_of(plain) in ("rep", None) and not speaks_of_targets(plain)
    whose = re.search(r"employee|rep|user|owner|person|agent|staff|seller|entity|member|工|员|人", plain)
    return bool(_ID.search(plain)) and about and bool(whose)


_TESTS: tuple[tuple[Callable[[str], bool], str], ...] = (
    (lambda plain: bool(_OTHERS.search(plain)), "known"),
    (lambda plain: plain in _KIND, "owner_kind"),
    (lambda plain: bool(_CURRENCY.search(plain)), "currency"),
    (_has_id, "owner_id"),
    *((_period(field), field) for field, _ in _PERIODS),
    (_period("quarter"), "month"),
    (_period("year"), "month"),
    (lambda plain: bool(_MEASURE.search(plain)), "measure"),
    (_owner_of("rep"), "owner"),
    (_owner_of("team"), "team"),
    (_owner_of("territory"), "territory"),
    (lambda plain: plain in _OWNER or (owner_kind_of(plain) == "company"), "owner"),
    (lambda plain: bool(re.search(r"\b(owner|assigned)\b|负责", plain)), "owner"),
    (
        lambda plain: bool(re.search(r"\b(rep|salesperson|sales person|employee|owner|agent|user)\b", plain)),
        "owner_id",
    ),
    (lambda plain: plain in _AMOUNT or speaks_of_targets(plain), "amount"),
)
