"""Commit a prepared load: one transaction over all its files, or nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import duckdb

from salesperf.domain.objects import OBJECTS
from salesperf.errors import Issue, SalesPerfError
from salesperf.warehouse import bookings, build, journal, raw_tables, stages
from salesperf.warehouse.compare import Compared
from salesperf.warehouse.statements import Fragment, listed, statement
from salesperf.warehouse.store import Store


@dataclass(frozen=True)
class StagedFile:
    """One table of a file, typed and compared, ready to be stored.

    `table` holds the typed rows, `compared` their states, `cells` the text of the rows; `reading` and
    `fields` are kept with the file; `complete` says that a record missing here is gone.
    """

    name: str
    sha256: str
    size: int
    system: str
    object: str
    layout: str
    complete: bool
    encoding: str
    delimiter: str
    lines: int
    not_data: int
    table: str
    cells: str
    columns: tuple[str, ...]
    present: tuple[str, ...]
    entered: str
    compared: Compared
    reading: Mapping[str, Any]
    issues: tuple[Issue, ...] = ()
    parts: str = ""


@dataclass(frozen=True)
class StagedLoad:
    """Everything that a commit needs. `revision` is the one it was compared with."""

    stage: str
    revision: int
    as_of: date
    as_of_from: str
    files: tuple[StagedFile, ...]
    stages: Mapping[str, Sequence[Mapping[str, object]]] = field(default_factory=dict)
    profiles: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    @property
    def changes(self) -> int:
        """Rows that would change something, missing records of complete files included."""
        return sum(
            f.compared.new + f.compared.changed + (f.compared.absent if f.complete else 0) for f in self.files
        )


def commit(store: Store, staged: StagedLoad, *, at: datetime, by: str, reporting: str) -> int | None:
    """Store the load and rebuild what it touched; the load's number, or None when it changes nothing.

    Raises SalesPerfError `load.stale` when the warehouse has changed since the comparison.
    """
    with store.write(raise_revision=False) as cursor:
        return write(cursor, staged, at=at, by=by, reporting=reporting)


def write(
    cursor: duckdb.DuckDBPyConnection, staged: StagedLoad, *, at: datetime, by: str, reporting: str
) -> int | None:
    """The statements of a commit, inside the caller's transaction."""
    row = cursor.execute("select value from meta.state where name = 'revision'").fetchone()
    if row and row[0] != staged.revision:
        raise SalesPerfError("load.stale")
    if not _says_anything(cursor, staged):
        return None
    load_id = _next(cursor, "meta.loads", "load_id")
    booked = bookings.won(cursor, reporting)
    cursor.execute(
        statement("load/load"),
        {"load_id": load_id, "at": at, "by": by, "as_of": staged.as_of, "as_of_from": staged.as_of_from},
    )
    _names(cursor, staged.stage)
    for name, chosen in staged.stages.items():
        journal.write(cursor, kind="stages", name=name, payload=list(chosen), at=at, by=by, load_id=load_id)
    for name, profile in staged.profiles.items():
        journal.write(cursor, kind="profile", name=name, payload=dict(profile), at=at, by=by)
    for file in staged.files:
        _file(cursor, load_id, file)
    _gone(cursor, load_id, staged)
    build.begin(cursor)
    build.touch_load(cursor, load_id, again=False)
    first = next((file for file in staged.files if file.object == "deals" and file.compared.first), None)
    build.finish(cursor, reporting=reporting, first_versions=_brought(first) if first else "raw.deals")
    bookings.keep(cursor, load_id, booked, reporting, at=at, by=by)
    cursor.execute("update meta.state set value = value + 1 where name = 'revision'")
    return load_id


def _says_anything(cursor: duckdb.DuckDBPyConnection, staged: StagedLoad) -> bool:
    """Whether the load changes a record or the stages, or says of a later day that nothing has changed."""
    if staged.changes:
        return True
    known = stages.payloads(cursor)
    if any(list(chosen) != known.get(name) for name, chosen in staged.stages.items()):
        return True
    newest = cursor.execute("select max(as_of) from meta.loads where state = 'active'").fetchone()
    later = newest is not None and newest[0] is not None and newest[0] < staged.as_of
    return later and any(file.compared.unchanged for file in staged.files)


def _names(cursor: duckdb.DuckDBPyConnection, stage: str) -> None:
    """Make the provisional numbers of names and keys final."""
    for table in ("refs", "labels", "currencies"):
        cursor.execute(statement("load/take_over", into="meta." + table, of=stage + "." + table + "_new"))
    for key in OBJECTS:
        cursor.execute(
            statement("load/take_over", into="raw." + key + "_keys", of=stage + "." + key + "_keys_new")
        )


def _file(cursor: duckdb.DuckDBPyConnection, load_id: int, file: StagedFile) -> None:
    """Store one file: its counts, the versions and sightings it brings, its rejects and issues."""
    file_id = _next(cursor, "meta.files", "file_id")
    counted = file.compared
    fields = json.dumps(file.present)
    cursor.execute(
        statement("load/file"),
        {
            "file_id": file_id,
            "load_id": load_id,
            "name": file.name,
            "sha256": file.sha256,
            "size": file.size,
            "system": file.system,
            "object": file.object,
            "layout": file.layout,
            "complete": file.complete,
            "encoding": file.encoding,
            "delimiter": file.delimiter,
            "lines": file.lines,
            "not_data": file.not_data,
            "rows": counted.rows,
            "new": counted.new,
            "changed": counted.changed,
            "unchanged": counted.unchanged,
            "rejected": counted.rejected,
            "fields": fields,
            "reading": json.dumps(file.reading, ensure_ascii=False),
        },
    )
    columns = raw_tables.columns(OBJECTS[file.object])
    names = [column.name for column in columns]
    parts = {
        "raw": "raw." + file.object,
        "table": file.table,
        "states": counted.states,
        "cells": file.cells,
        "names": listed(names),
        "values": Fragment(", ".join(_value(column, file.present) for column in columns)),
        "brought": _brought(file),
        "cells_list": listed(("c" + str(place) for place in range(len(file.columns))), of="c"),
        "entered": file.entered or "nothing",
        "parts": file.parts or "nothing",
    }
    base = _next(cursor, "raw." + file.object, "version_id") - 1
    numbers = {"base": base, "load_id": load_id, "file_id": file_id}
    parts |= {name: Fragment(str(number)) for name, number in numbers.items()}
    values = {
        "base": base,
        "load_id": load_id,
        "file_id": file_id,
        "fields": fields,
        "columns": list(file.columns),
    }
    steps = ["brought", "versions_first"] if counted.first else ["seen_again", "versions", "again"]
    steps += ["entered"] if file.entered else []
    steps += ["parts"] if file.parts else []
    steps += ["rejects"] if counted.rejected else []
    for step in steps:
        text = statement("load/" + step, **parts)
        cursor.execute(text, {key: value for key, value in values.items() if "$" + key in text})
    rows = [
        [
            load_id,
            file_id,
            i.code,
            i.severity,
            i.line,
            i.column,
            i.value,
            json.dumps(dict(i.params), ensure_ascii=False),
        ]
        for i in file.issues
    ]
    if rows:
        cursor.executemany("insert into meta.issues values (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _brought(file: StagedFile) -> str:
    """Name of the view of the versions that a file brings. It reads the scratch table: what a transaction has
    written itself is read by one thread only.
    """
    return "brought_" + file.object


def _value(column: raw_tables.Column, present: Sequence[str]) -> str:
    if column.name in present:
        return "t." + column.name
    return "cast(null as " + column.sql_type + ") as " + column.name


def _gone(cursor: duckdb.DuckDBPyConnection, load_id: int, staged: StagedLoad) -> None:
    """Store which records are missing from the complete files of this load, and from those of later days."""
    kinds: dict[tuple[str, str], list[StagedFile]] = {}
    for file in staged.files:
        kinds.setdefault((file.object, file.system), []).append(file)
    late = cursor.execute(statement("load/later_complete"), {"as_of": staged.as_of}).fetchone() is not None
    for (object_, system), files in kinds.items():
        raw = "raw." + object_
        if any(file.complete for file in files):
            keys = (statement("load/held", table=file.table) for file in files)
            held = Fragment("union all\n".join(keys))
            cursor.execute(statement("load/gone", raw=raw, held=held), {"load_id": load_id, "system": system})
        if late:
            values = {"object": object_, "system": system, "as_of": staged.as_of, "load_id": load_id}
            cursor.execute(statement("load/gone_later", raw=raw), values)


def _next(cursor: duckdb.DuckDBPyConnection, table: str, column: str) -> int:
    row = cursor.execute(statement("load/next_number", table=table, column=column)).fetchone()
    return int(row[0]) if row else 1
