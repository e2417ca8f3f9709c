"""The tables below the first one of a text or sheet, as tables of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile

from salesperf.importers.reading.bounds import SAMPLE_RECORDS
from salesperf.importers.reading.careful import Sorted, sort_records
from salesperf.importers.reading.footer import merged, state_of
from salesperf.importers.reading.header import Found, column_names
from salesperf.importers.reading.lines_apart import LinesApart, text_of
from salesperf.importers.reading.nested_header import nested
from salesperf.importers.reading.records import extent
from salesperf.importers.reading.stacked import MAX_TABLES, Ahead, NextTable
from salesperf.importers.reading.table import Body, Table
from salesperf.importers.reading.workdir import free_path

_LONGEST_TITLE = 60


def with_tables_below(
    first: Table,
    above: Sorted,
    records: Ahead,
    *,
    delimiter: str,
    text: bool,
    progress: Callable[[int], None] | None,
) -> tuple[Table, ...]:
    """The first table and those below it, each called after its title, else by its number.

    `above` is what sorting the records of the first gave. A table has the lines from its title on.
    """
    tables = [first]
    found = above
    while found.more:
        table, found = _next(first, found.lines_to, records, len(tables) + 1, delimiter, progress, text=text)
        tables.append(table)
    if len(tables) == 1:
        return (first,)
    whole = first.part_of or first.name
    return (replace(first, part_of=whole), *(replace(table, part_of=whole) for table in tables[1:]))


def _next(
    first: Table,
    lines_before: int,
    records: Ahead,
    number: int,
    delimiter: str,
    progress: Callable[[int], None] | None,
    *,
    text: bool,
) -> tuple[Table, Sorted]:
    """The table that begins with the next record."""
    sample = records.peek(2 * SAMPLE_RECORDS)
    title = sample[0] if extent(sample[0].cells) == 1 else None
    begin = [*takewhile(lambda one: not one.blank, sample[1 if title else 0 :])]
    found, names = nested(begin, Found(0, 1, extent(begin[0].cells)))
    place = found.header or 0
    header = begin[place]
    apart = LinesApart()
    apart.above([*([title] if title else []), *begin[:place]], header, header.line)
    width = max(found.width, *(extent(record.cells) for record in begin[place:]))
    for record in records:
        if record.line >= header.line:
            break
    said = text_of(title.cells) if title else ""
    part = said if 0 < len(said) <= _LONGEST_TITLE else str(number)
    into = free_path(first.body.workdir, "cells.arrow")
    columns = column_names(names or header.cells, width, name=first.name)
    done = sort_records(
        records,
        into,
        columns=columns,
        header=header.cells,
        delimiter=delimiter,
        apart=apart,
        following=NextTable(width, header.cells, text=text) if number < MAX_TABLES else None,
        progress=progress,
    )
    table = replace(
        first,
        name=f"{first.name}:{part}",
        part=part,
        columns=columns,
        header_line=header.line,
        data_lines=(done.first_line, done.last_line),
        lines=max(done.lines_to, header.line) - lines_before,
        rows=done.rows,
        not_data=apart.entries(),
        stated=merged(done.stated, state_of([said])),
        samples=done.samples,
        headerless=False,
        undecodable=0,
        errors=0,
        beside=(),
        body=Body(workdir=first.body.workdir, cells=into),
    )
    return table, done
