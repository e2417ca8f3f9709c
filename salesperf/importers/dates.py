"""Dates and times: the order of a column decided by all its cells, never by the first."""

from __future__ import annotations

import duckdb

from salesperf.errors import SalesPerfError
from salesperf.importers.readings import Column, ColumnPlan, Question, Reading, counts

ORDERS = ("dmy", "mdy", "ymd")

# Parts of every distinct text: shape, the two leading numbers, and the value under each order.
_MAP = r"""
create or replace table {table} as
with texts as (
    select distinct {cell} as text from {cells} as c
),
clean as (
    select text, trim(replace(replace(replace(replace(text, '''', ''), chr(160), ' '), chr(8239), ' '), '　', ' '), ' "') as t
    from texts
    where text is not null
),
parts as (
    select
        text,
        t,
        regexp_extract(t, '^(\d{{4}})\s*[-/.年]\s*(\d{{1,2}})\s*[-/.月]\s*(\d{{1,2}})日?(.*)$', ['y', 'm', 'd', 'rest']) as iso,
        regexp_extract(t, '^(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}|\d{{2}})($|[ ,T].*$)', ['a', 'b', 'y', 'rest']) as num,
        regexp_extract(t, '^(\d{{4}})(\d{{2}})(\d{{2}})(\d{{6}})?$', ['y', 'm', 'd', 'rest']) as flat,
        regexp_extract(t, '^(?:[A-Za-z]{{3,9}},? )?(\d{{1,2}})(?:st|nd|rd|th)?[ -]([A-Za-z]{{3,9}})\.?,?[ -](\d{{4}}|\d{{2}})($|[ ,T].*$)', ['d', 'm', 'y', 'rest']) as dn,
        regexp_extract(t, '^(?:[A-Za-z]{{3,9}},? )?([A-Za-z]{{3,9}})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})($|[ ,T].*$)', ['m', 'd', 'y', 'rest']) as nd,
        regexp_extract(t, '^(\d{{4}})\s*[-/.年]\s*(\d{{1,2}})月?$', ['y', 'm']) as ym,
        regexp_extract(t, '^([A-Za-z]{{3,9}})[ -](\d{{4}})$', ['m', 'y']) as ny
    from clean
),
split as (
    select
        text,
        t,
        case
            when iso.y <> '' then 'iso' when num.a <> '' then 'num' when dn.d <> '' then 'dn' when nd.d <> '' then 'nd'
            when ym.y <> '' then 'ym' when ny.y <> '' then 'ny' when flat.y <> '' then 'flat'
            when regexp_matches(t, '^\d{{5}}(\.\d+)?$') then 'serial'
            when regexp_matches(t, '^\d{{13}}$') then 'epoch'
            else 'other'
        end as shape,
        cast(nullif(num.a, '') as integer) as a,
        cast(nullif(num.b, '') as integer) as b,
        case
            when iso.y <> '' then iso.y when num.y <> '' then num.y when dn.y <> '' then dn.y when nd.y <> '' then nd.y
            when ym.y <> '' then ym.y when ny.y <> '' then ny.y else flat.y
        end as year_text,
        case
            when iso.y <> '' then iso.m when dn.d <> '' then dn.m when nd.d <> '' then nd.m when ym.y <> '' then ym.m
            when ny.y <> '' then ny.m else flat.m
        end as month_text,
        case
            when iso.y <> '' then iso.d when dn.d <> '' then dn.d when nd.d <> '' then nd.d when ym.y <> '' or ny.y <> '' then '1'
            else flat.d
        end as day_text,
        case
            when iso.y <> '' then iso.rest when num.a <> '' then num.rest when dn.d <> '' then dn.rest when nd.d <> '' then nd.rest
            when flat.rest <> '' then substr(flat.rest, 1, 2) || ':' || substr(flat.rest, 3, 2) || ':' || substr(flat.rest, 5, 2)
            else ''
        end as rest
    from parts
),
timed as (
    select
        text, t, shape, a, b, year_text, month_text, day_text, rest,
        regexp_extract(
            rest,
            '^[ ,T]*(上午|下午|晚上|[AaPp][Mm])?\s*(\d{{1,2}}):(\d{{2}})(?::(\d{{2}})(?:[.,]\d+)?)?\s*([AaPp]\.?[Mm]\.?|上午|下午)?\s*(Z|UTC|[+-]\d{{2}}:?\d{{2}})?$',
            ['pre', 'h', 'mi', 's', 'post', 'zone']
        ) as clock
    from split
),
pieces as (
    select
        text, t, shape, a, b,
        case when length(year_text) = 2 then case when year_text < '70' then '20' else '19' end || year_text else year_text end as y,
        case
            when regexp_matches(month_text, '^\d+$') then month_text
            else cast(list_position(
                ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'], lower(substr(month_text, 1, 3))
            ) as varchar)
        end as m,
        day_text as d,
        trim(rest, ' ,T') = '' as bare,
        clock.h <> '' as clocked,
        clock.zone,
        to_minutes(case
            when regexp_matches(clock.zone, '^[+-]')
                then (case when clock.zone[1] = '-' then -1 else 1 end)
                    * (cast(clock.zone[2:3] as integer) * 60 + cast(right(clock.zone, 2) as integer))
            else 0
        end) as ahead,
        lpad(cast(
            case
                when clock.h = '' then 0
                when regexp_matches(lower(clock.pre || clock.post), 'p|下午|晚上') and try_cast(clock.h as integer) < 12 then try_cast(clock.h as integer) + 12
                when regexp_matches(lower(clock.pre || clock.post), 'a|上午') and try_cast(clock.h as integer) = 12 then 0
                else try_cast(clock.h as integer)
            end as varchar), 2, '0')
            || ':' || case when clock.mi = '' then '00' else clock.mi end
            || ':' || case when clock.s = '' then '00' else clock.s end as hms
    from timed
),
read as (
    select
        text, shape, a, b, y, clocked, zone, ahead,
        case
            when not bare and not clocked then null
            when shape in ('iso', 'dn', 'nd', 'ym', 'ny', 'flat')
                then try_cast(y || '-' || lpad(m, 2, '0') || '-' || lpad(d, 2, '0') || ' ' || hms as timestamp)
            when shape = 'serial' and try_cast(t as double) between 10000 and 80000
                then timestamp '1899-12-30' + to_seconds(cast(round(try_cast(t as double) * 86400) as bigint))
            when shape = 'epoch' then make_timestamp(try_cast(t as bigint) * 1000)
        end as plain,
        case when bare or clocked then try_cast(y || '-' || lpad(cast(b as varchar), 2, '0') || '-' || lpad(cast(a as varchar), 2, '0') || ' ' || hms as timestamp) end as dmy,
        case when bare or clocked then try_cast(y || '-' || lpad(cast(a as varchar), 2, '0') || '-' || lpad(cast(b as varchar), 2, '0') || ' ' || hms as timestamp) end as mdy,
        case when bare or clocked then try_cast('20' || lpad(cast(a as varchar), 2, '0') || '-' || lpad(cast(b as varchar), 2, '0') || '-' || right(y, 2) || ' ' || hms as timestamp) end as ymd
    from pieces
)
select
    text, shape, plain - ahead as plain, dmy - ahead as dmy, mdy - ahead as mdy, ymd - ahead as ymd, clocked, zone,
    cast(null as timestamp) as value
from read
"""

_ISO = (
    "select count({cell}), count(case when substr({cell}, 5, 1) in ('-', '/') then try_cast({cell} as timestamp) end), "
    "count(case when length({cell}) > 10 and {cell} not like '%00:00:00%' then 1 end), "
    "count(case when regexp_matches({cell}, '[0-9] ?(Z|UTC|[+-][0-9][0-9]:?[0-9][0-9])$') and length({cell}) > 11 then 1 end) from {cells} as c"
)
_WITH_OFFSET = (
    "case when regexp_matches({cell}, '[0-9] ?(Z|UTC|[+-][0-9][0-9]:?[0-9][0-9])$') "
    "then timezone('UTC', try_cast({cell} as timestamptz)) else try_cast({cell} as timestamp) end"
)


def plan(
    cursor: duckdb.DuckDBPyConnection, column: Column, *, field: str, day: bool, choice: str | None, from_zone: str | None, zone: str
) -> ColumnPlan:
    """Decide how a column of dates is read and return its SQL.

    `day` asks for dates (else times); `choice` is a person's answer; times without an offset are taken as
    of `from_zone` and turned into `zone`. Raises SalesPerfError `date.mixed_order` where two valid cells
    need opposite orders.
    """
    cell = column.cell
    total, iso, timed, offset = counts(cursor, _ISO.format(cell=cell, cells=column.cells))
    kind = "day" if day else "time"
    if total == iso:
        value = _WITH_OFFSET.format(cell=cell) if offset else "try_cast(" + cell + " as timestamp)"
        source = "UTC" if offset else (from_zone if timed else None)
        reading = Reading(column.header, field, kind, "ymd", {"ymd": total})
        return ColumnPlan(((field, _shaped(value, day=day, source=source, zone=zone)),), source=cell, reading=reading)
    table = column.table("date")
    cursor.execute(_MAP.format(table=table, cell=cell, cells=column.cells))
    reading = _decide(cursor, column, table, field=field, kind=kind, choice=choice)
    order = "ymd" if choice == "ymd" else "dmy" if reading.how == "dmy" else "mdy"
    cursor.execute(
        "update " + table + " set value = case when shape = 'num' then " + order + " else plain end"
    )
    clocks, zones = counts(
        cursor,
        "select count(case when clocked and value <> date_trunc('day', value) then 1 end), "
        "count(case when zone <> '' or shape = 'epoch' then 1 end) from " + table,
    )
    alias = "m" + str(column.place)
    source = "UTC" if zones else (from_zone if clocks else None)
    return ColumnPlan(
        ((field, _shaped(alias + ".value", day=day, source=source, zone=zone)),),
        joins=("left join " + table + " as " + alias + " on " + alias + ".text = " + cell,),
        faults=((cell + " is not null and " + alias + ".value is null", "date.no_such_day"),),
        source=cell,
        reading=reading,
    )


def _shaped(value: str, *, day: bool, source: str | None, zone: str) -> str:
    if day:
        return "cast(" + value + " as date)"
    if source is None or source == zone:
        return value
    return "timezone('" + _zone(zone) + "', timezone('" + _zone(source) + "', " + value + "))"


def _zone(name: str) -> str:
    if not name.replace("/", "").replace("_", "").replace("-", "").replace("+", "").isalnum():
        raise SalesPerfError("setting.zone", value=name)
    return name


def _decide(
    cursor: duckdb.DuckDBPyConnection, column: Column, table: str, *, field: str, kind: str, choice: str | None
) -> Reading:
    only_dmy, only_mdy, both, neither, plain = counts(
        cursor,
        "select count(case when shape = 'num' and dmy is not null and mdy is null then 1 end), "
        "count(case when shape = 'num' and mdy is not null and dmy is null then 1 end), "
        "count(case when dmy is not null and mdy is not null and dmy <> mdy then 1 end), "
        "count(case when shape = 'num' and mdy is null and dmy is null or shape <> 'num' and plain is null then 1 end), "
        "count(plain) from " + table,
    )
    evidence = {"dmy": only_dmy, "mdy": only_mdy, "both": both, "neither": neither, "ymd": plain}
    if choice in ORDERS:
        return Reading(column.header, field, kind, choice, evidence)
    if only_dmy and only_mdy:
        raise _mixed(cursor, column, table)
    if only_dmy or only_mdy:
        return Reading(column.header, field, kind, "dmy" if only_dmy else "mdy", evidence)
    if not both:
        return Reading(column.header, field, kind, "ymd", evidence)
    samples = cursor.execute(
        "select text, strftime(dmy, '%Y-%m-%d'), strftime(mdy, '%Y-%m-%d') from " + table
        + " where dmy is not null and mdy is not null and dmy <> mdy order by text limit 5"
    ).fetchall()
    question = Question(
        "date.order",
        column.file,
        column.header,
        {"dmy": tuple((text, dmy) for text, dmy, _ in samples), "mdy": tuple((text, mdy) for text, _, mdy in samples)},
    )
    return Reading(column.header, field, kind, "mdy", evidence, question=question)


def _mixed(cursor: duckdb.DuckDBPyConnection, column: Column, table: str) -> SalesPerfError:
    rows = cursor.execute(
        "select c.line, m.text, m.dmy is null from " + column.cells + " as c join " + table + " as m on m.text = " + column.cell
        + " where m.shape = 'num' and (m.dmy is null) <> (m.mdy is null) order by c.line"
    ).fetchall()
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
