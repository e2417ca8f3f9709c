"""Dates and times: the order of a column decided by all its cells, never by the first."""

from __future__ import annotations

import duckdb

from salesperf.errors import SalesPerfError
from salesperf.importers.readings import Column, ColumnPlan, Question, Reading, counts, sql

ORDERS = ("dmy", "mdy", "ymd")

_OFFSET = "'[0-9] ?(Z|UTC|[+-][0-9][0-9]:?[0-9][0-9])$'"
_WITH_OFFSET = (
    "case when regexp_matches({cell}, " + _OFFSET + ") "
    "then timezone('UTC', try_cast({cell} as timestamptz)) else try_cast({cell} as timestamp) end"
)


def plan(
    cursor: duckdb.DuckDBPyConnection,
    column: Column,
    *,
    field: str,
    day: bool,
    choice: str | None,
    from_zone: str | None,
    zone: str,
) -> ColumnPlan:
    """Decide how a column of dates is read and return its SQL.

    `day` asks for dates (else times); `choice` is a person's answer; times without an offset are taken as
    of `from_zone` and turned into `zone`. Raises SalesPerfError `date.mixed_order` where two valid cells
    need opposite orders.
    """
    cell = column.cell
    total, iso, timed, offset = counts(cursor, sql("dates/iso", cell=cell, cells=column.cells))
    kind = "day" if day else "time"
    if total == iso:
        value = _WITH_OFFSET.format(cell=cell) if offset else "try_cast(" + cell + " as timestamp)"
        source = "UTC" if offset else (from_zone if timed else None)
        reading = Reading(column.header, field, kind, "ymd", {"ymd": total})
        return ColumnPlan(
            ((field, _shaped(value, day=day, source=source, zone=zone, instant=bool(offset))),),
            source=cell,
            reading=reading,
        )
    table = column.table("date")
    cursor.execute(sql("dates/texts", table=table, cell=cell, cells=column.cells))
    reading = _decide(cursor, column, table, field=field, kind=kind, choice=choice)
    order = "ymd" if choice == "ymd" else "dmy" if reading.how == "dmy" else "mdy"
    cursor.execute(sql("dates/value", table=table, order=order))
    clocks, zones = counts(cursor, sql("dates/clocks", table=table))
    alias = "m" + str(column.place)
    source = "UTC" if zones else (from_zone if clocks else None)
    return ColumnPlan(
        ((field, _shaped(alias + ".value", day=day, source=source, zone=zone, instant=bool(zones))),),
        joins=(column.lookup(table, alias),),
        faults=((cell + " is not null and " + alias + ".value is null", "date.no_such_day"),),
        source=cell,
        reading=reading,
    )


def _shaped(value: str, *, day: bool, source: str | None, zone: str, instant: bool) -> str:
    """SQL of the value in `zone`; `instant`: the cells say their offset, so midnight UTC is a mere day."""
    moved = value
    if source is not None and source != zone and (instant or not day):
        moved = "timezone('" + _zone(zone) + "', timezone('" + _zone(source) + "', " + value + "))"
    if not day:
        return moved
    if moved == value:
        return "cast(" + value + " as date)"
    return (
        "cast(case when "
        + value
        + " = date_trunc('day', "
        + value
        + ") then "
        + value
        + " else "
        + moved
        + " end as date)"
    )


def _zone(name: str) -> str:
    if not name.replace("/", "").replace("_", "").replace("-", "").replace("+", "").isalnum():
        raise SalesPerfError("setting.zone", value=name)
    return name


def _decide(
    cursor: duckdb.DuckDBPyConnection,
    column: Column,
    table: str,
    *,
    field: str,
    kind: str,
    choice: str | None,
) -> Reading:
    only_dmy, only_mdy, both, neither, plain = counts(cursor, sql("dates/evidence", table=table))
    evidence = {"dmy": only_dmy, "mdy": only_mdy, "both": both, "neither": neither, "ymd": plain}
    if choice in ORDERS:
        return Reading(column.header, field, kind, choice, evidence)
    if only_dmy and only_mdy:
        raise _mixed(cursor, column, table)
    if only_dmy or only_mdy:
        return Reading(column.header, field, kind, "dmy" if only_dmy else "mdy", evidence)
    if not both:
        return Reading(column.header, field, kind, "ymd", evidence)
    samples = cursor.execute(sql("dates/ambiguous", table=table)).fetchall()
    question = Question(
        "date.order",
        column.file,
        column.header,
        {
            "dmy": tuple((text, dmy) for text, dmy, _ in samples),
            "mdy": tuple((text, mdy) for text, _, mdy in samples),
        },
    )
    return Reading(column.header, field, kind, "mdy", evidence, question=question)


def _mixed(cursor: duckdb.DuckDBPyConnection, column: Column, table: str) -> SalesPerfError:
    rows = cursor.execute(sql("dates/opposed", table=table, cells=column.cells, cell=column.cell)).fetchall()
    day_first = next(row for row in rows if not row[2])
    month_first = next(row for row in rows if row[2])
    return SalesPerfError(
        "date.mixed_order",
        file=column.file,
        column=column.header,
        day_line=day_first[0],
        day_value=day_first[1],
        month_line=month_first[0],
        month_value=month_first[1],
    )
