"""Rebuild the targets from the loads in force: whose each is, of which measure and days; who leads others."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import duckdb

from salesperf.domain.measures import QUANTITIES, is_company, leads_others, measure_of, owner_kind_of
from salesperf.warehouse.migrations import run_sql
from salesperf.warehouse.statements import statement

_STEPS = ("target_owners", "target_names", "targets")


def rebuild(cursor: duckdb.DuckDBPyConnection, *, reporting: str) -> None:
    """Build core.targets and core.leaders; the people and the rates of this rebuild must stand already.

    A target that says no measure is one of bookings, or of sales where only order lines are known.
    `reporting` is the code of the reporting currency.
    """
    run_sql(cursor, "core/target_rows.sql")
    _words(cursor)
    run_sql(cursor, "core/leaders.sql")
    if not cursor.execute("select 1 from target_rows limit 1").fetchone():
        cursor.execute("delete from core.targets")
        return
    deals = cursor.execute("select 1 from core.deals limit 1").fetchone()
    lines = cursor.execute(statement("quotas/any_order_line")).fetchone()
    values = {"reporting": reporting, "measure": "sales" if lines and not deals else "bookings"}
    for step in _STEPS:
        run_sql(cursor, "core/" + step + ".sql", values)


def _words(cursor: duckdb.DuckDBPyConnection) -> None:
    """What texts of measures, owners, kinds of owner and titles mean, each different one looked at once."""
    cursor.execute("create or replace temp table target_words (kind varchar, word varchar, meaning varchar)")
    rows: list[list[str]] = [["quantity", key, key] for key in QUANTITIES]
    for kind, text in cursor.execute(statement("quotas/texts")).fetchall():
        meaning = _MEANINGS[kind](text)
        if meaning:
            rows.append([kind, text, meaning])
    cursor.executemany("insert into target_words values (?, ?, ?)", rows)


_MEANINGS: Mapping[str, Callable[[str], str | None]] = {
    "measure": measure_of,
    "owner kind": owner_kind_of,
    "company": lambda text: "company" if is_company(text) else None,
    "title": lambda text: "leads" if leads_others(text) else None,
}
