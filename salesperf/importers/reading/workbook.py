"""The tables of a workbook, one a sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Literal

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from salesperf.errors import SalesPerfError
from salesperf.importers.reading.blocks import Columns, main_block
from salesperf.importers.reading.bounds import MAX_CELL_BYTES, SAMPLE_RECORDS
from salesperf.importers.reading.careful import sort_records
from salesperf.importers.reading.cell_text import cell_text
from salesperf.importers.reading.cells import is_table_of_one
from salesperf.importers.reading.continued import with_names_of_before
from salesperf.importers.reading.footer import merged, state_of
from salesperf.importers.reading.header import Found, check_length, column_names, find_header
from salesperf.importers.reading.lines_apart import LinesApart, text_of
from salesperf.importers.reading.merged_cells import MergedDown
from salesperf.importers.reading.nested_header import nested
from salesperf.importers.reading.old_workbook_errors import errors_by_old_sheet
from salesperf.importers.reading.records import Record, check_cells, extent
from salesperf.importers.reading.stacked import Ahead, NextTable, end_of_first, first_header
from salesperf.importers.reading.table import Beside, Body, Forced, Table
from salesperf.importers.reading.tables_below import with_tables_below
from salesperf.importers.reading.workbook_bounds import check_workbook
from salesperf.importers.reading.workbook_errors import errors_by_sheet
from salesperf.importers.reading.workdir import free_path

_HEAD_ROWS = 4 * SAMPLE_RECORDS
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def open_workbook(
    path: Path,
    name: str,
    *,
    kind: Literal["xlsx", "xls"],
    workdir: Path,
    forced: Forced,
    progress: Callable[[int], None] | None = None,
) -> tuple[Table, ...]:
    """The tables of the sheets that hold one, hidden sheets only where no other sheet does.

    Raises SalesPerfError: file.no_table, file.workbook_broken, file.password, file.sheet_too_large and
    those of header and limits.
    """
    errors: Mapping[str, int] = {}
    if kind == "xlsx":
        errors = errors_by_sheet(path, name, check_workbook(path, name))
    elif _is_encrypted(path):
        raise SalesPerfError("file.password", file=name)
    else:
        errors = errors_by_old_sheet(path)
    with path.open("rb") as file, _parser(name):
        workbook = CalamineWorkbook.from_filelike(file)
        sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        for visible in (True, False):
            tables: list[Table] = []
            beside: list[Beside] = []
            for sheet in sheets:
                here = workbook.get_sheet_by_name(sheet.name)
                if (sheet.visible == SheetVisibleEnum.Visible) is not visible:
                    beside += _passed(here, name, "hidden")
                    continue
                found = _sheet_tables(
                    here, name, kind=kind, workdir=workdir, forced=forced, progress=progress
                )
                beside += [] if found else _passed(here, name, "text")
                tables += _of_sheet(found, name, sheet.name, errors.get(sheet.name, 0))
            if tables:
                break
    if not tables:
        raise SalesPerfError("file.no_table", file=name)
    tables = with_names_of_before(tables)
    tables[0] = replace(tables[0], beside=tuple(beside))
    if len(tables) == 1:
        return tuple(tables)
    return tuple(
        replace(table, name=":".join(filter(None, (name, table.sheet, table.part)))) for table in tables
    )


def _of_sheet(tables: Sequence[Table], name: str, sheet: str, errors: int) -> list[Table]:
    """The tables of a sheet with what the workbook says of it; its error values are told with the first."""
    return [
        replace(table, errors=0 if place else errors, sheet=sheet, part_of=name)
        for place, table in enumerate(tables)
    ]


def _passed(sheet: CalamineSheet, name: str, kind: Literal["text", "hidden"]) -> list[Beside]:
    """A sheet that gives no table, with how it begins; nothing where it says nothing."""
    if sheet.start is None:
        return []
    rows = islice(_rows(sheet, name), _HEAD_ROWS)
    text = text_of([cell for row in islice((row for row in rows if not row.blank), 3) for cell in row.cells])
    return [Beside(sheet.name, kind, text)] if text else []


def _sheet_tables(
    sheet: CalamineSheet,
    name: str,
    *,
    kind: Literal["xlsx", "xls"],
    workdir: Path,
    forced: Forced,
    progress: Callable[[int], None] | None,
) -> tuple[Table, ...]:
    """The tables of a sheet, nearly always one; none where it has none."""
    if sheet.start is None:
        return ()
    rows = _rows(sheet, name)
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
    last = sheet.end[0] + 1 if sheet.end else 0
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


def _rows(sheet: CalamineSheet, name: str) -> Iterator[Record]:
    merged_down = MergedDown(sheet.merged_cell_ranges or ())
    for line, values in enumerate(sheet.iter_rows(), 1):
        cells = merged_down.fill(line - 1, [cell_text(value) for value in values])
        if any(len(cell) > MAX_CELL_BYTES // 4 for cell in cells):
            check_cells(cells, line, name)
        yield Record(line, 0, 0, 1, cells)


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


def _is_encrypted(path: Path) -> bool:
    """Whether an old container holds a workbook behind a password."""
    with path.open("rb") as file:
        begin = file.read(1024**2)
        file.seek(max(0, path.stat().st_size - 1024**2))
        return _ENCRYPTED in begin or _ENCRYPTED in file.read()


@contextmanager
def _parser(name: str) -> Iterator[None]:
    """Turns the parser's faults into refusals, its panics included, which are no ordinary exceptions."""
    try:
        yield
    except PasswordError:
        raise SalesPerfError("file.password", file=name) from None
    except (CalamineError, OSError, ValueError) as error:
        raise SalesPerfError("file.workbook_broken", file=name) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise SalesPerfError("file.workbook_broken", file=name) from None
        raise
