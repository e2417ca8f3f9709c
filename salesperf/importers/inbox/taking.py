"""Take files out of the inbox: load those that can be, in one transaction, and put all of them away.

What becomes of a file is remembered in the transaction that loads it, under its name, size and time of
change. So a process that is killed before it has moved a file only moves it the next time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import duckdb

from salesperf.errors import Issue, SalesPerfError
from salesperf.importers import evidence, loading, sources
from salesperf.importers.inbox import folder, reasons, record
from salesperf.importers.inbox.folder import DONE, REFUSED, Lying
from salesperf.importers.inbox.record import Arrival, Status
from salesperf.importers.loading import FileReport
from salesperf.importers.prepare import Options, Prepared, PreparedFile, prepare
from salesperf.importers.sources import Source
from salesperf.warehouse import load as warehouse_load
from salesperf.warehouse import workspace
from salesperf.warehouse.load import StagedLoad
from salesperf.warehouse.loads import list_loads
from salesperf.warehouse.store import Store

_TRIES = 3


@dataclass(frozen=True)
class Taken:
    """What became of files that arrived together; `load_id` is None where nothing changed."""

    load_id: int | None
    as_of: date | None
    files: tuple[FileReport, ...]
    places: dict[str, str]

    @property
    def any_loaded(self) -> bool:
        """Whether a file was loaded, be it without change."""
        return any(file.status == "loaded" for file in self.files)

    @property
    def all_loaded(self) -> bool:
        """Whether no file is refused or asks."""
        return all(file.status == "loaded" for file in self.files)


NOTHING = Taken(None, None, (), {})


def take(store: Store, inbox: Path, files: Sequence[Lying], *, at: datetime, archive: Path) -> Taken:
    """Load these files of the folder in one transaction, those left out that are refused or ask, and put
    every one away. Files that change meanwhile are left where they are, and nothing is stored of any.

    Raises SalesPerfError `load.stale` where others load all the time, OSError where files cannot be moved.
    """
    for tries_left in reversed(range(_TRIES)):
        left = _put_away(store, inbox, files)
        if not left:
            break
        try:
            return _load(store, inbox, left, at=at, archive=archive)
        except SalesPerfError as error:
            if error.code != "load.stale" or not tries_left:
                raise
    return NOTHING


def give_up(store: Store, inbox: Path, lying: Lying, error: SalesPerfError, *, at: datetime) -> None:
    """Put a file away that cannot even be read, for the reason of an error."""
    issue = Issue(error.code, "error", params={name: str(value) for name, value in error.params.items()})
    report = FileReport(lying.name, "", "", "refused", 0, 0, 0, 0, 0, 0, 0, (issue,))
    place = folder.free(inbox, f"{REFUSED}/{lying.name}")
    with store.write() as cursor:
        record.write(
            cursor, lying, at=at, status="refused", load_id=None, sha256="", place=place, reports=[report]
        )
    reasons.beside(inbox, place, [report], asks=False)
    folder.move(inbox, lying.name, place)


def waiting(inbox: Path, known: Sequence[Arrival]) -> tuple[Arrival, ...]:
    """The arrivals that a person's answer would load, as far as their files still lie there."""
    return tuple(one for one in known if one.status == "asks" and (inbox / one.place).is_file())


def answered(store: Store, inbox: Path, arrival: Arrival, *, at: datetime, load_id: int | None) -> None:
    """Put a file away that waited and is loaded now (by `load_id`; None: it changed nothing)."""
    place = folder.free(inbox, _done(at, load_id, arrival.file))
    with store.write() as cursor:
        record.rewrite(cursor, arrival, at=at, load_id=load_id, place=place)
    folder.move(inbox, arrival.place, place)
    (inbox / (arrival.place + reasons.ENDING)).unlink(missing_ok=True)


def settle(store: Store, inbox: Path, *, at: datetime) -> int:
    """Put away what was not loaded from the inbox but through another door since; how many files."""
    with store.read() as cursor:
        known = record.arrivals(cursor)
        loaded = {
            file.sha256: load.load_id
            for load in list_loads(cursor)
            if load.state == "active"
            for file in load.files
        }
    late = [
        one
        for one in known
        if one.status != "loaded" and one.sha256 in loaded and (inbox / one.place).is_file()
    ]
    for one in late:
        answered(store, inbox, one, at=at, load_id=loaded[one.sha256])
    return len(late)


def _put_away(store: Store, inbox: Path, files: Sequence[Lying]) -> tuple[Lying, ...]:
    """Move the files that were decided about before this process began; the others."""
    with store.read() as cursor:
        known = {one.key: one for one in record.arrivals(cursor)}
    for one in files:
        if one.key in known:
            folder.move(inbox, one.name, known[one.key].place)
    return tuple(one for one in files if one.key not in known)


def _load(store: Store, inbox: Path, files: Sequence[Lying], *, at: datetime, archive: Path) -> Taken:
    with store.read() as cursor:
        settings = workspace.read_settings(cursor)
    options = Options(
        today=at.date(),
        zone=settings.zone,
        currency=settings.reporting_currency,
        first_month=settings.fiscal_first_month,
    )
    prepared = prepare(store, [Source(one.name, inbox / one.name) for one in files], options)
    try:
        for file in prepared.files:
            if file.status == "ready":
                sources.keep(file.source, archive, file.sha256)
        if not folder.unchanged(inbox, files):
            return NOTHING
        taken = _commit(store, inbox, prepared, files, at=at)
    finally:
        prepared.close()
    for one in files:
        if folder.unchanged(inbox, [one]):  # what was written into it since is the next arrival
            folder.move(inbox, one.name, taken.places[one.name])
    return taken


def _commit(store: Store, inbox: Path, prepared: Prepared, files: Sequence[Lying], *, at: datetime) -> Taken:
    """Store the load and what became of each file in one transaction, the reasons beside before it ends."""
    good = [file for file in prepared.files if file.status == "ready"]
    reports = {
        one.name: [loading.report(prepared, file) for file in prepared.files if file.source.name == one.name]
        for one in files
    }
    load_id = None
    places: dict[str, str] = {}
    with store.write() as cursor:
        decided = {one.key for one in record.arrivals(cursor)}
        if any(one.key in decided for one in files):  # by another thread, meanwhile
            raise SalesPerfError("load.stale")
        if good:
            load_id = warehouse_load.write(
                cursor,
                _staged(cursor, prepared, good),
                at=at,
                by=record.BY,
                reporting=prepared.options.currency,
            )
        for one in files:
            status = _status(reports[one.name])
            wanted = _done(at, load_id, one.name) if status == "loaded" else f"{REFUSED}/{one.name}"
            places[one.name] = folder.free(inbox, wanted)
            record.write(
                cursor,
                one,
                at=at,
                status=status,
                load_id=load_id if status == "loaded" else None,
                sha256=next(file.sha256 for file in prepared.files if file.source.name == one.name),
                place=places[one.name],
                reports=reports[one.name],
            )
            if status != "loaded" or any(i.severity == "error" for r in reports[one.name] for i in r.issues):
                reasons.beside(inbox, places[one.name], reports[one.name], asks=status == "asks")
    return Taken(load_id, prepared.as_of, tuple(r for one in files for r in reports[one.name]), places)


def _staged(
    cursor: duckdb.DuckDBPyConnection, prepared: Prepared, good: Sequence[PreparedFile]
) -> StagedLoad:
    """The load, each file complete or not as the last one of its header was."""
    loads = list_loads(cursor)
    staged = prepared.staged(skip_refused=True)
    complete = []
    for file in good:
        before = evidence.earlier(loads, file)
        complete.append(bool(before) and before[0][1].complete)
    return replace(
        staged,
        files=tuple(replace(one, complete=whole) for one, whole in zip(staged.files, complete, strict=True)),
    )


def _status(reports: Sequence[FileReport]) -> Status:
    statuses = {report.status for report in reports}
    if "asks" in statuses:
        return "asks"
    return "loaded" if "loaded" in statuses else "refused"


def _done(at: datetime, load_id: int | None, name: str) -> str:
    load = "unchanged" if load_id is None else str(load_id)
    return f"{DONE}/{at.date().isoformat()}-{load}/{name}"
