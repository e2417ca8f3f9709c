"""The currency of every amount: a column of currencies, the header, or the signs in the cells."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from salesperf.domain.money import MINOR_DIGITS
from salesperf.importers import units
from salesperf.importers.names import constant_currency, currency_code
from salesperf.importers.readings import Column, ColumnPlan, sql


def of_amounts(
    cursor: duckdb.DuckDBPyConnection, column: Column, *, currency: str, known_from: str
) -> tuple[ColumnPlan, str, str]:
    """Currency of amounts whose rows name none: chosen or told by the header, else by the signs in the cells.

    Returns the plan, the currency and how it is known; with several signs each row has the currency of its
    own, and a row without one the assumed one.
    """
    if known_from == "assumed":
        signs = cursor.execute(sql("numbers/signs", cell=column.cell, cells=column.cells)).fetchall()
        codes = {code for (sign,) in signs for code in [units.code_of_sign(sign, reporting=currency)] if code}
        if len(codes) > 1:
            return _by_sign(cursor, column, assumed=currency), currency, "signs"
        if codes:
            currency, known_from = codes.pop(), "told"
    number = constant_currency(cursor, column.stage, currency)
    return ColumnPlan((("currency_id", "cast(" + str(number) + " as integer)"),)), currency, known_from


def of_column(cursor: duckdb.DuckDBPyConnection, column: Column, *, assumed: str) -> ColumnPlan:
    """Codes, signs and names of currencies.

    An empty cell takes the assumed one, an unknown word rejects the row. The lookup (alias `q`) also gives
    `digits` to the amounts of the row.
    """
    table = column.table("currency")
    texts = cursor.execute(sql("names/currency_texts", cell=column.cell, cells=column.cells)).fetchall()
    _write_currencies(
        cursor, column, table, {text: assumed if text is None else currency_code(text) for (text,) in texts}
    )
    return ColumnPlan(
        (("currency_id", "q.currency_id"),),
        joins=("left join " + table + " as q on q.text is not distinct from " + column.cell,),
        faults=((column.cell + " is not null and q.currency_id is null", "currency.unknown"),),
        source=column.cell,
    )


def _by_sign(cursor: duckdb.DuckDBPyConnection, column: Column, *, assumed: str) -> ColumnPlan:
    """The currency of each amount by the sign or code in its cell; the assumed one where there is none."""
    table = column.table("currency")
    texts = cursor.execute(sql("names/amount_signs", cell=column.cell, cells=column.cells)).fetchall()
    _write_currencies(
        cursor,
        column,
        table,
        {text: currency_code(sign) or assumed for text, sign in texts} | {None: assumed},
    )
    return ColumnPlan(
        (("currency_id", "q.currency_id"),),
        joins=("left join " + table + " as q on q.text is not distinct from " + column.cell,),
        source=column.cell,
    )


def _write_currencies(
    cursor: duckdb.DuckDBPyConnection, column: Column, table: str, codes: Mapping[str | None, str | None]
) -> None:
    """A lookup from texts to currencies; a text that means none gets NULL."""
    cursor.execute(sql("names/currencies", table=table))
    rows = [
        [
            text,
            constant_currency(cursor, column.stage, code) if code else None,
            MINOR_DIGITS[code] if code else None,
        ]
        for text, code in codes.items()
    ]
    if rows:
        cursor.executemany(sql("names/currency_text", table=table), rows)
