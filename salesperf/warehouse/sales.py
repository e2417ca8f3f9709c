"""Rebuild what was ordered, invoiced and paid, and the leads that came in, from the loads in force.

Small next to deals and without a story of spans: the tables of this module are rebuilt whole, and only when a
load holds records of theirs.
"""

from __future__ import annotations

import duckdb

from salesperf.domain.orders import is_void
from salesperf.warehouse.migrations import run_sql
from salesperf.warehouse.statements import Fragment, statement

_VOID = Fragment(
    "coalesce(versions.is_deleted, false) or coalesce(versions.is_cancelled, false)"
    " or versions.status_id in (select label_id from void_words)"
)
_DELETED = Fragment("coalesce(versions.is_deleted, false)")
_SALES = {"orders": _VOID, "order_lines": _VOID, "invoices": _VOID, "payments": _VOID}
_SALES_STEPS = (
    "region_refs",
    "order_places",
    "invoice_places",
    "orders",
    "order_lines",
    "invoices",
    "payments",
)
_OBJECTS = (*_SALES, "regions", "leads")


def begin(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make the scratch table that marks these tables for `rebuild`."""
    cursor.execute("create or replace temp table sales_touched (what varchar not null)")


def touch_load(cursor: duckdb.DuckDBPyConnection, load_id: int) -> None:
    """Mark the tables where the load saw or missed any record that they are made of."""
    if any(
        cursor.execute(statement("records/in_load", raw="raw." + key), {"load_id": load_id}).fetchone()
        for key in _OBJECTS
    ):
        touch_all(cursor)


def touch_all(cursor: duckdb.DuckDBPyConnection) -> None:
    """Mark the tables."""
    cursor.execute("insert into sales_touched values ('everything')")


def rebuild(cursor: duckdb.DuckDBPyConnection) -> None:
    """Build the tables of orders, order lines, invoices, payments and leads anew where they are marked."""
    if cursor.execute("select 1 from sales_touched limit 1").fetchone() is None:
        return
    _void_words(cursor)
    for key, gone in _SALES.items():
        cursor.execute(statement("records/now", raw="raw." + key, now=key + "_now", gone=gone))
    for step in _SALES_STEPS:
        run_sql(cursor, "core/" + step + ".sql")
    cursor.execute(statement("records/now", raw="raw.leads", now="leads_now", gone=_DELETED))
    run_sql(cursor, "core/leads.sql")


def _void_words(cursor: duckdb.DuckDBPyConnection) -> None:
    """Which texts of status columns say that an order, invoice or payment does not count."""
    cursor.execute("create or replace temp table void_words (label_id integer not null)")
    rows = cursor.execute(statement("records/status_words")).fetchall()
    void = [[label_id] for label_id, name in rows if is_void(name)]
    if void:
        cursor.executemany("insert into void_words values (?)", void)
