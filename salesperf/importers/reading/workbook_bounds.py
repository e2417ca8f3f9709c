"""Checks of an XLSX before it is parsed.

The parser makes a full rectangle of cells, however few are filled, and copies a shared text at every use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from salesperf.errors import SalesPerfError
from salesperf.importers.reading.bounds import MAX_SHEET_CELLS, MAX_SHEET_TEXT_BYTES, MAX_WORKBOOK_PARTS
from salesperf.importers.reading.package import open_package, part_chunks

_OVERLAP = 256
_TEXTS = re.compile(rb"<(?:\w+:)?sst\b")
_TEXT_END = re.compile(rb"</(?:\w+:)?si>")
_COLUMN_CLASSES = ((3, 18_278), (2, 702), (1, 26))
_REFERENCE = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_LETTERS = {n: re.compile(rb"""\br=["'][A-Z]{%d}\d""" % n) for n in (3, 2)}
_DIGITS = {n: re.compile(rb"""\br=["'][A-Z]{1,3}\d{%d}["']""" % n) for n in (7, 6, 5)}
_SHARED = re.compile(rb"""t=["']s["'][^>]*>\s*<(?:\w+:)?v>(\d{1,9})<""")
_SHARED_MARK = re.compile(rb"""t=["']s["']""")
_ERROR_MARK = re.compile(rb"""\bt=["']e["']""")
_NO_RESULT = re.compile(rb"</(?:\w+:)?f>\s*</(?:\w+:)?c>|<(?:\w+:)?f\b[^>]*/>\s*</(?:\w+:)?c>")


def check_workbook(path: Path, name: str) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """How many cells of each part hold an error value such as #REF!, and how many a formula without a result.

    The parser gives both as empty.

    Raises SalesPerfError: file.zip_bomb, file.zip_broken, file.password, file.sheet_too_large.
    """
    with open_package(path, name) as package:
        parts = package.infolist()
    if len(parts) > MAX_WORKBOOK_PARTS:
        raise SalesPerfError("file.zip_members", file=name, members=len(parts), limit=MAX_WORKBOOK_PARTS)
    texts: list[int] = []
    errors: dict[str, int] = {}
    formulas: dict[str, int] = {}
    sheets = []
    for part in parts:
        if not part.filename.lower().endswith(".xml"):
            continue
        chunks = part_chunks(path, part, name)
        first = next(chunks, b"")
        if _TEXTS.search(first[:4096]):
            texts = _lengths(first, chunks)
        else:
            uses, cells, errors[part.filename], formulas[part.filename] = _bounds(first, chunks)
            sheets.append((part, uses, cells))
    longest = max(texts, default=0)
    for part, uses, cells in sheets:
        fits = cells <= MAX_SHEET_CELLS or _exact_cells(part_chunks(path, part, name)) <= MAX_SHEET_CELLS
        small = uses * longest <= MAX_SHEET_TEXT_BYTES
        if not fits or not (
            small or _exact_text(part_chunks(path, part, name), texts) <= MAX_SHEET_TEXT_BYTES
        ):
            raise SalesPerfError("file.sheet_too_large", file=name, limit_millions=MAX_SHEET_CELLS // 10**6)
    return errors, formulas


def _bounds(first: bytes, chunks: Iterator[bytes]) -> tuple[int, int, int, int]:
    """Cells with shared texts, the most cells that the sheet may have, error values, unsaved results."""
    uses, letters, digits, errors, formulas = 0, 1, 4, 0, 0
    for window in _windows(first, chunks):
        uses += len(_SHARED_MARK.findall(window))
        errors += len(_ERROR_MARK.findall(window))
        formulas += len(_NO_RESULT.findall(window))
        letters = max(
            [letters, *(n for n, found in _LETTERS.items() if n > letters and found.search(window))]
        )
        digits = max([digits, *(n for n, found in _DIGITS.items() if n > digits and found.search(window))])
    columns = dict(_COLUMN_CLASSES)[letters]
    return uses, columns * min(10**digits, 1_048_576), errors, formulas


def _exact_cells(chunks: Iterator[bytes]) -> int:
    row = column = 0
    for window in _windows(b"", chunks):
        for letters, digits in _REFERENCE.findall(window):
            row = max(row, int(digits))
            number = 0
            for letter in letters:
                number = number * 26 + letter - 64
            column = max(column, number)
    return row * column


def _exact_text(chunks: Iterator[bytes], lengths: list[int]) -> int:
    sizes = np.array(lengths, dtype=np.int64)
    total = 0
    for window in _windows(b"", chunks):
        used = np.array([int(index) for index in _SHARED.findall(window)], dtype=np.int64)
        total += int(sizes[used[used < len(sizes)]].sum())
    return total


def _lengths(first: bytes, chunks: Iterator[bytes]) -> list[int]:
    """Bytes that each shared text takes in the part, its tags included."""
    lengths: list[int] = []
    size = 0
    rest = b""
    for chunk in (first, *chunks) if first else chunks:
        block = rest + chunk
        at = 0
        for end in _TEXT_END.finditer(block):
            lengths.append(size + end.end() - at)
            size, at = 0, end.end()
        keep = max(at, len(block) - 32)
        size += keep - at
        rest = block[keep:]
    return lengths


def _windows(first: bytes, chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Chunks that begin where a tag begins, so that no cell is seen twice or cut."""
    rest = first
    for chunk in chunks:
        block = rest + chunk
        cut = block.rfind(b"<c ")
        cut = cut if cut > 0 and len(block) - cut < _OVERLAP * 256 else max(0, len(block) - _OVERLAP)
        yield block[:cut]
        rest = block[cut:]
    yield rest
