"""Which encoding a text file has, decided on its raw bytes, and a UTF-8 copy where it is another one."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from salesperf.errors import SalesPerfError
from salesperf.importers.reading.bounds import MAX_FILE_BYTES
from salesperf.importers.reading.workdir import free_path

_CHUNK = 4 * 1024**2
_EVIDENCE = 256 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1a\x1b")
_RUNS = re.compile(rb"[\x80-\xff]+[\x00-\x7f]?")
_FULL_PAIR = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]|\xa8[\xa1-\xba]")
"""Frequent Chinese characters, full-width signs and the accented letters, which cp1252 reads as two signs."""
_GB_CHARACTER = re.compile(rb"[\x81-\xfe](?:[\x40-\x7e\x80-\xfe]|[\x30-\x39][\x81-\xfe][\x30-\x39])")
_COMMON_SHARE = 0.6
_BROKEN_SHARE = 0.02
_SURE, _LIKELY = 20, 5
"""Whole UTF-8 characters for each broken one, where the text would and would not fit GB18030."""
_NO_FILES = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"})
"""Codecs of Python that turn texts into texts, and that no file is written in."""
_CONTROL_SHARE = 0.01
_FEW_CONTROLS = 4


@dataclass(frozen=True, slots=True)
class Decoded:
    """A UTF-8 text file, the encoding of the original, and how many characters were not readable."""

    path: Path
    start: int
    encoding: str
    undecodable: int


def to_utf8(path: Path, name: str, *, workdir: Path, forced: str | None = None) -> Decoded:
    """The file as UTF-8: itself where it already is, else a copy in `workdir`, line for line the same.

    Characters that do not fit an otherwise clear encoding become U+FFFD and are counted.
    Raises SalesPerfError: file.encoding_name, file.encoding_wrong (forced only), file.encoding_unknown,
    file.binary, file.too_large.
    """
    if forced is not None:
        encoding = _known(forced, name)
        if encoding == "utf-8":
            encoding = "utf-8-sig" if _head(path, 3) == codecs.BOM_UTF8 else "utf-8"
        decoded = _decode(path, name, encoding, workdir)
        if decoded.undecodable:
            raise SalesPerfError("file.encoding_wrong", file=name, encoding=forced)
        return decoded
    return _decode(path, name, _decide(path, name), workdir)


def _decode(path: Path, name: str, encoding: str, workdir: Path) -> Decoded:
    if encoding in ("utf-8", "utf-8-sig") and _is_utf8(path):
        return Decoded(path, 3 if encoding == "utf-8-sig" else 0, encoding, 0)
    copy, undecodable = _transcode(path, name, encoding, workdir)
    return Decoded(copy, 0, encoding, undecodable)


def _decide(path: Path, name: str) -> str:
    head = _head(path, _EVIDENCE)
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding
    wide = _wide(head)
    if wide:
        return wide
    controls = len(head) - len(head.translate(None, _CONTROL))
    if controls > max(_FEW_CONTROLS, len(head) * _CONTROL_SHARE):
        raise SalesPerfError("file.binary", file=name, kind="binary")
    if _is_utf8(path):
        return "utf-8"
    return _by_evidence(_high_bytes(path), name)


def _by_evidence(evidence: bytes, name: str) -> str:
    """The encoding of a text that is not UTF-8 throughout, from its non-ASCII bytes."""
    text = evidence.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for c in text if c > "\x7f") - broken
    chinese = _fits(evidence, "gb18030")
    if whole > broken * (_SURE if chinese else _LIKELY):
        return "utf-8"
    western = _fits(evidence, "cp1252")
    if chinese and (not western or _common_share(evidence) >= _COMMON_SHARE):
        return "gb18030"
    if western:
        return "cp1252"
    nearest = "gb18030" if _common_share(evidence) >= _COMMON_SHARE else "cp1252"
    if evidence.decode(nearest, "replace").count("\ufffd") > _BROKEN_SHARE * len(evidence):
        raise SalesPerfError("file.encoding_unknown", file=name)
    return nearest


def _fits(evidence: bytes, encoding: str) -> bool:
    try:
        evidence.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: line ends and zeros lie at one side of the byte pairs only."""
    even, odd = head[0::2], head[1::2]
    zeros_even, zeros_odd = even.count(0), odd.count(0)
    zeros = zeros_even + zeros_odd
    if zeros < max(2, len(head) // 200) or min(zeros_even, zeros_odd) > zeros // 50:
        return None
    encoding = "utf-16-le" if zeros_odd > zeros_even else "utf-16-be"
    text = codecs.getincrementaldecoder(encoding)("replace").decode(head)
    strange = sum(1 for c in text if c == "\ufffd" or (c < " " and c not in "\t\r\n\v\f\0"))
    if ("\n" not in text and "\r" not in text) or strange * 100 > len(text):
        return None
    return encoding


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    with path.open("rb") as file:
        try:
            while chunk := file.read(_CHUNK):
                if decoder.getstate()[0] or not chunk.isascii():
                    decoder.decode(chunk)
            decoder.decode(b"", True)
        except UnicodeDecodeError:
            return False
    return True


def _high_bytes(path: Path) -> bytes:
    """Some hundred kilobytes of runs of non-ASCII bytes, each with the one byte after it."""
    found: list[bytes] = []
    size = 0
    with path.open("rb") as file:
        while size < _EVIDENCE and (chunk := file.read(_CHUNK)):
            runs = [] if chunk.isascii() else _RUNS.findall(chunk + file.readline(64))
            found.extend(runs)
            size += sum(map(len, runs))
    return b"".join(found)


def _common_share(evidence: bytes) -> float:
    """Share of the characters that are frequent Chinese ones or full-width signs."""
    characters = _GB_CHARACTER.findall(evidence)
    if not characters:
        return 0.0
    return sum(1 for c in characters if _FULL_PAIR.fullmatch(c)) / len(characters)


def _transcode(path: Path, name: str, encoding: str, workdir: Path) -> tuple[Path, int]:
    copy = free_path(workdir, "utf8.txt")
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    lost = written = 0
    with path.open("rb") as source, copy.open("wb") as target:
        while True:
            chunk = source.read(_CHUNK)
            text = decoder.decode(chunk, not chunk)
            lost += text.count("\ufffd")
            written += _write(target, text)
            if written > MAX_FILE_BYTES:
                raise SalesPerfError("file.too_large", file=name, limit_mb=MAX_FILE_BYTES // 1024**2)
            if not chunk:
                return copy, lost


def _write(target: BinaryIO, text: str) -> int:
    return target.write(text.encode("utf-8", "replace"))


def _known(encoding: str, name: str) -> str:
    try:
        info = codecs.lookup(encoding)
        "".encode(info.name)
    except (LookupError, ValueError, TypeError):
        raise SalesPerfError("file.encoding_name", file=name, encoding=encoding) from None
    if info.name in _NO_FILES:
        raise SalesPerfError("file.encoding_name", file=name, encoding=encoding)
    return {"gbk": "gb18030", "gb2312": "gb18030", "iso8859-1": "cp1252"}.get(info.name, info.name)


def _head(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        return file.read(size)
