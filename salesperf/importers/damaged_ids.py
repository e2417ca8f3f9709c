"""Ids that went through a spreadsheet: made numbers, which can be mended, or rounded, which cannot.

`12.0` is the id 12 where the whole column is such numbers; `1.10` is a text and stays. `1.23457E+17`, and
eighteen digits that end in noughts all down a column, have lost what told one record from another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import duckdb

from salesperf.domain.objects import OBJECTS, Kind
from salesperf.errors import SalesPerfError
from salesperf.importers.readings import counts, sql

_POWER = r"^[-+]?\d+([.,]\d+)?[eE]\+\d{1,3}$|^[-+]?\d[.,]\d+[eE]\d{2,3}$"
_POINTED = r"^\d{1,15}(\.0{1,2})?$"
_LOST_DIGITS = 6
"""Digits that must be noughts beyond the fifteenth, in all, before that is no accident."""


@dataclass(frozen=True)
class IdColumn:
    """A column of ids: its place and header; a row of which it `decides` says nothing without it."""

    place: int
    header: str
    decides: bool
    key: bool


def columns_of(object_: str, headers: Sequence[str], targets: Sequence[Sequence[str]]) -> list[IdColumn]:
    """The columns of a table that hold ids or names of other records."""
    type_ = OBJECTS[object_]
    kinds = {one.key: one.kind for one in type_.fields}
    needed = {name for group in type_.required for name in group.split("|")}
    return [
        IdColumn(place, header, decides="id" in fields or bool(needed & set(fields)), key="id" in fields)
        for place, (header, fields) in enumerate(zip(headers, targets, strict=True))
        if any(kinds.get(name) in (Kind.ID, Kind.REF_ID, Kind.REF) for name in fields)
    ]


@dataclass(frozen=True)
class Mended:
    """`damaged` has the SQL of a lost id by place, `left_out` (header, count) of references made empty."""

    damaged: Mapping[int, str] = field(default_factory=dict)
    left_out: tuple[tuple[str, int], ...] = ()


def mend(
    cursor: duckdb.DuckDBPyConnection, cells: str, file: str, columns: Iterable[IdColumn], *, complete: bool
) -> Mended:
    """Cut `.0` off ids that are numbers, and find the lost ones; of references they become NULL.

    Raises SalesPerfError `file.ids_damaged` where all ids of a column that decides are lost, or any of the
    rows' own in a `complete` file: what it lacks could not be told.
    """
    damaged: dict[int, str] = {}
    left_out: list[tuple[str, int]] = []
    for column in columns:
        cell = "c" + str(column.place)
        filled, powers, pointed, long, noughts = counts(cursor, sql("cells/id_looks", cells=cells, cell=cell))
        if pointed:
            _cut_points(cursor, cells, cell, filled, key=column.key)
        lost = _lost(cursor, cells, cell, powers=powers, rounded=0 < long == noughts)
        if not lost:
            continue
        row = cursor.execute(sql("cells/damaged", cells=cells, cell=cell, damaged=lost)).fetchone()
        n, texts, example = row or (0, 0, "")
        if column.decides and (n == filled or (column.key and complete)):
            raise SalesPerfError(
                "file.ids_damaged", file=file, column=column.header, n=n, texts=texts, value=example
            )
        if column.decides:
            damaged[column.place] = lost.replace(cell, "c." + cell)
        else:
            cursor.execute(sql("cells/blank_damaged", cells=cells, cell=cell, damaged=lost))
            left_out.append((column.header, n))
    return Mended(damaged, tuple(left_out))


def _cut_points(cursor: duckdb.DuckDBPyConnection, cells: str, cell: str, filled: int, *, key: bool) -> None:
    """Cut `.0` off a column of nothing but numbers; not where two ids of the file would become one."""
    statement = sql("cells/ids_pointed", cells=cells, cell=cell)
    row = cursor.execute(statement, {"pointed": _POINTED}).fetchone()
    fitting, texts, numbers = row or (0, 0, 0)
    if fitting == filled and (texts == numbers or not key):
        cursor.execute(sql("cells/cut_points", cells=cells, cell=cell))


def _lost(cursor: duckdb.DuckDBPyConnection, cells: str, cell: str, *, powers: int, rounded: bool) -> str:
    """SQL of whether a cell holds an id of which digits are lost; empty where none does."""
    tests = []
    if powers:
        statement = sql("cells/ids_in_powers", cells=cells, cell=cell)
        row = cursor.execute(statement, {"power": _POWER}).fetchone()
        if row and row[0]:
            tests.append("regexp_matches(" + cell + ", '" + _POWER + "')")
    if rounded:
        long, noughts, digits = counts(cursor, sql("cells/ids_rounded", cells=cells, cell=cell))
        if long and long == noughts and digits >= _LOST_DIGITS:
            tests.append(
                "length("
                + cell
                + ") >= 16 and rtrim(substr("
                + cell
                + ", 16), '0') = ''"
                + " and regexp_matches("
                + cell
                + ", '^[0-9]+$')"
            )
    return "(" + " or ".join("(" + test + ")" for test in tests) + ")" if tests else ""
