"""One pass over the bytes of a delimited text: is it regular, and how many records does it hold?

Sixty-four bytes at a time: every character that matters becomes a bit in a word, and the inside of
quotes is the running exclusive-or of the quote bits. So a hundred megabytes take some tenths of a second
and the memory of one block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from salesperf.importers.reading.bits import (
    Counter,
    Places,
    Words,
    after,
    before,
    bits_of,
    count,
    holds,
    last,
    positions,
)
from salesperf.importers.reading.bounds import MAX_CELL_BYTES, TAIL_RECORDS
from salesperf.importers.reading.subtotals import TotalRows

_BLOCK = 1024**2
_TAB = 9
_MADE_BY_PEOPLE = 4 * 1024**2
"""Bytes at the beginning of a file; what is longer is no report that groups its rows."""
_WINDOW = MAX_CELL_BYTES // 8 // 64
_WIDE_BLANKS = (b"\xc2\xa0", b"\xe3\x80\x80", b"\xef\xbb\xbf", b"\xe2\x80\x8b")
_ONES = np.uint64(0xFFFF_FFFF_FFFF_FFFF)


@dataclass(slots=True)
class Structure:
    """What the scan found from its start on.

    `records` and `lines` count record ends and line ends; `tail` holds byte and line offset (from the
    start, 0-based) and record number of the last records. `breaks` has the record number of every line
    break inside quotes. If `irregular`, the counts are void and only the careful way of reading is right.
    """

    records: int = 0
    lines: int = 0
    crlf: bool = False
    padded: set[int] = field(default_factory=set)
    irregular: bool = False
    end: int = 0
    breaks: list[npt.NDArray[np.int64]] = field(default_factory=list)
    blanks: list[int] = field(default_factory=list)
    ragged: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    tail: list[tuple[int, int, int]] = field(default_factory=list)


def scan(path: Path, *, start: int, delimiter: str, width: int, header: bytes) -> Structure:
    """Structure of the bytes from `start`, which begin a record.

    Irregular are: quotes other than RFC 4180 has them, mixed or lone carriage returns, NUL, a cell that may
    be beyond the limit, a blank row or one of other than `width` cells before the last records, and a line
    equal to `header`.
    """
    found = Structure()
    eye = _Eye(found, delimiter, width, header)
    rest = b""
    with path.open("rb") as file:
        file.seek(start)
        while not found.irregular:
            chunk = file.read(_BLOCK)
            block = rest + chunk
            cut = block.rfind(b"\n") + 1 if chunk else len(block)
            if cut:
                whole = block[:cut]
                eye.look(whole, final=not chunk)
                found.end += cut
            if not chunk:
                break
            rest = block[cut:]
            found.irregular |= len(rest) > MAX_CELL_BYTES
    eye.finish()
    return found


class _Eye:
    """Looks at block after block; each begins a physical line and ends with a line end."""

    def __init__(self, found: Structure, delimiter: str, width: int, header: bytes) -> None:
        self._found = found
        self._within_cells = width - 1
        self._open_cells = 0
        self._delimiter = ord(delimiter)
        self._inside = False
        self._within_record = False
        self._offset = 0
        self._ends: str = ""
        self._recent: list[tuple[int, int, Words]] = []
        self._total_rows = TotalRows(delimiter)
        self._header = header.rstrip(b"\r\n")
        pad = b"".join(re.escape(c) for c in (delimiter.encode(), b" ", b"\t", b'"', b"\v", b"\f", b"\x1a"))
        self._blank_row = re.compile(rb"[" + pad + rb"]*\r?\n")

    def look(self, block: bytes, *, final: bool) -> None:
        found = self._found
        if final and not block.endswith(b"\n"):
            block += b"\r\n" if self._ends == "\r\n" and not block.endswith(b"\r") else b"\n"
        if b"\0" in block or not self._same_ends(block) or self._repeats_header(block):
            found.irregular = True
            return
        data = np.frombuffer(block, dtype=np.uint8)
        line_ends = bits_of(data, 10)
        cells = bits_of(data, self._delimiter)
        edges = line_ends | cells
        if self._ends == "\r\n":
            edges = edges | bits_of(data, 13)
        record_ends, ends = line_ends, None
        inner = pairs = quotes = np.zeros_like(line_ends)
        if self._inside or b'"' in block:
            quotes = bits_of(data, 34)
            within = self._within(quotes)
            if self._misplaced(quotes, within, edges):
                found.irregular = True
                return
            record_ends = line_ends & ~within
            ends = positions(record_ends)
            self._note_breaks(line_ends & within, ends)
            inner = edges & within if self._delimiter == _TAB else edges & within & ~cells
            edges &= ~within
            cells &= ~within
            pairs = quotes & before(quotes)
        if self._too_long(record_ends, len(block)):
            found.irregular = True
            return
        ends = positions(record_ends) if ends is None else ends
        counter = Counter(cells)
        upto = self._note_ragged(counter, ends)
        self._note_totals(block, data, ends)
        spaces = self._spaces(block, data)
        self._note_padding(block, data, spaces | inner, edges | quotes, counter, ends, upto)
        self._note_blank_rows(block, edges | spaces | pairs, record_ends)
        self._recent = [*self._recent[-1:], (self._offset, found.records, record_ends)]
        found.records += count(record_ends)
        found.lines += count(line_ends)
        self._offset += len(block)

    def finish(self) -> None:
        """Closes the books: an open quote at the end, blank rows before the tail, the tail itself."""
        found = self._found
        found.irregular = found.irregular or self._inside
        if found.irregular:
            return
        found.crlf = self._ends == "\r\n"
        self._note_tail()
        first = found.tail[0][2] if found.tail else 0
        found.irregular = any(record < first for record in (*found.blanks, *found.ragged, *found.totals))

    def _same_ends(self, block: bytes) -> bool:
        """Whether all line ends so far are of one kind."""
        returns = block.count(b"\r") if b"\r" in block else 0
        pairs = block.count(b"\r\n") if returns else 0
        if not self._ends:
            self._ends = "\r\n" if returns else "\n"
        expected = block.count(b"\n") if self._ends == "\r\n" else 0
        return returns == pairs == expected

    def _repeats_header(self, block: bytes) -> bool:
        header = self._header
        if not header:
            return False
        start = block.startswith((header + b"\n", header + b"\r\n"))
        return start or b"\n" + header + b"\n" in block or b"\n" + header + b"\r\n" in block

    @staticmethod
    def _too_long(record_ends: Words, size: int) -> bool:
        """Whether a stretch has no record end: so long that no cell beyond the limit escapes."""
        full = len(record_ends) // _WINDOW * _WINDOW
        return size > _WINDOW * 64 and bool((~record_ends[:full].reshape(-1, _WINDOW).any(axis=1)).any())

    def _within(self, quotes: Words) -> Words:
        """Bits inside quotes, the opening quote included; carries the state to the next block."""
        inside = quotes.copy()
        for shift in (1, 2, 4, 8, 16, 32):
            inside ^= inside << np.uint64(shift)
        odd = (np.bitwise_count(quotes) & 1).astype(bool)
        after = np.logical_xor.accumulate(odd) ^ self._inside
        before = np.concatenate(([self._inside], after[:-1]))
        self._inside = bool(after[-1])
        inside[before] ^= _ONES
        return inside

    @staticmethod
    def _misplaced(quotes: Words, within: Words, edges: Words) -> bool:
        """A quote that opens inside a cell, or closes before its end."""
        sides = edges | quotes
        opening, closing = quotes & within, quotes & ~within
        if (opening & ~after(sides, first=True)).any():
            return True
        return bool((after(closing, first=False) & ~sides).any())

    def _note_totals(self, block: bytes, data: npt.NDArray[np.uint8], ends: Places) -> None:
        """Notes records that may be totals.

        A total that names its group may be any row; it is looked for where people made the file.
        """
        found = self._found
        if self._offset < _MADE_BY_PEOPLE and self._total_rows.of_groups(block):
            found.irregular = True
        first = 1 if self._within_record else 0
        starts = np.concatenate(([0], ends + 1))[first:]
        among = self._total_rows.among(block, data, starts)
        found.totals.extend(found.records + first + place for place in among)

    def _note_breaks(self, inner: Words, ends: Places) -> None:
        if not inner.any():
            return
        breaks = positions(inner)
        self._found.breaks.append(self._found.records + np.searchsorted(ends, breaks))

    def _note_ragged(self, cells: Counter, ends: Places) -> Places:
        """Notes records of another number of cells; gives the delimiters up to each record."""
        found = self._found
        upto = np.concatenate(([-self._open_cells], cells.below(ends)))
        ragged = np.flatnonzero(np.diff(upto) != self._within_cells)
        self._open_cells = cells.total - int(upto[-1])
        found.ragged.extend((ragged[: TAIL_RECORDS + 1] + found.records).tolist())
        found.irregular = len(ragged) > TAIL_RECORDS
        return upto

    def _spaces(self, block: bytes, data: npt.NDArray[np.uint8]) -> Words:
        spaces = bits_of(data, 32)
        if self._delimiter != _TAB and b"\t" in block:
            spaces |= bits_of(data, _TAB)
        if b"\v" in block or b"\f" in block or b"\x1a" in block:
            spaces |= bits_of(data, 11) | bits_of(data, 12) | bits_of(data, 26)
        return spaces

    def _note_padding(
        self,
        block: bytes,
        data: npt.NDArray[np.uint8],
        spaces: Words,
        sides: Words,
        cells: Counter,
        ends: Places,
        upto: Places,
    ) -> None:
        """Which columns have blanks around cells; wide blanks may stand anywhere, so they mean all."""
        found = self._found
        if len(found.padded) > self._within_cells:
            return
        beside = (spaces & after(sides, first=True)) | (after(spaces, first=False) & sides)
        if beside.any():
            places = positions(beside)
            columns = np.unique(cells.below(places) - upto[np.searchsorted(ends, places)])
            found.padded.update(int(column) for column in columns if column <= self._within_cells)
        if any(blank[:1] in block and holds(data, blank) for blank in _WIDE_BLANKS):
            found.padded.update(range(self._within_cells + 1))

    def _note_blank_rows(self, block: bytes, openers: Words, record_ends: Words) -> None:
        """Rows of nothing but delimiters, blanks and empty quotes; only rows that begin so are looked at."""
        found = self._found
        candidates = after(record_ends, first=not self._within_record) & openers
        self._within_record = not last(record_ends, len(block))
        if not candidates.any():
            return
        rows = (int(at) for at in positions(candidates) if self._blank_row.match(block, int(at)))
        blank = list(islice(rows, TAIL_RECORDS + 1))
        if blank:
            found.irregular |= len(blank) > TAIL_RECORDS
            ends = positions(record_ends)
            found.blanks.extend((found.records + np.searchsorted(ends, blank)).tolist())

    def _note_tail(self) -> None:
        """Starts of the last records: after the ends of those before them."""
        found = self._found
        for offset, records, ends in self._recent:
            places = positions(ends)[-TAIL_RECORDS - 1 :]
            before = records + count(ends) - len(places)
            for number, place in enumerate(places.tolist()):
                found.tail.append((offset + place + 1, 0, before + number + 1))
        if found.records <= TAIL_RECORDS:
            found.tail.insert(0, (0, 0, 0))
        found.tail = [item for item in found.tail if item[2] < found.records][-TAIL_RECORDS:]
        breaks = np.concatenate(found.breaks) if found.breaks else np.empty(0, np.int64)
        found.tail = [
            (at, record + int(np.searchsorted(breaks, record)), record) for at, _, record in found.tail
        ]
