"""Write the warehouse out: every table as CSV and Parquet, spreadsheet formulas made harmless."""

from __future__ import annotations

from pathlib import Path

import duckdb

from salesperf.warehouse.statements import Fragment, statement

TABLES = (
    "deals",
    "spans",
    "visits",
    "credits",
    "reps",
    "teams",
    "memberships",
    "accounts",
    "products",
    "stages",
    "targets",
    "rates",
    "tickets",
    "campaigns",
    "leads",
    "orders",
    "order_lines",
    "invoices",
    "payments",
)


def write_all(cursor: duckdb.DuckDBPyConnection, folder: Path) -> tuple[Path, ...]:
    """Write each table of the star schema into `folder`, which is made; the files written, in order.

    In the CSV files a text that a spreadsheet would run as a formula gets an apostrophe before it; Parquet
    keeps the texts as they are.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in TABLES:
        parquet, csv = folder / (name + ".parquet"), folder / (name + ".csv")
        query = Fragment(statement("export/" + name))
        cursor.execute(statement("export/exported", query=query))
        cursor.table("exported").write_parquet(str(parquet))
        for (column,) in cursor.execute(statement("export/texts")).fetchall():
            cursor.execute(statement("export/harmless", column=column))
        cursor.table("exported").write_csv(str(csv), header=True)
        written += [csv, parquet]
    return tuple(written)
