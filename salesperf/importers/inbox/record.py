"""What came into the inbox and what became of it, kept in the journal of the warehouse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import duckdb

from salesperf.errors import Issue
from salesperf.importers.inbox.folder import Lying
from salesperf.importers.loading import FileReport
from salesperf.warehouse import journal

Status = Literal["loaded", "asks", "refused"]

KIND = "inbox"
BY = "inbox"
"""Who loads, for the history."""

_KEPT = 5


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file that came: when it was taken, what became of it, and where it lies below the inbox.

    `load_id` is None where it was not loaded, or where it was and changed nothing. `answered` says that a
    person's answer came between. `issues` are the first that explain the status.
    """

    key: str
    file: str
    size: int
    at: datetime
    status: Status
    load_id: int | None
    sha256: str
    place: str
    answered: bool
    issues: tuple[Issue, ...]


def arrivals(cursor: duckdb.DuckDBPyConnection) -> tuple[Arrival, ...]:
    """All that came, the newest first."""
    found = [
        _read(key, entry) for key, entry in journal.latest(cursor, KIND).items() if entry.payload is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.key), reverse=True))


def write(
    cursor: duckdb.DuckDBPyConnection,
    lying: Lying,
    *,
    at: datetime,
    status: Status,
    load_id: int | None,
    sha256: str,
    place: str,
    reports: Sequence[FileReport],
) -> None:
    """Remember what became of a file; call it inside the transaction that loads it."""
    payload = {
        "file": lying.name,
        "size": lying.size,
        "status": status,
        "load": load_id,
        "sha256": sha256,
        "place": place,
        "issues": [_plain(issue) for issue in explaining(reports)[:_KEPT]],
    }
    journal.write(cursor, kind=KIND, name=lying.key, payload=payload, at=at, by=BY)


def rewrite(
    cursor: duckdb.DuckDBPyConnection,
    arrival: Arrival,
    *,
    at: datetime,
    load_id: int | None,
    place: str,
) -> None:
    """Remember that a file that waited was loaded after all."""
    payload = {
        "file": arrival.file,
        "size": arrival.size,
        "status": "loaded",
        "load": load_id,
        "sha256": arrival.sha256,
        "place": place,
        "answered": True,
        "issues": [],
    }
    journal.write(cursor, kind=KIND, name=arrival.key, payload=payload, at=at, by=BY)


def explaining(reports: Sequence[FileReport]) -> list[Issue]:
    """The issues of a file's tables that explain what became of it: the errors, else the warnings."""
    listed = [issue for report in reports for issue in report.issues]
    errors = [issue for issue in listed if issue.severity == "error"]
    return errors or [issue for issue in listed if issue.severity == "warning"]


def _read(key: str, entry: journal.Entry) -> Arrival:
    told: Mapping[str, Any] = entry.payload
    return Arrival(
        key=key,
        file=str(told["file"]),
        size=int(told["size"]),
        at=entry.at,
        status=told["status"],
        load_id=told["load"],
        sha256=str(told["sha256"]),
        place=str(told["place"]),
        answered=bool(told.get("answered")),
        issues=tuple(Issue(**one) for one in told["issues"]),
    )


def _plain(issue: Issue) -> dict[str, Any]:
    return {
        "code": issue.code,
        "severity": issue.severity,
        "line": issue.line,
        "column": issue.column,
        "value": issue.value,
        "params": dict(issue.params),
    }
