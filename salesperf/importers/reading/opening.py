"""The door: any file that a person may drop, as tables or as a refusal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from salesperf.errors import SalesPerfError
from salesperf.importers.reading.archive import members
from salesperf.importers.reading.bounds import MAX_FILE_BYTES
from salesperf.importers.reading.delimited import open_delimited
from salesperf.importers.reading.kinds import kind_of
from salesperf.importers.reading.markup import open_markup
from salesperf.importers.reading.package import package_kind
from salesperf.importers.reading.table import Beside, Forced, Table
from salesperf.importers.reading.workbook import open_workbook

_NOTHING_FORCED = Forced()
_NO_TABLE = ("file.no_table", "file.binary", "file.markup")

Progress = Callable[[int], None]


def open_file(
    path: Path,
    name: str,
    *,
    workdir: Path,
    forced: Forced = _NOTHING_FORCED,
    progress: Progress | None = None,
) -> tuple[Table, ...]:
    """The tables of a file: of a text, of the sheets of a workbook, of all members of a ZIP.

    `name` is what the user calls the file; it names tables and never a path. `workdir` is a private
    temporary folder that must outlive the tables. `progress` is told the records done while an irregular
    file is read, and may raise to stop.
    Members of a ZIP that are no tables at all, such as a page that says what it holds, are passed over beside
    others that are. Raises SalesPerfError (`file.…`, with `file`) for the first part that is refused.
    """
    tables: list[Table] = []
    refused: list[SalesPerfError] = []
    for part in open_parts(path, name, workdir=workdir, forced=forced, progress=progress):
        if isinstance(part, Table):
            tables.append(part)
        elif part.code in _NO_TABLE:
            refused.append(part)
        else:
            raise part
    if refused and not tables:
        raise refused[0]
    if refused:
        passed = tuple(Beside(str(one.params["file"]), "member", "") for one in refused)
        tables[0] = replace(tables[0], beside=(*tables[0].beside, *passed))
    return tuple(tables)


def open_parts(
    path: Path,
    name: str,
    *,
    workdir: Path,
    forced: Forced = _NOTHING_FORCED,
    progress: Progress | None = None,
) -> Iterator[Table | SalesPerfError]:
    """The same, with a refusal in the place of every part that is refused, the others after it included."""
    try:
        kind = _kind(path, name)
        if kind != "archive":
            yield from _tables(path, name, kind, workdir=workdir, forced=forced, progress=progress)
            return
        for member, full_name in members(path, name, workdir=workdir):
            yield from _member(member, full_name, workdir=workdir, forced=forced, progress=progress)
    except SalesPerfError as refusal:
        yield refusal


def _member(
    path: Path, name: str, *, workdir: Path, forced: Forced, progress: Progress | None
) -> Iterator[Table | SalesPerfError]:
    try:
        kind = _kind(path, name)
        if kind == "archive":
            yield SalesPerfError("file.zip_nested", file=name)
        else:
            yield from _tables(path, name, kind, workdir=workdir, forced=forced, progress=progress)
    except SalesPerfError as refusal:
        yield refusal


def _kind(path: Path, name: str) -> str:
    size = path.stat().st_size
    if size == 0:
        raise SalesPerfError("file.empty", file=name)
    if size > MAX_FILE_BYTES:
        raise SalesPerfError("file.too_large", file=name, limit_mb=MAX_FILE_BYTES // 1024**2)
    with path.open("rb") as file:
        kind = kind_of(file.read(4096), name)
    return package_kind(path, name) if kind == "zip" else kind


def _tables(
    path: Path, name: str, kind: str, *, workdir: Path, forced: Forced, progress: Progress | None
) -> tuple[Table, ...]:
    if kind in ("HTML", "XML"):
        return open_markup(path, name, kind=kind, workdir=workdir, forced=forced, progress=progress)
    if kind == "text":
        return open_delimited(path, name, workdir=workdir, forced=forced, progress=progress)
    return open_workbook(
        path, name, kind="xls" if kind == "ole" else "xlsx", workdir=workdir, forced=forced, progress=progress
    )
