"""How the cells of one column are read: the decision, its evidence, the SQL that follows from it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import duckdb

from salesperf.importers.looks import EMPTY, ERRORS, UNDECIDED
from salesperf.warehouse.statements import Fragment, statement


@dataclass(frozen=True)
class Question:
    """A column that only a person can read: the answers it could have, with samples of each.

    `samples` maps each answer to pairs of (cell as written, what it would mean).
    """

    code: str
    file: str
    column: str
    samples: Mapping[str, tuple[tuple[str, str], ...]]

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers on offer, as `--choose` takes them."""
        return tuple(self.samples)


@dataclass(frozen=True)
class Reading:
    """What was decided for a column. `evidence` counts cells by what they speak for."""

    column: str
    field: str
    kind: str
    how: str
    evidence: Mapping[str, int] = dataclasses.field(default_factory=dict)
    samples: tuple[tuple[str, str], ...] = ()
    question: Question | None = None


@dataclass(frozen=True)
class ColumnPlan:
    """SQL of a column of the typed table.

    `values` are (raw column, expression) pairs over the cells table aliased `c`; `joins` the lookups they
    need; `faults` are (condition, issue code) pairs, the first true one rejects the row; `soft` marks
    faults that only blank the cell. `source` is the cell expression, quoted in issues. `parsed` are
    (name, expression) pairs of cells, worked out once a row: the others use them as `c.<name>`.
    """

    values: tuple[tuple[str, str], ...]
    joins: tuple[str, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()
    source: str = "null"
    soft: bool = False
    reading: Reading | None = None
    parsed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Column:
    """Where a column stands: the table of its cells, its place there, its header, the file's name.

    `said` is the SQL of what its cells say where that is not the cell itself.
    """

    cells: str
    place: int
    header: str
    file: str
    stage: str
    said: str = ""

    @property
    def cell(self) -> str:
        """Expression of the cell in a query that aliases the cells `c`."""
        return self.said or "c.c" + str(self.place)

    def lookup(self, table: str, alias: str) -> str:
        """The join of a lookup of this column's texts."""
        return "left join " + table + " as " + alias + " on " + alias + ".text = " + self.cell

    def table(self, purpose: str) -> str:
        """Name of a lookup table of this column in the scratch database."""
        return self.stage + "." + self.cells.rpartition(".")[2] + "_" + purpose + str(self.place)


def blank_out(
    cursor: duckdb.DuckDBPyConnection, cells: str, places: Iterable[int]
) -> tuple[tuple[int, int], ...]:
    """Make NULL of the words that mean nothing in these columns of a cells table.

    Returns (place, count) of the columns with error values of a spreadsheet, such as #REF!.
    """
    words, errors = {"words": sorted(EMPTY)}, {"words": sorted(ERRORS)}
    found = []
    for place in places:
        parts = {"cells": cells, "cell": "c" + str(place)}
        if cursor.execute(sql("cells/any_empty_word", **parts), words).fetchone():
            row = cursor.execute(sql("cells/error_words", **parts), errors).fetchone()
            if row and row[0]:
                found.append((place, int(row[0])))
            cursor.execute(sql("cells/blank_out", **parts), words)
    return tuple(found)


def blank_undecided(
    cursor: duckdb.DuckDBPyConnection, cells: str, places: Iterable[int]
) -> tuple[tuple[int, int], ...]:
    """Make NULL of the words that say “not known yet” in columns of numbers or days; gives (place, count)."""
    words = {"words": sorted(UNDECIDED)}
    found = []
    for place in places:
        parts = {"cells": cells, "cell": "c" + str(place)}
        row = cursor.execute(sql("cells/error_words", **parts), words).fetchone()
        if row and row[0]:
            cursor.execute(sql("cells/blank_out", **parts), words)
            found.append((place, int(row[0])))
    return tuple(found)


def sql(name: str, /, **parts: str) -> str:
    """A statement of this package's sql folder; its parts are identifiers, places and checked words."""
    return statement(
        name, package="salesperf.importers", **{key: Fragment(part) for key, part in parts.items()}
    )


def counts(cursor: duckdb.DuckDBPyConnection, statement: str) -> tuple[int, ...]:
    """The only row of a statement that counts, as integers."""
    row = cursor.execute(statement).fetchone()
    return tuple(int(value or 0) for value in row or ())
