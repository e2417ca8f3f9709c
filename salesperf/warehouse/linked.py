"""Records that name their deal by its name only: which deal each means, and those that stay without one."""

from __future__ import annotations

import duckdb

from salesperf.warehouse import records, sales
from salesperf.warehouse.migrations import run_sql
from salesperf.warehouse.statements import statement

_OBJECTS = ("splits", "activities", "tickets", "orders", "order_lines")
_SALES = ("orders", "order_lines")


def rebuild(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make `deal_names` and core.unlinked; let activities that name a deal count for it.

    The deals of this rebuild must stand already. A name that several deals have links to none of them. Where
    a name by which an order calls its deal means another one now, the tables of orders are marked.
    """
    cursor.execute("delete from core.unlinked")
    named = [one for one in _OBJECTS if _any_name(cursor, one)]
    if not named:
        cursor.execute(statement("linked/no_names"))
        return
    run_sql(cursor, "core/deal_names.sql")
    for object_ in named:
        raw = "raw." + object_
        records.now(cursor, object_, into="linked_now", gone=records.DELETED)
        cursor.execute(statement("linked/unlinked", raw=raw), {"object": object_})
        if object_ == "activities":
            run_sql(cursor, "core/named_activities.sql")
    if cursor.execute(statement("linked/names_changed")).fetchone() is None:
        return
    cursor.execute("delete from core.deal_names")
    cursor.execute(statement("linked/names_kept"))
    if any(one in _SALES for one in named):
        sales.touch_all(cursor)


def _any_name(cursor: duckdb.DuckDBPyConnection, object_: str) -> bool:
    return cursor.execute(statement("linked/any_name", raw="raw." + object_)).fetchone() is not None
