"""How one field of a table is read from its cells: by its kind, the layout and what was answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import duckdb

from salesperf.domain.objects import Field, Kind
from salesperf.importers import dates, names, numbers, units
from salesperf.importers.readings import Column, ColumnPlan
from salesperf.warehouse import raw_tables


@dataclass(frozen=True)
class Context:
    """What reading a table depends on beyond its cells."""

    system: str
    object: str
    from_zone: str | None
    zone: str
    percent: str | None
    currency: str
    currency_from: str
    pipeline: str
    choices: Mapping[str, str]  # column header → answer
    separator: str = ""  # between several names in one cell of an account
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # field → cell → what it means
    further: Mapping[str, tuple[int, ...]] = field(
        default_factory=dict
    )  # field → columns used where it is empty
    damaged: Mapping[int, str] = field(default_factory=dict)  # column → SQL of whether its id is lost
    scale: int | None = None  # what one unit of the amounts stands for, where the header does not say it


def plan_of(
    cursor: duckdb.DuckDBPyConnection,
    fields: Sequence[Field],
    raw: str,
    column: Callable[[str], Column],
    context: Context,
    digits: str,
) -> ColumnPlan:
    """How the column `raw` is read from the cells of its fields."""
    field = fields[0]
    if field.kind in (Kind.REF, Kind.REF_ID):
        return _reference(cursor, fields, raw, column, context)
    here = column(field.key)
    choice = context.choices.get(here.header)
    if field.kind is Kind.LABEL:
        return names.label(cursor, here, kind=field.of, raw=raw)
    if field.kind in (Kind.DAY, Kind.TIME):
        return dates.plan(
            cursor,
            here,
            field=field.key,
            day=field.kind is Kind.DAY,
            choice=choice,
            from_zone=context.from_zone,
            zone=context.zone,
        )
    if field.kind is Kind.MONEY:
        return numbers.money(
            cursor,
            here,
            field=field.key,
            choice=choice,
            digits=digits if context.scale else units.digits_of(here.header, digits),
            scale=context.scale or units.scale_of(here.header),
        )
    number = _number(cursor, field, here, choice, context)
    if number:
        return number
    return ColumnPlan(((field.key, "c.c" + str(here.place)),), source=here.cell)


def _number(
    cursor: duckdb.DuckDBPyConnection, field: Field, here: Column, choice: str | None, context: Context
) -> ColumnPlan | None:
    """How a column of numbers or flags is read; None for one of another kind."""
    if field.kind is Kind.PERCENT:
        return numbers.percent(cursor, here, field=field.key, choice=choice or context.percent)
    if field.kind is Kind.SHARE:
        return numbers.share(cursor, here, field=field.key, choice=choice or context.percent)
    if field.kind is Kind.QUANTITY:
        return numbers.quantity(cursor, here, field=field.key, choice=choice)
    if field.kind in (Kind.WHOLE, Kind.DECIMAL):
        return numbers.number(here, field=field.key, whole=field.kind is Kind.WHOLE)
    return numbers.flag(cursor, here, field=field.key) if field.kind is Kind.FLAG else None


def _reference(
    cursor: duckdb.DuckDBPyConnection,
    fields: Sequence[Field],
    raw: str,
    column: Callable[[str], Column],
    context: Context,
) -> ColumnPlan:
    """How a column that names a record of another table is read, by its id, its name or both."""
    of = fields[0].of
    if of in raw_tables.RECORDS:
        return names.record_reference(cursor, column(fields[0].key), of=of, raw=raw, system=context.system)
    by_id = next((column(f.key) for f in fields if f.kind is Kind.REF_ID), None)
    by_name = next((column(f.key) for f in fields if f.kind is Kind.REF), None)
    plan = names.reference(cursor, kind=of, by_id=by_id, by_name=by_name, raw=raw, system=context.system)
    shown = by_name or by_id
    if of != "account" or not context.separator or shown is None:
        return plan
    cell = "c.c" + str(shown.place)
    several = ("contains(" + cell + ", '" + context.separator + "')", "account.several")
    return replace(plan, faults=(several,), source=cell, soft=True)


def cell_said(column: Column, field: Field, context: Context) -> str:
    """SQL of what the cells of a field say, where a layout has codes for words or several names in a cell."""
    known = context.words.get(field.key, {})
    further = [place for place in context.further.get(field.key, ()) if place != column.place]
    if further:
        return "coalesce(" + ", ".join("c.c" + str(place) for place in (column.place, *further)) + ")"
    if known:
        pairs = ((names.quoted(code), names.quoted(word)) for code, word in known.items())
        cases = "".join(" when " + code + " then " + word for code, word in pairs)
        return "case trim(" + column.cell + ")" + cases + " else " + column.cell + " end"
    if context.separator and field.of == "account":
        return "nullif(trim(split_part(" + column.cell + ", '" + context.separator + "', 1)), '')"
    return ""
