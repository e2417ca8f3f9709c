"""Commit a prepared load: one transaction over all its files, or nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import duckdb

from salesperf.domain.objects import OBJECTS
from salesperf.errors import Issue, SalesPerfError
from salesperf.warehouse import build, journal, raw_tables
from salesperf.warehouse.compare import Compared
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
    reading: Mapping[str, object]
    issues: tuple[Issue, ...] = ()


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
        return sum(f.compared.new + f.compared.changed + (f.compared.absent if f.complete else 0) for f in self.files)


def commit(store: Store, staged: StagedLoad, *, at: datetime, by: str, reporting: str) -> int | None:
    """Store the load and rebuild what it touched; the load's number, or None when it changes nothing.

    Raises SalesPerfError `load.stale` when the warehouse has changed since the comparison.
    """
    with store.write(raise_revision=False) as cursor:
        number = write(cursor, staged, at=at, by=by, reporting=reporting)
    return number


def write(cursor: duckdb.DuckDBPyConnection, staged: StagedLoad, *, at: datetime, by: str, reporting: str) -> int | None:
    """The statements of a commit, inside the caller's transaction."""
    row = cursor.execute("select value from meta.state where name = 'revision'").fetchone()
    if row and row[0] != staged.revision:
        raise SalesPerfError("load.stale")
    newest = cursor.execute("select max(as_of) from meta.loads where state = 'active'").fetchone()
    if not staged.changes and newest and newest[0] is not None and newest[0] >= staged.as_of:
        return None
    if not staged.changes and not any(f.compared.unchanged for f in staged.files):
        return None
    load_id = _next(cursor, "meta.loads", "load_id")
    cursor.execute(
        "insert into meta.loads select $load_id, $at, $by, $as_of, $as_of_from, 'active', null, value + 1 from meta.state where name = 'revision'",
        {"load_id": load_id, "at": at, "by": by, "as_of": staged.as_of, "as_of_from": staged.as_of_from},
    )
    stage = staged.stage
    cursor.execute("insert into meta.refs select ref_id, kind, scope, text, name from " + stage + ".refs_new")
    cursor.execute("insert into meta.labels select label_id, kind, name from " + stage + ".labels_new")
    cursor.execute("insert into meta.currencies select currency_id, code, digits from " + stage + ".currencies_new")
    for key in OBJECTS:
        cursor.execute("insert into raw." + key + "_keys select key_id, system, key from " + stage + "." + key + "_keys_new")
    for name, stages in staged.stages.items():
        journal.write(cursor, kind="stages", name=name, payload=list(stages), at=at, by=by)
    for name, profile in staged.profiles.items():
        journal.write(cursor, kind="profile", name=name, payload=dict(profile), at=at, by=by)
    for file in staged.files:
        _file(cursor, load_id, file)
    build.begin(cursor)
    build.touch_load(cursor, load_id, again=False)
    build.finish(cursor, reporting=reporting)
    cursor.execute("update meta.state set value = value + 1 where name = 'revision'")
    return load_id


def _file(cursor: duckdb.DuckDBPyConnection, load_id: int, file: StagedFile) -> None:
    file_id = _next(cursor, "meta.files", "file_id")
    c = file.compared
    cursor.execute(
        "insert into meta.files values ($file_id, $load_id, $name, $sha256, $size, $system, $object, $layout, $complete, $encoding, "
        "$delimiter, $lines, $not_data, $rows, $new, $changed, $unchanged, $rejected, $fields, $reading)",
        {
            "file_id": file_id, "load_id": load_id, "name": file.name, "sha256": file.sha256, "size": file.size, "system": file.system,
            "object": file.object, "layout": file.layout, "complete": file.complete, "encoding": file.encoding, "delimiter": file.delimiter,
            "lines": file.lines, "not_data": file.not_data, "rows": c.rows, "new": c.new, "changed": c.changed, "unchanged": c.unchanged,
            "rejected": c.rejected, "fields": json.dumps(file.present), "reading": json.dumps(file.reading, ensure_ascii=False),
        },
    )
    raw = "raw." + file.object
    names = [column.name for column in raw_tables.columns(OBJECTS[file.object])]
    values = ", ".join("t." + n if n in file.present else "null" for n in names)
    base = _next(cursor, raw, "version_id") - 1
    fresh = "insert into " + raw + " (version_id, key_id, load_id, file_id, line, " + ", ".join(names) + ") "
    fresh += "select $base + t.line, s.key_id, $load_id, $file_id, t.line, " + values.replace("t.amount_rest", "coalesce(t.amount_rest, 0)")
    # a version seen again by a file of other fields is kept as a version of its own: undoing one of the two must not change the other
    alike = "v.file_id in (select file_id from meta.files where fields = $fields)"
    seen = " from " + c.states + " s left join " + raw + " v on v.version_id = s.version_id"
    cursor.execute("create or replace temp table again as select s.line, s.key_id, s.version_id" + seen + " where s.state = 'unchanged' and " + alike,
                   {"fields": json.dumps(file.present)})
    fresh += " from " + file.table + " t join " + c.states + " s on s.line = t.line where s.state in ('new', 'changed') or (s.state = 'unchanged' "
    fresh += "and s.version_id is not null and s.line not in (select line from again))"
    cursor.execute(fresh, {"base": base, "load_id": load_id, "file_id": file_id})
    cursor.execute("insert into " + raw + "_again select $load_id, key_id, version_id from again", {"load_id": load_id})
    if file.complete:
        cursor.execute("insert into " + raw + "_missing select $load_id, key_id from " + c.missing, {"load_id": load_id})
    if file.entered:
        cursor.execute(
            "insert into raw.deals_entered select d.version_id, e.label_id, e.entered_at from " + file.entered
            + " e join raw.deals d on d.line = e.line and d.file_id = $file_id",
            {"file_id": file_id},
        )
    _faults(cursor, load_id, file_id, file)


def _faults(cursor: duckdb.DuckDBPyConnection, load_id: int, file_id: int, file: StagedFile) -> None:
    """Rejected rows with their cells, and the issues of the file."""
    if file.compared.rejected:
        cells = ", ".join("c" + str(n) for n in range(len(file.columns)))
        cursor.execute(
            "insert into meta.rejects select $load_id, $file_id, s.line, coalesce(t.bad_code, 'row.duplicate'), "
            "case when t.bad_place >= 0 then list_extract($columns::varchar[], t.bad_place + 1) end, t.bad_value, "
            "to_json([" + cells + ", extra]) from " + file.compared.states + " s join " + file.table + " t on t.line = s.line join " + file.cells
            + " c on c.line = s.line where s.state = 'rejected'",
            {"load_id": load_id, "file_id": file_id, "columns": list(file.columns)},
        )
    rows = [
        [load_id, file_id, i.code, i.severity, i.line, i.column, i.value, json.dumps(dict(i.params), ensure_ascii=False)] for i in file.issues
    ]
    if rows:
        cursor.executemany("insert into meta.issues values (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _next(cursor: duckdb.DuckDBPyConnection, table: str, column: str) -> int:
    row = cursor.execute("select coalesce(max(" + column + "), 0) + 1 from " + table).fetchone()
    return int(row[0]) if row else 1
