"""Names become numbers: references, labels, currencies and ids, as lookups beside the cells.

Ids that the warehouse does not know yet are provisional: they stand in `<stage>.refs_new`,
`<stage>.labels_new`, `<stage>.currencies_new` and `<stage>.<object>_keys_new` until the commit.
"""

from __future__ import annotations

import duckdb

from salesperf.domain.money import MINOR_DIGITS
from salesperf.domain.objects import OBJECTS
from salesperf.importers.readings import Column, ColumnPlan

_ALIASES = {
    "￥": "CNY", "¥": "CNY", "元": "CNY", "RMB": "CNY", "人民币": "CNY", "人民币元": "CNY", "CHINESE YUAN": "CNY", "YUAN": "CNY",
    "$": "USD", "US$": "USD", "USD$": "USD", "US DOLLAR": "USD", "DOLLAR": "USD", "美元": "USD", "€": "EUR", "EURO": "EUR", "欧元": "EUR",
    "£": "GBP", "POUND": "GBP", "POUND STERLING": "GBP", "英镑": "GBP", "港币": "HKD", "HK$": "HKD", "日元": "JPY", "YEN": "JPY",
    "R$": "BRL", "₹": "INR", "₩": "KRW",
}


def begin(cursor: duckdb.DuckDBPyConnection, stage: str) -> None:
    """Make the tables of provisional ids in a fresh scratch database."""
    cursor.execute("create table " + stage + ".refs_new (ref_id integer, kind varchar, scope varchar, text varchar, name varchar)")
    cursor.execute("create table " + stage + ".labels_new (label_id integer, kind varchar, name varchar)")
    cursor.execute("create table " + stage + ".currencies_new (currency_id integer, code varchar, digits integer)")
    for key in OBJECTS:
        cursor.execute("create table " + stage + "." + key + "_keys_new (key_id bigint, system varchar, key varchar)")


def currency_code(text: str) -> str | None:
    """ISO code that a cell or a sign means; None when it means none."""
    plain = text.strip().upper()
    code = plain if plain in MINOR_DIGITS else _ALIASES.get(plain)
    if code is None and "(" in plain:
        return currency_code(plain.partition("(")[2].rstrip(")"))
    return code


def identifier(expression: str, *, system: str) -> str:
    """SQL of an id as it is kept: Salesforce's 15-character ids get their checksum, others stay as text."""
    if system != "salesforce":
        return expression
    letters = "'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'"
    suffix = []
    for chunk in range(3):
        bits = " + ".join(
            "case when substr(" + expression + ", " + str(chunk * 5 + bit + 1) + ", 1) between 'A' and 'Z' then " + str(1 << bit) + " else 0 end"
            for bit in range(5)
        )
        suffix.append("substr(" + letters + ", 1 + " + bits + ", 1)")
    return (
        "case when length(" + expression + ") = 15 and regexp_matches(" + expression + ", '^[A-Za-z0-9]{15}$') then "
        + expression + " || " + " || ".join(suffix) + " else " + expression + " end"
    )


def reference(
    cursor: duckdb.DuckDBPyConnection, *, kind: str, by_id: Column | None, by_name: Column | None, raw: str, system: str
) -> ColumnPlan:
    """Texts that name another record: one number a distinct pair of id and name."""
    column = by_id or by_name
    if column is None:
        raise ValueError(kind)
    a = by_id.cell if by_id else "cast(null as varchar)"
    b = by_name.cell if by_name else "cast(null as varchar)"
    table = column.table("ref")
    cursor.execute(
        "create or replace table " + table + " as with pairs as (select distinct coalesce(" + a + ", '') as a, coalesce(" + b
        + ", '') as b from " + column.cells + " as c) select a, b, case when a <> '' then $system else '' end as scope, "
        "case when a <> '' then " + identifier("a", system=system) + " else trim(b) end as text, "
        "case when a <> '' and b <> '' then trim(b) end as name, cast(null as integer) as ref_id from pairs where a <> '' or b <> ''",
        {"system": system},
    )
    known = "(select ref_id, kind, scope, text from meta.refs union all select ref_id, kind, scope, text from " + column.stage + ".refs_new)"
    cursor.execute(
        "insert into " + column.stage + ".refs_new select (select coalesce(max(ref_id), 0) from " + known + ") + row_number() over (order by scope, text), "
        "$kind, scope, text, name from (select t.scope, t.text, max(t.name) as name from " + table + " t left join " + known
        + " k on k.kind = $kind and k.scope = t.scope and k.text = t.text where k.ref_id is null group by t.scope, t.text)",
        {"kind": kind},
    )
    cursor.execute(
        "update " + table + " set ref_id = k.ref_id from " + known + " k where k.kind = $kind and k.scope = " + table.rpartition(".")[2]
        + ".scope and k.text = " + table.rpartition(".")[2] + ".text",
        {"kind": kind},
    )
    alias = "r" + str(column.place)
    if by_id and by_name:
        on = alias + ".a = coalesce(" + a + ", '') and " + alias + ".b = coalesce(" + b + ", '')"
    elif by_id:
        on = alias + ".a = " + a
    else:
        on = alias + ".b = " + b
    return ColumnPlan(((raw, alias + ".ref_id"),), joins=("left join " + table + " as " + alias + " on " + on,), source=column.cell)


def label(cursor: duckdb.DuckDBPyConnection, column: Column, *, kind: str, raw: str) -> ColumnPlan:
    """One of a few names: one number a distinct trimmed text."""
    table = column.table("label")
    cursor.execute(
        "create or replace table " + table + " as with texts as (select distinct " + column.cell + " as text from " + column.cells
        + " as c) select text, trim(text) as name, cast(null as integer) as label_id from texts where text is not null"
    )
    known = "(select label_id, kind, name from meta.labels union all select label_id, kind, name from " + column.stage + ".labels_new)"
    cursor.execute(
        "insert into " + column.stage + ".labels_new select (select coalesce(max(label_id), 0) from " + known + ") + row_number() over (order by name), "
        "$kind, name from (select distinct t.name from " + table + " t left join " + known
        + " k on k.kind = $kind and k.name = t.name where k.label_id is null)",
        {"kind": kind},
    )
    cursor.execute(
        "update " + table + " set label_id = k.label_id from " + known + " k where k.kind = $kind and k.name = "
        + table.rpartition(".")[2] + ".name",
        {"kind": kind},
    )
    alias = "l" + str(column.place)
    return ColumnPlan(
        ((raw, alias + ".label_id"),),
        joins=("left join " + table + " as " + alias + " on " + alias + ".text = " + column.cell,),
        source=column.cell,
    )


def constant_label(cursor: duckdb.DuckDBPyConnection, stage: str, *, kind: str, name: str) -> int:
    """Number of one label, provisional where it is new."""
    known = "(select label_id, kind, name from meta.labels union all select label_id, kind, name from " + stage + ".labels_new)"
    row = cursor.execute("select label_id from " + known + " where kind = $kind and name = $name", {"kind": kind, "name": name}).fetchone()
    if row:
        return int(row[0])
    cursor.execute(
        "insert into " + stage + ".labels_new select coalesce(max(label_id), 0) + 1, $kind, $name from " + known, {"kind": kind, "name": name}
    )
    return constant_label(cursor, stage, kind=kind, name=name)


def constant_currency(cursor: duckdb.DuckDBPyConnection, stage: str, code: str) -> int:
    """Number of a currency, provisional where it is new."""
    known = "(select currency_id, code from meta.currencies union all select currency_id, code from " + stage + ".currencies_new)"
    row = cursor.execute("select currency_id from " + known + " where code = $code", {"code": code}).fetchone()
    if row:
        return int(row[0])
    cursor.execute(
        "insert into " + stage + ".currencies_new select coalesce(max(currency_id), 0) + 1, $code, $digits from " + known,
        {"code": code, "digits": MINOR_DIGITS[code]},
    )
    return constant_currency(cursor, stage, code)


def currency(cursor: duckdb.DuckDBPyConnection, column: Column, *, assumed: str) -> ColumnPlan:
    """Codes, signs and names of currencies; an empty cell takes the assumed one, an unknown word rejects the row.

    The lookup (alias `q`) also gives `digits` to the amounts of the row.
    """
    table = column.table("currency")
    cursor.execute("create or replace table " + table + " (text varchar, currency_id integer, digits integer)")
    texts = cursor.execute("select distinct " + column.cell + " from " + column.cells + " as c").fetchall()
    for (text,) in texts:
        code = assumed if text is None else currency_code(text)
        number = constant_currency(cursor, column.stage, code) if code else None
        cursor.execute(
            "insert into " + table + " values ($text, $number, $digits)",
            {"text": text, "number": number, "digits": MINOR_DIGITS[code] if code else None},
        )
    return ColumnPlan(
        (("currency_id", "q.currency_id"),),
        joins=("left join " + table + " as q on q.text is not distinct from " + column.cell,),
        faults=((column.cell + " is not null and q.currency_id is null", "currency.unknown"),),
        source=column.cell,
    )


def deal_reference(cursor: duckdb.DuckDBPyConnection, column: Column, *, raw: str, system: str) -> ColumnPlan:
    """Ids of deals of the same system, known or not yet loaded: the key's number, provisional where it is new."""
    table = column.table("deal")
    cursor.execute(
        "create or replace table " + table + " as with texts as (select distinct " + column.cell + " as text from " + column.cells
        + " as c) select text, " + identifier("text", system=system) + " as key, cast(null as bigint) as key_id from texts where text is not null"
    )
    known = "(select key_id, system, key from raw.deals_keys union all select key_id, system, key from " + column.stage + ".deals_keys_new)"
    cursor.execute(
        "insert into " + column.stage + ".deals_keys_new select (select coalesce(max(key_id), 0) from " + known + ") + row_number() over (order by key), "
        "$system, key from (select distinct t.key from " + table + " t left join " + known
        + " k on k.system = $system and k.key = t.key where k.key_id is null)",
        {"system": system},
    )
    cursor.execute(
        "update " + table + " set key_id = k.key_id from " + known + " k where k.system = $system and k.key = " + table.rpartition(".")[2] + ".key",
        {"system": system},
    )
    alias = "k" + str(column.place)
    return ColumnPlan(
        ((raw, alias + ".key_id"),),
        joins=("left join " + table + " as " + alias + " on " + alias + ".text = " + column.cell,),
        source=column.cell,
    )
