"""A load on its way into the warehouse, as values: what was told, what each file came to."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from salesperf.errors import SalesPerfError
from salesperf.importers import choices as answers
from salesperf.importers import findings, pipelines, profiles, typed
from salesperf.importers.reading import Table
from salesperf.importers.readings import Question
from salesperf.importers.recognise import Recognition
from salesperf.importers.sources import Source
from salesperf.warehouse import stages
from salesperf.warehouse.compare import Compared
from salesperf.warehouse.load import StagedFile, StagedLoad
from salesperf.warehouse.store import Store

Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class Options:
    """What a load was told: day that its files stand for, complete or not, answers, zone and currency."""

    today: date
    as_of: date | None = None
    complete: bool = False
    choices: tuple[answers.Choice, ...] = ()
    zone: str = "Asia/Shanghai"
    currency: str = "CNY"
    profile: str | None = None
    first_month: int = 1


@dataclass(frozen=True)
class PreparedFile:
    """One table on its way into the warehouse. `status` is ready, asks or refused.

    `profile` is what its layout is remembered under, `remembered` the name under which it is already;
    `named` says that a person named its columns, now or once before. `passed` are tables of the same workbook
    or text that hold nothing to load: code, name, rows, and their columns.
    """

    name: str
    source: Source
    sha256: str
    status: str
    table: Table | None = None
    recognition: Recognition | None = None
    cells: str = ""
    typed: typed.Typed | None = None
    compared: Compared | None = None
    questions: tuple[Question, ...] = ()
    proposals: tuple[pipelines.Proposal, ...] = ()
    error: SalesPerfError | None = None
    duplicates: tuple[tuple[int, str, str], ...] = ()
    profile: str = ""
    remembered: str = ""
    named: bool = False
    currency: str = ""
    void: int = 0
    passed: tuple[tuple[str, str, int, str], ...] = ()
    answers: answers.Answers = field(default_factory=answers.Answers)


@dataclass(frozen=True)
class Prepared:
    """A load that could be committed. Holds scratch space: call `close` when it is done with."""

    store: Store
    stage: str
    workdir: Path
    revision: int
    files: tuple[PreparedFile, ...]
    as_of: date
    as_of_from: str
    options: Options

    @property
    def ready(self) -> bool:
        """Whether nothing is refused or asked."""
        return bool(self.files) and all(file.status == "ready" for file in self.files)

    def staged(self, *, skip_refused: bool = False) -> StagedLoad:
        """What the warehouse commits.

        Raises SalesPerfError `load.not_ready` while files ask or are refused.
        """
        if not self.ready and not skip_refused:
            raise SalesPerfError("load.not_ready")
        good = [file for file in self.files if file.status == "ready"]
        chosen = {p.pipeline: stages.payload(p.stages) for file in good for p in file.proposals}
        profiles = {
            file.profile: _profile(file)
            for file in good
            if file.profile and (file.answers.columns or file.answers.file or file.named)
        }
        return StagedLoad(
            self.stage,
            self.revision,
            self.as_of,
            self.as_of_from,
            tuple(_staged(file, self.options) for file in good),
            chosen,
            profiles,
        )

    def close(self) -> None:
        """Give the scratch space back."""
        self.store.detach_stage(self.stage)
        shutil.rmtree(self.workdir, ignore_errors=True)


def _profile(file: PreparedFile) -> dict[str, object]:
    named = profiles.header_and_looks(file.table) if file.named and file.table else {}
    return {
        "name": file.remembered or file.name,
        "object": file.recognition.object if file.recognition else "",
        "columns": dict(file.answers.columns),
        "file": {k: v for k, v in file.answers.file.items() if k not in answers.OF_ONE_FILE},
        **named,
    }


def _staged(file: PreparedFile, options: Options) -> StagedFile:
    table, recognition, built, compared = file.table, file.recognition, file.typed, file.compared
    if table is None or recognition is None or built is None or compared is None:
        raise SalesPerfError("load.not_ready")
    return StagedFile(
        name=file.name,
        sha256=file.sha256,
        size=file.source.path.stat().st_size,
        system=recognition.system,
        object=recognition.object,
        layout=recognition.layout.key if recognition.layout else "",
        complete=options.complete,
        encoding=table.encoding or "",
        delimiter=table.delimiter or "",
        lines=table.lines,
        not_data=sum(n.count for n in table.not_data),
        table=built.table,
        cells=file.cells,
        columns=table.columns,
        present=built.present,
        entered=built.entered,
        parts=built.parts,
        compared=compared,
        reading=findings.reading(file, options),
        issues=findings.issues(file),
    )
