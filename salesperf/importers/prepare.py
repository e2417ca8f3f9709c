"""Prepare a load: read, recognise, map, type and compare every file, storing nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb

from salesperf.domain.money import Currency
from salesperf.domain.objects import OBJECTS, Kind
from salesperf.errors import SalesPerfError
from salesperf.importers import (
    damaged_ids,
    findings,
    identity,
    looks,
    names,
    pipelines,
    sales_findings,
    tables_of_stages,
    typed,
    units,
)
from salesperf.importers.dating import happened
from salesperf.importers.layout import Layout
from salesperf.importers.opening import open_and_recognise
from salesperf.importers.prepared import Options, Prepared, PreparedFile, Progress
from salesperf.importers.quotas import typing as quotas
from salesperf.importers.reading import load_cells
from salesperf.importers.readings import Question, blank_out, blank_undecided
from salesperf.importers.recognise import Recognition
from salesperf.importers.sources import Source
from salesperf.warehouse import journal, stages
from salesperf.warehouse.compare import compare, settle
from salesperf.warehouse.store import Store

__all__ = ["Options", "Prepared", "PreparedFile", "Progress", "prepare"]

_ORDER = tuple(OBJECTS)


def prepare(
    store: Store, sources: Sequence[Source], options: Options, *, progress: Progress | None = None
) -> Prepared:
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
                opened.extend(open_and_recognise(source, options, workdir, profiles))
            opened.sort(
                key=lambda file: (
                    _ORDER.index(file.recognition.object) if file.recognition else len(_ORDER),
                    file.name,
                    file.sha256,
                )
            )
            opened = identity.assign(opened, identity.earlier(cursor))
            files: list[PreparedFile] = []
            for place, file in enumerate(opened):
                tell(file.name, 0.4 + 0.4 * place / len(opened))
                files.append(_type(cursor, stage, place, file, options, known))
                known = {**known, **{proposal.pipeline: proposal.stages for proposal in files[-1].proposals}}
            files = [_told_elsewhere(file, known) for file in files]
            as_of, as_of_from = _as_of(cursor, stage, files, options)
            for place, file in enumerate(files):
                tell(file.name, 0.8 + 0.2 * place / len(files))
                files[place] = _compare(cursor, stage, file, as_of)
            files = _settled(cursor, files)
        return Prepared(store, stage, workdir, revision, tuple(files), as_of, as_of_from, options)
    except BaseException:
        store.detach_stage(stage)
        shutil.rmtree(workdir, ignore_errors=True)
        raise


def _type(
    cursor: duckdb.DuckDBPyConnection,
    stage: str,
    place: int,
    file: PreparedFile,
    options: Options,
    known: Mapping[str, Sequence[stages.Stage]],
) -> PreparedFile:
    """Read the cells of a file into the scratch database and type them."""
    if file.status != "ready" or file.table is None or file.recognition is None:
        return file
    cells = stage + ".cells_" + str(place)
    layout = file.recognition.layout
    try:
        currency, currency_from = _currency(file, options)
        load_cells(file.table, cursor, cells)
        filled = (place for place, fields in enumerate(file.recognition.targets) if fields)
        errors = blank_out(cursor, cells, filled)
        undecided = blank_undecided(cursor, cells, _measured(file.recognition))
        ids = damaged_ids.columns_of(file.recognition.object, file.table.columns, file.recognition.targets)
        mended = damaged_ids.mend(cursor, cells, file.name, ids, complete=options.complete)
        context = typed.Context(
            system=file.recognition.system,
            object=file.recognition.object,
            from_zone=file.answers.file.get("@zone") or (layout.zone if layout else None),
            zone=options.zone,
            percent=layout.percent if layout else None,
            currency=currency,
            currency_from=currency_from,
            pipeline=layout.system_name if layout else "Pipeline",
            choices=file.answers.reading(),
            separator=layout.separator if layout else "",
            words=layout.words if layout else {},
            further=layout.further(file.table.columns) if layout else {},
            damaged=mended.damaged,
        )
        if file.recognition.object in ("targets", "target_periods"):
            built = quotas.typed(
                cursor, stage, cells, file.table, file.recognition, context, file.answers, options
            )
        else:
            built = typed.build(
                cursor,
                stage=stage,
                cells=cells,
                file=file.name,
                headers=file.table.columns,
                targets=file.recognition.targets,
                context=context,
            )
        broken = (("cell.error_value", file.table.columns[place], count) for place, count in errors)
        unknown = (("cell.undecided", file.table.columns[place], count) for place, count in undecided)
        lost = (("ref.damaged", header, count) for header, count in mended.left_out)
        built = replace(built, soft=(*built.soft, *broken, *unknown, *lost))
        if file.recognition.object == "deals":
            proposals, asked = _stages(cursor, stage, file, built, layout, known)
        elif file.recognition.object == "stages":
            proposals, asked = tables_of_stages.proposals(cursor, built), ()
        else:
            proposals, asked = (), ()
    except SalesPerfError as error:
        return replace(file, status="refused", error=error)
    questions = (*built.questions, *asked)
    return replace(
        file,
        status="asks" if questions else "ready",
        cells=cells,
        typed=built,
        questions=questions,
        proposals=proposals,
        currency=built.currency,
        void=sales_findings.void(cursor, stage, built, file.recognition.object),
    )


def _measured(found: Recognition) -> list[int]:
    """The places of columns that hold numbers or days."""
    kinds = {field.key: field.kind for field in OBJECTS[found.object].fields}
    return [
        place
        for place, fields in enumerate(found.targets)
        if any(kinds.get(f) in looks.MEASURED for f in fields)
    ]


def _told_elsewhere(file: PreparedFile, known: Mapping[str, Sequence[stages.Stage]]) -> PreparedFile:
    """Drop the question about outcomes where another file of the load shows how deals end."""
    if not file.questions or {question.code for question in file.questions} != {"stages.unknown"}:
        return file
    kinds = [{stage.kind for stage in known.get(proposal.pipeline, ())} for proposal in file.proposals]
    ends = all({"won", "lost"} & found for found in kinds)
    return replace(file, status="ready", questions=()) if ends else file


def _currency(file: PreparedFile, options: Options) -> tuple[str, str]:
    """Currency of the amounts that name none in their row, and whether it is chosen, told or assumed."""
    chosen = file.answers.file.get("@currency")
    if chosen:
        return Currency.of(names.currency_code(chosen) or chosen).code, "chosen"
    if file.table is None or file.recognition is None:
        return options.currency, "assumed"
    money = {field.key for field in OBJECTS[file.recognition.object].fields if field.kind is Kind.MONEY}
    for place, fields in enumerate(file.recognition.targets):
        told = units.currency_of(file.table.columns[place]) if money & set(fields) else None
        if told:
            return told, "told"
    return options.currency, "assumed"


def _stages(
    cursor: duckdb.DuckDBPyConnection,
    stage: str,
    file: PreparedFile,
    built: typed.Typed,
    layout: Layout | None,
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
        if settled and {item.name for item in items} <= stages.texts(settled):
            continue
        proposal = pipelines.propose(name, items, known=settled, usual=usual, told=built.present)
        proposals.append(proposal)
        told = {"status_id", "is_won", "is_closed"} & set(built.present)
        if not told and not proposal.has_won and not proposal.has_lost:
            questions.append(
                Question("stages.unknown", file.name, "@stages", {pipelines.write(proposal.stages): ()})
            )
    return tuple(proposals), tuple(questions)


def _as_of(
    cursor: duckdb.DuckDBPyConnection, stage: str, files: Sequence[PreparedFile], options: Options
) -> tuple[date, str]:
    """The day that the load stands for: given, stated by a file, or the latest that something happened on."""
    if options.as_of:
        return options.as_of, "given"
    stated = [f.table.stated.as_of for f in files if f.table and f.table.stated.as_of and f.status == "ready"]
    if stated:
        return min(max(stated), options.today), "stated"
    loaded = [f for f in files if f.status == "ready"]
    days = [
        day
        for f in loaded or files
        if f.typed and f.recognition
        for day in [happened(cursor, stage, f.typed, f.recognition.object, f.proposals, today=options.today)]
        if day
    ]
    if days:
        return max(days), "data"
    newest = cursor.execute("select max(as_of) from meta.loads where state = 'active'").fetchone()
    return (newest[0], "before") if newest and newest[0] else (options.today, "today")


def _compare(cursor: duckdb.DuckDBPyConnection, stage: str, file: PreparedFile, as_of: date) -> PreparedFile:
    if file.typed is None or file.recognition is None:
        return file
    if "id" not in {field for fields in file.recognition.targets for field in fields}:
        findings.number_natural_keys(cursor, file.typed)
    compared = compare(
        cursor,
        stage=stage,
        table=file.typed.table,
        object_=file.recognition.object,
        system=file.recognition.system,
        as_of=as_of,
        present=file.typed.present,
    )
    return replace(
        file, compared=compared, duplicates=findings.duplicates(cursor, compared.states, file.typed.table)
    )


def _settled(cursor: duckdb.DuckDBPyConnection, files: Sequence[PreparedFile]) -> list[PreparedFile]:
    """Files of one object and system complete each other: a record missing from one may be in the next."""
    kinds: dict[tuple[str, str], list[int]] = {}
    for place, file in enumerate(files):
        if file.status == "ready" and file.recognition is not None and file.compared is not None:
            kinds.setdefault((file.recognition.object, file.recognition.system), []).append(place)
    out = list(files)
    for places in kinds.values():
        compared = [c for c in (files[place].compared for place in places) if c is not None]
        for place, settled in zip(
            places, settle(cursor, compared) if len(places) > 1 else compared, strict=True
        ):
            out[place] = replace(files[place], compared=settled)
    return out
