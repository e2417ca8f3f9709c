"""Open a file and recognise its tables; what was answered or remembered for its header is applied."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from salesperf.errors import SalesPerfError
from salesperf.importers import choices as answers
from salesperf.importers import findings
from salesperf.importers.prepared import Options, PreparedFile
from salesperf.importers.reading import Forced, Table, open_file
from salesperf.importers.readings import Question
from salesperf.importers.recognise import recognise
from salesperf.importers.sources import Source, digest


def open_and_recognise(
    source: Source, options: Options, workdir: Path, profiles: Mapping[str, Mapping[str, object]]
) -> list[PreparedFile]:
    """The tables of a file, recognised; a fault makes one refused entry."""
    given = answers.for_file(options.choices, source.name)
    header = given.file.get("@header")
    forced = Forced(
        encoding=given.file.get("@encoding"),
        header=tuple(part.strip() for part in header.split(",")) if header else None,
    )
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
    given = (
        answers.for_file(options.choices, table.name)
        .over(answers.for_file(options.choices, source.name))
        .over(before)
    )
    file = PreparedFile(table.name, source, sha256, "ready", table=table, profile=signature, answers=given)
    if table.headerless and "@header" not in given.file:
        question = Question("file.header", table.name, "@header", {",".join(table.columns): ()})
        return replace(file, status="asks", questions=(question,))
    found = recognise(table.columns, table.samples, wanted=given.file.get("@object"))
    if found is None:
        error = SalesPerfError("file.not_crm", file=table.name, columns=", ".join(table.columns[:8]))
        return replace(file, status="refused", error=error)
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


def _texts(value: object) -> dict[str, str]:
    return {str(k): str(v) for k, v in value.items()} if isinstance(value, Mapping) else {}
