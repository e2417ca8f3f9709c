"""The days of the period of each row of a long table: named by texts, by two days, or by one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import duckdb

from salesperf.errors import Issue
from salesperf.importers.quotas import periods
from salesperf.importers.quotas.periods import MONTHS_OF, Span, first_of
from salesperf.importers.quotas.said import Said
from salesperf.importers.readings import Question, sql

MOST = 10_000
"""So many different texts or days may name periods in one table; those beyond are read as no period."""

KINDS = ("month", "quarter", "half", "year")
_MOSTLY = 0.6
_NEAR = 3  # days by which a date may miss the begin of a month
_FISCAL = re.compile(r"fy|财年", re.IGNORECASE)


@dataclass(frozen=True)
class Days:
    """SQL of the first day and the day after the last, over the aliases `t` and `c`, with its joins."""

    from_day: str
    to_day: str
    said: str
    joins: str = ""
    questions: tuple[Question, ...] = ()
    notes: tuple[Issue, ...] = ()


@dataclass(frozen=True)
class Table:
    """A long table: its cells and typed rows, the places of year, quarter and month, its file.

    `header` is the name of the column that dates the rows, `owner` the SQL of the owner in the typed rows.
    """

    cells: str
    rows: str
    stage: str
    file: str
    places: Mapping[str, int]
    header: str
    owner: str

    def cell(self, field: str) -> str:
        """SQL of a field's cell, NULL where the table has no such column."""
        return f"trim(c.c{self.places[field]})" if field in self.places else "cast(null as varchar)"

    @property
    def lookup(self) -> str:
        """Name of the table of its periods in the scratch database."""
        return self.stage + ".periods_" + self.cells.rpartition("_")[2]


def named_by_texts(cursor: duckdb.DuckDBPyConnection, table: Table) -> list[tuple[str, str, str]] | None:
    """The different texts of year, quarter and month; None where the months are dates, to be read as such."""
    parts = {field: table.cell(field) for field in ("year", "quarter", "month")}
    asked = sql("quotas/texts", cells=table.cells, **parts)
    rows = [(y, q, m) for y, q, m in cursor.execute(asked, {"most": MOST}).fetchall()]
    dates = [m for _, _, m in rows if m]
    if sum(_of_month(text) is not None for text in dates) < _MOSTLY * len(dates):
        return None
    return rows


def by_texts(
    cursor: duckdb.DuckDBPyConnection,
    table: Table,
    texts: Sequence[tuple[str, str, str]],
    said: Said,
    *,
    first_month: int,
    today: date,
) -> Days:
    """The periods that texts name: a year and a month in two columns, `2025Q1`, `Jan-25`, 一月."""
    cursor.execute(sql("quotas/periods", table=table.lookup))
    year = said.year or today.year
    asks = False
    for texts_of_row in texts:
        span = _span(*texts_of_row)
        asks = asks or (span is not None and span.year is None and said.year is None)
        days = None
        if span is not None:
            fiscal = Span(
                span.kind, span.number, span.year, span.fiscal or (span.year is None and said.fiscal)
            )
            days = fiscal.days(span.year or year, first_month)
        row = [*texts_of_row, *(days or (None, None)), None, False, 1]
        cursor.execute(sql("quotas/period", table=table.lookup), row)
    join = " and ".join(
        f"p.{field} = coalesce({table.cell(field)}, '')" for field in ("year", "quarter", "month")
    )
    given = [f for f in ("month", "quarter", "year") if f in table.places]
    return Days(
        "p.from_day",
        "p.to_day",
        " || ' ' || ".join(f"coalesce({table.cell(f)}, '')" for f in given) or "''",
        f"left join {table.lookup} as p on {join}",
        (year_question(table.file, today),) if asks else (),
    )


def by_two_days(cursor: duckdb.DuckDBPyConnection, table: Table) -> Days:
    """From the first to the last day, both included; up to the last, where all begin and end on a first."""
    firsts = cursor.execute(sql("quotas/firsts", table=table.rows)).fetchone()
    exclusive = bool(firsts and firsts[0] and not firsts[1])
    to_day = "t.to_day" if exclusive else "cast(t.to_day + interval 1 day as date)"
    return Days("t.from_day", to_day, "concat(t.from_day, ' ', t.to_day)")


def by_day(
    cursor: duckdb.DuckDBPyConnection,
    table: Table,
    *,
    first_month: int,
    chosen: str | None,
) -> Days:
    """The month, quarter, half or year that one date stands for, by the rhythm of each owner's dates.

    A date is the first or the last day of its period. Dates that lie on no begin of a fiscal period are taken
    as the begin of one, which counts as the fiscal period that holds most of its days.
    """
    rows = cursor.execute(sql("quotas/days", table=table.rows), {"most": MOST}).fetchall()
    days: list[date] = [day for (day,) in rows]
    length, asked = _length(cursor, table, days, chosen)
    cursor.execute(sql("quotas/periods", table=table.lookup))
    notes: list[Issue] = []
    begins = {day: _begin(day) for day in days}
    off = [day for day, begin in begins.items() if length > 1 and (begin - (first_month - 1)) % length]
    if off:
        params: dict[str, str | int] = {"months": length, "day": off[0].isoformat()}
        notes.append(Issue("target.off_calendar", "warning", column=table.header, params=params))
    for day, begin in begins.items():
        first = _first(day, begin, length, first_month, off=bool(off))
        row = ["", "", day.isoformat(), first_of(first), first_of(first + length), None, False, 1]
        cursor.execute(sql("quotas/period", table=table.lookup), row)
    return Days(
        "p.from_day",
        "p.to_day",
        "cast(t.month as varchar)",
        f"left join {table.lookup} as p on p.month = cast(t.month as varchar)",
        asked,
        tuple(notes),
    )


def year_question(file: str, today: date) -> Question:
    """The question which year months without one belong to."""
    return Question("target.year", file, "@year", {str(one): () for one in (today.year, today.year + 1)})


def _length(
    cursor: duckdb.DuckDBPyConnection, table: Table, days: Sequence[date], chosen: str | None
) -> tuple[int, tuple[Question, ...]]:
    """How many months a period has: chosen, said by the header, or the least distance of an owner's dates."""
    if chosen in MONTHS_OF:
        return MONTHS_OF[chosen], ()
    said = periods_of_header(table.header)
    if said:
        return MONTHS_OF[said], ()
    row = cursor.execute(sql("quotas/gaps", table=table.rows, owner=table.owner)).fetchone()
    gap = int(row[0]) if row and row[0] else 0
    if gap:
        return next((length for length in (12, 6, 3) if gap % length == 0), 1), ()
    samples = ((days[0].isoformat(), ""),) if days else ()
    question = Question("target.kind", table.file, "@period", dict.fromkeys(KINDS, samples))
    return 1, (question,) if days else ()


def periods_of_header(header: str) -> str | None:
    """The kind of period that the name of a column of dates speaks of."""
    plain = header.casefold()
    for kind, words in (("quarter", "quarter|qtr|季"), ("year", "year|年度|财年"), ("month", "month|月")):
        if re.search(words, plain):
            return kind
    return None


def _begin(day: date) -> int:
    """The month, counted from the year 0, that begins on the day or at most three days later or before."""
    near = day + timedelta(days=_NEAR)
    return near.year * 12 + near.month - 1


def _first(day: date, begin: int, length: int, first_month: int, *, off: bool) -> int:
    """The first month of the fiscal period that a date stands for."""
    offset = first_month - 1
    if length == 1:
        return day.year * 12 + day.month - 1
    if off:  # most of the days of [begin, begin + length)
        middle = begin + length // 2
        return middle - (middle - offset) % length
    inside = begin if _starts(day, begin) else begin - 1
    return inside - (inside - offset) % length


def _starts(day: date, begin: int) -> bool:
    """Whether a date is the first day of that month or later, not the end of the one before."""
    return day >= first_of(begin)


def _of_month(text: str) -> Span | None:
    plain = text.removesuffix(".0")
    if re.fullmatch(r"0?[1-9]|1[0-2]", plain):
        return Span("month", int(plain))
    return periods.parse(plain)


def _span(year: str, quarter: str, month: str) -> Span | None:
    """The period of the texts of a row, its year from the year's column where there is one."""
    found = _of_month(month) if month else None
    if found is None and quarter and not month:
        plain = quarter.removesuffix(".0")
        found = Span("quarter", int(plain)) if re.fullmatch(r"[1-4]", plain) else periods.parse(plain)
    of_year = re.search(r"\d{4}|\d\d", year)
    if found is None and not month and not quarter and of_year:
        found = Span("year", 1)
    if found is None:
        return None
    if of_year and found.year is None:
        number = int(of_year[0]) + (2000 if len(of_year[0]) == 2 else 0)
        found = Span(found.kind, found.number, number, bool(_FISCAL.search(year)) or found.fiscal)
    return found
