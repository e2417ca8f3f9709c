"""From the cells of a table of targets to typed rows: one a row of the file, with the parts of a wide one beside.

A wide table is spread in SQL, one row a row and period, so that all its amounts are read in one style; then
each row of the file is one row again, whose key and digest tell whether any of its amounts changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import duckdb

from salesperf.domain.measures import QUANTITIES, measure_in, measure_of
from salesperf.errors import Issue, SalesPerfError
from salesperf.importers import names, typed, units
from salesperf.importers.quotas import dated, periods, sums
from salesperf.importers.quotas.columns import AMOUNT, TOTAL
from salesperf.importers.quotas.said import Said
from salesperf.importers.readings import Question, sql
from salesperf.importers.typed import Context, Typed

_KEPT = ("owner_kind_id", "owner_id", "owner", "team", "territory_id", "currency_id", "title", "parent")
_OWNERS = ("owner_kind", "owner_id", "owner", "team", "territory", "measure", "title")
_TOTAL_ROW = (
    "(grand |sub ?)*totals?|sum|.+[ :：-](sub ?)?totals?|合计|小计|总计|总和|累计|汇总|.+(小计|合计)"
)
_COMPANY_ROW = "(the |whole |entire )?(company|organi[sz]ation|group)[ :：-]totals?|(全?公司|全司|集团)合计"


@dataclass(frozen=True)
class Told:
    """What reading depends on beside the table: what is said of it, a person's answers, the fiscal year, today."""

    said: Said
    answers: Mapping[str, str]
    first_month: int
    today: date


@dataclass(frozen=True)
class _Sheet:
    """A table on its way: where its cells are and what its columns hold."""

    stage: str
    cells: str
    file: str
    headers: tuple[str, ...]
    fields: tuple[tuple[str, ...], ...]
    context: Context
    told: Told

    def places(self, key: str) -> list[int]:
        """The columns that hold a field, or fields that begin so."""
        return [p for p, fields in enumerate(self.fields) for f in fields if f == key or (key.endswith(":") and f.startswith(key))]

    @property
    def number(self) -> str:
        """What tells the scratch tables of this file from those of others."""
        return self.cells.rpartition("_")[2]


def build(
    cursor: duckdb.DuckDBPyConnection,
    *,
    stage: str,
    cells: str,
    file: str,
    headers: Sequence[str],
    targets: Sequence[Sequence[str]],
    context: Context,
    told: Told,
    totals: Mapping[str, str],
) -> Typed:
    """Type a table of targets. `targets` are the fields of each column, `totals` the texts of a total row by header.

    Raises SalesPerfError for contradicting dates.
    """
    sheet = _Sheet(stage, cells, file, tuple(headers), tuple(tuple(f) for f in targets), context, told)
    wide = sheet.places(AMOUNT)
    amounts = wide or sheet.places("amount")
    if not amounts:
        return typed.build(
            cursor, stage=stage, cells=cells, file=file, headers=headers, targets=targets, context=context
        )
    scale, asked = _scale(sheet, amounts)
    money = replace(context, scale=scale, **_currency(sheet, amounts))
    sheet = replace(sheet, context=money)
    built = _wide(cursor, sheet, wide) if wide else _long(cursor, sheet)
    notes = [*built.notes, *_notes(sheet, amounts, scale)]
    notes += sums.of_columns(cursor, sheet.stage, sheet.number, headers, built, totals, wide=bool(wide), amounts=amounts, context=money)
    return replace(built, notes=tuple(notes), asked=(*built.asked, *asked))


def _long(cursor: duckdb.DuckDBPyConnection, sheet: _Sheet) -> Typed:
    places = {field: sheet.places(field)[0] for field in ("year", "quarter", "month") if sheet.places(field)}
    two = bool(sheet.places("from_day")) and bool(sheet.places("to_day"))
    rows = sheet.stage + ".rows_" + sheet.number
    has = {field for fields in sheet.fields for field in fields}
    owner = next((f"t.{raw}" for f, raw in (("owner_id", "owner_id"), ("owner", "owner"), ("team", "team"), ("territory", "territory_id")) if f in has), "''")
    header = sheet.headers[next(iter(sheet.places("month")), 0)]
    table = dated.Table(sheet.cells, rows, sheet.stage, sheet.file, places, header, owner.removeprefix("t."))
    if not two and not places:
        raise SalesPerfError("target.no_period", file=sheet.file)
    texts = None if two else dated.named_by_texts(cursor, table)
    as_day = not two and texts is None
    plain = _typed(cursor, sheet, sheet.cells, drop=() if as_day else ("month",), more=())
    told = sheet.told
    if two:
        days = dated.by_two_days(cursor, table)
    elif texts is not None:
        days = dated.by_texts(cursor, table, texts, told.said, first_month=told.first_month, today=told.today)
    else:
        days = dated.by_day(cursor, table, first_month=told.first_month, chosen=told.answers.get("@period"))
    out = sheet.stage + ".targets_" + sheet.number
    kept = [name for name in _KEPT if name in plain.present]
    cursor.execute(
        sql(
            "quotas/long_rows",
            table=out,
            rows=rows,
            cells=sheet.cells,
            joins=days.joins,
            from_day=days.from_day,
            to_day=days.to_day,
            month="t.month" if as_day else days.from_day,
            said=days.said,
            values="".join(f"t.{name}, " for name in kept),
            names="".join(f"{name}, " for name in kept),
            measure=_measure(cursor, sheet, plain, sheet.headers[sheet.places("amount")[0]]),
            scale=_undone(cursor, sheet, plain),
            owner=_owner_text(plain),
            base="key" if has & set(_OWNERS) else "''",
            has_id="true" if "id" in has else "false",
            owner_place=str(_owner_place(sheet)),
            amount_place=str(sheet.places("amount")[0]),
            period_place=str(next(iter(places.values()), -1)),
        ),
        {"totals": _TOTAL_ROW, "companies": _COMPANY_ROW},
    )
    present = (*kept, "from_day", "to_day", "month", "measure_id", "amount", "amount_rest", "shape")
    return replace(plain, table=out, present=present, notes=days.notes, asked=days.questions)


def _wide(cursor: duckdb.DuckDBPyConnection, sheet: _Sheet, amounts: list[int]) -> Typed:
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
    plain = _typed(cursor, sheet, spread, drop=(), more=(("amount",), ("shape",)), first=sheet.headers[amounts[0]])
    lookup, asked = _columns(cursor, sheet, plain, amounts, totals)
    wide = sheet.stage + ".wide_" + sheet.number
    measure = _measure(cursor, sheet, plain, "")
    undone = _undone(cursor, sheet, plain)
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
    kept = [name for name in _KEPT if name in plain.present]
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
            owner=_owner_text(plain),
            base="t.key" if has & set(_OWNERS) else "''",
            has_id="true" if "id" in has else "false",
            owner_place=str(_owner_place(sheet)),
            first_place=str(amounts[0]),
            period_place=str(years[0] if years else amounts[0]),
            year_text="t.year" if "year" in plain.present else "null",
        ),
        {"totals": _TOTAL_ROW, "companies": _COMPANY_ROW, "first": str(amounts[0])},
    )
    parts = sheet.stage + ".parts_" + sheet.number
    cursor.execute(sql("quotas/parts", table=parts, spread=wide, rows=out))
    present = (*kept, "measure_id", "from_day", "to_day", "parts", "shape")
    notes = sums.of_rows(cursor, sheet.headers, wide, out)
    return replace(plain, table=out, present=present, parts=parts, notes=notes, asked=asked)


def _typed(
    cursor: duckdb.DuckDBPyConnection,
    sheet: _Sheet,
    cells: str,
    *,
    drop: tuple[str, ...],
    more: tuple[tuple[str, ...], ...],
    first: str = "",
) -> Typed:
    """The table with its plain fields typed; periods and totals are left for later."""
    fields = [
        tuple(f for f in own if f not in drop and not f.startswith((AMOUNT, TOTAL))) for own in sheet.fields
    ]
    if more:
        fields = [tuple(f for f in own if f not in ("amount", "month", "quarter")) for own in fields]
    headers = [*sheet.headers, *([first, ""] if more else [])]
    return typed.build(
        cursor,
        stage=sheet.stage,
        cells=cells,
        file=sheet.file,
        headers=headers,
        targets=[*fields, *more],
        context=sheet.context,
    )


def _columns(
    cursor: duckdb.DuckDBPyConnection, sheet: _Sheet, plain: Typed, amounts: list[int], totals: list[int]
) -> tuple[str, tuple[Question, ...]]:
    """The table of what each column of a wide table stands for, in each year where a column of years tells it."""
    lookup = sheet.stage + ".periods_" + sheet.number
    cursor.execute(sql("quotas/periods", table=lookup))
    said, told = sheet.told.said, sheet.told
    years: list[tuple[str, int | None, bool]] = [("", said.year, said.fiscal)]
    if "year" in plain.present:
        place = sheet.places("year")[0]
        texts = cursor.execute(sql("quotas/different_texts", cell=f"trim(c.c{place})", cells=sheet.cells), {"most": 1000})
        for (text,) in texts.fetchall():
            span = periods.parse(text.removesuffix(".0"))
            known = span if span and span.kind == "year" else None
            years.append((text, known.year if known else None, bool(known and known.fiscal)))
    codes = {place: sheet.fields[place][0].split(":") for place in [*amounts, *totals]}
    spans = {place: periods.decode(code[1]) for place, code in codes.items() if len(code) > 1}
    asks = said.year is None and "year" not in plain.present and any(s.year is None for s in spans.values())
    for text, year, fiscal in years:
        for group in (amounts, [place for place in totals if place in spans]):
            dates = periods.with_years(
                [spans[p] for p in group], year or told.today.year, fiscal=fiscal, first_month=told.first_month
            )
            for place, span in zip(group, dates, strict=True):
                unknown = year is None and spans[place].year is None and (bool(text) or "year" in plain.present)
                days = (None, None) if unknown else span.days(span.year or told.today.year, told.first_month)
                measure = codes[place][2] if len(codes[place]) > 2 else ""
                _column(cursor, sheet, lookup, text, place, days, measure, sums=place in totals)
        for place in totals:
            if place not in spans:
                _column(cursor, sheet, lookup, text, place, (None, None), "", sums=True)
    return lookup, (dated.year_question(sheet.file, told.today),) if asks else ()


def _column(
    cursor: duckdb.DuckDBPyConnection,
    sheet: _Sheet,
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


def _scale(sheet: _Sheet, amounts: list[int]) -> tuple[int | None, tuple[Question, ...]]:
    """What one unit of the amounts stands for, and the question where title and headers disagree."""
    said = sheet.told.said
    told = {units.scale_of(sheet.headers[place]) for place in amounts}
    if said.scale_from == "given":
        return said.scale, ()
    if len(told) > 1 or (said.scale and told - {1, said.scale}):
        scales = sorted(told | ({said.scale} if said.scale else set()))
        question = Question("target.unit", sheet.file, "@unit", {str(one): () for one in scales})
        return scales[0], (question,)
    (header,) = told
    return (header if header > 1 else said.scale), ()


def _currency(sheet: _Sheet, amounts: list[int]) -> dict[str, str]:
    """The currency that headers or the title name, where nobody chose one."""
    if sheet.context.currency_from != "assumed":
        return {}
    codes = {code for place in amounts for code in [units.currency_of(sheet.headers[place])] if code}
    told = codes.pop() if len(codes) == 1 else sheet.told.said.currency
    return {"currency": told, "currency_from": "told"} if told else {}


def _measure(cursor: duckdb.DuckDBPyConnection, sheet: _Sheet, plain: Typed, header: str) -> str:
    """SQL of the number of a row's measure: its column, else what header, sheet, title or file speak of."""
    said = (measure_in(header) if header else None) or sheet.told.said.measure
    if "@measure" in sheet.told.answers:
        said = measure_of(sheet.told.answers["@measure"])
    number = str(names.constant_label(cursor, sheet.stage, kind="measure", name=said)) if said else "null"
    constant = "cast(" + number + " as integer)"
    return f"coalesce(t.measure_id, {constant})" if "measure_id" in plain.present else constant


def _undone(cursor: duckdb.DuckDBPyConnection, sheet: _Sheet, plain: Typed) -> str:
    """SQL of the scale that was put on a row's amount although it counts something and is no money."""
    scale = sheet.context.scale or max(units.scale_of(header) for header in sheet.headers)
    if scale == 1:
        return "1"
    if "measure_id" not in plain.present:
        measure = sheet.told.answers.get("@measure") or sheet.told.said.measure
        return str(scale) if measure in QUANTITIES else "1"
    labels = cursor.execute(sql("names/all_labels", new=sheet.stage + ".labels_new")).fetchall()
    counts = [str(number) for number, kind, name in labels if kind == "measure" and measure_of(name) in QUANTITIES]
    return f"case when t.measure_id in ({', '.join(counts)}) then {scale} else 1 end" if counts else "1"


def _owner_text(plain: Typed) -> str:
    """SQL of the first text that names the owner of a row."""
    texts = [f"t.{name}" for name in ("owner", "team", "owner_id") if name in plain.present]
    return "coalesce(" + ", ".join((*texts, "''")) + ")"


def _owner_place(sheet: _Sheet) -> int:
    return next((place for key in ("owner", "team", "owner_id") for place in sheet.places(key)), 0)


def _notes(sheet: _Sheet, amounts: list[int], scale: int | None) -> list[Issue]:
    """What was taken from beside the table, so that it can be changed: year, unit."""
    said = sheet.told.said
    notes = []
    if said.year_from in ("sheet", "title", "file") and not sheet.places("year"):
        notes.append(Issue("target.year_told", "info", params={"year": str(said.year)}))
    if scale and scale > 1 and units.scale_of(sheet.headers[amounts[0]]) == 1:
        notes.append(Issue("target.unit_told", "info", params={"scale": scale}))
    return notes
