"""The dress of an export: the same table in another encoding, container, look of dates and numbers, or with
the things around it that people and systems add."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
import xlsxwriter

from salesperf.demo.exports.style import FileStyle, day_texts, moment_texts, money_texts
from salesperf.demo.exports.table import Column, Dates, Money, Numbers, Table, Texts, csv_bytes

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "gb18030", "cp1252")
DELIMITERS = (",", "\t", ";", "|")
CONTAINERS = ("csv", "zip", "xlsx", "xlsx_text", "workbook", "shifted")
DATES = (
    "iso", "iso_minutes", "ymd_slash", "chinese", "dmy_slash", "dmy_dash", "dmy_dot", "mdy_slash",
    "mdy_minutes", "words", "serial",
)  # fmt: skip
NUMBERS = (
    "plain",
    "two_digits",
    "grouped",
    "decimal_comma",
    "signs",
    "wan",
    "thousands",
    "spaced",
    "apostrophe",
)
DECORATIONS = ("notes", "footer", "repeated", "blanks", "total", "padded", "duplicates", "quoted", "unix")
_BOMS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
_SIGNS = {"CNY": "￥", "USD": "$"}
_EPOCH = np.datetime64("1899-12-30", "s")
_EVERY = {"repeated": 90, "blanks": 40, "duplicates": 37}


@dataclass(frozen=True)
class Dress:
    """One way to dress an export. None leaves what is usual for the layout."""

    encoding: str | None = None
    delimiter: str | None = None
    container: str = "csv"
    dates: str | None = None
    numbers: str | None = None
    decorations: frozenset[str] = field(default=frozenset())

    def __str__(self) -> str:
        parts = (
            self.container,
            self.encoding,
            self.delimiter and ascii(self.delimiter),
            self.dates,
            self.numbers,
        )
        return " ".join([part for part in parts if part] + sorted(self.decorations))


def dressed(tables: Sequence[Table], usual: FileStyle, dress: Dress) -> dict[str, bytes]:
    """The files by name. Raises UnicodeEncodeError where the encoding lacks a character."""
    style = FileStyle(
        encoding=dress.encoding or usual.encoding,
        delimiter=dress.delimiter or usual.delimiter,
        quote_all="quoted" in dress.decorations or usual.quote_all,
        newline="\n" if "unix" in dress.decorations else usual.newline,
        dates=dress.dates or usual.dates,
        numbers=dress.numbers or usual.numbers,
    )
    if dress.container == "workbook":
        return {"exports.xlsx": _workbook(tables, style, dress)}
    files: dict[str, bytes] = {}
    for table in tables:
        if dress.container in ("csv", "zip"):
            suffix = "tsv" if style.delimiter == "\t" else "csv"
            files[f"{table.name}.{suffix}"] = _delimited(lines_of(table, style, dress), style)
        else:
            files[f"{table.name}.xlsx"] = _workbook([table], style, dress)
    if dress.container == "zip":
        return {"exports.zip": _zipped(files)}
    return files


def rows_in(table: Table, dress: Dress) -> int:
    """Data rows that a report must count in the table."""
    count = _count(table)
    return count + (len(range(0, count, _EVERY["duplicates"])) if "duplicates" in dress.decorations else 0)


def lines_of(table: Table, style: FileStyle, dress: Dress) -> list[list[str]]:
    """All lines of the dressed table as text cells."""
    header = [name for name, _ in table.columns]
    columns = [_texts(table, column, style) for _, column in table.columns]
    rows = [list(row) for row in zip(*columns, strict=True)]
    if "duplicates" in dress.decorations:
        rows += [list(row) for row in rows[:: _EVERY["duplicates"]]]
    body: list[list[str]] = []
    for place, row in enumerate(rows):
        if place and "repeated" in dress.decorations and place % _EVERY["repeated"] == 0:
            body.append(header)
        if place and "blanks" in dress.decorations and place % _EVERY["blanks"] == 0:
            body.append([""] * len(header))
        body.append(
            [f"  {cell} " if cell else cell for cell in row] if "padded" in dress.decorations else row
        )
    above = [list(line) for line in table.above]
    below = [list(line) for line in table.below]
    if "total" in dress.decorations:
        below = [_total(table, style), *below]
    if "notes" in dress.decorations:
        above = [["Pipeline of the week"], ["Kept by sales operations, please do not sort"], [], *above]
    if "footer" in dress.decorations:
        below = [*below, [], ["Confidential"], ["Printed by Zhang Wen"]]
    return [*above, header, *body, *below]


def _texts(table: Table, column: Column, style: FileStyle) -> Sequence[str]:
    match column:
        case Texts(cells):
            return cells
        case Numbers(numbers):
            return ["" if number is None else f"{number:g}" for number in numbers]
        case Dates(moments, timed):
            if style.dates == "serial":
                return _serials(moments, timed=timed)
            return (moment_texts if timed else day_texts)(moments, style.dates)
        case Money(amounts):
            return _amounts(table, amounts, style.numbers)


def _amounts(table: Table, amounts: Sequence[int | None], numbers: str) -> Sequence[str]:
    if numbers == "signs":
        named = next((c.cells for h, c in table.columns if isinstance(c, Texts) and _names_currency(h)), None)
        signs = [_SIGNS.get(str(code), "￥") for code in named] if named else ["￥"] * len(amounts)
        plain = money_texts(amounts, "grouped")
        return [sign + text if text else text for sign, text in zip(signs, plain, strict=True)]
    if numbers == "spaced":
        return [text.replace(",", " ").replace(".", ",") for text in money_texts(amounts, "grouped")]
    if numbers == "apostrophe":
        return ["'" + text if text else text for text in money_texts(amounts, "two_digits")]
    return money_texts(amounts, numbers)


def _names_currency(header: str) -> bool:
    return any(word in header.casefold() for word in ("currency", "币种", "货币"))


def _serials(moments: np.ndarray, *, timed: bool) -> list[str]:
    days = (moments.astype("datetime64[s]") - _EPOCH).astype("timedelta64[s]").astype(np.int64) / 86_400
    return [
        "" if blank else (f"{day:.10f}".rstrip("0").rstrip(".") if timed else f"{day:.0f}")
        for day, blank in zip(days, np.isnat(moments), strict=True)
    ]


def _total(table: Table, style: FileStyle) -> list[str]:
    line = [""] * len(table.columns)
    for place, (_, column) in enumerate(table.columns):
        if isinstance(column, Money):
            (line[place],) = money_texts([sum(amount or 0 for amount in column.cells)], "grouped")
    line[0] = "Total"
    return line


def _count(table: Table) -> int:
    return len(table.columns[0][1].cells)


def _delimited(lines: Sequence[Sequence[str]], style: FileStyle) -> bytes:
    return _BOMS.get(style.encoding, b"") + csv_bytes(lines, style)


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(f"export/{name}", (2026, 11, 20, 18, 0, 0)), content)
    return out.getvalue()


def _workbook(tables: Sequence[Table], style: FileStyle, dress: Dress) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    looks = {
        "day": book.add_format({"num_format": "yyyy/m/d"}),
        "time": book.add_format({"num_format": "d.m.yyyy hh:mm"}),
        "money": book.add_format({"num_format": "#,##0.00"}),
    }
    if dress.container == "workbook":
        pass
    corner = (2, 1) if dress.container == "shifted" else (0, 0)
    for table in tables:
        sheet = book.add_worksheet(table.name[:31])
        lines = lines_of(table, style, dress)
        typed = {} if dress.container == "xlsx_text" else _typed(table)
        first = next(at for at, line in enumerate(lines) if line == [name for name, _ in table.columns])
        number = 0
        for at, line in enumerate(lines):
            data = at > first and _is_row(line, table) and number < rows_in(table, dress)
            for place, cell in enumerate(line):
                where = (corner[0] + at, corner[1] + place)
                if data and place in typed:
                    turn = (
                        number if number < _count(table) else (number - _count(table)) * _EVERY["duplicates"]
                    )
                    _put(sheet, where, typed[place], turn, looks)
                elif cell:
                    sheet.write_string(*where, cell)
            number += data
    book.close()
    return out.getvalue()


def _is_row(line: Sequence[str], table: Table) -> bool:
    return len(line) == len(table.columns) and any(line) and line != [name for name, _ in table.columns]


def _typed(table: Table) -> dict[int, Column]:
    return {n: c for n, (_, c) in enumerate(table.columns) if isinstance(c, (Dates, Money, Numbers))}


def _put(sheet: object, where: tuple[int, int], column: Column, turn: int, looks: dict[str, object]) -> None:
    value = column.cells[turn]
    if value is None or (isinstance(column, Dates) and np.isnat(value)):
        return
    if isinstance(column, Dates):
        moment: datetime = value.astype("datetime64[s]").item()
        sheet.write_datetime(*where, moment, looks["time" if column.timed else "day"])
    elif isinstance(column, Money):
        sheet.write_number(*where, value / 100, looks["money"])
    else:
        sheet.write_number(*where, value)
