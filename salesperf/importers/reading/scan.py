"""One pass over the bytes of a delimited text: is it regular, and how many records does it hold?

Sixty-four bytes at a time: every character that matters becomes a bit in a word, and the inside of
quotes is the running exclusive-or of the quote bits. So a hundred megabytes take some tenths of a second
and the memory of one block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from salesperf.importers.reading.bounds import MAX_CELL_BYTES, TAIL_RECORDS

_BLOCK = 1024**2
_WINDOW = MAX_CELL_BYTES // 8 // 64
_WIDE_BLANKS = (b"\xc2\xa0", b"\xe3\x80\x80", b"\xef\xbb\xbf", b"\xe2\x80\x8b")
_ONES = np.uint64(0xFFFF_FFFF_FFFF_FFFF)

Words = npt.NDArray[np.uint64]


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
    padded: bool = False
    irregular: bool = False
    end: int = 0
    breaks: list[npt.NDArray[np.int64]] = field(default_factory=list)
    blanks: list[int] = field(default_factory=list)
    ragged: list[int] = field(default_factory=list)
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
        line_ends = _bits(data, 10)
        cells = _bits(data, self._delimiter)
        edges = line_ends | cells
        if self._ends == "\r\n":
            edges = edges | _bits(data, 13)
        record_ends = line_ends
        inner = pairs = quotes = np.zeros_like(line_ends)
        if self._inside or b'"' in block:
            quotes = _bits(data, 34)
            within = self._within(quotes)
            if self._misplaced(quotes, within, edges):
                found.irregular = True
                return
            record_ends = line_ends & ~within
            self._note_breaks(line_ends & within, record_ends)
            inner = edges & within & ~cells
            edges &= ~within
            cells &= ~within
            pairs = quotes & _before(quotes)
        if self._too_long(record_ends, len(block)):
            found.irregular = True
            return
        self._note_ragged(cells, record_ends)
        spaces = self._spaces(block, data)
        self._note_padding(block, spaces | inner, edges | quotes)
        self._note_blank_rows(block, edges | spaces | pairs, record_ends)
        self._recent = [*self._recent[-1:], (self._offset, found.records, record_ends)]
        found.records += _count(record_ends)
        found.lines += _count(line_ends)
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
        found.irregular = any(record < first for record in (*found.blanks, *found.ragged))

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
        if (opening & ~_after(sides, first=True)).any():
            return True
        return bool((_after(closing, first=False) & ~sides).any())

    def _note_breaks(self, inner: Words, record_ends: Words) -> None:
        if not inner.any():
            return
        ends = _positions(record_ends)
        breaks = _positions(inner)
        self._found.breaks.append(self._found.records + np.searchsorted(ends, breaks))

    def _note_ragged(self, cells: Words, record_ends: Words) -> None:
        """Records of other than the usual number of cells, by the delimiters counted up to each record end."""
        found = self._found
        per_word = np.bitwise_count(cells).astype(np.int64)
        total = int(per_word.sum())
        ends = _positions(record_ends)
        if not len(ends):
            self._open_cells += total
            return
        word = ends >> 6
        below = (np.uint64(1) << (ends & 63).astype(np.uint64)) - np.uint64(1)
        before = np.cumsum(per_word)[word] - per_word[word] + np.bitwise_count(cells[word] & below)
        widths = np.diff(before, prepend=-self._open_cells)
        self._open_cells = total - int(before[-1])
        ragged = np.flatnonzero(widths != self._within_cells)
        found.ragged.extend((ragged[: TAIL_RECORDS + 1] + found.records).tolist())
        found.irregular = len(ragged) > TAIL_RECORDS

    def _spaces(self, block: bytes, data: npt.NDArray[np.uint8]) -> Words:
        spaces = _bits(data, 32)
        if self._delimiter != 9 and b"\t" in block:
            spaces |= _bits(data, 9)
        if b"\v" in block or b"\f" in block or b"\x1a" in block:
            spaces |= _bits(data, 11) | _bits(data, 12) | _bits(data, 26)
        return spaces

    def _note_padding(self, block: bytes, spaces: Words, sides: Words) -> None:
        """Whether cells have blanks around them; wide blanks count wherever they stand."""
        if not self._found.padded:
            beside = (spaces & _after(sides, first=True)) | (_after(spaces, first=False) & sides)
            wide = not block.isascii() and any(blank in block for blank in _WIDE_BLANKS)
            self._found.padded = bool(beside.any()) or wide

    def _note_blank_rows(self, block: bytes, openers: Words, record_ends: Words) -> None:
        """Rows of nothing but delimiters, blanks and empty quotes; only rows that begin so are looked at."""
        found = self._found
        candidates = _after(record_ends, first=not self._within_record) & openers
        self._within_record = not _last(record_ends, len(block))
        if not candidates.any():
            return
        blank = [int(at) for at in _positions(candidates) if self._blank_row.match(block, int(at))]
        if blank:
            ends = _positions(record_ends)
            found.blanks.extend((found.records + np.searchsorted(ends, blank)).tolist())

    def _note_tail(self) -> None:
        """Starts of the last records: after the ends of those before them."""
        found = self._found
        for offset, records, ends in self._recent:
            places = _positions(ends)[-TAIL_RECORDS - 1 :]
            before = records + _count(ends) - len(places)
            for number, place in enumerate(places.tolist()):
                found.tail.append((offset + place + 1, 0, before + number + 1))
        if found.records <= TAIL_RECORDS:
            found.tail.insert(0, (0, 0, 0))
        found.tail = [item for item in found.tail if item[2] < found.records][-TAIL_RECORDS:]
        breaks = np.concatenate(found.breaks) if found.breaks else np.empty(0, np.int64)
        found.tail = [
            (at, record + int(np.searchsorted(breaks, record)), record) for at, _, record in found.tail
        ]


def _bits(data: npt.NDArray[np.uint8], value: int) -> Words:
    """One bit for each byte that equals the value, 64 to a word, filled up with zeros."""
    packed = np.packbits(data == value, bitorder="little")
    rest = -len(packed) % 8
    if rest:
        packed = np.concatenate((packed, np.zeros(rest, np.uint8)))
    return packed.view(np.uint64)


def _after(bits: Words, *, first: bool) -> Words:
    """The bits one place later: set where the byte before has the bit."""
    moved = bits << np.uint64(1)
    moved[1:] |= bits[:-1] >> np.uint64(63)
    if first:
        moved[0] |= np.uint64(1)
    return moved


def _before(bits: Words) -> Words:
    """The bits one place earlier: set where the byte after has the bit."""
    moved = bits >> np.uint64(1)
    moved[:-1] |= bits[1:] << np.uint64(63)
    return moved


def _last(bits: Words, size: int) -> bool:
    place = size - 1
    return bool((int(bits[place // 64]) >> (place % 64)) & 1)


def _count(bits: Words) -> int:
    return int(np.bitwise_count(bits).sum())


def _positions(bits: Words) -> npt.NDArray[np.int64]:
    return np.flatnonzero(np.unpackbits(bits.view(np.uint8), bitorder="little"))
