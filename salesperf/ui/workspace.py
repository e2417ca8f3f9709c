"""The two workspaces, demo and own, and what the shell needs to know of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from typing import Any, Literal
from zoneinfo import ZoneInfo

import duckdb
import streamlit as st

from salesperf.settings import WorkspaceSettings, workspace_settings
from salesperf.ui import cache
from salesperf.ui.scope_bar import Choice
from salesperf.warehouse import journal

Name = Literal["demo", "own"]

_SQL = Path(__file__).parent / "sql"


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands in a workspace: loads in force, as-of of the latest, members to choose from, settings."""

    loads: int
    as_of: date | None
    first_day: date | None
    teams: tuple[Choice, ...]
    reps: tuple[Choice, ...]
    sources: tuple[Choice, ...]
    settings: WorkspaceSettings


def file_of(name: Name, data: Path) -> Path:
    """The warehouse file of a workspace in the data folder."""
    return data / f"{name}.duckdb"


def found_demo(path: Path, make_demo: Callable[[Path], None]) -> None:
    """Make the demo's file where it is missing; sessions that start together wait for the first of them.

    ``make_demo`` fills and closes a file of another name, so that a broken start leaves no half demo.
    """
    with _founding(path):
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".founding")
            part.unlink(missing_ok=True)
            make_demo(part)
            part.rename(path)


def make_demo(path: Path) -> None:
    """Fill the demo company's file as of today."""
    from salesperf.demo.workspace import make  # heavy to import, and only a first start needs it

    moment = now(WorkspaceSettings().zone)
    make(path, as_of=moment.date(), at=moment)


def now(zone: str) -> datetime:
    """The time on the clock of a zone, without offset as the warehouse keeps it."""
    return datetime.now(ZoneInfo(zone)).replace(tzinfo=None)


@st.cache_resource(show_spinner=False)
def _founding(path: Path) -> Lock:  # noqa: ARG001 - one lock a path
    return Lock()


def own_has_loads(data: Path) -> bool:
    """Whether the own workspace holds any load in force; a missing file is not made."""
    path = file_of("own", data)
    return path.exists() and cache.read(cache.open_store(path), facts).loads > 0


def facts(cursor: duckdb.DuckDBPyConnection) -> Facts:
    """The facts of the workspace that the cursor reads."""
    loads, as_of = _one(cursor, "loads")
    (first_day,) = _one(cursor, "first_day")
    stored = journal.payloads(cursor, "setting")
    return Facts(
        loads=int(loads),
        as_of=as_of,
        first_day=first_day,
        teams=_choices(cursor, "teams"),
        reps=_choices(cursor, "reps"),
        sources=_choices(cursor, "sources"),
        settings=workspace_settings({name: str(value) for name, value in stored.items()}),
    )


def _choices(cursor: duckdb.DuckDBPyConnection, name: str) -> tuple[Choice, ...]:
    return tuple(Choice(int(key), str(text)) for key, text in cursor.execute(_sql(name)).fetchall())


def _one(cursor: duckdb.DuckDBPyConnection, name: str) -> tuple[Any, ...]:
    row: tuple[Any, ...] = cursor.execute(_sql(name)).fetchall()[0]
    return row


def _sql(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text("utf-8")
