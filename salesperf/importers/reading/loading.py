"""The cells of a table into DuckDB, in bulk and with their line numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from salesperf.errors import SalesPerfError
from salesperf.importers.reading.careful import write_records
from salesperf.importers.reading.records import BLANKS, lines_of, records_of
from salesperf.importers.reading.table import Body, Table
from salesperf.importers.reading.workdir import free_path

_TARGET = re.compile(r'[A-Za-z_"][\w."]*')
_BLANKS_AROUND = "^[{0}]+|[{0}]+$".format("".join(f"\\x{{{ord(blank):x}}}" for blank in BLANKS))
_COPY_BYTES = 16 * 1024**2

Progress = Callable[[int, int], None]


def load_cells(
    table: Table, cursor: duckdb.DuckDBPyConnection, target: str, *, progress: Progress | None = None
) -> int:
    """Creates `target`, one row per record, and returns the number of rows.

    Columns: `line` bigint (physical line or sheet row on which the record begins), `c0`, `c1`, … varchar
    (cell without blanks around it, null if empty), `extra` varchar (cells beyond the columns, else null).
    `target` is a qualified table name of ours, never text of a user. `progress` is told rows done and rows
    in all, and may raise to stop.

    A regular text goes straight through DuckDB's reader with every option given, and counts: as many rows
    as the scan of the bytes found record ends. Anything else, and any disagreement, goes the careful way.
    The careful way after a failed fast one is possible only outside a transaction of the cursor.
    Raises SalesPerfError: file.rows_differ if the file is no longer what was opened.
    """
    if not _TARGET.fullmatch(target):
        raise SalesPerfError("reading.target", "“{target}” is no name of a table.", target=target)
    _tell(progress, 0, table.rows)
    body = table.body
    loaded = None
    if body.cells is None and _keeps_order(cursor):
        loaded = _load_regular(table, cursor, target)
    if loaded is None:
        loaded = _load_finished(body.cells or _finish(table, progress), cursor, target)
    if loaded != table.rows:
        cursor.execute(_sql("drop_target", target))
        raise SalesPerfError("file.rows_differ", file=table.name, expected=table.rows, got=loaded)
    _tell(progress, loaded, table.rows)
    return loaded


def _load_regular(table: Table, cursor: duckdb.DuckDBPyConnection, target: str) -> int | None:
    """Rows loaded by DuckDB's reader; None where it disagrees with the scan."""
    body = table.body
    if body.path is None or body.width != len(table.columns):
        return None
    path, skip = (body.path, body.skip) if body.skip is not None else (_cut_out(body), 0)
    parameters: dict[str, object] = {
        "path": str(path),
        "columns": {f"c{i}": "varchar" for i in range(body.width)},
        "skip": skip,
        "delimiter": body.dialect.delimiter,
        "new_line": "\\r\\n" if body.crlf else "\\n",
    }
    try:
        if body.padded:
            sql = _sql("load_padded", target).replace("$cells", _cells(body.width, body.padded))
            cursor.execute(sql, parameters | {"blanks": _BLANKS_AROUND})
        else:
            cursor.execute(_sql("load_regular", target), parameters)
    except (duckdb.InvalidInputException, UnicodeDecodeError):
        return None
    records, places = cursor.execute(_sql("count_loaded", target)).fetchall()[0]
    if records != table.rows or places != records:
        cursor.execute(_sql("drop_target", target))
        return None
    _number_lines(body, cursor, target, records)
    return int(records)


def _cells(width: int, padded: Sequence[int]) -> str:
    """The list of cells for the query, those of padded columns without the blanks around them."""
    trimmed = "nullif(regexp_replace({0}, $blanks, '', 'g'), '') as {0}"
    return ", ".join(trimmed.format(f"c{i}") if i in padded else f"c{i}" for i in range(width))


def _number_lines(body: Body, cursor: duckdb.DuckDBPyConnection, target: str, records: int) -> None:
    if body.breaks is None:
        cursor.execute(_sql("number_lines", target), {"first_line": body.first_line})
        return
    place = np.arange(records, dtype=np.int64)
    line = place + body.first_line + np.searchsorted(body.breaks, place)
    cursor.register("reading_lines", pa.table({"place": place, "line": line}))
    try:
        cursor.execute(_sql("number_lines_with_breaks", target))
    finally:
        cursor.unregister("reading_lines")


def _load_finished(path: Path, cursor: duckdb.DuckDBPyConnection, target: str) -> int:
    with pa.memory_map(str(path)) as source:
        cursor.register("reading_cells", _batches(pa.ipc.open_file(source)))
        try:
            cursor.execute(_sql("load_cells", target))
        finally:
            cursor.unregister("reading_cells")
    return int(cursor.execute(_sql("count_loaded", target)).fetchall()[0][0])


def _batches(reader: pa.ipc.RecordBatchFileReader) -> pa.RecordBatchReader:
    batches = (reader.get_batch(i) for i in range(reader.num_record_batches))
    return pa.RecordBatchReader.from_batches(reader.schema, batches)


def _finish(table: Table, progress: Progress | None) -> Path:
    """The cells of a text that turned out to be irregular, written the careful way."""
    body = table.body
    if body.path is None:
        raise SalesPerfError("file.rows_differ", file=table.name, expected=table.rows, got=0)
    into = free_path(body.workdir, "cells.arrow")
    lines = lines_of(body.path, name=table.name, start=body.start, number=body.first_line, end=body.end)
    write_records(
        records_of(lines, body.dialect, name=table.name, width=body.width),
        into,
        width=len(table.columns),
        delimiter=body.dialect.delimiter,
        progress=None if progress is None else lambda rows: progress(rows, table.rows),
    )
    return into


def _cut_out(body: Body) -> Path:
    """The records alone, without what stands above and below them."""
    copy = free_path(body.workdir, "records.txt")
    with (body.path or copy).open("rb") as source, copy.open("wb") as target:
        source.seek(body.start)
        left = body.end - body.start
        while left > 0 and (chunk := source.read(min(left, _COPY_BYTES))):
            target.write(chunk)
            left -= len(chunk)
    return copy


def _keeps_order(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Whether DuckDB keeps rows in file order, on which line numbers rest."""
    return bool(cursor.execute("select current_setting('preserve_insertion_order')").fetchall()[0][0])


@cache
def _text(name: str) -> str:
    return files(__package__).joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def _sql(name: str, target: str) -> str:
    return _text(name).replace("$target", target)


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)
