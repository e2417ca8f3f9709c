"""The records of an object as the loads in force last saw them."""

from __future__ import annotations

import duckdb

from salesperf.warehouse.statements import Fragment, statement

NEVER = Fragment("false")
DELETED = Fragment("coalesce(versions.is_deleted, false)")
"""When a version says that its record is gone."""

ALL = Fragment("true")


def now(
    cursor: duckdb.DuckDBPyConnection,
    key: str,
    *,
    into: str = "",
    gone: Fragment = NEVER,
    only: Fragment = ALL,
) -> None:
    """Make the table `into` (`<key>_now` unless named) of an object's records: version in force, last day.

    `gone` is a condition on `versions`, `only` one on `key_id` that narrows it to some records.
    """
    parts = {"raw": "raw." + key, "now": into or key + "_now", "gone": gone, "only": only}
    cursor.execute(statement("records/now", **parts))
