"""A warehouse in memory and files written in the test: what the tests of loading share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from salesperf.importers import choices, loading
from salesperf.importers.loading import FileReport, Report
from salesperf.importers.prepare import Options
from salesperf.importers.readings import Column, ColumnPlan, blank_out
from salesperf.importers.sources import Source
from salesperf.warehouse import undo as undoing
from salesperf.warehouse.store import Store

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 12, 0)


@dataclass
class Bench:
    """One warehouse; `load` takes texts by file name, in the order given."""

    folder: Path
    store: Store
    _turn: list[int] = field(default_factory=lambda: [0])

    def load(
        self,
        files: Mapping[str, str | bytes],
        *,
        choose: tuple[str, ...] = (),
        skip_refused: bool = False,
        **options: Any,
    ) -> Report:
        self._turn[0] += 1
        folder = self.folder / str(self._turn[0])
        folder.mkdir()
        paths = []
        for name, content in files.items():
            path = folder / name
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            paths.append(path)
        return self.load_paths(*paths, choose=choose, skip_refused=skip_refused, **options)

    def load_paths(
        self, *paths: Path, choose: tuple[str, ...] = (), skip_refused: bool = False, **options: Any
    ) -> Report:
        files = (Source(path.name, path) for path in paths)
        return self.load_sources(*files, choose=choose, skip_refused=skip_refused, **options)

    def load_sources(
        self, *files: Source, choose: tuple[str, ...] = (), skip_refused: bool = False, **options: Any
    ) -> Report:
        told = replace(Options(today=TODAY), choices=tuple(choices.parse(text) for text in choose), **options)
        return loading.load(
            self.store,
            files,
            told,
            at=NOW,
            by="test",
            archive=self.folder / "uploads",
            skip_refused=skip_refused,
        )

    def undo(self, load_id: int | None) -> None:
        undoing.undo(self.store, load_id or 0, at=NOW, reporting="CNY")

    def redo(self, load_id: int | None) -> None:
        undoing.redo(self.store, load_id or 0, at=NOW, reporting="CNY")

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        with self.store.read() as cursor:
            return cursor.execute(statement).fetchall()

    def one(self, statement: str) -> Any:
        (row,) = self.rows(statement)
        return row[0] if len(row) == 1 else row


@contextmanager
def bench(folder: Path, *, path: Path | None = None) -> Iterator[Bench]:
    """A fresh warehouse (in memory without a path), closed at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    store = Store.open(path)
    try:
        yield Bench(folder, store)
    finally:
        store.close()


def only(report: Report) -> FileReport:
    """The report of the only file."""
    (file,) = report.files
    return file


def codes(file: FileReport, *severities: str) -> list[str]:
    """Codes of a file's issues, of all severities unless some are named."""
    return [issue.code for issue in file.issues if not severities or issue.severity in severities]


@contextmanager
def cells_of(cells: list[str | None]) -> Iterator[tuple[duckdb.DuckDBPyConnection, Column]]:
    """One column of text cells as a file gives them, on lines 2, 3, …."""
    connection = duckdb.connect()
    try:
        connection.execute("set autoinstall_known_extensions = false")
        connection.execute("set autoload_known_extensions = false")
        connection.execute("attach ':memory:' as stage")
        connection.execute("create table stage.cells_0 (line bigint, extra varchar, c0 varchar)")
        for line, cell in enumerate(cells, start=2):
            connection.execute(
                "insert into stage.cells_0 values ($line, null, $cell)", {"line": line, "cell": cell}
            )
        blank_out(connection, "stage.cells_0", [0])
        yield connection, Column("stage.cells_0", 0, "Column", "file.csv", "stage")
    finally:
        connection.close()


def values(cursor: duckdb.DuckDBPyConnection, plan: ColumnPlan) -> list[Any]:
    """What each cell became, in line order."""
    named = ", ".join(expression + " as " + name for name, expression in plan.values)
    rows = cursor.execute("select " + named + " from " + _cells(plan) + " order by c.line").fetchall()
    return [row[0] if len(row) == 1 else row for row in rows]


def faults(cursor: duckdb.DuckDBPyConnection, plan: ColumnPlan) -> list[str | None]:
    """The code of the first fault of each cell, None where it is good."""
    cases = " ".join("when " + condition + " then '" + code + "'" for condition, code in plan.faults)
    expression = "case " + cases + " end" if cases else "null"
    rows = cursor.execute("select " + expression + " from " + _cells(plan) + " order by c.line").fetchall()
    return [row[0] for row in rows]


def _cells(plan: ColumnPlan) -> str:
    parsed = "".join(", " + expression + " as " + name for name, expression in plan.parsed)
    return "(select c.*" + parsed + " from stage.cells_0 as c) as c " + " ".join(plan.joins)
