"""One whole load, as the command line does it: prepare, decide, keep the files, commit, report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from salesperf.errors import Issue, SalesPerfError
from salesperf.importers import findings, sources
from salesperf.importers.prepare import Options, Prepared, PreparedFile, Progress, prepare
from salesperf.importers.readings import Question, sql
from salesperf.importers.sources import Source
from salesperf.warehouse import load as warehouse_load
from salesperf.warehouse.store import Store

_LISTED = 1000
_NAMED = 3


@dataclass(frozen=True)
class FileReport:
    """What became of one table: counts that add up, and what there is to say of it."""

    file: str
    system: str
    object: str
    status: str
    lines: int
    not_data: int
    rows: int
    new: int
    changed: int
    unchanged: int
    rejected: int
    issues: tuple[Issue, ...]

    @property
    def loaded(self) -> int:
        """Rows that changed something."""
        return self.new + self.changed


@dataclass(frozen=True)
class Report:
    """What became of a load; `load_id` is None where nothing changed or nothing was stored."""

    load_id: int | None
    revision: int
    as_of: date
    files: tuple[FileReport, ...]
    stored: bool


def load(
    store: Store,
    files: Sequence[Source],
    options: Options,
    *,
    at: datetime,
    by: str,
    archive: Path,
    skip_refused: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Load files in one transaction; nothing is stored when one is refused or asks, unless `skip_refused`."""
    prepared = prepare(store, files, options, progress=progress)
    try:
        return finish(prepared, at=at, by=by, archive=archive, skip_refused=skip_refused)
    finally:
        prepared.close()


def finish(prepared: Prepared, *, at: datetime, by: str, archive: Path, skip_refused: bool = False) -> Report:
    """Commit a prepared load and report it; rejected rows are listed with their reasons."""
    good = [file for file in prepared.files if file.status == "ready"]
    stored = bool(good) and (prepared.ready or skip_refused)
    load_id = None
    if stored:
        staged = prepared.staged(skip_refused=skip_refused)
        for file in good:
            sources.keep(file.source, archive, file.sha256)
        load_id = warehouse_load.commit(
            prepared.store, staged, at=at, by=by, reporting=prepared.options.currency
        )
    reports = tuple(report(prepared, file) for file in prepared.files)
    if not stored:
        reports = _held_back(reports)
    return Report(load_id, prepared.store.revision, prepared.as_of, reports, stored)


def report(prepared: Prepared, file: PreparedFile) -> FileReport:
    """Counts and findings of one prepared file, as they are where what can be loaded is."""
    counted = file.compared
    status = "loaded" if file.status == "ready" else file.status
    found = file.recognition
    table = file.table
    listed: list[Issue] = []
    if file.error is not None:
        listed.append(Issue(file.error.code, "error", params=_plain(file.error)))
    listed.extend(question_issue(question) for question in file.questions)
    if counted is not None and file.typed is not None and table is not None:
        listed.extend(_rejected(prepared, file))
        listed.extend(findings.issues(file))
    return FileReport(
        file=file.name,
        system=found.system if found else "",
        object=found.object if found else "",
        status=status,
        lines=table.lines if table else 0,
        not_data=sum(n.count for n in table.not_data) if table else 0,
        rows=counted.rows if counted else (table.rows if table else 0),
        new=counted.new if counted else 0,
        changed=counted.changed if counted else 0,
        unchanged=counted.unchanged if counted else 0,
        rejected=counted.rejected if counted else 0,
        issues=tuple(listed),
    )


def _held_back(reports: tuple[FileReport, ...]) -> tuple[FileReport, ...]:
    """The reports of a load that stored nothing: what could be loaded is refused because of the rest."""
    others = [one.file for one in reports if one.status != "loaded"]
    said = ", ".join(others[:_NAMED]) + (", …" if len(others) > _NAMED else "")
    return tuple(
        one
        if one.status != "loaded"
        else replace(
            one,
            status="refused",
            issues=(Issue("load.held_back", "error", params={"file": one.file, "others": said}), *one.issues),
        )
        for one in reports
    )


def question_issue(question: Question) -> Issue:
    """A question as an issue that carries the exact answers for the command line."""
    choices = " | ".join(
        '--choose "' + question.file + ":" + question.column + "=" + answer + '"'
        for answer in question.answers
    )
    sample = "; ".join(
        cell + " → " + meaning + " (" + answer + ")"
        for answer, pairs in question.samples.items()
        for cell, meaning in pairs[:1]
    )
    return Issue(
        question.code, "error", column=question.column, params={"choices": choices, "sample": sample}
    )


def _rejected(prepared: Prepared, file: PreparedFile) -> list[Issue]:
    if file.compared is None or file.typed is None or file.table is None or not file.compared.rejected:
        return []
    with prepared.store.read() as cursor:
        rows = cursor.execute(
            sql("findings/rejected", states=file.compared.states, table=file.typed.table), {"most": _LISTED}
        ).fetchall()
    columns = file.table.columns
    return [
        Issue(
            code,
            "error",
            line=line,
            column=columns[place] if place is not None and place >= 0 else None,
            value=value,
        )
        for line, code, place, value in rows
    ]


def _plain(error: SalesPerfError) -> dict[str, str | int]:
    return {key: value if isinstance(value, int) else str(value) for key, value in error.params.items()}
