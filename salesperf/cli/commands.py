"""What each command does, and how it prints."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from salesperf import metrics
from salesperf.cli import known
from salesperf.importers import loading
from salesperf.importers.choices import parse as parse_choice
from salesperf.importers.prepare import Options
from salesperf.importers.sources import Source
from salesperf.reports import checks, exports
from salesperf.text import Text, issue_text
from salesperf.warehouse import undo as undoing
from salesperf.warehouse import workspace
from salesperf.warehouse.loads import list_loads, newest_day
from salesperf.warehouse.store import Store

_NOT_STORED = 3


@dataclass(frozen=True)
class Here:
    """What a command runs with: its arguments and what the caller holds.

    `store` is an open store or None, `folder` where relative paths start.
    """

    arguments: argparse.Namespace
    warehouse: Path
    store: object
    folder: Path
    now: datetime
    t: Text
    out: TextIO

    def path(self, path: Path) -> Path:
        """A path as the caller meant it."""
        return path if path.is_absolute() else self.folder / path

    def say(self, text: str) -> None:
        """Print a line."""
        print(text, file=self.out)

    def answer(self, value: Any) -> None:
        """Print a JSON answer."""
        print(json.dumps(value, ensure_ascii=False, indent=2, default=str), file=self.out)


def dispatch(here: Here) -> int:
    """Run the command that the arguments name."""
    return _COMMANDS[here.arguments.command](here)


@contextmanager
def _opened(here: Here) -> Iterator[Store]:
    if isinstance(here.store, Store):
        yield here.store
        return
    store = Store.open(here.warehouse)
    try:
        yield store
    finally:
        store.close()


def _load(here: Here) -> int:
    arguments = here.arguments
    with _opened(here) as store:
        with store.read() as cursor:
            settings = workspace.read_settings(cursor)
        options = Options(
            today=here.now.date(),
            as_of=arguments.as_of,
            complete=arguments.complete,
            choices=tuple(parse_choice(text) for text in arguments.choose),
            zone=settings.zone,
            currency=settings.reporting_currency,
            profile=arguments.profile,
        )
        report = loading.load(
            store,
            [Source(path.name, here.path(path)) for path in arguments.files],
            options,
            at=here.now.replace(tzinfo=None),
            by=arguments.by,
            archive=workspace.Workspace(here.warehouse).archive,
            skip_refused=arguments.skip_refused,
        )
    if arguments.json:
        here.answer(_report_json(here.t, report))
    else:
        _print_report(here, report)
    return 0 if report.stored and all(f.status == "loaded" for f in report.files) else _NOT_STORED


def _report_json(t: Text, report: loading.Report) -> dict[str, Any]:
    return {
        "load_id": report.load_id,
        "revision": report.revision,
        "as_of": report.as_of.isoformat(),
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
                        "message": issue_text(t, i),
                    }
                    for i in f.issues
                ],
            }
            for f in report.files
        ],
    }


def _print_report(here: Here, report: loading.Report) -> None:
    t = here.t
    if not report.stored:
        here.say(t("Nothing was stored."))
    elif report.load_id is None:
        here.say(t("Nothing changed."))
    else:
        here.say(t("Load {load}, as of {day}.", load=str(report.load_id), day=report.as_of.isoformat()))
    for f in report.files:
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
            here.say("  " + (where + ": " if where else "") + issue_text(t, issue))


def _loads(here: Here) -> int:
    with _opened(here) as store, store.read() as cursor:
        rows = list_loads(cursor)
    if here.arguments.json:
        here.answer([row.as_json() for row in rows])
    for row in () if here.arguments.json else rows:
        here.say(
            " ".join(
                (
                    str(row.load_id),
                    row.loaded_at.isoformat(" ", "minutes"),
                    row.state,
                    ", ".join(f.name for f in row.files),
                )
            )
        )
    return 0


def _undo(here: Here) -> int:
    return _switch(here, undoing.undo)


def _redo(here: Here) -> int:
    return _switch(here, undoing.redo)


def _switch(here: Here, action: Callable[..., None]) -> int:
    with _opened(here) as store:
        with store.read() as cursor:
            settings = workspace.read_settings(cursor)
        action(
            store,
            here.arguments.load,
            at=here.now.replace(tzinfo=None),
            reporting=settings.reporting_currency,
        )
        revision = store.revision
    if here.arguments.json:
        here.answer({"load_id": here.arguments.load, "revision": revision})
    else:
        here.say(here.t("Done."))
    return 0


def _check(here: Here) -> int:
    with _opened(here) as store, store.read() as cursor:
        results = checks.run(cursor)
    if here.arguments.json:
        here.answer(
            [
                {"check": r.key, "severity": r.severity, "rows": r.rows, "text": r.text(here.t)}
                for r in results
            ]
        )
    for result in () if here.arguments.json else results:
        here.say(
            ("ok  " if not result.rows else "    ") + here.t.number(result.rows) + "  " + result.text(here.t)
        )
    return 0


def _demo(here: Here) -> int:
    from salesperf.demo.workspace import make  # the company is heavy to import and only this command makes it

    path = here.arguments.warehouse or here.warehouse.with_name("demo.duckdb")
    report = make(
        here.path(path), as_of=here.arguments.as_of or here.now.date(), at=here.now.replace(tzinfo=None)
    )
    if here.arguments.json:
        here.answer({"warehouse": str(path), "loads": report.loads, "deals": report.deals})
    else:
        here.say(here.t("The demo company is in {path}.", path=str(path)))
    return 0


def _export(here: Here) -> int:
    with _opened(here) as store, store.read() as cursor:
        written = exports.write_all(cursor, here.path(here.arguments.folder))
    if here.arguments.json:
        here.answer({"files": [path.name for path in written]})
    for path in () if here.arguments.json else written:
        here.say(path.name)
    return 0


def _metric(here: Here) -> int:
    arguments = here.arguments
    with _opened(here) as store, known.on(store, arguments.known_on) as cursor:
        settings = workspace.read_settings(cursor)
        as_of = arguments.as_of or newest_day(cursor) or here.now.date()
        result = metrics.run(
            cursor,
            arguments.key,
            by=tuple(arguments.by),
            variant=arguments.variant,
            since=arguments.since,
            until=arguments.until,
            as_of=as_of,
            settings=settings,
        )
    if arguments.json:
        here.answer(metrics.as_json(result))
    else:
        frame = result.to_frame()
        here.say(frame.to_string(index=False))
    return 0


_COMMANDS: dict[str, Callable[[Here], int]] = {
    "load": _load,
    "loads": _loads,
    "undo": _undo,
    "redo": _redo,
    "check": _check,
    "demo": _demo,
    "export": _export,
    "metric": _metric,
}
