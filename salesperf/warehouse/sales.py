"""Rebuild what was ordered, invoiced and paid, and the leads that came in, from the loads in force.

Without a story of spans, each table is rebuilt whole where a load holds records that it is made of; of
orders and their lines, of which there are the most, only those that it touches, unless these are many.
"""

from __future__ import annotations

import duckdb

from salesperf.domain.orders import is_void
from salesperf.warehouse import records
from salesperf.warehouse.migrations import run_sql
from salesperf.warehouse.statements import Fragment, statement

_VOID = Fragment(
    "coalesce(versions.is_deleted, false) or coalesce(versions.is_cancelled, false)"
    " or versions.status_id in (select label_id from void_words)"
)
_SALES = ("orders", "order_lines", "invoices", "payments")
_OBJECTS = (*_SALES, "regions", "leads")
_EVERYTHING = "everything"
_MADE_OF = {
    "orders": {"orders", "order_lines", "regions"},
    "order_lines": {"orders", "order_lines", "regions"},
    "invoices": {"orders", "invoices", "regions"},
    "payments": {"orders", "invoices", "payments", "regions"},
    "leads": {"leads"},
}
"""What each table is made of."""

_READS = {
    "orders": ("orders", "order_lines"),
    "order_lines": ("orders", "order_lines"),
    "invoices": ("orders", "invoices"),
    "payments": ("orders", "invoices", "payments"),
}
_TOUCHED_LINES = Fragment("key_id in (select key_id from sales_touched where what = 'order_lines')")
_WHOLE = {"orders": "delete from core.orders", "order_lines": "delete from core.order_lines"}
_FEW = 4
"""Where fewer than one in so many are touched, these are built anew by themselves."""


def begin(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make the scratch table that marks records and tables for `rebuild`."""
    cursor.execute("create or replace temp table sales_touched (what varchar not null, key_id bigint)")


def touch_load(cursor: duckdb.DuckDBPyConnection, load_id: int, *, again: bool) -> None:
    """Mark the records that the load changed or missed; with `again` those that it saw unchanged too."""
    for key in _OBJECTS:
        values = {"load_id": load_id, "what": key, "again": again}
        cursor.execute(statement("records/touched", raw="raw." + key), values)


def touch_all(cursor: duckdb.DuckDBPyConnection) -> None:
    """Mark everything."""
    cursor.execute("insert into sales_touched values ($what, null)", {"what": _EVERYTHING})


def rebuild(cursor: duckdb.DuckDBPyConnection) -> None:
    """Build the tables of orders, order lines, invoices, payments and leads anew, where they are marked."""
    marked = {what for (what,) in cursor.execute("select distinct what from sales_touched").fetchall()}
    if not marked:
        return
    few = not marked & {_EVERYTHING, "regions"} and _few(cursor)
    wanted = [key for key, parts in _MADE_OF.items() if _EVERYTHING in marked or marked & parts]
    _read(cursor, wanted, few=few)
    for key in _SALES:
        if key in wanted:
            _write(cursor, key, few=few)
    if "leads" in wanted:
        records.now(cursor, "leads", gone=records.DELETED)
        run_sql(cursor, "core/leads.sql")


def _few(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Whether only some of the orders and lines are to be built anew; marks the lines of marked orders."""
    cursor.execute(statement("records/lines_of_orders"))
    orders, touched_orders, lines, touched = cursor.execute(statement("records/lines_touched")).fetchall()[0]
    return bool(_FEW * (touched_orders + touched) < orders + lines)


def _read(cursor: duckdb.DuckDBPyConnection, wanted: list[str], *, few: bool) -> None:
    """Make the tables of records that the wanted tables are written from."""
    needed = {key for one in wanted for key in _READS.get(one, ())}
    if not needed:
        return
    _void_words(cursor)
    for key in _SALES:
        if key in needed:
            only = _TOUCHED_LINES if few and key == "order_lines" else records.ALL
            records.now(cursor, key, gone=_VOID, only=only)
    run_sql(cursor, "core/region_refs.sql")
    run_sql(cursor, "core/order_places.sql")
    if "invoices" in needed:
        run_sql(cursor, "core/invoice_places.sql")
    if few and "orders" in wanted:
        run_sql(cursor, "core/orders_now_touched.sql")


def _write(cursor: duckdb.DuckDBPyConnection, key: str, *, few: bool) -> None:
    if key == "order_lines" and few:
        run_sql(cursor, "core/order_lines_touched.sql")
    elif key == "orders" and few:
        run_sql(cursor, "core/orders_touched.sql")
    elif key in _WHOLE:
        cursor.execute(_WHOLE[key])
    run_sql(cursor, "core/" + key + ".sql")
    if key == "order_lines" and few:
        run_sql(cursor, "core/orders_counted.sql")


def _void_words(cursor: duckdb.DuckDBPyConnection) -> None:
    """Which texts of status columns say that an order, invoice or payment does not count."""
    cursor.execute("create or replace temp table void_words (label_id integer not null)")
    rows = cursor.execute(statement("records/status_words")).fetchall()
    void = [[label_id] for label_id, name in rows if is_void(name)]
    if void:
        cursor.executemany("insert into void_words values (?)", void)
