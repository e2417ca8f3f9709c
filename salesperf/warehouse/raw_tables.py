"""Raw tables, generated from the catalogue of loadable objects.

For each object `<o>` there are: `raw.<o>` (one row per version of a record, immutable),
`raw.<o>_keys` (one row per record and system), `raw.<o>_again` (one row per later load that saw
an unchanged version). A record's versions and sightings of the loads in force give its history.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from salesperf.domain.objects import OBJECTS, Field, Kind, ObjectType
from salesperf.warehouse.statements import Fragment, statement

_SQL_TYPES = {
    Kind.TEXT: "varchar",
    Kind.ID: "varchar",
    Kind.DAY: "date",
    Kind.TIME: "timestamp",
    Kind.MONEY: "bigint",
    Kind.CURRENCY: "integer",
    Kind.PERCENT: "integer",
    Kind.WHOLE: "bigint",
    Kind.DECIMAL: "decimal(28, 10)",
    Kind.QUANTITY: "decimal(28, 10)",
    Kind.SHARE: "decimal(28, 10)",
    Kind.FLAG: "boolean",
    Kind.LABEL: "integer",
}

RECORDS = {"deal": "deals", "order": "orders", "invoice": "invoices"}
"""Records that others refer to by id: a reference holds the number of the key, whichever comes first."""


@dataclass(frozen=True)
class Column:
    """One column of a raw table and the fields that fill it (an id field and a name field share one)."""

    name: str
    sql_type: str
    fields: tuple[Field, ...]


def columns(object_: ObjectType) -> tuple[Column, ...]:
    """Columns of the object's raw table, without the bookkeeping ones.

    References become one integer `<base>_ref`, labels `<key>_id`, money `<key>` in minor units with
    `<key>_rest` (ten-thousandths of a minor unit), percentages `<key>_bp`.
    """
    out: list[Column] = []
    for field in object_.fields:
        if field.kind in (Kind.REF, Kind.REF_ID):
            name = field.key.removesuffix("_id") + "_ref"
            shared = [i for i, column in enumerate(out) if column.name == name]
            if shared:
                known = out[shared[0]]
                out[shared[0]] = Column(name, known.sql_type, (*known.fields, field))
            else:
                out.append(Column(name, "bigint" if field.of in RECORDS else "integer", (field,)))
            continue
        sql_type = _SQL_TYPES[field.kind]
        suffix = {Kind.LABEL: "_id", Kind.CURRENCY: "_id", Kind.PERCENT: "_bp"}.get(field.kind, "")
        if field.kind is Kind.ID:
            continue  # the key table holds it
        out.append(Column(field.key + suffix, sql_type, (field,)))
        if field.kind is Kind.MONEY:
            out.append(Column(field.key + "_rest", "integer", (field,)))
    return tuple(out)


def statements() -> tuple[str, ...]:
    """Create statements of all raw tables, in catalogue order."""
    out: list[str] = []
    for object_ in OBJECTS.values():
        own = ", ".join(column.name + " " + column.sql_type for column in columns(object_))
        key = object_.key
        out.append(
            "create table raw."
            + key
            + " (version_id bigint not null, key_id bigint not null, load_id integer not null, "
            "file_id integer not null, line bigint not null, " + own + ")"
        )
        out.append(
            "create table raw."
            + key
            + "_keys (key_id bigint not null, system varchar not null, key varchar not null)"
        )
        out.append(
            "create table raw."
            + key
            + "_again (load_id integer not null, key_id bigint not null, version_id bigint not null)"
        )
        # a record missing from a file that was declared complete
        out.append("create table raw." + key + "_missing (load_id integer not null, key_id bigint not null)")
    # stage entries that a deal row itself states ("Date entered ..."), valid while that version is the latest
    out.append(
        "create table raw.deals_entered"
        " (version_id bigint not null, stage_id integer not null, entered_at timestamp not null)"
    )
    return tuple(out)


def add_missing(cursor: duckdb.DuckDBPyConnection) -> None:
    """Bring the raw tables of an older file up to the catalogue: objects and fields that it does not know."""
    known: dict[str, set[str]] = {}
    rows = cursor.execute(
        "select table_name, column_name from information_schema.columns where table_schema = 'raw'"
    ).fetchall()
    for table, column in rows:
        known.setdefault(table, set()).add(column)
    for text in statements():
        if text.split(" ")[2].removeprefix("raw.") not in known:
            cursor.execute(text)
    for object_ in OBJECTS.values():
        for column in columns(object_):
            if object_.key in known and column.name not in known[object_.key]:
                parts = {"name": column.name, "type": Fragment(column.sql_type)}
                cursor.execute(statement("records/add_column", raw="raw." + object_.key, **parts))
