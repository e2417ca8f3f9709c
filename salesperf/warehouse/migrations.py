"""Schema versions: each step is applied once, in order, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path

import duckdb

from salesperf.errors import SalesPerfError
from salesperf.warehouse import raw_tables


def read_sql(name: str) -> str:
    """Text of a .sql file of the warehouse, named like `core/spans.sql`."""
    return files("salesperf.warehouse").joinpath("sql").joinpath(name).read_text(encoding="utf-8")


def run_sql(
    cursor: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, object] | None = None
) -> None:
    """Run the statements of a .sql file in order, each with the parameters that it names."""
    for statement in read_sql(name).split(";\n"):
        if statement.strip():
            cursor.execute(statement, {k: v for k, v in (parameters or {}).items() if "$" + k in statement})


def _first(cursor: duckdb.DuckDBPyConnection) -> None:
    cursor.execute(read_sql("schema/0001_meta.sql"))
    for statement in raw_tables.statements():
        cursor.execute(statement)
    cursor.execute(read_sql("schema/core.sql"))
    cursor.execute("insert into meta.state values ('schema', 0), ('revision', 0)")


def _tickets_and_campaigns(cursor: duckdb.DuckDBPyConnection) -> None:
    """Tickets, campaigns, tables of stages, histories of fields; rates both ways; amounts of won deals."""
    raw_tables.add_missing(cursor)
    run_sql(cursor, "schema/tickets_and_campaigns.sql")


def _targets(cursor: duckdb.DuckDBPyConnection) -> None:
    """Targets of any period and owner, in any currency, and who leads others."""
    raw_tables.add_missing(cursor)
    run_sql(cursor, "schema/targets.sql")


def _sales(cursor: duckdb.DuckDBPyConnection) -> None:
    """Orders, order lines, invoices, payments, regions and leads; a second id of people."""
    raw_tables.add_missing(cursor)
    run_sql(cursor, "schema/sales.sql")
    run_sql(cursor, "schema/credits.sql")  # the rebuild below knows them
    if cursor.execute("select 1 from raw.leads limit 1").fetchone():
        from salesperf.warehouse import build, sales, workspace  # they need this module

        build.begin(cursor)
        sales.touch_all(cursor)
        build.finish(cursor, reporting=workspace.read_settings(cursor).reporting_currency)


def _roles(cursor: duckdb.DuckDBPyConnection) -> None:
    """Roles, which name the team of people without another."""
    raw_tables.add_missing(cursor)


def _credits(cursor: duckdb.DuckDBPyConnection) -> None:
    """Splits of deals, and records that name their deal by its name."""
    raw_tables.add_missing(cursor)
    run_sql(cursor, "schema/credits.sql")


def _journal_loads(cursor: duckdb.DuckDBPyConnection) -> None:
    """Which load a decision came with."""
    run_sql(cursor, "schema/journal_loads.sql")


STEPS: tuple[Callable[[duckdb.DuckDBPyConnection], None], ...] = (
    _first,
    _tickets_and_campaigns,
    _targets,
    _sales,
    _roles,
    _credits,
    _journal_loads,
)


def bring_up_to_date(connection: duckdb.DuckDBPyConnection, path: Path | None) -> None:
    """Apply the missing steps. Raises SalesPerfError `warehouse.newer` for a file of a later version."""
    with connection.cursor() as cursor:
        at = _version(cursor)
        if at > len(STEPS):
            raise SalesPerfError("warehouse.newer", path=str(path), found=at, known=len(STEPS))
        for number, step in enumerate(STEPS[at:], start=at + 1):
            cursor.execute("begin transaction")
            step(cursor)
            cursor.execute(
                "update meta.state set value = $version where name = 'schema'", {"version": number}
            )
            cursor.execute("commit")


def _version(cursor: duckdb.DuckDBPyConnection) -> int:
    known = cursor.execute(
        "select count(*) from information_schema.tables where table_schema = 'meta' and table_name = 'state'"
    ).fetchone()
    if not known or not known[0]:
        return 0
    row = cursor.execute("select value from meta.state where name = 'schema'").fetchone()
    return int(row[0]) if row else 0
