"""A load in progress: the files, what was answered, what was read, what would change.

It lives in the browser's session and never in the warehouse; it and its scratch space go with the session.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from salesperf.errors import SalesPerfError
from salesperf.importers import evidence
from salesperf.importers import sources as archive
from salesperf.importers.choices import Choice
from salesperf.importers.inbox import Arrival
from salesperf.importers.prepare import prepare
from salesperf.importers.prepared import Options, Prepared, PreparedFile
from salesperf.importers.readings import Question
from salesperf.importers.sources import Source
from salesperf.reports import effect
from salesperf.reports.effect import Effect
from salesperf.settings import WorkspaceSettings
from salesperf.ui import state
from salesperf.ui.importing import spool
from salesperf.ui.importing.work import Job
from salesperf.warehouse import load as loading
from salesperf.warehouse import stages
from salesperf.warehouse.load import StagedLoad
from salesperf.warehouse.loads import list_loads
from salesperf.warehouse.stages import Stage
from salesperf.warehouse.store import Store

Step = Literal["settings", "reading", "changes"]


@dataclass
class Scratch:
    """What has to be given back when the load ends, in whatever way."""

    folder: Path
    prepared: Prepared | None = None
    job: Job[Any] | None = None

    def close(self) -> None:
        """End the work and give everything back."""
        if self.job is not None and not self.job.done:
            self.job.cancel()
        if self.prepared is not None:
            self.prepared.close()
        self.prepared = None
        spool.drop(self.folder)


@dataclass(eq=False)
class Run:
    """One load in progress. `choices` are answers by column or file key; answers start the reading anew.

    `arrivals` are the files that waited in the inbox, where they came from there.
    """

    store: Store
    settings: WorkspaceSettings
    today: date
    files: tuple[Source, ...]
    scratch: Scratch
    step: Step = "reading"
    choices: dict[str, str] = field(default_factory=dict)
    answered: dict[tuple[str, str], Question] = field(default_factory=dict)
    confirmed: set[tuple[str, str]] = field(default_factory=set)
    stages: dict[str, tuple[Stage, ...]] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)
    complete: dict[str, bool] = field(default_factory=dict)
    remember: dict[str, str | None] = field(default_factory=dict)
    as_of: date | None = None
    effect: Effect | None = None
    seconds: float = 0.0
    error: SalesPerfError | None = None
    compared_anew: bool = False
    arrivals: tuple[Arrival, ...] = ()

    @property
    def prepared(self) -> Prepared | None:
        """The files as read and compared; None while they are being read."""
        return self.scratch.prepared

    @property
    def kept(self) -> tuple[PreparedFile, ...]:
        """The prepared files that were not left out."""
        found = self.prepared.files if self.prepared else ()
        return tuple(file for file in found if file.name not in self.left_out)

    @property
    def ready(self) -> bool:
        """Whether nothing is refused or left to answer."""
        return bool(self.kept) and all(one.status == "ready" for one in self.kept) and not self.unconfirmed

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is left to answer about the files."""
        return tuple(question for file in self.kept for question in file.questions)

    @property
    def unconfirmed(self) -> tuple[tuple[PreparedFile, str], ...]:
        """Pipelines, by file, whose proposed stages nobody has confirmed yet."""
        asked = {(question.file, question.code) for question in self.questions}
        return tuple(
            (file, proposal.pipeline)
            for file in self.kept
            for proposal in file.proposals
            if proposal.by not in ("known", "chosen")
            and (file.name, proposal.pipeline) not in self.confirmed
            and (file.name, "stages.unknown") not in asked
        )

    def options(self) -> Options:
        """What the reading is told."""
        return Options(
            today=self.today,
            as_of=self.as_of,
            choices=tuple(Choice(about, answer) for about, answer in self.choices.items()),
            zone=self.settings.zone,
            currency=self.settings.reporting_currency,
            first_month=self.settings.fiscal_first_month,
        )

    def answer(self, about: str, answer: str | None, question: Question | None = None) -> None:
        """Take an answer (None takes one back), and read the files anew."""
        if answer is None:
            self.choices.pop(about, None)
        else:
            self.choices[about] = answer
        if question is not None:
            self.answered[question.file, question.column] = question
        self.read()

    def read(self) -> None:
        """Read and compare the files in a thread; what was read before is given back."""
        self._forget()
        options, store, files = self.options(), self.store, self.files

        def task(job: Job[Prepared]) -> Prepared:
            return prepare(store, files, options, progress=job.tell)

        self.scratch.job = Job(_READING, task, discard=lambda made: made.close())

    def compare(self, at: datetime) -> None:
        """Find out, in a thread, what the load would do."""
        self.effect, self.error = None, None
        staged, store, settings = self.staged(), self.store, self.settings

        def task(job: Job[Effect]) -> Effect:
            return effect.of_commit(store, staged, at=at, settings=settings, began=job.began)

        self.scratch.job = Job(_COMPARING, task)

    def commit(self, at: datetime, by: str, folder: Path) -> None:
        """Store the load in a thread; its result is the load's number, or None when nothing changes."""
        staged, store, reporting = self.staged(), self.store, self.settings.reporting_currency
        good = self.kept

        def task(job: Job[int | None]) -> int | None:
            fresh = [file for file in good if not _archived(folder, file.sha256)]
            try:
                for file in good:
                    archive.keep(file.source, folder, file.sha256)
                with store.write(raise_revision=False) as cursor:
                    job.began(cursor)
                    number = loading.write(cursor, staged, at=at, by=by, reporting=reporting)
                    job.check()
            except BaseException:
                for file in fresh:
                    _place(folder, file.sha256).unlink(missing_ok=True)
                raise
            return number

        self.scratch.job = Job(_STORING, task)

    def staged(self) -> StagedLoad:
        """The load as the person wants it: files left out, complete or not, stages, layouts to remember."""
        if self.prepared is None:
            raise SalesPerfError("load.not_ready")
        kept = replace(self.prepared, files=self.kept).staged()
        names = {file.profile: file.name for file in self.kept}
        profiles: Mapping[str, Mapping[str, object]] = {
            key: {**profile, "name": self.remember.get(names[key]) or profile["name"]}
            for key, profile in kept.profiles.items()
            if self.remember.get(names[key], "") is not None
        }
        chosen = {name: stages.payload(edited) for name, edited in self.stages.items() if name in kept.stages}
        return replace(
            kept,
            files=tuple(replace(file, complete=self.complete.get(file.name, False)) for file in kept.files),
            stages={**kept.stages, **chosen},
            profiles=profiles,
        )

    def take_over(self, on_commit: Callable[[int | None], None]) -> None:
        """Take over what the thread made, once it has ended; errors of use are kept, to be shown."""
        job = self.scratch.job
        if job is None or not job.done:
            return
        self.scratch.job = None
        try:
            made = job.result()
        except SalesPerfError as error:
            self._failed(error)
            return
        if isinstance(made, Prepared):
            self.scratch.prepared, self.seconds = made, job.seconds
            self._as_answered_before()
        elif isinstance(made, Effect):
            self.effect = made
        else:
            on_commit(made)

    def _as_answered_before(self) -> None:
        """Take a file for complete, or not, as the last one of its header was."""
        with self.store.read() as cursor:
            loads = list_loads(cursor)
        for file in self.kept:
            before = evidence.earlier(loads, file)
            if before:
                self.complete.setdefault(file.name, before[0][1].complete)

    def _failed(self, error: SalesPerfError) -> None:
        if error.code == "load.stale":
            self.compared_anew = True
            self.read()
            return
        self.step = "reading"
        self.error = None if error.code == "load.cancelled" else error

    def _forget(self) -> None:
        job = self.scratch.job
        if job is not None and not job.done:
            job.cancel()
        if self.scratch.prepared is not None:
            self.scratch.prepared.close()
        self.scratch.prepared, self.scratch.job, self.effect, self.error = None, None, None, None


_READING, _COMPARING, _STORING = "reading", "comparing", "storing"


def runs() -> dict[str, Run]:
    """The loads in progress of this session, by workspace."""
    found: dict[str, Run] = st.session_state.setdefault(state.IMPORTS, {})
    return found


def begin(
    workspace: str,
    store: Store,
    settings: WorkspaceSettings,
    folder: Path,
    files: Sequence[Source],
    *,
    today: date,
    ask_settings: bool,
) -> Run:
    """Start a load of files that lie in a folder of their own; the workspace's load before it is dropped."""
    end(workspace)
    scratch = Scratch(folder)
    run = Run(store, settings, today, tuple(files), scratch, step="settings" if ask_settings else "reading")
    weakref.finalize(run, scratch.close)
    runs()[workspace] = run
    if not ask_settings:
        run.read()
    return run


def end(workspace: str) -> None:
    """Drop the load in progress of a workspace and all that it holds."""
    run = runs().pop(workspace, None)
    if run is not None:
        run.scratch.close()


def _place(folder: Path, sha256: str) -> Path:
    return folder / sha256[:2] / sha256


def _archived(folder: Path, sha256: str) -> bool:
    return _place(folder, sha256).exists()
