"""Amounts, percentages, whole numbers and flags: one decimal style a column, decided by all its cells."""

from __future__ import annotations

from dataclasses import replace

import duckdb

from salesperf.importers.readings import Column, ColumnPlan, Question, Reading, counts, sql

STYLES = ("decimal-point", "decimal-comma")
_CAST_DECIMALS = 4
_LARGEST_CAST = 10**14


def decide(
    cursor: duckdb.DuckDBPyConnection, column: Column, *, field: str, kind: str, choice: str | None
) -> tuple[str, Reading, int]:
    """The style of a column of numbers: the table of its values by text, the reading, and the most decimals.

    The table is "" for plain numbers, whose cells are cast as they stand; only their decimals are told.
    """
    cell = column.cell
    total, plain, grouped, sure, decimals = counts(
        cursor, sql("numbers/plain", cell=cell, cells=column.cells)
    )
    if total == plain and decimals <= _CAST_DECIMALS and (sure or not grouped) and choice != "decimal-comma":
        return "", Reading(column.header, field, kind, "plain", {"plain": total}), decimals
    table = column.table("number")
    cursor.execute(sql("numbers/texts", table=table, cell=cell, cells=column.cells))
    point, comma, both, neither = counts(cursor, sql("numbers/evidence", table=table))
    evidence = {"decimal-point": point, "decimal-comma": comma, "both": both, "neither": neither}
    question = None
    if choice in STYLES:
        how = choice
    elif point != comma:
        how = "decimal-point" if point > comma else "decimal-comma"
    elif both or point:
        how = "decimal-point"
        rows = cursor.execute(sql("numbers/ambiguous", table=table)).fetchall()
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
    cursor.execute(sql("numbers/value", table=table, source=source))
    return table, Reading(column.header, field, kind, how, evidence, question=question), _CAST_DECIMALS


def money(
    cursor: duckdb.DuckDBPyConnection,
    column: Column,
    *,
    field: str,
    choice: str | None,
    digits: str,
    scale: int = 1,
) -> ColumnPlan:
    """Amounts: minor units, rounded half away from zero, and the rest in ten-thousandths of a minor unit.

    `digits` is the SQL of the currency's minor digits (a number, or a column of the currency lookup), `scale`
    what one unit of the column stands for (10,000 under a header of 万元).
    """
    table, reading, decimals = decide(cursor, column, field=field, kind="money", choice=choice)
    if table:
        cursor.execute(sql("numbers/no_shares", table=table))
    cell = column.cell
    alias = "m" + str(column.place)
    if table:
        value, exact = alias + ".value", "cast(" + alias + ".value as decimal(28, 8))"
    else:
        value = exact = "c." + alias
    if digits.isdigit():
        factor = scale * 10 ** int(digits)
        power, fits = str(factor), not table and factor * _LARGEST_CAST < 2**63
        whole = not table and 10**decimals <= factor
    else:
        power, fits, whole = "cast(" + str(scale) + " * power(10, " + digits + ") as bigint)", False, False
        exact = "cast(" + value + " as decimal(28, 8))"
    exact += " * " + power
    minor = "try_cast(round(" + exact + ", 0) as bigint)"
    rest = "coalesce(cast(round((" + exact + " - round(" + exact + ", 0)) * 10000, 0) as integer), 0)"
    too_large = (value + " is not null and " + minor + " is null", "money.too_large")
    return ColumnPlan(
        ((field, minor), (field + "_rest", "cast(0 as integer)" if whole else rest)),
        joins=(column.lookup(table, alias),) if table else (),
        faults=(
            (cell + " is not null and " + value + " is null", "money.not_a_number"),
            *(() if fits else (too_large,)),
        ),
        source=cell,
        reading=reading,
        parsed=() if table else ((alias, "try_cast(" + cell + " as decimal(18, 4))"),),
    )


def percent(
    cursor: duckdb.DuckDBPyConnection, column: Column, *, field: str, choice: str | None
) -> ColumnPlan:
    """Percentages as basis points; 0-100 or fractions, as the column shows (a % sign or a value above 1)."""
    value, how, plan = _percentages(cursor, column, field=field, choice=choice)
    factor = "100" if how == "percent" else "10000"
    return replace(
        plan, values=((field + "_bp", "try_cast(round(" + value + " * " + factor + ", 0) as integer)"),)
    )


def share(cursor: duckdb.DuckDBPyConnection, column: Column, *, field: str, choice: str | None) -> ColumnPlan:
    """Parts of a whole, exact; 0-100 or fractions, as percentages are told."""
    value, how, plan = _percentages(cursor, column, field=field, choice=choice)
    factor = "0.01" if how == "percent" else "1"
    return replace(plan, values=((field, "try_cast(" + value + " * " + factor + " as decimal(28, 10))"),))


def _percentages(
    cursor: duckdb.DuckDBPyConnection, column: Column, *, field: str, choice: str | None
) -> tuple[str, str, ColumnPlan]:
    """SQL of the number in a cell, whether it is of 100 or of 1, and a plan that lacks its values."""
    table, reading, _ = decide(
        cursor, column, field=field, kind="percent", choice="decimal-point" if choice else None
    )
    value, joins = _value(column, table)
    if table:
        row = cursor.execute(sql("numbers/percent_texts", table=table)).fetchone()
    else:
        row = cursor.execute(sql("numbers/percent_cells", cell=column.cell, cells=column.cells)).fetchone()
    largest, signed = row or (None, 0)
    how = (
        choice
        if choice in ("percent", "fraction")
        else ("percent" if signed or (largest is not None and largest > 1) else "fraction")
    )
    decided = Reading(column.header, field, "percent", how, reading.evidence)
    plan = ColumnPlan(
        (), joins=joins, faults=_unreadable(column, value), source=column.cell, soft=True, reading=decided
    )
    return value, how, plan


def quantity(
    cursor: duckdb.DuckDBPyConnection, column: Column, *, field: str, choice: str | None
) -> ColumnPlan:
    """How many of something, exact, in the decimal style of the column."""
    table, reading, _ = decide(cursor, column, field=field, kind="quantity", choice=choice)
    value, joins = _value(column, table)
    return ColumnPlan(
        ((field, "try_cast(" + value + " as decimal(28, 10))"),),
        joins=joins,
        faults=_unreadable(column, value),
        source=column.cell,
        soft=True,
        reading=reading,
    )


def _value(column: Column, table: str) -> tuple[str, tuple[str, ...]]:
    """SQL of the number in a cell and the joins that it needs, once the column's style is decided."""
    if not table:
        return "try_cast(" + column.cell + " as decimal(18, 4))", ()
    alias = "m" + str(column.place)
    return alias + ".value", (column.lookup(table, alias),)


def _unreadable(column: Column, value: str) -> tuple[tuple[str, str], ...]:
    return ((column.cell + " is not null and " + value + " is null", "number.unreadable"),)


def number(column: Column, *, field: str, whole: bool) -> ColumnPlan:
    """A number that no figure depends on; a cell that is none is left out and listed."""
    cell = column.cell
    plain = "replace(replace(" + cell + ", ',', ''), ' ', '')"
    value = "try_cast(" + plain + " as decimal(28, 10))"
    if whole:
        value = "try_cast(" + plain + " as bigint)"
    return ColumnPlan(
        ((field, value),),
        faults=((cell + " is not null and " + value + " is null", "number.unreadable"),),
        source=cell,
        soft=True,
    )


_TRUE = (
    "1",
    "true",
    "yes",
    "y",
    "t",
    "checked",
    "x",
    "on",
    "是",
    "已",
    "有",
    "active",
    "在职",
    "启用",
    "√",
    "1.0",
    "wahr",
    "ja",
    "oui",
    "si",
    "sí",
)
_FALSE = (
    "0",
    "false",
    "no",
    "n",
    "f",
    "unchecked",
    "off",
    "否",
    "未",
    "无",
    "inactive",
    "离职",
    "停用",
    "×",
    "0.0",
    "falsch",
    "nein",
    "non",
)


def flag(cursor: duckdb.DuckDBPyConnection, column: Column, *, field: str) -> ColumnPlan:
    """Booleans in every dress; an unknown word is left out and listed."""
    table, alias = column.table("flag"), "f" + str(column.place)
    cursor.execute(
        sql("numbers/flags", table=table, cell=column.cell, cells=column.cells),
        {"yes": list(_TRUE), "no": list(_FALSE)},
    )
    return ColumnPlan(
        ((field, alias + ".value"),),
        joins=(column.lookup(table, alias),),
        faults=((column.cell + " is not null and " + alias + ".value is null", "flag.unreadable"),),
        source=column.cell,
        soft=True,
    )


def _short(value: str | None) -> str:
    if value is None:
        return "–"
    return value.rstrip("0").rstrip(".") if "." in value else value
