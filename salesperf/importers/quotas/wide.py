"""Wide tables of targets: a row an owner, a column a period; spread in SQL and folded again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import duckdb

from salesperf.domain.measures import QUANTITIES
from salesperf.importers import names
from salesperf.importers.quotas import dated, periods, sums
from salesperf.importers.quotas.columns import TOTAL
from salesperf.importers.quotas.sheet import (
    COMPANY_ROW,
    KEPT,
    OWNERS,
    TOTAL_ROW,
    Sheet,
    measure_sql,
    owner_place,
    owner_sql,
    plain_fields,
    undone_sql,
)
from salesperf.importers.readings import Question, sql
from salesperf.importers.typed import Typed


def build(cursor: duckdb.DuckDBPyConnection, sheet: Sheet, amounts: list[int]) -> Typed:
    """Type a wide table whose amounts stand in these columns; its targets are the parts of its rows."""
    totals = [*sheet.places(TOTAL), *sheet.places(TOTAL + ":")]
    width = len(sheet.headers)
    spread = sheet.stage + ".spread_" + sheet.number
    shown = [*amounts, *totals]
    cases = " ".join(f"when {place} then c.c{place}" for place in shown)
    cursor.execute(
        sql(
            "quotas/spread",
            table=spread,
            cells=sheet.cells,
            places=", ".join(map(str, shown)),
            columns=", ".join(f"c.c{place}" for place in range(width)),
            cases=cases,
            text=f"c{width}",
            place=f"c{width + 1}",
        )
    )
    plain = plain_fields(
        cursor, sheet, spread, drop=(), more=(("amount",), ("shape",)), first=sheet.headers[amounts[0]]
    )
    lookup, asked = _columns(cursor, sheet, plain, amounts, totals)
    wide = sheet.stage + ".wide_" + sheet.number
    measure = measure_sql(cursor, sheet, plain, "")
    undone = undone_sql(cursor, sheet, plain)
    cursor.execute(
        sql(
            "quotas/wide_cells",
            table=wide,
            rows=plain.table,
            periods=lookup,
            amount_place=str(width),
            measure=measure,
            year="coalesce(trim(t.year), '')" if "year" in plain.present else "''",
            scale=f"greatest(coalesce(p.scale, 1), {undone})",
        )
    )
    out = sheet.stage + ".targets_" + sheet.number
    kept = [name for name in KEPT if name in plain.present]
    has = {field for fields in sheet.fields for field in fields}
    years = sheet.places("year")
    cursor.execute(
        sql(
            "quotas/wide_rows",
            table=out,
            rows=plain.table,
            spread=wide,
            values="".join(f"t.{name}, " for name in kept),
            measure=measure,
            measure_key=f"coalesce(cast({measure} as varchar), ''), '|'",
            owner=owner_sql(plain),
            base="t.key" if has & set(OWNERS) else "''",
            has_id="true" if "id" in has else "false",
            owner_place=str(owner_place(sheet)),
            first_place=str(amounts[0]),
            period_place=str(years[0] if years else amounts[0]),
            year_text="t.year" if "year" in plain.present else "null",
        ),
        {"totals": TOTAL_ROW, "companies": COMPANY_ROW, "first": str(amounts[0])},
    )
    parts = sheet.stage + ".parts_" + sheet.number
    cursor.execute(sql("quotas/parts", table=parts, spread=wide, rows=out))
    present = (*kept, "measure_id", "from_day", "to_day", "parts", "shape")
    notes = sums.of_rows(cursor, sheet.headers, wide, out)
    return replace(plain, table=out, present=present, parts=parts, notes=notes, asked=asked)


def _columns(
    cursor: duckdb.DuckDBPyConnection, sheet: Sheet, plain: Typed, amounts: list[int], totals: list[int]
) -> tuple[str, tuple[Question, ...]]:
    """The table of what each column stands for, in each year where a column of years tells it."""
    lookup = sheet.stage + ".periods_" + sheet.number
    cursor.execute(sql("quotas/periods", table=lookup))
    said, told = sheet.told.said, sheet.told
    years: list[tuple[str, int | None, bool]] = [("", said.year, said.fiscal)]
    if "year" in plain.present:
        place = sheet.places("year")[0]
        texts = cursor.execute(
            sql("quotas/different_texts", cell=f"trim(c.c{place})", cells=sheet.cells), {"most": 1000}
        )
        for (text,) in texts.fetchall():
            span = periods.parse(text.removesuffix(".0"))
            known = span if span and span.kind == "year" else None
            years.append((text, known.year if known else None, bool(known and known.fiscal)))
    codes = {place: sheet.fields[place][0].split(":") for place in [*amounts, *totals]}
    spans = {place: periods.decode(code[1]) for place, code in codes.items() if len(code) > 1}
    asks = said.year is None and "year" not in plain.present and any(s.year is None for s in spans.values())
    for text, year, fiscal in years:
        for group in _groups(codes, amounts, totals):
            dates = periods.with_years(
                [spans[p] for p in group],
                year or told.today.year,
                fiscal=fiscal,
                first_month=told.first_month,
            )
            for place, span in zip(group, dates, strict=True):
                unknown = (
                    year is None and spans[place].year is None and (bool(text) or "year" in plain.present)
                )
                days = (None, None) if unknown else span.days(span.year or told.today.year, told.first_month)
                measure = codes[place][2] if len(codes[place]) > 2 else ""
                _column(cursor, sheet, lookup, text, place, days, measure, sums=place in totals)
        for place in totals:
            if place not in spans:
                _column(cursor, sheet, lookup, text, place, (None, None), "", sums=True)
    return lookup, (dated.year_question(sheet.file, told.today),) if asks else ()


def _groups(codes: Mapping[int, list[str]], amounts: list[int], totals: list[int]) -> list[list[int]]:
    """The columns that follow each other in time: those of one measure, and those of totals by period."""
    own = {place: codes[place][2] if len(codes[place]) > 2 else "" for place in amounts}
    groups = [
        [place for place in amounts if own[place] == measure] for measure in dict.fromkeys(own.values())
    ]
    return [*groups, [place for place in totals if len(codes[place]) > 1]]


def _column(
    cursor: duckdb.DuckDBPyConnection,
    sheet: Sheet,
    lookup: str,
    year: str,
    place: int,
    days: tuple[date | None, date | None],
    measure: str,
    *,
    sums: bool,
) -> None:
    number = names.constant_label(cursor, sheet.stage, kind="measure", name=measure) if measure else None
    undone = sheet.context.scale or 1 if measure in QUANTITIES else 1
    cursor.execute(sql("quotas/period", table=lookup), [year, "", str(place), *days, number, sums, undone])
