"""Undo and redo of loads: the load leaves or rejoins the loads in force, and what it touched is rebuilt."""

from __future__ import annotations

from datetime import datetime

import duckdb

from salesperf.errors import SalesPerfError
from salesperf.warehouse import build
from salesperf.warehouse.store import Store


def undo(store: Store, load_id: int, *, at: datetime, reporting: str) -> None:
    """Take a load back; the figures are as if it had never been loaded.

    Raises SalesPerfError `load.unknown` for a number that no load has, `load.already_undone`.
    """
    with store.write() as cursor:
        switch(cursor, load_id, undone=True, at=at, reporting=reporting)


def redo(store: Store, load_id: int, *, at: datetime, reporting: str) -> None:
    """Put an undone load back. Raises SalesPerfError `load.unknown`, `load.not_undone`."""
    with store.write() as cursor:
        switch(cursor, load_id, undone=False, at=at, reporting=reporting)


def switch(
    cursor: duckdb.DuckDBPyConnection, load_id: int, *, undone: bool, at: datetime, reporting: str
) -> None:
    """Take a load back (`undone`) or put it back, inside the caller's transaction.

    Raises SalesPerfError as `undo` and `redo` do.
    """
    before, after = ("active", "undone") if undone else ("undone", "active")
    row = cursor.execute(
        "select state from meta.loads where load_id = $load_id", {"load_id": load_id}
    ).fetchone()
    if row is None:
        raise SalesPerfError("load.unknown", load=load_id)
    if row[0] != before:
        raise SalesPerfError("load.already_undone" if undone else "load.not_undone", load=load_id)
    build.begin(cursor)
    build.touch_load(cursor, load_id, again=True)
    cursor.execute(
        "update meta.loads set state = $after, changed_at = $at where load_id = $load_id",
        {"after": after, "at": at, "load_id": load_id},
    )
    build.finish(cursor, reporting=reporting)
