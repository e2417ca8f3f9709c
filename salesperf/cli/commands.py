"""What each command does, and how it prints."""

from __future__ import annotations

from collections.abc import Callable

from salesperf import metrics
from salesperf.cli import known, loading
from salesperf.cli.here import Here, opened
from salesperf.domain.period import FiscalCalendar
from salesperf.domain.scope import Scope, Viewer
from salesperf.errors import SalesPerfError
from salesperf.reports import checks, exports
from salesperf.reports.asked import Asked
from salesperf.reports.digest import digest
from salesperf.reports.digest_page import page
from salesperf.settings import WorkspaceSettings
from salesperf.warehouse import undo as undoing
from salesperf.warehouse import workspace
from salesperf.warehouse.loads import list_loads, newest_day


def dispatch(here: Here) -> int:
    """Run the command that the arguments name."""
    return _COMMANDS[here.arguments.command](here)


def _loads(here: Here) -> int:
    with opened(here) as store, store.read() as cursor:
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
    with opened(here) as store:
        with store.read() as cursor:
            settings = workspace.read_settings(cursor)
        action(
            store,
            here.arguments.load,
            at=here.at(settings.zone),
            reporting=settings.reporting_currency,
        )
        revision = store.revision
    if here.arguments.json:
        here.answer({"load_id": here.arguments.load, "revision": revision})
    else:
        here.say(here.t("Done."))
    return 0


def _check(here: Here) -> int:
    with opened(here) as store, store.read() as cursor:
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
    moment = here.at(WorkspaceSettings().zone)
    report = make(here.path(path), as_of=here.arguments.as_of or moment.date(), at=moment)
    if here.arguments.json:
        here.answer({"warehouse": str(path), "loads": report.loads, "deals": report.deals})
    else:
        here.say(here.t("The demo company is in {path}.", path=str(path)))
    return 0


def _export(here: Here) -> int:
    with opened(here) as store, store.read() as cursor:
        written = exports.write_all(cursor, here.path(here.arguments.folder))
    if here.arguments.json:
        here.answer({"files": [path.name for path in written]})
    for path in () if here.arguments.json else written:
        here.say(path.name)
    return 0


def _digest(here: Here) -> int:
    arguments = here.arguments
    with opened(here) as store, store.read() as cursor:
        settings = workspace.read_settings(cursor)
        as_of = arguments.as_of or newest_day(cursor) or here.at(settings.zone).date()
        calendar = FiscalCalendar(first_month=settings.fiscal_first_month, week_start=settings.week_start)
        scope = Scope(period=calendar.period_of(arguments.period, as_of), as_of=as_of)
        found = digest(cursor, Asked(scope, Viewer(role="owner"), settings), here.t, arguments.since)
    path = here.path(arguments.file)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(found), encoding="utf-8")
    except OSError as fault:
        raise SalesPerfError("file.not_written", path=str(path), why=fault.strerror or str(fault)) from fault
    if here.arguments.json:
        here.answer({"file": str(path), "title": found.title})
    else:
        here.say(found.title)
    return 0


def _metric(here: Here) -> int:
    arguments = here.arguments
    with opened(here) as store, known.on(store, arguments.known_on) as cursor:
        settings = workspace.read_settings(cursor)
        as_of = arguments.as_of or newest_day(cursor) or here.at(settings.zone).date()
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
    "load": loading.load,
    "inbox": loading.take_inbox,
    "loads": _loads,
    "undo": _undo,
    "redo": _redo,
    "check": _check,
    "demo": _demo,
    "export": _export,
    "digest": _digest,
    "metric": _metric,
}
