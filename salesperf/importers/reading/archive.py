"""The members of a ZIP of exports, each unpacked into a private file under a name of ours."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from salesperf.errors import SalesPerfError
from salesperf.importers.reading.bounds import MAX_ZIP_MEMBERS
from salesperf.importers.reading.package import open_package, part_chunks
from salesperf.importers.reading.workdir import free_path

_UTF8_NAME = 0x800


def members(path: Path, name: str, *, workdir: Path) -> Iterator[tuple[Path, str]]:
    """Private copies of the members with their names, `file.zip:member`; folders and system files left out.

    Raises SalesPerfError: file.zip_members, file.zip_bomb, file.zip_broken, file.password, file.empty.
    """
    with open_package(path, name) as package:
        parts = [part for part in package.infolist() if not part.is_dir() and not _is_system(part.filename)]
    if not parts:
        raise SalesPerfError("file.empty", file=name)
    if len(parts) > MAX_ZIP_MEMBERS:
        raise SalesPerfError("file.zip_members", file=name, members=len(parts), limit=MAX_ZIP_MEMBERS)
    for part in parts:
        copy = free_path(workdir, "member")
        with copy.open("wb") as target:
            for chunk in part_chunks(path, part, name):
                target.write(chunk)
        yield copy, f"{name}:{_readable(part)}"


def _is_system(member: str) -> bool:
    last = member.replace("\\", "/").rsplit("/", 1)[-1]
    return (
        member.startswith("__MACOSX/") or last.startswith(".") or last.lower() in ("thumbs.db", "desktop.ini")
    )


def _readable(part: zipfile.ZipInfo) -> str:
    """The member's name; names of Chinese systems carry no mark and come out as IBM characters."""
    if not part.flag_bits & _UTF8_NAME and not part.filename.isascii():
        try:
            return part.filename.encode("cp437").decode("gb18030")
        except UnicodeError:
            return part.filename
    return part.filename
