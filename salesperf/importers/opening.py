"""Open a file and recognise its tables; what was answered or remembered for its header is applied."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from salesperf.errors import SalesPerfError
from salesperf.importers import choices as answers
from salesperf.importers import findings, profiles
from salesperf.importers.passing import pass_over
from salesperf.importers.prepared import Options, PreparedFile
from salesperf.importers.profiles import Profiles
from salesperf.importers.quotas import opening as quotas
from salesperf.importers.reading import Forced, Table, open_file
from salesperf.importers.readings import Question
from salesperf.importers.recognise import recognise
from salesperf.importers.sources import Source, digest
from salesperf.importers.systems.unused import unused

_OF_FIRST = ("@object", "@header", "@stages")


def open_and_recognise(
    source: Source, options: Options, workdir: Path, remembered: Profiles
) -> list[PreparedFile]:
    """The tables of a file, recognised; a fault makes one refused entry."""
    given = answers.for_file(options.choices, source.name)
    header = given.file.get("@header")
    forced = Forced(
        encoding=given.file.get("@encoding"),
        header=tuple(part.strip() for part in header.split(",")) if header else None,
    )
    with ThreadPoolExecutor(max_workers=1) as beside:
        digested = beside.submit(digest, source.path)
        try:
            tables = open_file(source.path, source.name, workdir=workdir, forced=forced)
            again = (
                profiles.forced(tables[0], remembered, options.profile, forced) if len(tables) == 1 else None
            )
            if again is not None:
                forced = again
                tables = open_file(source.path, source.name, workdir=workdir, forced=forced)
            sha256 = digested.result()
        except (SalesPerfError, OSError) as fault:
            sha256 = "" if digested.exception() else digested.result()
            return [PreparedFile(source.name, source, sha256, "refused", error=_error(source, fault))]
    named = forced.header is not None
    return pass_over(
        [_recognised(source, sha256, table, options, remembered, named=named) for table in tables]
    )


def _error(source: Source, fault: SalesPerfError | OSError) -> SalesPerfError:
    if isinstance(fault, SalesPerfError):
        return fault
    return SalesPerfError("file.unreadable", file=source.name, why=fault.strerror or str(fault))


def _recognised(
    source: Source, sha256: str, table: Table, options: Options, remembered: Profiles, *, named: bool
) -> PreparedFile:
    signature = profiles.signature(table.columns)
    profile = remembered.get(options.profile or "", remembered.get(signature, {}))
    given = (
        answers.for_file(options.choices, table.name)
        .over(_of_source(options, source, table))
        .over(profiles.answers_of(profile))
    )
    file = PreparedFile(
        table.name,
        source,
        sha256,
        "ready",
        table=table,
        profile=signature,
        remembered=str(profile.get("name") or ""),
        named=named,
        answers=given,
    )
    if table.headerless and "@header" not in given.file:
        question = Question("file.header", table.name, "@header", {",".join(table.columns): ()})
        return replace(file, status="asks", questions=(question,))
    aside = unused(table.columns) if "@object" not in given.file else None
    if aside:
        refused = SalesPerfError("file.not_used", file=table.name, what=aside.what, system=aside.system_name)
        return replace(file, status="refused", error=refused)
    found = recognise(table.columns, table.samples, wanted=given.file.get("@object"))
    try:
        found = quotas.instead(found, table, given.file)
    except SalesPerfError as error:
        return replace(file, status="refused", error=error)
    if found is None:
        return replace(file, status="refused", error=findings.no_export(table))
    refusal = findings.refusal(table)
    if refusal:
        return replace(file, status="refused", recognition=found, error=refusal)
    mapped = given.fields()
    targets = tuple(
        mapped.get(header, fields) for header, fields in zip(table.columns, found.targets, strict=True)
    )
    found = replace(
        found, targets=_unique(targets, {table.columns.index(h) for h in mapped if h in table.columns})
    )
    if found.rivals:
        question = Question(
            "file.object", table.name, "@object", dict.fromkeys((found.object, *found.rivals), ())
        )
        return replace(file, status="asks", recognition=found, questions=(question,))
    return replace(file, recognition=found)


def _of_source(options: Options, source: Source, table: Table) -> answers.Answers:
    """What was answered about the whole file; what a table below another is, is said of that table alone."""
    given = answers.for_file(options.choices, source.name)
    if not table.part:
        return given
    return replace(given, file={key: one for key, one in given.file.items() if key not in _OF_FIRST})


def _unique(targets: tuple[tuple[str, ...], ...], chosen: set[int]) -> tuple[tuple[str, ...], ...]:
    """Targets in which no field is filled twice; a person's choice takes a field from its column."""
    taken = {field for place in chosen for field in targets[place]}
    out: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for place, fields in enumerate(targets):
        kept = tuple(f for f in fields if f not in seen and (place in chosen or f not in taken))
        seen.update(kept)
        out.append(kept)
    return tuple(out)
