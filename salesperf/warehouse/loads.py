"""The history of loads, for lists and reports."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import duckdb

from salesperf.errors import Issue
from salesperf.warehouse.statements import statement


@dataclass(frozen=True)
class LoadedFile:
    """One file of a load with its counts; rows = new + changed + unchanged + rejected."""

    file_id: int
    name: str
    system: str
    object: str
    lines: int
    not_data: int
    rows: int
    new: int
    changed: int
    unchanged: int
    rejected: int
    complete: bool
    sha256: str
    reading: dict[str, Any]


@dataclass(frozen=True)
class Load:
    """One load; state is active or undone."""

    load_id: int
    loaded_at: datetime
    loaded_by: str
    as_of: date
    as_of_from: str
    state: str
    changed_at: datetime | None
    files: tuple[LoadedFile, ...]

    def total(self, count: str) -> int:
        """Sum of a count over the files."""
        return sum(int(getattr(file, count)) for file in self.files)

    def as_json(self) -> dict[str, Any]:
        """Plain values for `loads --json`."""
        return {
            "load_id": self.load_id,
            "loaded_at": self.loaded_at.isoformat(),
            "by": self.loaded_by,
            "as_of": self.as_of.isoformat(),
            "state": self.state,
            "files": [
                {
                    "file": f.name,
                    "system": f.system,
                    "object": f.object,
                    "rows": f.rows,
                    "new": f.new,
                    "changed": f.changed,
                    "unchanged": f.unchanged,
                    "rejected": f.rejected,
                    "loaded": f.new + f.changed,
                }
                for f in self.files
            ],
        }


def list_loads(cursor: duckdb.DuckDBPyConnection) -> tuple[Load, ...]:
    """All loads, newest first, undone ones too."""
    files: dict[int, list[LoadedFile]] = {}
    rows = cursor.execute(statement("loads/files")).fetchall()
    for load_id, *values, reading in rows:
        files.setdefault(load_id, []).append(LoadedFile(*(*values, json.loads(reading))))
    loads = cursor.execute(statement("loads/loads")).fetchall()
    return tuple(Load(*(*row, tuple(files.get(row[0], ())))) for row in loads)


def newest_day(cursor: duckdb.DuckDBPyConnection) -> date | None:
    """The day that the warehouse stands for: the latest as-of of the loads in force."""
    row = cursor.execute("select max(as_of) from meta.loads where state = 'active'").fetchone()
    return row[0] if row else None


def issues_of(cursor: duckdb.DuckDBPyConnection, load_id: int) -> tuple[tuple[str, Issue], ...]:
    """(file name, issue) of a load, in file order."""
    rows = cursor.execute(statement("loads/issues"), {"load_id": load_id}).fetchall()
    return tuple(
        (name, Issue(code, severity, line, column, value, json.loads(params)))
        for name, code, severity, line, column, value, params in rows
    )


@dataclass(frozen=True)
class Reject:
    """A rejected row: where it stood, why, and all its cells."""

    file: str
    line: int
    code: str
    column: str | None
    value: str | None
    cells: tuple[str | None, ...]


def rejects_of(cursor: duckdb.DuckDBPyConnection, load_id: int | None = None) -> tuple[Reject, ...]:
    """Rejected rows of a load, or of all loads in force."""
    rows = cursor.execute(statement("loads/rejects"), {"load_id": load_id}).fetchall()
    return tuple(
        Reject(name, line, code, column, value, tuple(json.loads(cells)))
        for name, line, code, column, value, cells in rows
    )
