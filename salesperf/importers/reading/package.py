"""Zipped files within bounds: what a package holds, and its parts without trusting declared sizes."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from salesperf.errors import SalesPerfError
from salesperf.importers.reading.bounds import MAX_ZIP_BYTES, MAX_ZIP_RATIO, ZIP_RATIO_FROM_BYTES

_CHUNK = 1024**2
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_FOREIGN = (
    ("word/", "Word"),
    ("ppt/", "PowerPoint"),
    ("AndroidManifest.xml", "APK"),
    ("META-INF/MANIFEST.MF", "JAR"),
    ("Index/Document.iwa", "Numbers"),
)


def package_kind(path: Path, name: str) -> str:
    """'xlsx' or 'archive'. Raises SalesPerfError: file.binary, file.zip_broken, file.zip_bomb."""
    with open_package(path, name) as package:
        names = package.namelist()
        if any(part.lower() == "xl/workbook.bin" for part in names):
            raise SalesPerfError("file.binary", file=name, kind="XLSB")
        if "[Content_Types].xml" in names and any(part.startswith(("xl/", "/xl/")) for part in names):
            return "xlsx"
        for begin, kind in _FOREIGN:
            if any(part.startswith(begin) for part in names):
                raise SalesPerfError("file.binary", file=name, kind=kind)
        if "mimetype" in names:
            raise SalesPerfError("file.binary", file=name, kind="OpenDocument")
    return "archive"


def open_package(path: Path, name: str) -> zipfile.ZipFile:
    """The opened package, its declared sizes within bounds.

    Raises SalesPerfError: file.zip_broken, file.zip_bomb, file.password.
    """
    try:
        package = zipfile.ZipFile(path)
        parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OverflowError):
        raise SalesPerfError("file.zip_broken", file=name) from None
    expanded = sum(part.file_size for part in parts)
    packed = max(1, min(sum(part.compress_size for part in parts), path.stat().st_size))
    if expanded > MAX_ZIP_BYTES or (expanded > ZIP_RATIO_FROM_BYTES and expanded > packed * MAX_ZIP_RATIO):
        package.close()
        raise SalesPerfError(
            "file.zip_bomb", file=name, expanded_mb=expanded // 1024**2, limit_mb=MAX_ZIP_BYTES // 1024**2
        )
    if _overlap(parts):
        package.close()
        raise SalesPerfError("file.zip_broken", file=name)
    if any(part.flag_bits & 1 for part in parts):
        package.close()
        raise SalesPerfError("file.password", file=name)
    return package


def _overlap(parts: list[zipfile.ZipInfo]) -> bool:
    """Whether two parts share bytes of the file, by which a small one expands to many large ones."""
    ends = 0
    for part in sorted(parts, key=lambda part: part.header_offset):
        if part.header_offset < ends:
            return True
        ends = part.header_offset + _LOCAL_HEADER.size + part.compress_size
    return False


def part_chunks(path: Path, part: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """The bytes of a part as they really expand; a part that is longer than declared is refused.

    Raises SalesPerfError: file.zip_broken, file.zip_bomb.
    """
    broken = SalesPerfError("file.zip_broken", file=name)
    with path.open("rb") as file:
        if part.header_offset < 0:
            raise broken
        file.seek(part.header_offset)
        header = file.read(_LOCAL_HEADER.size)
        if len(header) < _LOCAL_HEADER.size or part.compress_type not in (
            zipfile.ZIP_STORED,
            zipfile.ZIP_DEFLATED,
        ):
            raise broken
        *_, name_size, extra_size = _LOCAL_HEADER.unpack(header)
        file.seek(name_size + extra_size, 1)
        left, size = part.compress_size, 0
        inflate = zlib.decompressobj(-15) if part.compress_type == zipfile.ZIP_DEFLATED else None
        while left > 0:
            raw = file.read(min(_CHUNK, left))
            if not raw:
                raise broken
            left -= len(raw)
            while raw:
                try:
                    data = raw if inflate is None else inflate.decompress(raw, _CHUNK)
                except zlib.error:
                    raise broken from None
                raw = b"" if inflate is None else inflate.unconsumed_tail
                size += len(data)
                if size > part.file_size:
                    raise SalesPerfError(
                        "file.zip_bomb",
                        file=name,
                        expanded_mb=size // 1024**2,
                        limit_mb=MAX_ZIP_BYTES // 1024**2,
                    )
                yield data
                if not data and not raw:
                    break
