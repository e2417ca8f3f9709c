"""The warehouse file: connection, cursors, transactions, revision, settings of DuckDB."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from salesperf.errors import SalesPerfError
from salesperf.settings import process_settings
from salesperf.warehouse import migrations

_MEMORY_LIMIT = "2GB"
_FATAL = (duckdb.InternalException, duckdb.FatalException)


class Store:
    """One open warehouse. One process holds the file; reads take their own cursor, writes one lock.

    `read()` never blocks on a writer: DuckDB gives each cursor a snapshot. `write()` is one
    transaction that commits on a clean exit, raises the revision, and leaves no trace otherwise.
    """

    def __init__(self, path: Path | None, connection: duckdb.DuckDBPyConnection) -> None:
        self.path = path
        self._connection = connection
        self._lock = threading.RLock()
        self._closed = False
        self._stage = 0
        self._commits = 0
        self._known: tuple[int, int] | None = None

    @classmethod
    def open(cls, path: Path | None) -> Store:
        """Open or create the warehouse at `path` (None: in memory) and bring its schema up to date.

        Raises SalesPerfError `warehouse.locked` when another process holds the file,
        `warehouse.damaged` when it cannot be read, `warehouse.newer` when a later version wrote it.
        """
        if path is not None:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as fault:
                raise SalesPerfError("warehouse.no_folder", path=str(path.parent), why=str(fault)) from fault
        connection = _connect(path)
        migrations.bring_up_to_date(connection, path)
        return cls(path, connection)

    @contextmanager
    def read(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own, closed at the end; safe in any thread."""
        with self._cursor() as cursor:
            yield cursor

    @contextmanager
    def write(self, *, raise_revision: bool = True) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor in a transaction; one writer at a time in this process."""
        with self._lock, self._cursor() as cursor:
            cursor.execute("begin transaction")
            try:
                yield cursor
                if raise_revision:
                    cursor.execute("update meta.state set value = value + 1 where name = 'revision'")
                cursor.execute("commit")
            except BaseException:
                _roll_back(cursor)
                raise
            finally:
                self._commits += 1

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor; a fault of DuckDB itself, after which it refuses every later call, closes the file, and
        the next cursor opens it anew. What was committed stands in it; scratch databases are gone.
        """
        connection = self._connection
        try:
            cursor = connection.cursor()
        except duckdb.ConnectionException:
            connection = self._anew(connection)
            cursor = connection.cursor()
        with cursor:
            try:
                yield cursor
            except _FATAL:
                if self.path is not None:
                    connection.close()
                raise

    def _anew(self, closed: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
        with self._lock:
            if self._connection is closed and not self._closed:
                self._connection = _connect(self.path)
            return self._connection

    def attach_stage(self) -> str:
        """Attach a scratch database in memory and return its name; every cursor sees it."""
        with self._lock:
            self._stage += 1
            name = "stage_" + str(self._stage)
            with self._cursor() as cursor:
                cursor.execute("attach ':memory:' as " + name)
            return name

    def detach_stage(self, name: str) -> None:
        """Drop a scratch database; unknown names are ignored."""
        with self._lock, self._cursor() as cursor:
            cursor.execute("detach database if exists " + _plain(name))

    @property
    def revision(self) -> int:
        """Counter raised by every commit; the key of every cache. Read once after each write."""
        commits, known = self._commits, self._known
        if known is not None and known[0] == commits:
            return known[1]
        with self.read() as cursor:
            row = cursor.execute("select value from meta.state where name = 'revision'").fetchone()
        revision = int(row[0]) if row else 0
        self._known = (commits, revision)  # of before the read: a commit since then makes it count no more
        return revision

    def close(self) -> None:
        """Close the file; later calls fail."""
        with self._lock:
            self._closed = True
            self._connection.close()


def _connect(path: Path | None) -> duckdb.DuckDBPyConnection:
    try:
        connection = duckdb.connect(str(path), config=_limits()) if path else in_memory(_limits())
    except duckdb.IOException as fault:
        code = "warehouse.locked" if "lock" in str(fault).lower() else "warehouse.damaged"
        raise SalesPerfError(code, path=str(path), why=_first_line(fault)) from fault
    except duckdb.Error as fault:
        raise SalesPerfError("warehouse.damaged", path=str(path), why=_first_line(fault)) from fault
    connection.execute("set preserve_insertion_order = true")
    connection.execute("set disabled_compression_methods = 'fsst,dict_fsst,dictionary'")
    connection.execute("set autoinstall_known_extensions = false")
    connection.execute("set autoload_known_extensions = false")
    return connection


def in_memory(config: Mapping[str, Any] | None = None) -> duckdb.DuckDBPyConnection:
    """A database in memory; what does not fit goes to the system's folder for temporary files, not to the
    folder that the process happens to run in.
    """
    folder = str(Path(tempfile.gettempdir()) / "salesperf-memory")
    return duckdb.connect(":memory:", config={"temp_directory": folder, **(config or {})})


def _limits() -> dict[str, str | bool | int | float | list[str]]:
    """What the database may use of the machine, from the settings of the process."""
    settings = process_settings()
    limits: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": settings.memory or _MEMORY_LIMIT
    }
    if settings.threads:
        limits["threads"] = settings.threads
    return limits


def _plain(name: str) -> str:
    if not name.replace("_", "").isalnum():
        raise SalesPerfError("warehouse.bad_name", name=name)
    return name


def _roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    try:
        cursor.execute("rollback")
    except duckdb.Error:
        return  # the transaction was already gone


def _first_line(fault: Exception) -> str:
    return str(fault).splitlines()[0]
