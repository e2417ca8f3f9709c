"""Write the warehouse out: every table as CSV and Parquet, spreadsheet formulas made harmless."""

from __future__ import annotations

from pathlib import Path

import duckdb

from salesperf.warehouse.migrations import read_sql

TABLES = (
    "deals",
    "spans",
    "visits",
    "reps",
    "teams",
    "memberships",
    "accounts",
    "products",
    "stages",
    "targets",
    "rates",
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
        statement = read_sql("export/" + name + ".sql")
        cursor.execute("create or replace temp table exported as " + statement)
        cursor.table("exported").write_parquet(str(parquet))
        texts = cursor.execute(
            "select column_name from information_schema.columns where table_name = 'exported' and data_type = 'VARCHAR'"
        ).fetchall()
        for (column,) in texts:
            cursor.execute(
                "update exported set "
                + column
                + " = '''' || "
                + column
                + " where regexp_matches("
                + column
                + ", '^[=+@\\t\\r-]')"
            )
        cursor.table("exported").write_csv(str(csv), header=True)
        written += [csv, parquet]
    return tuple(written)
