"""The tables of a workbook, one a sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
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
from salesperf.importers.reading.bounds import MAX_CELL_BYTES, SAMPLE_RECORDS
from salesperf.importers.reading.cell_text import cell_text
from salesperf.importers.reading.continued import with_names_of_before
from salesperf.importers.reading.merged_cells import MergedDown
from salesperf.importers.reading.old_workbook_errors import errors_by_old_sheet
from salesperf.importers.reading.records import Record, check_cells
from salesperf.importers.reading.sheet import beside, sheet_tables
from salesperf.importers.reading.table import Beside, Forced, Table
from salesperf.importers.reading.workbook_bounds import check_workbook
from salesperf.importers.reading.workbook_errors import errors_by_sheet

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
    formulas: Mapping[str, int] = {}
    if kind == "xlsx":
        broken, unsaved = check_workbook(path, name)
        errors, formulas = (errors_by_sheet(path, name, counted) for counted in (broken, unsaved))
    elif _is_encrypted(path):
        raise SalesPerfError("file.password", file=name)
    else:
        errors = errors_by_old_sheet(path)
    with path.open("rb") as file, _parser(name):
        workbook = CalamineWorkbook.from_filelike(file)
        sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        for visible in (True, False):
            tables: list[Table] = []
            aside: list[Beside] = []
            for sheet in sheets:
                here = workbook.get_sheet_by_name(sheet.name)
                if (sheet.visible == SheetVisibleEnum.Visible) is not visible:
                    aside += beside(_rows(here, name), sheet.name, "hidden")
                    continue
                last = here.end[0] + 1 if here.end else 0
                found = sheet_tables(
                    _rows(here, name),
                    name,
                    last=last,
                    kind=kind,
                    workdir=workdir,
                    forced=forced,
                    progress=progress,
                )
                aside += [] if found else beside(_rows(here, name), sheet.name, "text")
                told = errors.get(sheet.name, 0), formulas.get(sheet.name, 0)
                tables += _of_sheet(found, name, sheet.name, *told)
            if tables:
                break
    if not tables:
        raise SalesPerfError("file.no_table", file=name)
    tables = with_names_of_before(tables)
    tables[0] = replace(tables[0], beside=tuple(aside))
    if len(tables) == 1:
        return tuple(tables)
    return tuple(
        replace(table, name=":".join(filter(None, (name, table.sheet, table.part)))) for table in tables
    )


def _of_sheet(tables: Sequence[Table], name: str, sheet: str, errors: int, formulas: int) -> list[Table]:
    """The tables of a sheet with what the workbook says of it; the cells without a value are the first's."""
    named = [replace(table, sheet=sheet, part_of=name) for table in tables]
    return [replace(table, errors=errors, formulas=formulas) for table in named[:1]] + named[1:]


def _rows(sheet: CalamineSheet, name: str) -> Iterator[Record]:
    if sheet.start is None:
        return
    merged_down = MergedDown(sheet.merged_cell_ranges or ())
    for line, values in enumerate(sheet.iter_rows(), 1):
        cells = merged_down.fill(line - 1, [cell_text(value) for value in values])
        if any(len(cell) > MAX_CELL_BYTES // 4 for cell in cells):
            check_cells(cells, line, name)
        yield Record(line, 0, 0, 1, cells)


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
