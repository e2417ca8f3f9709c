"""Names become numbers: references, labels, currencies and ids, as lookups beside the cells.

Ids that the warehouse does not know yet are provisional: they stand in `<stage>.refs_new`,
`<stage>.labels_new`, `<stage>.currencies_new` and `<stage>.<object>_keys_new` until the commit.
"""

from __future__ import annotations

import duckdb

from salesperf.domain.money import MINOR_DIGITS
from salesperf.domain.objects import OBJECTS
from salesperf.importers.readings import Column, ColumnPlan, sql
from salesperf.warehouse.raw_tables import RECORDS

_ALIASES = {
    "￥": "CNY",
    "¥": "CNY",
    "元": "CNY",
    "RMB": "CNY",
    "人民币": "CNY",
    "人民币元": "CNY",
    "CHINESE YUAN": "CNY",
    "YUAN": "CNY",
    "$": "USD",
    "US$": "USD",
    "USD$": "USD",
    "US DOLLAR": "USD",
    "DOLLAR": "USD",
    "美元": "USD",
    "€": "EUR",
    "EURO": "EUR",
    "欧元": "EUR",
    "£": "GBP",
    "POUND": "GBP",
    "POUND STERLING": "GBP",
    "英镑": "GBP",
    "港币": "HKD",
    "HK$": "HKD",
    "NT$": "TWD",
    "S$": "SGD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "MX$": "MXN",
    "＄": "USD",
    "￡": "GBP",
    "₽": "RUB",
    "฿": "THB",
    "ZŁ": "PLN",
    "KČ": "CZK",
    "日元": "JPY",
    "YEN": "JPY",
    "R$": "BRL",
    "₹": "INR",
    "₩": "KRW",
}

_MOST = 1000


def begin(cursor: duckdb.DuckDBPyConnection, stage: str) -> None:
    """Make the tables of provisional ids in a fresh scratch database."""
    for name in ("refs", "labels", "currencies"):
        cursor.execute(sql("names/scratch_" + name, table=stage + "." + name + "_new"))
    for key in OBJECTS:
        cursor.execute(sql("names/scratch_keys", table=stage + "." + key + "_keys_new"))


def currency_code(text: str) -> str | None:
    """ISO code that a cell or a sign means; None when it means none."""
    plain = text.strip().upper()
    code = plain if plain in MINOR_DIGITS else _ALIASES.get(plain)
    if code is None and "(" in plain:
        return currency_code(plain.partition("(")[2].rstrip(")"))
    return code


def identifier(expression: str, *, system: str) -> str:
    """SQL of an id as it is kept: Salesforce's short ids get their checksum, Zoho's lose their prefix."""
    if system == "zoho":
        return "regexp_replace(" + expression + ", '^zcrm_', '')"
    if system != "salesforce":
        return expression
    letters = "'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'"
    suffix = []
    for chunk in range(3):
        bits = " + ".join(
            "case when substr("
            + expression
            + ", "
            + str(chunk * 5 + bit + 1)
            + ", 1) between 'A' and 'Z' then "
            + str(1 << bit)
            + " else 0 end"
            for bit in range(5)
        )
        suffix.append("substr(" + letters + ", 1 + " + bits + ", 1)")
    return (
        "case when length("
        + expression
        + ") = 15 and regexp_matches("
        + expression
        + ", '^[A-Za-z0-9]{15}$') then "
        + expression
        + " || "
        + " || ".join(suffix)
        + " else "
        + expression
        + " end"
    )


def reference(
    cursor: duckdb.DuckDBPyConnection,
    *,
    kind: str,
    by_id: Column | None,
    by_name: Column | None,
    raw: str,
    system: str,
) -> ColumnPlan:
    """Texts that name another record: one number a distinct pair of id and name."""
    column = by_id or by_name
    if column is None:
        raise ValueError(kind)
    a = by_id.cell if by_id else "cast(null as varchar)"
    b = by_name.cell if by_name else "cast(null as varchar)"
    table = column.table("ref")
    parts = {"table": table, "own": table.rpartition(".")[2], "new": column.stage + ".refs_new"}
    cursor.execute(
        sql("names/refs", **parts, a=a, b=b, cells=column.cells, text=identifier("a", system=system)),
        {"system": system},
    )
    cursor.execute(sql("names/refs_new", **parts), {"kind": kind})
    cursor.execute(sql("names/refs_number", **parts), {"kind": kind})
    alias = "r" + str(column.place)
    if by_id and by_name:
        on = alias + ".a = coalesce(" + a + ", '') and " + alias + ".b = coalesce(" + b + ", '')"
    elif by_id:
        on = alias + ".a = " + a
    else:
        on = alias + ".b = " + b
    return ColumnPlan(
        ((raw, alias + ".ref_id"),),
        joins=("left join " + table + " as " + alias + " on " + on,),
        source=column.cell,
    )


def label(cursor: duckdb.DuckDBPyConnection, column: Column, *, kind: str, raw: str) -> ColumnPlan:
    """One of a few names: one number a distinct trimmed text."""
    table = column.table("label")
    parts = {"table": table, "own": table.rpartition(".")[2], "new": column.stage + ".labels_new"}
    cursor.execute(sql("names/labels", **parts, cell=column.cell, cells=column.cells))
    cursor.execute(sql("names/labels_new", **parts), {"kind": kind})
    cursor.execute(sql("names/labels_number", **parts), {"kind": kind})
    alias = "l" + str(column.place)
    return ColumnPlan(
        ((raw, alias + ".label_id"),),
        joins=(column.lookup(table, alias),),
        source=column.cell,
    )


def label_texts(cursor: duckdb.DuckDBPyConnection, column: Column) -> list[str]:
    """The different texts of a column that `label` has read, at most a thousand of them."""
    rows = cursor.execute(sql("names/label_texts", table=column.table("label")), {"most": _MOST}).fetchall()
    return [text for (text,) in rows]


def quoted(text: str) -> str:
    """A text of a cell as a literal in SQL."""
    return "'" + text.replace("'", "''") + "'"


def constant_label(cursor: duckdb.DuckDBPyConnection, stage: str, *, kind: str, name: str) -> int:
    """Number of one label, provisional where it is new."""
    new = stage + ".labels_new"
    asked = {"kind": kind, "name": name}
    row = cursor.execute(sql("names/label", new=new), asked).fetchone()
    if row:
        return int(row[0])
    cursor.execute(sql("names/label_new", new=new), asked)
    return constant_label(cursor, stage, kind=kind, name=name)


def constant_currency(cursor: duckdb.DuckDBPyConnection, stage: str, code: str) -> int:
    """Number of a currency, provisional where it is new."""
    new = stage + ".currencies_new"
    row = cursor.execute(sql("names/currency", new=new), {"code": code}).fetchone()
    if row:
        return int(row[0])
    cursor.execute(sql("names/currency_new", new=new), {"code": code, "digits": MINOR_DIGITS[code]})
    return constant_currency(cursor, stage, code)


def record_reference(
    cursor: duckdb.DuckDBPyConnection, column: Column, *, of: str, raw: str, system: str
) -> ColumnPlan:
    """Ids of deals, orders or invoices of the same system: the key's number, provisional where no file has
    brought the record.
    """
    object_ = RECORDS[of]
    table = column.table(of)
    parts = {
        "table": table,
        "own": table.rpartition(".")[2],
        "keys": "raw." + object_ + "_keys",
        "new": column.stage + "." + object_ + "_keys_new",
    }
    cursor.execute(
        sql(
            "names/records",
            **parts,
            cell=column.cell,
            cells=column.cells,
            key=identifier("text", system=system),
        )
    )
    cursor.execute(sql("names/records_new", **parts), {"system": system})
    cursor.execute(sql("names/records_number", **parts), {"system": system})
    alias = "k" + str(column.place)
    return ColumnPlan(
        ((raw, alias + ".key_id"),),
        joins=(column.lookup(table, alias),),
        source=column.cell,
    )
