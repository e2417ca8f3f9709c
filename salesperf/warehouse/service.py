"""Rebuild tickets and campaigns from the loads in force: small tables, made whole whenever there are any.

Runs behind the people and the accounts, whose numbers it takes; it makes none of its own.
"""

from __future__ import annotations

import re

import duckdb

from salesperf.warehouse import records
from salesperf.warehouse.migrations import run_sql
from salesperf.warehouse.statements import statement

_CLOSED = re.compile(
    r"\b(closed|solved|resolved|done|completed|cancell?ed|merged|geschlossen|gelöst|fermée?|résolu|cerrado|resuelto)\b"
    r"|已关闭|已解决|已完成|已取消|关闭|完结",
    re.IGNORECASE,
)
_NOT_CLOSED = re.compile(r"\b(un|not )(closed|solved|resolved)\b|未解决|未关闭|待关闭", re.IGNORECASE)


def is_closed(status: str) -> bool:
    """Whether a ticket's status says that nothing is left to do."""
    return bool(_CLOSED.search(status)) and not _NOT_CLOSED.search(status)


def rebuild(cursor: duckdb.DuckDBPyConnection) -> None:
    """Write core.tickets and core.campaigns."""
    _of(cursor, "tickets")
    _of(cursor, "campaigns")


def _of(cursor: duckdb.DuckDBPyConnection, key: str) -> None:
    if cursor.execute(statement("service/any", raw="raw." + key)).fetchone() is None:
        return
    if key == "tickets":
        _closed_words(cursor)
    records.now(cursor, key, gone=records.DELETED)
    run_sql(cursor, "core/" + key + ".sql")


def _closed_words(cursor: duckdb.DuckDBPyConnection) -> None:
    cursor.execute("create or replace temp table closed_words (label_id integer not null)")
    rows = cursor.execute(statement("service/statuses")).fetchall()
    closed = [[label_id] for label_id, name in rows if is_closed(name)]
    if closed:
        cursor.executemany("insert into closed_words values (?)", closed)
