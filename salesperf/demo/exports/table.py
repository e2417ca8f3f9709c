"""A table of an export with typed columns, written as CSV or XLSX, the same bytes every time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import xlsxwriter

from salesperf.demo.calendar import Moments
from salesperf.demo.exports.style import FileStyle, day_texts, moment_texts, money_texts

Cells = list[str]
_MADE: Final = datetime(2000, 1, 1)
"""The workbook property that would otherwise be the clock's time."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Cells written as they are."""

    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Whole or broken numbers that are no amounts."""

    cells: Sequence[float | int | None]


@dataclass(frozen=True, slots=True)
class Money:
    """Amounts in minor units; None is an empty cell."""

    cells: Sequence[int | None]


@dataclass(frozen=True, slots=True, eq=False)
class Dates:
    """Days, or moments where `timed`. NaT is an empty cell."""

    cells: npt.NDArray[np.datetime64]
    timed: bool = False


Column = Texts | Numbers | Money | Dates


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One file of an export: its name without suffix, its columns by header, lines above and below."""

    name: str
    columns: Sequence[tuple[str, Column]]
    above: Sequence[Sequence[str]] = field(default=())
    below: Sequence[Sequence[str]] = field(default=())


def texts(values: Iterable[Any]) -> Texts:
    """Values as text cells; None, NaN and NA are empty."""
    cells = pd.Series(list(values), dtype=object)
    return Texts(cells.astype(str).mask(cells.isna(), "").tolist())


def same(value: str, count: int) -> Texts:
    """A column in which every cell is alike."""
    return Texts([value] * count)


def money(amounts: pd.Series[Any]) -> Money:
    """A nullable column of minor units."""
    known = amounts.notna().tolist()
    minor = amounts.fillna(0).astype(np.int64).tolist()
    return Money([amount if is_known else None for amount, is_known in zip(minor, known, strict=True)])


def days(values: pd.Series[Any]) -> Dates:
    """A column of days."""
    return Dates(values.to_numpy("datetime64[s]"))


def moments(values: pd.Series[Any], *, hours: int = 0) -> Dates:
    """A column of moments, moved by a number of hours (to UTC: -8)."""
    local: Moments = values.to_numpy("datetime64[s]")
    return Dates((local + np.timedelta64(hours, "h")).astype("datetime64[s]"), timed=True)


def rendered(table: Table, style: FileStyle) -> list[Sequence[str]]:
    """All lines of a table as text cells: what stands above, the header, the rows, what stands below."""
    cells = [_cells(column, style) for _, column in table.columns]
    header = [name for name, _ in table.columns]
    return [*table.above, header, *zip(*cells, strict=True), *table.below]


def file_bytes(table: Table, style: FileStyle) -> bytes:
    """The whole file. Raises UnicodeEncodeError where the encoding lacks a character."""
    if style.file_format == "xlsx":
        return _workbook(table)
    return csv_bytes(rendered(table, style), style)


def csv_bytes(lines: Iterable[Sequence[str]], style: FileStyle) -> bytes:
    """Lines of text cells as the bytes of a delimited file."""
    out = io.StringIO(newline="")
    writer = csv.writer(
        out,
        delimiter=style.delimiter,
        quoting=csv.QUOTE_ALL if style.quote_all else csv.QUOTE_MINIMAL,
        lineterminator=style.newline,
    )
    writer.writerows(lines)
    return out.getvalue().encode(style.encoding)


def _cells(column: Column, style: FileStyle) -> Sequence[str]:
    match column:
        case Texts(cells):
            return cells
        case Numbers(numbers):
            return ["" if number is None else f"{number:g}" for number in numbers]
        case Money(amounts):
            return money_texts(amounts, style.numbers)
        case Dates(values, timed):
            return (moment_texts if timed else day_texts)(values, style.dates)


def _workbook(table: Table) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": _MADE})
    sheet = book.add_worksheet(table.name[:31])
    for row, line in enumerate(table.above):
        sheet.write_row(row, 0, line)
    top = len(table.above)
    for place, (header, column) in enumerate(table.columns):
        sheet.write_string(top, place, header)
        _write_column(book, sheet, top + 1, place, column)
    bottom = top + 1 + (len(table.columns[0][1].cells) if table.columns else 0)
    for row, line in enumerate(table.below):
        sheet.write_row(bottom + row, 0, line)
    book.close()
    return out.getvalue()


def _write_column(book: Any, sheet: Any, top: int, place: int, column: Column) -> None:
    match column:
        case Texts(cells):
            sheet.write_column(top, place, cells)
        case Numbers(numbers):
            sheet.write_column(top, place, numbers)
        case Money(amounts):
            majors = [None if amount is None else amount / 100 for amount in amounts]
            sheet.write_column(top, place, majors, book.add_format({"num_format": "#,##0.00"}))
        case Dates(values, timed):
            look = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss" if timed else "yyyy-mm-dd"})
            for row, value in enumerate(values.astype("datetime64[s]").tolist()):
                if value is not None:
                    sheet.write_datetime(top + row, place, value, look)
