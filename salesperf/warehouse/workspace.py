"""The two workspaces of an installation and what lies beside their files; the settings of a workspace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from salesperf.settings import WorkspaceSettings, workspace_settings
from salesperf.warehouse import journal


@dataclass(frozen=True)
class Workspace:
    """Where a workspace keeps its files: the warehouse and, beside it, the archive of uploads."""

    warehouse: Path

    @property
    def archive(self) -> Path:
        """Folder of the uploads as received, named by content."""
        return self.warehouse.with_name(self.warehouse.stem + ".uploads")


def own(data: Path) -> Workspace:
    """The workspace of the user's own data."""
    return Workspace(data / "own.duckdb")


def demo(data: Path) -> Workspace:
    """The workspace of the demo company; own data never enters it."""
    return Workspace(data / "demo.duckdb")


def read_settings(cursor: duckdb.DuckDBPyConnection) -> WorkspaceSettings:
    """Settings in force of the workspace; defaults where nothing was chosen."""
    return workspace_settings(
        {name: str(value) for name, value in journal.payloads(cursor, "setting").items()}
    )


def chosen_settings(cursor: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """Names of the settings that somebody has chosen."""
    return frozenset(journal.payloads(cursor, "setting"))


def write_setting(cursor: duckdb.DuckDBPyConnection, name: str, value: str, *, at: datetime, by: str) -> None:
    """Choose a setting; the value is checked first. Call it inside `Store.write()`."""
    workspace_settings({name: value})
    journal.write(cursor, kind="setting", name=name, payload=value, at=at, by=by)
