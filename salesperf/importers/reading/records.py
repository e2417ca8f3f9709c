"""Records of a delimited text, one by one and exactly, however irregular the text is.

This is the careful way of reading. A quote that is never closed, or that would swallow lines which
make sense on their own, is taken as an ordinary character, so that no line disappears into a cell.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from salesperf.errors import SalesPerfError
from salesperf.importers.reading.bounds import (
    MAX_CELL_BYTES,
    MAX_LINE_BYTES,
    MAX_RECORD_LINES,
)
from salesperf.importers.reading.table import Dialect

BLANKS = " \t\r\n\v\f\x1a\xa0\u3000\ufeff\u200b\0"
"""Characters stripped from both ends of a cell."""

_READ = 1024**2
_LONG_RUN = MAX_RECORD_LINES
"""More empty lines than this come at once; no record spans them."""
_RUN = re.compile(rb"(?:(?<=\n)|\A)(?:(?:\r\n){%d,}|\n{%d,})" % (_LONG_RUN + 1, _LONG_RUN + 1))
_SOME_EMPTY, _SOME_EMPTY_CRLF = b"\n" * 64, b"\r\n" * 64
_ATTEMPTS = 16


class Line(NamedTuple):
    """A physical line with its line end: number from 1, first byte, byte after it, text.

    A run of very many empty lines comes as one, `lines` being how many they are.
    """

    number: int
    start: int
    end: int
    text: str
    lines: int = 1


class Record(NamedTuple):
    """A record: number of its first line, first byte, byte after it, lines in all, cells as they stand."""

    line: int
    start: int
    end: int
    lines: int
    cells: list[str]

    @property
    def blank(self) -> bool:
        """Whether no cell is filled."""
        return not "".join(self.cells).strip(BLANKS)


def extent(cells: Sequence[str]) -> int:
    """The number of cells up to the last filled one."""
    for index in range(len(cells), 0, -1):
        if cells[index - 1].strip(BLANKS):
            return index
    return 0


def lines_of(path: Path, *, name: str, start: int, number: int = 1, end: int | None = None) -> Iterator[Line]:
    """Physical lines from byte `start` to `end`; a line ends with LF, CR LF or a lone CR.

    Raises SalesPerfError: file.line_too_long.
    """
    with path.open("rb") as file:
        file.seek(start)
        for raw in _split(file, -1 if end is None else end - start, name):
            stop = start + len(raw)
            lines = raw.count(b"\n") if len(raw) > _LONG_RUN and raw[:1] in b"\r\n" else 1
            yield Line(number, start, stop, raw.decode("utf-8", "replace"), lines)
            number += lines
            start = stop


def records_of(
    lines: Iterable[Line], dialect: Dialect, *, name: str, width: int | None = None
) -> Iterator[Record]:
    """Records of lines; `width` is the number of cells expected, where it is known.

    Raises SalesPerfError: file.cell_too_large.
    """
    feed = iter(lines)
    waiting: deque[Line] = deque()
    while True:
        first = waiting.popleft() if waiting else next(feed, None)
        if first is None:
            return
        cells = _whole(first.text, dialect)
        used = 1
        if cells is None:
            cells, used = _joined(first, waiting, feed, dialect, width)
        last = waiting[used - 2] if used > 1 else first
        for _ in range(used - 1):
            waiting.popleft()
        if last.end - first.start > MAX_CELL_BYTES:
            check_cells(cells, first.number, name)
        yield Record(first.number, first.start, last.end, used if used > 1 else first.lines, cells)


def _joined(
    first: Line, waiting: deque[Line], feed: Iterator[Line], dialect: Dialect, width: int | None
) -> tuple[list[str], int]:
    """Cells of a record whose first line ends inside quotes, and how many lines it takes."""
    literal = first.text.rstrip("\r\n").split(dialect.delimiter)
    parts = [first.text]
    size, quotes, attempts = len(first.text), first.text.count('"'), 0
    while len(parts) < MAX_RECORD_LINES and size <= MAX_LINE_BYTES and attempts < _ATTEMPTS:
        if len(parts) > len(waiting):
            line = next(feed, None)
            if line is None:
                break
            waiting.append(line)
        if waiting[len(parts) - 1].lines > 1:
            break
        text = waiting[len(parts) - 1].text
        parts.append(text)
        size += len(text)
        here = text.count('"')
        quotes += here
        if not here or (quotes % 2 and dialect.escape == '"'):
            continue
        attempts += 1
        cells, closed, clean = split_cells("".join(parts), dialect)
        if closed:
            fits = width is None or len(cells) == width or len(literal) != width
            return (cells, len(parts)) if clean and fits else (literal, 1)
    return literal, 1


def _whole(text: str, dialect: Dialect) -> list[str] | None:
    """Cells of a line that is a record of its own; None where it ends inside quotes."""
    if '"' not in text:
        return text.rstrip("\r\n").split(dialect.delimiter)
    if dialect.escape == '"' and len(text) < MAX_CELL_BYTES // 16:
        try:
            return next(csv.reader((text.rstrip("\r\n"),), delimiter=dialect.delimiter, strict=True))
        except csv.Error:
            pass
    cells, closed, _ = split_cells(text, dialect)
    return cells if closed else None


def split_cells(text: str, dialect: Dialect) -> tuple[list[str], bool, bool]:
    """Cells of a text; whether all quotes are closed; whether every closing quote ends its cell."""
    delimiter, backslash = dialect.delimiter, dialect.escape == "\\"
    text = text.rstrip("\r\n")
    cells: list[str] = []
    clean = True
    at, size = 0, len(text)
    while True:
        if at < size and text[at] == '"':
            value, after = _quoted(text, at + 1, backslash=backslash)
            if after < 0:
                return cells, False, clean
            stop = text.find(delimiter, after)
            stop = size if stop < 0 else stop
            rest = text[after:stop]
            clean = clean and not rest.strip(BLANKS)
            cells.append(value + (rest if rest.strip(BLANKS) else ""))
        else:
            stop = text.find(delimiter, at)
            stop = size if stop < 0 else stop
            cells.append(text[at:stop])
        if stop >= size:
            return cells, True, clean
        at = stop + 1


def _quoted(text: str, at: int, *, backslash: bool) -> tuple[str, int]:
    """Text of a quoted cell from after its opening quote, and where it ends; -1 where it does not."""
    parts: list[str] = []
    begin = at
    while True:
        quote = text.find('"', at)
        if quote < 0:
            return "", -1
        if backslash and _escaped(text, begin, quote):
            parts.append(text[begin : quote - 1] + '"')
            at = begin = quote + 1
        elif text.startswith('"', quote + 1):
            parts.append(text[begin : quote + 1])
            at = begin = quote + 2
        else:
            parts.append(text[begin:quote])
            value = "".join(parts)
            return (value.replace("\\\\", "\\") if backslash else value), quote + 1


def _escaped(text: str, begin: int, quote: int) -> bool:
    slashes = 0
    while quote - 1 - slashes >= begin and text[quote - 1 - slashes] == "\\":
        slashes += 1
    return slashes % 2 == 1


def _split(file: BinaryIO, size: int, name: str) -> Iterator[bytes]:
    rest = b""
    while True:
        chunk = file.read(_READ if size < 0 else min(_READ, size))
        size -= len(chunk) if size >= 0 else 0
        block = rest + chunk
        keep = len(block)
        if chunk:
            limit = len(block) - block.endswith(b"\r")
            keep = max(block.rfind(b"\n", 0, limit), block.rfind(b"\r", 0, limit)) + 1
        rest = block[keep:]
        if len(rest) > MAX_LINE_BYTES:
            raise SalesPerfError("file.line_too_long", file=name, limit_mb=MAX_LINE_BYTES // 1024**2)
        yield from _lines(block[:keep])
        if not chunk:
            return


def _lines(block: bytes) -> Iterator[bytes]:
    """The lines of a block, a run of very many empty ones at once."""
    at = 0
    for run in _RUN.finditer(block) if _SOME_EMPTY in block or _SOME_EMPTY_CRLF in block else ():
        yield from block[at : run.start()].splitlines(keepends=True)
        yield run.group()
        at = run.end()
    yield from (block[at:] if at else block).splitlines(keepends=True)


def check_cells(cells: list[str], line: int, name: str) -> None:
    """Raises SalesPerfError: file.cell_too_large."""
    if any(len(cell) > MAX_CELL_BYTES // 4 and len(cell.encode("utf-8")) > MAX_CELL_BYTES for cell in cells):
        raise SalesPerfError("file.cell_too_large", file=name, line=line, limit_kb=MAX_CELL_BYTES // 1024)
