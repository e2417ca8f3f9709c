"""Sheets without a header that go on where the sheet before them ends, as old workbooks of many rows do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from salesperf.importers.reading.cells import Look, look_of
from salesperf.importers.reading.table import Table

_COMPARED_ROWS = 50
_MOSTLY = 0.8
_TYPED = frozenset({"number", "date", "code"})


def with_names_of_before(tables: Sequence[Table]) -> list[Table]:
    """The tables of a workbook, those that go on with the names of the one that they continue.

    A table goes on where it has no header, as many columns as the one before it, and cells that look the same
    column by column, numbers or dates among them.
    """
    out: list[Table] = []
    named: Table | None = None
    for table in tables:
        if table.headerless and named is not None and _alike(named, table):
            told = replace(table, columns=named.columns, headerless=False, continues=named.sheet)
        else:
            told = table
            named = None if table.headerless else table
        out.append(told)
    return out


def _alike(one: Table, other: Table) -> bool:
    if len(one.columns) != len(other.columns):
        return False
    pairs = [(_usual(one, i), _usual(other, i)) for i in range(len(one.columns))]
    known = [(a, b) for a, b in pairs if a and b]
    return all(a == b for a, b in known) and any(a in _TYPED for a, _ in known)


def _usual(table: Table, place: int) -> Look | None:
    """What most filled cells of a column look like; None where they differ or there are none."""
    looks = Counter(look_of(row[place]) for row in table.samples[:_COMPARED_ROWS] if row[place])
    if not looks:
        return None
    look, times = looks.most_common(1)[0]
    return look if times >= _MOSTLY * looks.total() else None
