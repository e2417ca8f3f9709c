"""Amounts, percentages, whole numbers and flags: one decimal style a column, decided by all its cells."""

from __future__ import annotations

import duckdb

from salesperf.importers.readings import Column, ColumnPlan, Question, Reading, counts

STYLES = ("decimal-point", "decimal-comma")

_MAP = r"""
create or replace table {table} as
with texts as (
    select distinct {cell} as text from {cells} as c
),
clean as (
    select
        text,
        trim(replace(replace(replace(replace(replace(text, chr(160), ' '), chr(8239), ' '), '　', ' '), '−', '-'), '’', '''')) as t
    from texts
    where text is not null
),
parts as (
    select
        text,
        t,
        regexp_extract(
            t,
            '^''?([(（])?\s*([-+])?\s*([A-Za-z]{{1,3}}|[$€£¥￥₹₩]|R\$|[A-Z]{{2}}\$)?\s*([-+])?\s*(\d[\d.,'' ]*|[.,]\d+)\s*(%|亿|万|千|百万|[kKwWmMbB](?:[nN])?)?\s*(元|[A-Za-z]{{3}}|[$€£¥￥₹₩]|人民币)?\s*([)）])?\s*(-)?$',
            ['open', 'sign', 'front', 'sign2', 'body', 'unit', 'back', 'close', 'tail']
        ) as p
    from clean
),
bodies as (
    select
        text,
        p.open <> '' or p.sign = '-' or p.sign2 = '-' or p.tail = '-' as negative,
        case when p.sign = '' or p.sign2 = '' then replace(replace(trim(p.body, ' .,'''), ' ', ''), '''', '') else '' end as body,
        p.front || p.back as sign,
        p.unit as unit,
        case lower(p.unit)
            when '亿' then 100000000 when '万' then 10000 when 'w' then 10000 when '千' then 1000 when 'k' then 1000
            when '百万' then 1000000 when 'm' then 1000000 when 'mn' then 1000000 when 'b' then 1000000000 when 'bn' then 1000000000
            else 1
        end as factor
    from parts
),
styled as (
    select
        text, negative, body, sign, unit, factor,
        regexp_matches(body, '^\d+$|^\d*\.\d+$|^[1-9]\d{{0,2}}(,\d{{2,3}})*,\d{{3}}(\.\d+)?$') as point_fits,
        regexp_matches(body, '^\d+$|^\d*,\d+$|^[1-9]\d{{0,2}}(\.\d{{3}})+(,\d+)?$') as comma_fits
    from bodies
)
select
    text, unit, sign, point_fits, comma_fits, body,
    case when point_fits then try_cast(case when negative then '-' else '' end || replace(body, ',', '') as decimal(28, 8)) * factor end as point_value,
    case when comma_fits then try_cast(case when negative then '-' else '' end || replace(replace(body, '.', ''), ',', '.') as decimal(28, 8)) * factor end as comma_value,
    cast(null as decimal(28, 8)) as value
from styled
"""

# Cells, plain numbers, those that could be grouped thousands, those that cannot, those with more than four decimals.
_PLAIN = (
    "select count({cell}), count(try_cast({cell} as decimal(18, 4))), count(case when decimals = 3 then 1 end), "
    "count(case when decimals <> 3 or decimals = 3 and ltrim({cell}, '+- ') like '0%' then 1 end), "
    "count(case when decimals > 4 then 1 end) from (select {cell} as {name}, case when instr({cell}, '.') > 0 "
    "then length(rtrim({cell})) - instr({cell}, '.') end as decimals from {cells} as c) as c"
)


def decide(
    cursor: duckdb.DuckDBPyConnection, column: Column, *, field: str, kind: str, choice: str | None
) -> tuple[str, Reading]:
    """The style of a column of numbers: how its value is written in SQL, and the reading.

    The expression is a decimal over the cells alias `c` and, where a lookup is needed, the alias
    `m<place>` of `column.table("number")`, whose `value` is then filled.
    """
    cell = column.cell
    total, plain, grouped, sure, fine = counts(cursor, _PLAIN.format(cell=cell, name="c" + str(column.place), cells=column.cells))
    if total == plain and not fine and (sure or not grouped) and choice != "decimal-comma":
        return "", Reading(column.header, field, kind, "plain", {"plain": total})
    table = column.table("number")
    cursor.execute(_MAP.format(table=table, cell=cell, cells=column.cells))
    point, comma, both, neither = counts(
        cursor,
        "select count(case when point_fits and not comma_fits then 1 end), count(case when comma_fits and not point_fits then 1 end), "
        "count(case when point_fits and comma_fits and point_value <> comma_value then 1 end), "
        "count(case when not coalesce(point_fits, false) and not coalesce(comma_fits, false) then 1 end) from " + table,
    )
    evidence = {"decimal-point": point, "decimal-comma": comma, "both": both, "neither": neither}
    question = None
    if choice in STYLES:
        how = choice
    elif point != comma:
        how = "decimal-point" if point > comma else "decimal-comma"
    elif both or point:
        how = "decimal-point"
        rows = cursor.execute(
            "select text, cast(point_value as varchar), cast(comma_value as varchar) from " + table
            + " where point_value is distinct from comma_value order by text limit 5"
        ).fetchall()
        question = Question(
            "number.style",
            column.file,
            column.header,
            {
                "decimal-point": tuple((text, _short(a)) for text, a, _ in rows),
                "decimal-comma": tuple((text, _short(b)) for text, _, b in rows),
            },
        )
    else:
        how = "decimal-point"
    source = "point_value" if how == "decimal-point" else "comma_value"
    cursor.execute("update " + table + " set value = try_cast(" + source + " as decimal(28, 8))")
    return table, Reading(column.header, field, kind, how, evidence, question=question)


def signs(cursor: duckdb.DuckDBPyConnection, table: str) -> tuple[str, ...]:
    """Currency signs and codes that stand in the cells of a column, most frequent first."""
    rows = cursor.execute("select sign, count(*) from " + table + " where sign <> '' group by 1 order by 2 desc, 1").fetchall()
    return tuple(sign for sign, _ in rows)


def money(
    cursor: duckdb.DuckDBPyConnection, column: Column, *, field: str, choice: str | None, digits: str
) -> ColumnPlan:
    """Amounts: minor units, rounded half away from zero, and the rest in ten-thousandths of a minor unit.

    `digits` is the SQL of the currency's minor digits (a number, or a column of the currency lookup).
    """
    table, reading = decide(cursor, column, field=field, kind="money", choice=choice)
    cell = column.cell
    if table:
        alias = "m" + str(column.place)
        joins: tuple[str, ...] = ("left join " + table + " as " + alias + " on " + alias + ".text = " + cell,)
        value = alias + ".value"
    else:
        joins = ()
        value = "try_cast(" + cell + " as decimal(18, 4))"
    if digits.isdigit():
        power = str(10 ** int(digits))
        exact = "cast(" + value + " as decimal(28, 8)) * " + power if table else value + " * " + power
    else:
        exact = "cast(" + value + " as decimal(28, 8)) * cast(power(10, " + digits + ") as bigint)"
    minor = "try_cast(round(" + exact + ", 0) as bigint)"
    rest = "cast(round((" + exact + " - round(" + exact + ", 0)) * 10000, 0) as integer)"
    return ColumnPlan(
        ((field, minor), (field + "_rest", "coalesce(" + rest + ", 0)")),
        joins=joins,
        faults=((cell + " is not null and " + value + " is null", "money.not_a_number"),
                (value + " is not null and " + minor + " is null", "money.too_large")),
        source=cell,
        reading=reading,
    )


def percent(cursor: duckdb.DuckDBPyConnection, column: Column, *, field: str, choice: str | None) -> ColumnPlan:
    """Percentages as basis points; 0-100 or fractions, decided by the column (a % sign or a value above 1)."""
    table, reading = decide(cursor, column, field=field, kind="percent", choice="decimal-point" if choice else None)
    cell = column.cell
    alias = "m" + str(column.place)
    value = alias + ".value" if table else "try_cast(" + cell + " as decimal(18, 4))"
    joins = ("left join " + table + " as " + alias + " on " + alias + ".text = " + cell,) if table else ()
    source = "select max(abs(value)), count(case when unit = '%' then 1 end) from " + table if table else (
        "select max(abs(" + value + ")), 0 from " + column.cells + " as c"
    )
    row = cursor.execute(source).fetchone()
    largest, signed = row or (None, 0)
    how = choice if choice in ("percent", "fraction") else ("percent" if signed or (largest is not None and largest > 1) else "fraction")
    factor = "100" if how == "percent" else "10000"
    decided = Reading(column.header, field, "percent", how, reading.evidence)
    return ColumnPlan(
        ((field + "_bp", "try_cast(round(" + value + " * " + factor + ", 0) as integer)"),),
        joins=joins,
        faults=((cell + " is not null and " + value + " is null", "number.unreadable"),),
        source=cell,
        soft=True,
        reading=decided,
    )


def number(column: Column, *, field: str, whole: bool) -> ColumnPlan:
    """A number that no figure depends on; a cell that is none is left out and listed."""
    cell = column.cell
    plain = "replace(replace(" + cell + ", ',', ''), ' ', '')"
    value = "try_cast(" + plain + " as decimal(28, 10))"
    if whole:
        value = "try_cast(" + plain + " as bigint)"
    return ColumnPlan(
        ((field, value),), faults=((cell + " is not null and " + value + " is null", "number.unreadable"),), source=cell, soft=True
    )


_TRUE = ("1", "true", "yes", "y", "t", "checked", "x", "on", "是", "已", "有", "active", "在职", "启用", "√", "1.0", "wahr", "ja", "oui", "si", "sí")
_FALSE = ("0", "false", "no", "n", "f", "unchecked", "off", "否", "未", "无", "inactive", "离职", "停用", "×", "0.0", "falsch", "nein", "non")


def flag(cursor: duckdb.DuckDBPyConnection, column: Column, *, field: str) -> ColumnPlan:
    """Booleans in every dress; an unknown word is left out and listed."""
    table, alias = column.table("flag"), "f" + str(column.place)
    cursor.execute(
        "create or replace table " + table + " as with texts as (select distinct " + column.cell + " as text from " + column.cells
        + " as c) select text, case when list_contains($yes, lower(text)) then true when list_contains($no, lower(text)) then false end as value "
        "from texts where text is not null",
        {"yes": list(_TRUE), "no": list(_FALSE)},
    )
    return ColumnPlan(
        ((field, alias + ".value"),),
        joins=("left join " + table + " as " + alias + " on " + alias + ".text = " + column.cell,),
        faults=((column.cell + " is not null and " + alias + ".value is null", "flag.unreadable"),),
        source=column.cell,
        soft=True,
    )


def _short(value: str | None) -> str:
    if value is None:
        return "–"
    return value.rstrip("0").rstrip(".") if "." in value else value
