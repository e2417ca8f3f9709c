"""What a report says of a file besides its sums: refusals, assumptions, cells left out, duplicates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import duckdb

from salesperf.domain.objects import OBJECTS, Kind
from salesperf.errors import Issue, SalesPerfError
from salesperf.importers import looks, sales_findings, units
from salesperf.importers.layout import normalise
from salesperf.importers.reading import Table
from salesperf.importers.readings import sql
from salesperf.importers.recognise import UNKNOWN_SYSTEM, Recognition
from salesperf.importers.typed import Typed

if TYPE_CHECKING:
    from salesperf.importers.prepare import Options, PreparedFile

_LISTED = 50
_IDS = re.compile(r"(^|\W)(id|key|code)$|编号$|编码$|代码$")


def refusal(table: Table) -> SalesPerfError | None:
    """Why a table that reads well is no export: nothing in it."""
    return SalesPerfError("file.no_rows", file=table.name) if not table.rows else None


def no_export(table: Table) -> SalesPerfError:
    """Why a table is none that is loaded: it only links ids, or its columns are of no object."""
    columns = ", ".join(table.columns[:8])
    if len(table.columns) > 1 and all(_IDS.search(normalise(header)) for header in table.columns):
        return SalesPerfError("file.only_links", file=table.name, columns=columns)
    return SalesPerfError("file.not_crm", file=table.name, columns=columns)


def number_natural_keys(cursor: duckdb.DuckDBPyConnection, built: Typed) -> None:
    """Give rows without an id that share their natural key but not their content a number in file order."""
    content = ", ".join(built.present) or "line"
    cursor.execute(sql("findings/same_key", table=built.table, content=content))
    cursor.execute(sql("findings/number_keys", table=built.table, own=built.table.rpartition(".")[2]))


def issues(file: PreparedFile) -> tuple[Issue, ...]:
    """Findings of a prepared file, in the order in which a report lists them."""
    table, found, built, compared = file.table, file.recognition, file.typed, file.compared
    if table is None or found is None or built is None or compared is None:
        return ()
    return (
        *_passed(file, table),
        *_reading_faults(file, table, found, built),
        *_stages(file, built),
        *built.notes,
        *(Issue(code, "warning", column=header, params={"n": count}) for code, header, count in built.soft),
        *sales_findings.issues(table, found, built, file.void),
        *_columns_and_rows(table, found, counted=compared.rows),
        *_duplicates(file),
    )


def _passed(file: PreparedFile, table: Table) -> Iterator[Issue]:
    """Sheets and tables of the same file of which nothing was loaded."""
    if table.continues:
        yield Issue("part.continues", "info", params={"part": table.name, "sheet": table.continues})
    for beside in table.beside:
        yield Issue("part." + beside.kind, "info", params={"part": beside.name, "text": beside.text})
    for code, name, rows, columns in file.passed:
        yield Issue(code, "warning", params={"part": name, "n": rows, "columns": columns})


def _reading_faults(file: PreparedFile, table: Table, found: Recognition, built: Typed) -> Iterator[Issue]:
    """Texts that could not be decoded, and what was assumed of amounts."""
    if table.undecodable:
        yield Issue(
            "cell.undecodable", "warning", params={"n": table.undecodable, "encoding": table.encoding or ""}
        )
    if table.errors:
        yield Issue("file.error_values", "warning", params={"n": table.errors})
    if table.formulas:
        yield Issue("file.formulas", "warning", params={"n": table.formulas})
    if "currency_id" in built.present and built.currency_from == "assumed":
        yield Issue("currency.assumed", "info", params={"currency": file.currency})
    money = {field.key for field in OBJECTS[found.object].fields if field.kind is Kind.MONEY}
    for header, fields in zip(table.columns, found.targets, strict=True):
        if money & set(fields) and units.scale_of(header) > 1:
            yield Issue("money.scaled", "info", column=header, params={"scale": units.scale_of(header)})


def _stages(file: PreparedFile, built: Typed) -> Iterator[Issue]:
    """Pipelines whose stages were ordered here, and those that show no outcome."""
    told = {"status_id", "is_won", "is_closed"} & set(built.present)
    for proposal in file.proposals:
        if proposal.by not in ("known", "chosen"):
            order = " → ".join(stage.name for stage in proposal.stages)
            params = {"pipeline": proposal.pipeline, "stages": order, "by": proposal.by}
            yield Issue("stages.proposed", "warning", params=params)
        if not told and (not proposal.has_won or not proposal.has_lost):
            yield Issue("stages.no_outcome", "warning", params={"pipeline": proposal.pipeline})


def _columns_and_rows(table: Table, found: Recognition, *, counted: int) -> Iterator[Issue]:
    """Columns that nothing is known of, rows other than the file says, rows without an id."""
    unmapped = [
        h
        for h, fields, why in zip(table.columns, found.targets, found.why, strict=True)
        if not fields and why == "unknown"
    ]
    if unmapped:
        yield Issue(
            "columns.left_out", "info", params={"n": len(unmapped), "columns": ", ".join(unmapped[:12])}
        )
    if table.stated.records is not None and table.stated.records != counted:
        yield Issue(
            "file.count_differs", "error", params={"stated": table.stated.records, "counted": counted}
        )
    yield from _lacking(table, found, unmapped)
    if found.layout is None and found.system.startswith(UNKNOWN_SYSTEM + "-"):
        yield Issue("system.another", "info", params={"file": table.name, "system": found.system})


def _lacking(table: Table, found: Recognition, unmapped: Sequence[str]) -> Iterator[Issue]:
    """What figures of deals rest on and no column holds; unknown columns of numbers may be the amount."""
    held = {field for fields in found.targets for field in fields}
    if found.object != "deals":
        return
    if "id" not in held:
        yield Issue("deals.natural_key", "info")
    places = {header: place for place, header in enumerate(table.columns)}
    numbers = [h for h in unmapped if looks.fits(Kind.MONEY, [row[places[h]] for row in table.samples])]
    if not held & {"amount", "closed_amount"} and numbers:
        params = {"file": table.name, "columns": ", ".join(numbers[:6]), "column": numbers[0]}
        yield Issue("deals.no_amount", "warning", params=params)
    if not held & {"owner", "owner_id"} and unmapped:
        yield Issue("deals.no_owner", "warning", params={"file": table.name})


def _duplicates(file: PreparedFile) -> Iterator[Issue]:
    """Rows that repeat another row of the file, the same or with other content."""
    for line, key, state in file.duplicates:
        if state == "unchanged":
            yield Issue("row.same", "info", line=line, value=key)
        else:
            yield Issue("row.duplicate", "warning", line=line, value=key)


def duplicates(
    cursor: duckdb.DuckDBPyConnection, states: str, table: str
) -> tuple[tuple[int, str, str], ...]:
    """(line, key, state) of rows that repeat another row of the file, at most some dozens."""
    rows = cursor.execute(
        sql("findings/duplicates", states=states, table=table), {"most": _LISTED}
    ).fetchall()
    return tuple((int(line), str(key), str(state)) for line, key, state in rows)


def reading(file: PreparedFile, options: Options) -> dict[str, object]:
    """How the file was read, to be kept with it: columns, fields, orders and styles, currency, zone."""
    table, found, built = file.table, file.recognition, file.typed
    if table is None or found is None or built is None:
        return {}
    return {
        "columns": [
            {"column": h, "fields": list(f)} for h, f in zip(table.columns, found.targets, strict=True)
        ],
        "readings": {r.column: r.how for r in built.readings},
        "currency": file.currency,
        "zone": options.zone,
        "matched": found.matched,
        "total": found.total,
        "sure": found.sure,
        "header_line": table.header_line,
        "stated_records": table.stated.records,
    }
