"""The tables of one sheet, from its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Literal

from salesperf.errors import SalesPerfError
from salesperf.importers.reading.blocks import Columns, main_block
from salesperf.importers.reading.bounds import SAMPLE_RECORDS
from salesperf.importers.reading.careful import sort_records
from salesperf.importers.reading.cells import is_table_of_one
from salesperf.importers.reading.footer import merged, state_of
from salesperf.importers.reading.header import Found, check_length, column_names, find_header
from salesperf.importers.reading.lines_apart import LinesApart, text_of
from salesperf.importers.reading.nested_header import nested
from salesperf.importers.reading.records import Record, extent
from salesperf.importers.reading.stacked import Ahead, NextTable, end_of_first, first_header
from salesperf.importers.reading.table import Beside, Body, Forced, Kind, Table
from salesperf.importers.reading.tables_below import with_tables_below
from salesperf.importers.reading.workdir import free_path

_HEAD_ROWS = 4 * SAMPLE_RECORDS


def beside(rows: Iterator[Record], sheet: str, kind: Literal["text", "hidden"]) -> list[Beside]:
    """A sheet that gives no table, with how it begins; nothing where it says nothing."""
    begin = (row for row in islice(rows, _HEAD_ROWS) if not row.blank)
    text = text_of([cell for row in islice(begin, 3) for cell in row.cells])
    return [Beside(sheet, kind, text)] if text else []


def sheet_tables(
    rows: Iterator[Record],
    name: str,
    *,
    last: int,
    kind: Kind,
    workdir: Path,
    forced: Forced,
    progress: Callable[[int], None] | None,
) -> tuple[Table, ...]:
    """The tables of a sheet of `last` rows, nearly always one; none where it has none.

    Raises SalesPerfError: file.header_count, and those of header and limits.
    """
    head = list(islice(rows, _HEAD_ROWS))
    block = main_block([row.cells for row in head])
    sample = [block.cut(row) for row in head]
    full = [record for record in sample if not record.blank]
    found = _found([record.cells for record in full[: 2 * SAMPLE_RECORDS]], name, forced)
    if found is None:
        return ()
    found, names = nested(full, first_header(full, found, text=False))
    own = end_of_first(full, found, text=False)
    header = full[found.header] if found.header is not None else None
    first = header.line + 1 if header else full[found.data].line if found.data < len(full) else 1
    apart = LinesApart()
    _note_asides(head, block, apart)
    width = (
        max(found.width, max((extent(r.cells) for r in full[found.data : own]), default=0))
        if header
        else found.width
    )
    columns = column_names(names or forced.header or (), width, name=name)
    apart.above(sample, header, first)
    into = free_path(workdir, "cells.arrow")
    records = Ahead(chain((record for record in sample if record.line >= first), map(block.cut, rows)))
    sorted_rows = sort_records(
        records,
        into,
        columns=columns,
        header=header.cells if header else None,
        delimiter="\t",
        apart=apart,
        following=NextTable(len(columns), (), text=False),
        progress=progress,
    )
    notes = [text_of(record.cells) for record in sample if record.line < (header.line if header else first)]
    table = Table(
        name=name,
        columns=columns,
        kind=kind,
        encoding=None,
        delimiter=None,
        header_line=header.line if header else 0,
        data_lines=(sorted_rows.first_line, sorted_rows.last_line),
        lines=sorted_rows.lines_to if sorted_rows.more else last,
        rows=sorted_rows.rows,
        not_data=apart.entries(),
        stated=merged(sorted_rows.stated, state_of(notes)),
        samples=sorted_rows.samples,
        headerless=header is None and forced.header is None,
        undecodable=0,
        body=Body(workdir=workdir, cells=into),
    )
    return with_tables_below(table, sorted_rows, records, delimiter="\t", text=False, progress=progress)


def _found(rows: Sequence[Sequence[str]], name: str, forced: Forced) -> Found | None:
    if not rows or (max(map(extent, rows)) <= 1 and not is_table_of_one([row[0] for row in rows])):
        return None
    found = find_header(rows)
    if found is not None and forced.header is None:
        check_length(rows, found, name=name)
    if found is None or found.header is not None or forced.header is None:
        return found
    if len(forced.header) != found.width:
        raise SalesPerfError("file.header_count", file=name, expected=found.width, got=len(forced.header))
    return found


def _note_asides(head: Sequence[Record], block: Columns, apart: LinesApart) -> None:
    """One note for each line beside the table within the head, with what it says."""
    for row in head:
        beside = [*row.cells[: block.start], *row.cells[block.stop :]]
        if text_of(beside):
            apart.beside(row.line, beside)
