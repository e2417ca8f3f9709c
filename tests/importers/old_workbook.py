"""Writes old Excel workbooks (.xls): a BIFF8 stream in an OLE2 container, as far as tests need it."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

SECTOR = 512
ERRORS = {
    "#NULL!": 0x00,
    "#DIV/0!": 0x07,
    "#VALUE!": 0x0F,
    "#REF!": 0x17,
    "#NAME?": 0x1D,
    "#NUM!": 0x24,
    "#N/A": 0x2A,
}
"""What stands for a cell that is an error value, as Excel writes it: the code in a record of its own."""
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SMALLEST = 4096
"""Streams below this would have to lie in the container's ministream."""


@dataclass(frozen=True)
class Error:
    """A cell that holds an error value, typed or worked out by a formula."""

    word: str
    of_formula: bool = False


def old_workbook(
    sheets: Mapping[str, Sequence[Sequence[object]]],
    *,
    merged: Mapping[str, Sequence[tuple[int, int, int, int]]] | None = None,
    hidden: Sequence[str] = (),
    from_1904: bool = False,
) -> bytes:
    """Sheets of cells; None is no cell, days are serial numbers with the format of days.

    `merged` has ranges (top, bottom, left, right).
    """
    first_day = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    bodies = [_sheet(rows, (merged or {}).get(name, ()), first_day) for name, rows in sheets.items()]
    names = [name.encode("utf-16-le") for name in sheets]
    fixed = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0x0600))
    fixed += _record(0x0022, struct.pack("<H", int(from_1904)))
    fixed += b"".join(_record(0x00E0, struct.pack("<HHH14x", 0, number, 0)) for number in (0, 14))
    ends = _record(0x000A, b"")
    place = len(fixed) + sum(4 + 8 + len(name) for name in names) + len(ends)
    entries = b""
    for sheet, name, body in zip(sheets, names, bodies, strict=True):
        entries += _record(
            0x0085, struct.pack("<IBBBB", place, int(sheet in hidden), 0, len(name) // 2, 1) + name
        )
        place += len(body)
    return _container(fixed + entries + ends + b"".join(bodies))


def _sheet(
    rows: Sequence[Sequence[object]], merged: Sequence[tuple[int, int, int, int]], first_day: date
) -> bytes:
    width = max((len(row) for row in rows), default=0)
    out = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0x0600))
    out += _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            out += _cell(r, c, value, first_day)
    if merged:
        ranges = b"".join(struct.pack("<HHHH", *one) for one in merged)
        out += _record(0x00E5, struct.pack("<H", len(merged)) + ranges)
    return out + _record(0x000A, b"")


def _cell(row: int, column: int, value: object, first_day: date) -> bytes:
    if value is None or value == "":
        return b""
    if isinstance(value, bool):
        return _record(0x0205, struct.pack("<HHHBB", row, column, 0, int(value), 0))
    if isinstance(value, date):
        return _record(0x0203, struct.pack("<HHHd", row, column, 1, (value - first_day).days))
    if isinstance(value, (int, float)):
        return _record(0x0203, struct.pack("<HHHd", row, column, 0, value))
    if isinstance(value, Error):
        code = ERRORS[value.word]
        if not value.of_formula:
            return _record(0x0205, struct.pack("<HHHBB", row, column, 0, code, 1))
        result = struct.pack("<BBBBBBH", 2, 0, code, 0, 0, 0, 0xFFFF)
        return _record(
            0x0006, struct.pack("<HHH", row, column, 0) + result + struct.pack("<HIHBB", 0, 0, 2, 0x1C, code)
        )
    text = str(value)[:4000].encode("utf-16-le", "replace")
    return _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text) // 2, 1) + text)


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _container(stream: bytes) -> bytes:
    """An OLE2 file with one stream, called Workbook."""
    stream = stream.ljust(_SMALLEST, b"\0")
    data = -(-len(stream) // SECTOR)
    tables = 1
    while (SECTOR // 4) * tables < data + tables + 1:
        tables += 1
    directory = tables
    first = directory + 1
    fat = [_FAT] * tables + [_END] + [*range(first + 1, first + data), _END]
    fat += [_FREE] * (tables * SECTOR // 4 - len(fat))
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, tables, directory, 0, _SMALLEST, _END, 0, _END, 0)
    header += struct.pack("<109I", *range(tables), *([_FREE] * (109 - tables)))
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, first, len(stream))
    entries += _entry("", 0, _FREE, 0, 0) * 2
    return header + struct.pack(f"<{len(fat)}I", *fat) + entries + stream.ljust(data * SECTOR, b"\0")


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    length = len(text) + 2 if name else 0
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", length, kind, 1, _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
