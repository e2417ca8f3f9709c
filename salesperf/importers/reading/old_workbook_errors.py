"""Which sheet of an old workbook holds how many error values, which the parser gives as empty cells.

The stream of records is walked only where it holds bytes that an error value has, and once. Anything odd in
the container counts as no errors: the parser decides whether the file is sound.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

_END_OF_CHAIN = 0xFFFFFFFA
_ENTRY_BYTES = 128
_MOST_BYTES = 64 * 1024**2
"""Errors are not counted in a larger file; they are empty all the same."""
_STREAMS = ("Workbook", "Book")
_BEGIN, _END, _SHEET, _FORMULA, _BOOL_OR_ERROR = (0x0009, 0x0809), 0x000A, 0x0085, 0x0006, 0x0205
_CODES = rb"[\x00\x07\x0f\x17\x1d\x24\x2a\x2b]"
_LIKELY = re.compile(rb"\x05\x02\x08\x00.{6}" + _CODES + rb"\x01|\x02." + _CODES + rb"...\xff\xff", re.DOTALL)


def errors_by_old_sheet(path: Path) -> Mapping[str, int]:
    """Error values by name of the sheet; a sheet without any is not named."""
    try:
        stream = _stream(path) if path.stat().st_size <= _MOST_BYTES else b""
        if not _LIKELY.search(stream):
            return {}
        left = len(stream)
        found = {}
        for name, place in _sheets(stream):
            found[name], read = _errors(stream, place)
            left -= read
            if left < 0:
                return {}
    except (struct.error, IndexError, UnicodeError, OSError):
        return {}
    return {name: count for name, count in found.items() if count}


def _stream(path: Path) -> bytes:
    """The bytes of the workbook in its container; nothing where there is none, or too short a one."""
    data = path.read_bytes()
    sector = 1 << min(12, struct.unpack_from("<H", data, 30)[0])
    directory, cutoff, more = (struct.unpack_from("<I", data, at)[0] for at in (48, 56, 68))
    tables = list(struct.unpack_from("<109I", data, 76))
    while more < _END_OF_CHAIN and len(tables) <= len(data) // sector:
        part = struct.unpack_from(f"<{sector // 4}I", data, (more + 1) * sector)
        tables += part[:-1]
        more = part[-1]
    following: list[int] = []
    for table in tables:
        if table < _END_OF_CHAIN:
            following += struct.unpack_from(f"<{sector // 4}I", data, (table + 1) * sector)

    def chain(first: int) -> bytes:
        parts: list[bytes] = []
        while first < _END_OF_CHAIN and len(parts) <= len(following):
            parts.append(data[(first + 1) * sector : (first + 2) * sector])
            first = following[first]
        return b"".join(parts)

    entries = chain(directory)
    for at in range(0, len(entries) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
        length = struct.unpack_from("<H", entries, at + 64)[0]
        name = entries[at : at + max(0, min(64, length - 2))].decode("utf-16-le")
        start, size = struct.unpack_from("<II", entries, at + 116)
        if name in _STREAMS and size >= cutoff:
            return chain(start)[:size]
    return b""


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    """Names of the sheets and where their records begin."""
    for kind, data in _records(stream, 0):
        if kind == _END:
            return
        if kind == _SHEET:
            place, length, wide = struct.unpack_from("<I", data)[0], data[6], data[7] & 1
            coding, width = ("utf-16-le", 2) if wide else ("latin-1", 1)
            yield data[8 : 8 + length * width].decode(coding), place


def _errors(stream: bytes, place: int) -> tuple[int, int]:
    """Error values of a sheet, those of its charts left out, and how many bytes it takes."""
    depth = count = read = 0
    for kind, data in _records(stream, place):
        read += 4 + len(data)
        if kind in _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                break
        elif depth == 1 and kind == _BOOL_OR_ERROR:
            count += data[7] == 1
        elif depth == 1 and kind == _FORMULA:
            count += data[6] == 2 and data[12:14] == b"\xff\xff"
    return count, read
