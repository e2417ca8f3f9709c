"""A table of targets on its way: its cells, what its columns hold, what holds for all its amounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import duckdb

from salesperf.domain.measures import QUANTITIES, measure_in, measure_of
from salesperf.importers import names, typed, units
from salesperf.importers.quotas.columns import AMOUNT, TOTAL
from salesperf.importers.quotas.said import Said
from salesperf.importers.readings import Question, sql
from salesperf.importers.typed import Context, Typed

KEPT = ("owner_kind_id", "owner_id", "owner", "team", "territory_id", "currency_id", "title", "parent")
OWNERS = ("owner_kind", "owner_id", "owner", "team", "territory", "measure", "title")
TOTAL_ROW = "(grand |sub ?)*totals?|sum|.+[ :：-](sub ?)?totals?|合计|小计|总计|总和|累计|汇总|.+(小计|合计)"
COMPANY_ROW = "(the |whole |entire )?(company|organi[sz]ation|group)[ :：-]totals?|(全?公司|全司|集团)合计"


@dataclass(frozen=True)
class Told:
    """What reading depends on beside the table: what is said of it, answers, the fiscal year, today."""

    said: Said
    answers: Mapping[str, str]
    first_month: int
    today: date
    named: bool = False


@dataclass(frozen=True)
class Sheet:
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
        return [
            p
            for p, fields in enumerate(self.fields)
            for f in fields
            if f == key or (key.endswith(":") and f.startswith(key))
        ]

    @property
    def number(self) -> str:
        """What tells the scratch tables of this file from those of others."""
        return self.cells.rpartition("_")[2]


def plain_fields(
    cursor: duckdb.DuckDBPyConnection,
    sheet: Sheet,
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


def scale_of(sheet: Sheet, amounts: list[int]) -> tuple[int | None, tuple[Question, ...]]:
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


def currency_of(sheet: Sheet, amounts: list[int]) -> tuple[str, str]:
    """The currency that headers or the title name, where nobody chose one, and how it is known."""
    known = (sheet.context.currency, sheet.context.currency_from)
    if known[1] != "assumed":
        return known
    codes = {code for place in amounts for code in [units.currency_of(sheet.headers[place])] if code}
    told = codes.pop() if len(codes) == 1 else sheet.told.said.currency
    return (told, "told") if told else known


def measure_sql(cursor: duckdb.DuckDBPyConnection, sheet: Sheet, plain: Typed, header: str) -> str:
    """SQL of the number of a row's measure: its column, else what header, sheet, title or file speak of."""
    said = (measure_in(header) if header else None) or sheet.told.said.measure
    if "@measure" in sheet.told.answers:
        said = measure_of(sheet.told.answers["@measure"])
    number = str(names.constant_label(cursor, sheet.stage, kind="measure", name=said)) if said else "null"
    constant = "cast(" + number + " as integer)"
    return f"coalesce(t.measure_id, {constant})" if "measure_id" in plain.present else constant


def undone_sql(cursor: duckdb.DuckDBPyConnection, sheet: Sheet, plain: Typed) -> str:
    """SQL of the scale that was put on a row's amount although it counts something and is no money."""
    scale = sheet.context.scale or max(units.scale_of(header) for header in sheet.headers)
    if scale == 1:
        return "1"
    if "measure_id" not in plain.present:
        measure = sheet.told.answers.get("@measure") or sheet.told.said.measure
        return str(scale) if measure in QUANTITIES else "1"
    labels = cursor.execute(sql("names/all_labels", new=sheet.stage + ".labels_new")).fetchall()
    counts = [
        str(number) for number, kind, name in labels if kind == "measure" and measure_of(name) in QUANTITIES
    ]
    return f"case when t.measure_id in ({', '.join(counts)}) then {scale} else 1 end" if counts else "1"


def owner_sql(plain: Typed) -> str:
    """SQL of the first text that names the owner of a row."""
    texts = [f"t.{name}" for name in ("owner", "team", "owner_id") if name in plain.present]
    return "coalesce(" + ", ".join((*texts, "''")) + ")"


def owner_place(sheet: Sheet) -> int:
    """The first column that names owners."""
    return next((place for key in ("owner", "team", "owner_id") for place in sheet.places(key)), 0)
