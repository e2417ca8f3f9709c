"""Reads of people and of what was decided about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from salesperf.domain.scope import Viewer
from salesperf.warehouse import decisions
from salesperf.warehouse.decisions import Decision

_SQL = Path(__file__).parent / "sql"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who owns or may own deals; `known` is false for a name that only deals mention."""

    rep_id: int
    identity: str
    name: str
    email: str | None
    active: bool
    known: bool
    team_id: int | None
    team: str | None
    manager: str | None
    since: date | None
    open_deals: int


def people(cursor: duckdb.DuckDBPyConnection, viewer: Viewer, as_of: date) -> tuple[Person, ...]:
    """The people that a viewer sees: all, those of the own team, or oneself."""
    rows = cursor.execute((_SQL / "people.sql").read_text("utf-8"), {"as_of": as_of}).fetchall()
    everybody = (Person(*row) for row in rows)
    if viewer.role == "rep":
        return tuple(one for one in everybody if one.rep_id == viewer.rep_id)
    if viewer.role == "team":
        return tuple(one for one in everybody if one.team_id == viewer.team_id)
    return tuple(everybody)


def edits(cursor: duckdb.DuckDBPyConnection) -> tuple[Decision, ...]:
    """What was decided about people by hand, the newest first; merges of other names are left out."""
    found = decisions.history(cursor, ("member", "person", "merge"))
    return tuple(one for one in found if one.kind != "merge" or one.name.startswith("rep:"))
