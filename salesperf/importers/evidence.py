"""What a person needs to see of a prepared file to trust its reading: values, days, counts, rejected rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

import duckdb

from salesperf.importers.prepared import PreparedFile
from salesperf.importers.readings import Column, Reading
from salesperf.warehouse.loads import Load, LoadedFile

_NAME = re.compile(r"[a-z_0-9.]+")
_SUFFIX = {"percent": "_bp"}


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be loaded: where it stands, why, and all its cells."""

    line: int
    code: str
    column: str | None
    value: str | None
    cells: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of a file: how many, how many different ones, their lengths, one of them."""

    column: str
    n: int
    distinct: int
    shortest: int
    longest: int
    example: str | None


@dataclass(frozen=True, slots=True)
class Missing:
    """A deal that earlier exports held and the file does not; `amount` in minor units of `currency`."""

    deal_id: int
    deal: str
    rep: str | None
    stage: str | None
    amount: int | None
    currency: str | None


def filled(cursor: duckdb.DuckDBPyConnection, file: PreparedFile) -> tuple[int, ...]:
    """How many cells of each column say something; nothing while the file's cells were not read."""
    if not file.cells:
        return ()
    row = cursor.execute(_sql("filled", cells=file.cells)).fetchone()
    return tuple(int(n) for n in row or ())


def day_spread(
    cursor: duckdb.DuckDBPyConnection, file: PreparedFile, header: str, order: str
) -> tuple[tuple[date, int], ...]:
    """The days that a column's numeric dates mean in an order (dmy or mdy), with how many cells each."""
    column = _column(file, header)
    names = {"cells": file.cells, "days": column.table("date"), "cell": f"c{column.place}", "order": order}
    return tuple((day, int(n)) for day, n in cursor.execute(_sql("spread", **names)).fetchall())


def samples(
    cursor: duckdb.DuckDBPyConnection, file: PreparedFile, reading: Reading
) -> tuple[tuple[str, Any], ...]:
    """Two different cells of a column as written, each with the value it was read as."""
    raw = reading.field + _SUFFIX.get(reading.kind, "")
    if file.typed is None or raw not in file.typed.present:
        return ()
    names = {"cells": file.cells, "rows": file.typed.table, "column": raw}
    cell = f"c{_column(file, reading.column).place}"
    return tuple(cursor.execute(_sql("samples", cell=cell, **names)).fetchall())


def ids(cursor: duckdb.DuckDBPyConnection, file: PreparedFile) -> Ids | None:
    """What the ids of the file look like; None where it has none."""
    if file.table is None or file.recognition is None or not file.cells:
        return None
    for header, fields in zip(file.table.columns, file.recognition.targets, strict=True):
        if "id" in fields:
            cell = f"c{_column(file, header).place}"
            row = cursor.execute(_sql("ids", cells=file.cells, cell=cell)).fetchone()
            return Ids(header, *row) if row else None
    return None


def rejected(cursor: duckdb.DuckDBPyConnection, file: PreparedFile, *, most: int) -> tuple[Rejected, ...]:
    """The first rejected rows of the file."""
    if file.compared is None or file.typed is None or file.table is None or not file.compared.rejected:
        return ()
    names = {"states": file.compared.states, "rows": file.typed.table, "cells": file.cells}
    rows = cursor.execute(_sql("rejected", **names), {"most": most}).fetchall()
    columns = file.table.columns
    return tuple(
        Rejected(
            int(line), code, columns[place] if place is not None and place >= 0 else None, value, tuple(cells)
        )
        for line, code, place, value, cells in rows
    )


def missing(cursor: duckdb.DuckDBPyConnection, file: PreparedFile, *, most: int) -> tuple[Missing, ...]:
    """The first deals that are known and not in the file, the largest first."""
    if file.compared is None or not file.compared.absent or _object(file) != "deals":
        return ()
    rows = cursor.execute(_sql("missing", missing=file.compared.missing), {"most": most}).fetchall()
    return tuple(Missing(*row) for row in rows)


def counted_total(
    cursor: duckdb.DuckDBPyConnection, file: PreparedFile, header: str
) -> tuple[int, Reading] | None:
    """The sum of a column of amounts, in ten-thousandths of a minor unit, and how it was read."""
    if file.typed is None:
        return None
    found = [r for r in file.typed.readings if r.column == header and r.kind == "money"]
    if not found:
        return None
    names = {"rows": file.typed.table, "column": found[0].field, "rest": found[0].field + "_rest"}
    row = cursor.execute(_sql("total", **names)).fetchone()
    return (int(row[0]), found[0]) if row and row[0] is not None else None


def earlier(loads: Sequence[Load], file: PreparedFile) -> tuple[tuple[Load, LoadedFile], ...]:
    """Files of earlier loads in force with the same header, the newest first."""
    if file.table is None:
        return ()
    headers = list(file.table.columns)
    return tuple(
        (load, one)
        for load in loads
        if load.state == "active"
        for one in load.files
        if one.object == _object(file) and [c["column"] for c in one.reading.get("columns", ())] == headers
    )


def read_as_before(before: LoadedFile, file: PreparedFile) -> bool:
    """Whether fields and readings are those of the earlier file."""
    if file.recognition is None or file.typed is None:
        return False
    fields = [list(fields) for fields in file.recognition.targets]
    readings = {r.column: r.how for r in file.typed.readings}
    return fields == [
        c["fields"] for c in before.reading.get("columns", ())
    ] and readings == before.reading.get("readings", {})


def _object(file: PreparedFile) -> str:
    return file.recognition.object if file.recognition else ""


def _column(file: PreparedFile, header: str) -> Column:
    columns = file.table.columns if file.table else ()
    return Column(file.cells, columns.index(header), header, file.name, file.cells.partition(".")[0])


def _sql(name: str, **names: str) -> str:
    """A statement over scratch tables whose names the importers made; the names are put in here only."""
    text = files("salesperf.importers").joinpath("sql", "evidence", f"{name}.sql").read_text("utf-8")
    for place, value in names.items():
        if not _NAME.fullmatch(value):
            raise ValueError(value)
        text = re.sub(rf"\${place}\b", value, text)
    return text
