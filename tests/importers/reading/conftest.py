"""Reads bytes written in a test, and shows what came out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from salesperf.importers.reading import Forced, Table, load_cells, open_file


@dataclass(frozen=True)
class Reading:
    """Tables of a file, and the loaded rows of each as (line, cells, extra)."""

    tables: tuple[Table, ...]
    loaded: tuple[list[tuple[int, list[str | None], str | None]], ...]

    @property
    def table(self) -> Table:
        assert len(self.tables) == 1
        return self.tables[0]

    @property
    def rows(self) -> list[list[str | None]]:
        return [cells for _, cells, _ in self.loaded[0]]

    @property
    def lines(self) -> list[int]:
        return [line for line, _, _ in self.loaded[0]]

    @property
    def extra(self) -> list[str | None]:
        return [extra for _, _, extra in self.loaded[0]]

    def apart(self, kind: str) -> list[str]:
        return [entry.text for entry in self.table.not_data if entry.kind == kind]


Read = Callable[..., Reading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    count = iter(range(1_000_000))

    def reading(content: bytes | str | Path, name: str = "deals.csv", **forced: object) -> Reading:
        if isinstance(content, Path):
            path = content
        else:
            path = tmp_path / f"upload-{next(count)}"
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        tables = open_file(path, name, workdir=tmp_path, forced=Forced(**forced))
        return Reading(tables, tuple(load(table) for table in tables))

    return reading


def load(table: Table) -> list[tuple[int, list[str | None], str | None]]:
    with duckdb.connect() as connection:
        connection.execute("attach ':memory:' as staging")
        count = load_cells(table, connection, "staging.cells")
        rows = connection.execute("select * from staging.cells order by line").fetchall()
    assert count == len(rows) == table.rows
    return [(row[0], list(row[1:-1]), row[-1]) for row in rows]
