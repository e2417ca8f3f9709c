"""What people decided: one append-only table; the latest entry of a kind and name is in force."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from salesperf.warehouse.statements import statement


@dataclass(frozen=True)
class Entry:
    """One decision: what kind, about what, the value, and who, when, why."""

    kind: str
    name: str
    payload: Any
    at: datetime
    by: str
    why: str | None


def write(
    cursor: duckdb.DuckDBPyConnection,
    *,
    kind: str,
    name: str,
    payload: Any,
    at: datetime,
    by: str,
    why: str | None = None,
    load_id: int | None = None,
) -> None:
    """Append a decision, with the load that it came with if one did; call it inside `Store.write()`."""
    cursor.execute(
        statement("journal/append"),
        {
            "at": at,
            "by": by,
            "kind": kind,
            "name": name,
            "payload": json.dumps(payload, ensure_ascii=False),
            "why": why,
            "load_id": load_id,
        },
    )


def latest(cursor: duckdb.DuckDBPyConnection, kind: str) -> dict[str, Entry]:
    """The entry in force of each name of a kind; a payload of null means that it was withdrawn."""
    rows = cursor.execute(statement("journal/entries"), {"kind": kind}).fetchall()
    return {name: Entry(kind, name, json.loads(payload), at, by, why) for name, payload, at, by, why in rows}


def payloads(cursor: duckdb.DuckDBPyConnection, kind: str) -> dict[str, Any]:
    """Values in force of a kind by name, without the withdrawn ones."""
    return {name: entry.payload for name, entry in latest(cursor, kind).items() if entry.payload is not None}
