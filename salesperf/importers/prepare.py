"""Prepare a load: read, recognise, map, type and compare every file, storing nothing."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import duckdb

from salesperf.domain.objects import OBJECTS
from salesperf.errors import SalesPerfError
from salesperf.importers import choices as answers
from salesperf.importers import findings, names, pipelines, typed
from salesperf.importers.dating import happened
from salesperf.importers.layout import Layout
from salesperf.importers.reading import Forced, Table, load_cells, open_file
from salesperf.importers.readings import Question, blank_out
from salesperf.importers.recognise import Recognition, recognise
from salesperf.importers.sources import Source, digest
from salesperf.warehouse import journal, stages
from salesperf.warehouse.compare import Compared, compare, settle
from salesperf.warehouse.load import StagedFile, StagedLoad
from salesperf.warehouse.store import Store

Progress = Callable[[str, float], None]
_ORDER = tuple(OBJECTS)


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


@dataclass(frozen=True)
class PreparedFile:
    """One table on its way into the warehouse. `status` is ready, asks or refused."""

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
    currency: str = ""
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
        """What the warehouse commits. Raises SalesPerfError `load.not_ready` while files ask or are refused."""
        if not self.ready and not skip_refused:
            raise SalesPerfError("load.not_ready")
        good = [file for file in self.files if file.status == "ready"]
        chosen = {p.pipeline: stages.payload(p.stages) for file in good for p in file.proposals}
        profiles = {file.profile: _profile(file) for file in good if file.profile and (file.answers.columns or file.answers.file)}
        return StagedLoad(
            self.stage, self.revision, self.as_of, self.as_of_from, tuple(_staged(file, self.options) for file in good), chosen, profiles
        )

    def close(self) -> None:
        """Give the scratch space back."""
        self.store.detach_stage(self.stage)
        shutil.rmtree(self.workdir, ignore_errors=True)


def prepare(store: Store, sources: Sequence[Source], options: Options, *, progress: Progress | None = None) -> Prepared:
    """Prepare a load of `sources`; faults of single files are kept with the file, never raised.

    `progress` is called with the name of a file and the share of the work done.
    """
    tell = progress or (lambda _name, _share: None)
    stage = store.attach_stage()
    workdir = Path(tempfile.mkdtemp(prefix="salesperf-"))
    try:
        with store.read() as cursor:
            revision = store.revision
            names.begin(cursor, stage)
            profiles = journal.payloads(cursor, "profile")
            known = stages.definitions(cursor)
            opened: list[PreparedFile] = []
            for place, source in enumerate(sources):
                tell(source.name, 0.4 * place / len(sources))
                opened.extend(_open(source, options, workdir, profiles))
            opened.sort(key=lambda file: _ORDER.index(file.recognition.object) if file.recognition else len(_ORDER))
            files: list[PreparedFile] = []
            for place, file in enumerate(opened):
                tell(file.name, 0.4 + 0.4 * place / len(opened))
                files.append(_type(cursor, stage, place, file, options, known))
            as_of, as_of_from = _as_of(cursor, stage, files, options)
            for place, file in enumerate(files):
                tell(file.name, 0.8 + 0.2 * place / len(files))
                files[place] = _compare(cursor, stage, file, as_of, options)
            files = _settled(cursor, files)
        return Prepared(store, stage, workdir, revision, tuple(files), as_of, as_of_from, options)
    except BaseException:
        store.detach_stage(stage)
        shutil.rmtree(workdir, ignore_errors=True)
        raise


def _open(source: Source, options: Options, workdir: Path, profiles: Mapping[str, Mapping[str, object]]) -> list[PreparedFile]:
    """The tables of a file, recognised; a fault makes one refused entry."""
    given = answers.for_file(options.choices, source.name)
    header = given.file.get("@header")
    forced = Forced(encoding=given.file.get("@encoding"), header=tuple(part.strip() for part in header.split(",")) if header else None)
    sha256 = ""
    try:
        sha256 = digest(source.path)
        tables = open_file(source.path, source.name, workdir=workdir, forced=forced)
    except SalesPerfError as error:
        return [PreparedFile(source.name, source, sha256, "refused", error=error)]
    return [_recognised(source, sha256, table, options, profiles) for table in tables]


def _recognised(
    source: Source, sha256: str, table: Table, options: Options, profiles: Mapping[str, Mapping[str, object]]
) -> PreparedFile:
    signature = "header:" + hashlib.sha256("\x1f".join(table.columns).encode()).hexdigest()[:16]
    remembered = profiles.get(options.profile or "", profiles.get(signature, {}))
    before = answers.Answers(_texts(remembered.get("columns")), _texts(remembered.get("file")))
    given = answers.for_file(options.choices, table.name).over(answers.for_file(options.choices, source.name)).over(before)
    file = PreparedFile(table.name, source, sha256, "ready", table=table, profile=signature, answers=given)
    if table.headerless and "@header" not in given.file:
        question = Question("file.header", table.name, "@header", {",".join(table.columns): ()})
        return replace(file, status="asks", questions=(question,))
    found = recognise(table.columns, table.samples, wanted=given.file.get("@object"))
    if found is None:
        error = SalesPerfError("file.not_crm", file=table.name, columns=", ".join(table.columns[:8]))
        return replace(file, status="refused", error=error)
    refusal = findings.refusal(table, found)
    if refusal:
        return replace(file, status="refused", recognition=found, error=refusal)
    mapped = given.fields()
    targets = tuple(mapped.get(header, fields) for header, fields in zip(table.columns, found.targets, strict=True))
    found = replace(found, targets=_unique(targets, {table.columns.index(h) for h in mapped if h in table.columns}))
    if found.rivals:
        question = Question("file.object", table.name, "@object", dict.fromkeys((found.object, *found.rivals), ()))
        return replace(file, status="asks", recognition=found, questions=(question,))
    return replace(file, recognition=found)


def _unique(targets: tuple[tuple[str, ...], ...], chosen: set[int]) -> tuple[tuple[str, ...], ...]:
    """Targets in which no field is filled twice; a person's choice takes a field from the column that had it."""
    taken = {field for place in chosen for field in targets[place]}
    out: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for place, fields in enumerate(targets):
        kept = tuple(f for f in fields if f not in seen and (place in chosen or f not in taken))
        seen.update(kept)
        out.append(kept)
    return tuple(out)


def _texts(value: object) -> dict[str, str]:
    return {str(k): str(v) for k, v in value.items()} if isinstance(value, Mapping) else {}


def _type(
    cursor: duckdb.DuckDBPyConnection, stage: str, place: int, file: PreparedFile, options: Options, known: Mapping[str, Sequence[stages.Stage]]
) -> PreparedFile:
    """Read the cells of a file into the scratch database and type them."""
    if file.status != "ready" or file.table is None or file.recognition is None:
        return file
    cells = stage + ".cells_" + str(place)
    layout = file.recognition.layout
    currency = file.answers.file.get("@currency") or options.currency
    try:
        load_cells(file.table, cursor, cells)
        blank_out(cursor, cells, (place for place, fields in enumerate(file.recognition.targets) if fields))
        context = typed.Context(
            system=file.recognition.system,
            object=file.recognition.object,
            from_zone=file.answers.file.get("@zone") or (layout.zone if layout else None),
            zone=options.zone,
            percent=layout.percent if layout else None,
            currency=names.currency_code(currency) or options.currency,
            pipeline=layout.system_name if layout else "Pipeline",
            choices=file.answers.reading(),
        )
        built = typed.build(
            cursor, stage=stage, cells=cells, file=file.name, headers=file.table.columns, targets=file.recognition.targets, context=context
        )
        if file.recognition.object == "deals":
            proposals, asked = _stages(cursor, stage, file, built, layout, known)
        else:
            proposals, asked = (), ()
    except SalesPerfError as error:
        return replace(file, status="refused", error=error)
    questions = (*built.questions, *asked)
    return replace(
        file, status="asks" if questions else "ready", cells=cells, typed=built, questions=questions, proposals=proposals, currency=context.currency
    )


def _stages(
    cursor: duckdb.DuckDBPyConnection, stage: str, file: PreparedFile, built: typed.Typed, layout: Layout | None,
    known: Mapping[str, Sequence[stages.Stage]],
) -> tuple[tuple[pipelines.Proposal, ...], tuple[Question, ...]]:
    """Definitions that this file's deals need beyond the known ones; a question where no outcome is known."""
    usual = layout.stages if layout else ()
    found = pipelines.seen(cursor, stage=stage, table=built.table, present=built.present)
    by_pipeline: dict[str, list[pipelines.Seen]] = {}
    for item in found:
        by_pipeline.setdefault(item.pipeline, []).append(item)
    chosen = file.answers.file.get("@stages")
    proposals, questions = [], []
    for name, items in by_pipeline.items():
        settled = tuple(known.get(name, ()))
        if chosen:
            proposals.append(pipelines.Proposal(name, pipelines.parse(chosen), "chosen", True, True))
            continue
        if settled and all(item.name in {s.name for s in settled} for item in items):
            continue
        proposal = pipelines.propose(name, items, known=settled, usual=usual)
        proposals.append(proposal)
        told = {"status_id", "is_won", "is_closed"} & set(built.present)
        if not told and not proposal.has_won and not proposal.has_lost:
            questions.append(Question("stages.unknown", file.name, "@stages", {pipelines.write(proposal.stages): ()}))
    return tuple(proposals), tuple(questions)


def _as_of(cursor: duckdb.DuckDBPyConnection, stage: str, files: Sequence[PreparedFile], options: Options) -> tuple[date, str]:
    """The day that the load stands for: given, stated by a file, or the latest day on which something happened."""
    if options.as_of:
        return options.as_of, "given"
    stated = [f.table.stated.as_of for f in files if f.table and f.table.stated.as_of and f.status == "ready"]
    if stated:
        return min(max(stated), options.today), "stated"
    days = [
        day for f in files if f.typed and f.recognition
        for day in [happened(cursor, stage, f.typed, f.recognition.object, f.proposals, today=options.today)] if day
    ]
    if days:
        return max(days), "data"
    newest = cursor.execute("select max(as_of) from meta.loads where state = 'active'").fetchone()
    return (newest[0], "before") if newest and newest[0] else (options.today, "today")


def _compare(cursor: duckdb.DuckDBPyConnection, stage: str, file: PreparedFile, as_of: date, options: Options) -> PreparedFile:
    if file.typed is None or file.recognition is None:
        return file
    if "id" not in {field for fields in file.recognition.targets for field in fields}:
        findings.number_natural_keys(cursor, file.typed)
    compared = compare(
        cursor, stage=stage, table=file.typed.table, object_=file.recognition.object, system=file.recognition.system, as_of=as_of,
        present=file.typed.present,
    )
    return replace(file, compared=compared, duplicates=findings.duplicates(cursor, compared.states, file.typed.table))


def _settled(cursor: duckdb.DuckDBPyConnection, files: Sequence[PreparedFile]) -> list[PreparedFile]:
    """Files of one object and system complete each other: a record missing from one may be in the next."""
    kinds: dict[tuple[str, str], list[int]] = {}
    for place, file in enumerate(files):
        if file.status == "ready" and file.recognition is not None and file.compared is not None:
            kinds.setdefault((file.recognition.object, file.recognition.system), []).append(place)
    out = list(files)
    for places in kinds.values():
        compared = [c for c in (files[place].compared for place in places) if c is not None]
        for place, settled in zip(places, settle(cursor, compared) if len(places) > 1 else compared, strict=True):
            out[place] = replace(files[place], compared=settled)
    return out


def _profile(file: PreparedFile) -> dict[str, object]:
    return {"name": file.name, "columns": dict(file.answers.columns), "file": {k: v for k, v in file.answers.file.items() if k != "@header"}}


def _staged(file: PreparedFile, options: Options) -> StagedFile:
    table, recognition, built, compared = file.table, file.recognition, file.typed, file.compared
    if table is None or recognition is None or built is None or compared is None:
        raise SalesPerfError("load.not_ready")
    return StagedFile(
        name=file.name, sha256=file.sha256, size=file.source.path.stat().st_size, system=recognition.system, object=recognition.object,
        layout=recognition.layout.key if recognition.layout else "", complete=options.complete, encoding=table.encoding or "",
        delimiter=table.delimiter or "", lines=table.lines, not_data=sum(n.count for n in table.not_data), table=built.table,
        cells=file.cells, columns=table.columns, present=built.present, entered=built.entered, compared=compared,
        reading=findings.reading(file, options), issues=findings.issues(file, options),
    )
