"""`load` and `inbox`: files into the warehouse, and what became of them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from salesperf.cli.here import Here, opened
from salesperf.errors import SalesPerfError
from salesperf.importers import inbox, loading, profiles
from salesperf.importers.choices import parse as parse_choice
from salesperf.importers.inbox import NOTHING, Rest, Taken, is_passing
from salesperf.importers.loading import FileReport
from salesperf.importers.prepare import Options
from salesperf.importers.sources import Source
from salesperf.settings import process_settings
from salesperf.text import Text, command_text
from salesperf.warehouse import journal, workspace
from salesperf.warehouse.store import Store

NOT_STORED = 3

_PATTERN = frozenset("*?[")
_LOOK_EVERY_SECONDS = 0.25
_LOOK_SECONDS = 60.0


def load(here: Here) -> int:
    """Load the files that the arguments name, all or nothing."""
    arguments = here.arguments
    files = list(_named(here.path(path) for path in arguments.files))
    with opened(here) as store:
        with store.read() as cursor:
            settings = workspace.read_settings(cursor)
            remembered = journal.payloads(cursor, "profile")
        options = Options(
            today=here.at(settings.zone).date(),
            as_of=arguments.as_of,
            complete=arguments.complete,
            choices=tuple(parse_choice(text) for text in arguments.choose),
            zone=settings.zone,
            currency=settings.reporting_currency,
            first_month=settings.fiscal_first_month,
            profile=profiles.named(remembered, arguments.profile) if arguments.profile else None,
        )
        report = loading.load(
            store,
            [Source(path.name, path) for path in files],
            options,
            at=here.at(settings.zone),
            by=arguments.by,
            archive=workspace.Workspace(here.warehouse).archive,
            skip_refused=arguments.skip_refused,
        )
    if here.arguments.json:
        here.answer(_as_json(here.t, report.load_id, report.revision, report.as_of, report.files))
    else:
        _print(here, report.load_id, report.as_of, report.files, stored=report.stored)
    return 0 if report.stored and all(f.status == "loaded" for f in report.files) else NOT_STORED


def take_inbox(here: Here) -> int:
    """Load what lies in the inbox folder, once; the files that are refused or ask are put aside."""
    folder = inbox.folder_of(here.warehouse, process_settings().inbox)
    with opened(here) as store:
        taken = _take_once(here, store, folder)
        revision = store.revision
    if here.arguments.json:
        answer = _as_json(here.t, taken.load_id, revision, taken.as_of, taken.files)
        here.answer({"folder": str(folder), **answer, "places": taken.places})
    elif not taken.files:
        here.say(here.t("Nothing lies in {folder}.", folder=str(folder)))
    else:
        _print(here, taken.load_id, taken.as_of, taken.files, stored=taken.any_loaded)
        for place in taken.places.values():
            here.say(here.t("Put away as {place}.", place=place))
    return 0 if taken.all_loaded else NOT_STORED


def _take_once(here: Here, store: Store, folder: Path) -> Taken:
    """Take the files once they have come to rest; those still written to after a minute are left there."""
    with store.read() as cursor:
        at = here.at(workspace.read_settings(cursor).zone)
    archive = workspace.Workspace(here.warehouse).archive
    inbox.settle(store, folder, at=at)
    rest, begun = Rest(), time.monotonic()
    while time.monotonic() - begun < _LOOK_SECONDS:
        files = rest.files(folder, time.monotonic())
        if files:
            taken = inbox.take(store, folder, files, at=at, archive=archive)
            if taken.files:
                return taken
        elif not rest.waiting:
            break
        time.sleep(_LOOK_EVERY_SECONDS)
    return NOTHING


def _named(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that paths name: a folder stands for its files, a pattern for what matches it.

    Raises SalesPerfError `load.no_files` for a folder or pattern without any.
    """
    for path in paths:
        if path.is_dir():
            found = sorted(one for one in path.iterdir() if one.is_file() and not is_passing(one.name))
        elif not path.exists() and _PATTERN & set(path.name):
            found = sorted(one for one in path.parent.glob(path.name) if one.is_file())
        else:
            found = [path]
        if not found:
            raise SalesPerfError("load.no_files", path=str(path))
        yield from found


def _as_json(
    t: Text, load_id: int | None, revision: int, as_of: date | None, files: Sequence[FileReport]
) -> dict[str, Any]:
    return {
        "load_id": load_id,
        "revision": revision,
        "as_of": as_of.isoformat() if as_of else None,
        "files": [
            {
                "file": f.file,
                "system": f.system,
                "object": f.object,
                "status": f.status,
                "lines": f.lines,
                "not_data": f.not_data,
                "rows": f.rows,
                "new": f.new,
                "changed": f.changed,
                "unchanged": f.unchanged,
                "rejected": f.rejected,
                "loaded": f.loaded,
                "issues": [
                    {
                        "code": i.code,
                        "severity": i.severity,
                        "line": i.line,
                        "column": i.column,
                        "value": i.value,
                        "message": command_text(t, i),
                    }
                    for i in f.issues
                ],
            }
            for f in files
        ],
    }


def _print(
    here: Here, load_id: int | None, as_of: date | None, files: Sequence[FileReport], *, stored: bool
) -> None:
    t = here.t
    if not stored:
        here.say(t("Nothing was stored."))
    elif load_id is None:
        here.say(t("Nothing changed."))
    else:
        here.say(t("Load {load}, as of {day}.", load=str(load_id), day=as_of.isoformat() if as_of else "–"))
    for f in files:
        here.say(
            t(
                "{file}: {object}, {rows} rows = {new} new + {changed} changed"
                " + {unchanged} unchanged + {rejected} rejected ({status})",
                file=f.file,
                object=f.object or "–",
                rows=f.rows,
                new=f.new,
                changed=f.changed,
                unchanged=f.unchanged,
                rejected=f.rejected,
                status=f.status,
            )
        )
        for issue in f.issues:
            where = " ".join(part for part in (str(issue.line or ""), issue.column or "") if part)
            here.say("  " + (where + ": " if where else "") + command_text(t, issue))
