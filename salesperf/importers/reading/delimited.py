"""A delimited text as a table: encoding, delimiter, header, records, footer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from salesperf.errors import SalesPerfError
from salesperf.importers.reading.bounds import MAX_COLUMNS, SAMPLE_BYTES, SAMPLE_RECORDS, SAMPLE_ROWS
from salesperf.importers.reading.careful import sort_records
from salesperf.importers.reading.cells import is_table_of_one
from salesperf.importers.reading.dialect import choose_dialect, stated_delimiter
from salesperf.importers.reading.encoding import Decoded, to_utf8
from salesperf.importers.reading.footer import TailRow, find_footer, merged, state_of
from salesperf.importers.reading.header import Found, check_length, column_names, find_header, first_data
from salesperf.importers.reading.lines_apart import LinesApart, text_of
from salesperf.importers.reading.nested_header import nested
from salesperf.importers.reading.records import BLANKS, Line, Record, extent, lines_of, records_of
from salesperf.importers.reading.scan import Structure, scan
from salesperf.importers.reading.stacked import Ahead, NextTable, end_of_first, first_header
from salesperf.importers.reading.subtotals import is_subtotal
from salesperf.importers.reading.table import Body, Dialect, Forced, Stated, Table
from salesperf.importers.reading.tables_below import with_tables_below
from salesperf.importers.reading.workdir import free_path
from salesperf.importers.reading.wrapped import unwrapped


@dataclass(frozen=True, slots=True)
class _Head:
    """What the beginning of the file decided."""

    text: Decoded
    dialect: Dialect
    columns: tuple[str, ...]
    header: Record | None
    headerless: bool
    start: int
    first_line: int
    width: int
    samples: tuple[tuple[str, ...], ...]
    stated: Stated


def open_delimited(
    path: Path,
    name: str,
    *,
    workdir: Path,
    forced: Forced,
    progress: Callable[[int], None] | None = None,
) -> tuple[Table, ...]:
    """The tables of a text file, nearly always one.

    Raises SalesPerfError: file.empty, file.no_table, and those of encoding, header and limits.
    """
    text = to_utf8(path, name, workdir=workdir, forced=forced.encoding)
    apart = LinesApart()
    head = _read_head(text, name, forced, apart, workdir)
    structure = _structure(head)
    if not structure.irregular:
        table = _regular(head, structure, name, apart, workdir)
        if table is not None:
            return (table,)
    return _irregular(head, name, apart, workdir, progress)


def _read_head(text: Decoded, name: str, forced: Forced, apart: LinesApart, workdir: Path) -> _Head:
    lines, whole = _sample(text, name)
    plain = unwrapped(text, lines, name, workdir=workdir)
    if plain is not text:
        text = plain
        lines, whole = _sample(text, name)
    if not any(line.text.strip(BLANKS) for line in lines):
        raise SalesPerfError("file.empty", file=name)
    delimiter = forced.delimiter
    stated = stated_delimiter(lines[0].text)
    if stated:
        apart.add("note", lines[0].number, 1, [lines[0].text])
        lines = lines[1:]
        delimiter = delimiter or stated
    if delimiter is not None and (len(delimiter) != 1 or not delimiter.isascii() or delimiter in '\r\n"\0'):
        raise SalesPerfError("file.delimiter", file=name, delimiter=delimiter)
    dialect, records = choose_dialect(lines, name=name, delimiter=delimiter)
    full = [record for record in records if not record.blank]
    rows = [record.cells for record in full]
    found, names = nested(full, first_header(full, _found(rows, name, forced), text=True))
    header = full[found.header] if found.header is not None else None
    data = full[found.data] if found.data < len(full) else None
    own = end_of_first(full, found, text=True)
    below = rows[found.data : own][:SAMPLE_RECORDS]
    if header is not None:
        physical = len(header.cells)
        width = max(found.width, max((extent(row[:physical]) for row in below), default=0))
        columns = column_names(names or header.cells, width, name=name)
    else:
        width = physical = found.width
        columns = column_names(forced.header or (), width, name=name)
    start = header.end if header else data.start if data else lines[-1].end
    first_line = header.line + header.lines if header else data.line if data else lines[-1].number + 1
    apart.above(records, header, first_line)
    notes = [
        text_of(record.cells) for record in records if record.start < (header.start if header else start)
    ]
    return _Head(
        text=text,
        dialect=dialect,
        columns=columns,
        header=header,
        headerless=header is None and forced.header is None,
        start=start,
        first_line=first_line,
        width=physical,
        samples=_samples(below if whole else _complete(below), width),
        stated=state_of(notes),
    )


def _sample(text: Decoded, name: str) -> tuple[list[Line], bool]:
    """Lines at the beginning of the file, and whether that is all of it."""
    lines: list[Line] = []
    source = lines_of(text.path, name=name, start=text.start)
    for line in source:
        lines.append(line)
        if line.end - text.start >= SAMPLE_BYTES or len(lines) >= 2 * SAMPLE_RECORDS:
            return lines, next(source, None) is None
    return lines, True


def _found(rows: Sequence[Sequence[str]], name: str, forced: Forced) -> Found:
    if not rows:
        raise SalesPerfError("file.no_table", file=name)
    if len(rows[0]) > MAX_COLUMNS:
        raise SalesPerfError("file.too_many_columns", file=name, columns=len(rows[0]), limit=MAX_COLUMNS)
    if max(map(len, rows)) == 1:
        texts = [row[0] for row in rows]
        if forced.header is None and not is_table_of_one(texts):
            raise SalesPerfError("file.no_table", file=name)
    found = find_header(rows)
    if found is None:
        raise SalesPerfError("file.no_table", file=name)
    if forced.header is None:
        check_length(rows, found, name=name)
        return found
    width = max(found.width, len(rows[found.data - 1]) if found.header is not None else 0)
    found = Found(None, first_data(rows, width), width)
    if len(forced.header) != found.width:
        raise SalesPerfError("file.header_count", file=name, expected=found.width, got=len(forced.header))
    return found


def _structure(head: _Head) -> Structure:
    if head.dialect.escape != '"' or head.width != len(head.columns):
        return Structure(irregular=True)
    raw = b""
    if head.header is not None:
        with head.text.path.open("rb") as file:
            file.seek(head.header.start)
            raw = file.read(head.header.end - head.header.start)
    return scan(
        head.text.path, start=head.start, delimiter=head.dialect.delimiter, width=head.width, header=raw
    )


def _regular(head: _Head, found: Structure, name: str, apart: LinesApart, workdir: Path) -> Table | None:
    """The table of a regular text; None where a blank row lies between its records after all."""
    blank = set(found.blanks)
    tail: list[TailRow] = []
    places: list[tuple[int, int, int]] = []
    blank_lines: list[int] = []
    if found.tail:
        at, line, _ = found.tail[0]
        source = lines_of(head.text.path, name=name, start=head.start + at, number=head.first_line + line)
        records = list(records_of(source, head.dialect, name=name, width=head.width))
        if len(records) != len(found.tail):
            return None
        for record, place in zip(records, found.tail, strict=True):
            if place[2] in blank or record.blank:
                blank.add(place[2])
                blank_lines.append(record.line)
                continue
            tail.append(TailRow(record.line, record.lines, record.cells, place[2] - 1 in blank))
            places.append(place)
    footer = find_footer(tail, head.columns)
    kept = len(tail) - len(footer.kinds)
    if found.totals and any(is_subtotal(row.cells, len(head.columns)) for row in tail[:kept]):
        return None
    if not kept and found.records > len(found.tail):
        return None
    rows = places[kept - 1][2] + 1 if kept else 0
    if any(record < rows for record in (*blank, *found.ragged)):
        return None
    for line in blank_lines:
        apart.blank(line)
    for row, kind in zip(tail[kept:], footer.kinds, strict=True):
        apart.add(kind, row.line, row.lines, row.cells)
    rest = next((place for place in found.tail if place[2] == rows), None)
    end = head.start + (rest[0] if rest else found.end)
    lines = head.first_line - 1 + found.lines
    simple_head = head.start == 0 or (
        head.first_line == 2 and head.header is not None and head.header.line == 1
    )
    last_line = tail[kept - 1].line + tail[kept - 1].lines - 1 if kept else 0
    return Table(
        name=name,
        columns=head.columns,
        kind="csv",
        encoding=head.text.encoding,
        delimiter=head.dialect.delimiter,
        header_line=head.header.line if head.header else 0,
        data_lines=(head.first_line, last_line) if rows else (0, 0),
        lines=lines,
        rows=rows,
        not_data=apart.entries(),
        stated=merged(footer.stated, head.stated),
        samples=head.samples[:rows],
        headerless=head.headerless,
        undecodable=head.text.undecodable,
        body=Body(
            workdir=workdir,
            path=head.text.path,
            start=head.start,
            end=end,
            first_line=head.first_line,
            skip=head.first_line - 1 if simple_head and rest is None else None,
            dialect=head.dialect,
            width=head.width,
            crlf=found.crlf,
            padded=tuple(sorted(found.padded)),
            breaks=np.concatenate(found.breaks) if found.breaks else None,
        ),
    )


def _irregular(
    head: _Head, name: str, apart: LinesApart, workdir: Path, progress: Callable[[int], None] | None
) -> tuple[Table, ...]:
    """The tables of an irregular text, their cells written to files at once."""
    into = free_path(workdir, "cells.arrow")
    lines = lines_of(head.text.path, name=name, start=head.start, number=head.first_line)
    records = Ahead(records_of(lines, head.dialect, name=name, width=head.width))
    found = sort_records(
        records,
        into,
        columns=head.columns,
        header=head.header.cells if head.header else None,
        delimiter=head.dialect.delimiter,
        apart=apart,
        following=NextTable(len(head.columns), head.header.cells if head.header else (), text=True),
        progress=progress,
    )
    first = Table(
        name=name,
        columns=head.columns,
        kind="csv",
        encoding=head.text.encoding,
        delimiter=head.dialect.delimiter,
        header_line=head.header.line if head.header else 0,
        data_lines=(found.first_line, found.last_line),
        lines=max(found.lines_to, head.first_line - 1),
        rows=found.rows,
        not_data=apart.entries(),
        stated=merged(found.stated, head.stated),
        samples=found.samples,
        headerless=head.headerless,
        undecodable=head.text.undecodable,
        body=Body(workdir=workdir, cells=into),
    )
    return with_tables_below(
        first, found, records, delimiter=head.dialect.delimiter, text=True, progress=progress
    )


def _samples(rows: Sequence[Sequence[str]], width: int) -> tuple[tuple[str, ...], ...]:
    filled = (row[:width] + [""] * (width - len(row)) for row in map(list, rows[:SAMPLE_ROWS]))
    return tuple(tuple(cell.strip(BLANKS) for cell in row) for row in filled)


def _complete(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """The rows before one that the end of the sample may have cut inside quotes."""
    cut = next((i for i, row in enumerate(rows) if any(cell.startswith('"') for cell in row)), len(rows) - 1)
    return rows[:cut]
