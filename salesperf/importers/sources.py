"""Files as received, and the archive that keeps them by content."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from salesperf.errors import SalesPerfError

_CHUNK = 1 << 20


@dataclass(frozen=True)
class Source:
    """One received file: its user-facing name (never used as a path) and where its bytes lie.

    Bytes of a name that are no text, which a file system may hold, become question marks.
    """

    name: str
    path: Path

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", self.name.encode("utf-8", "replace").decode("utf-8"))


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal. Raises SalesPerfError `file.unreadable`."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as fault:
        raise SalesPerfError("file.unreadable", file=path.name, why=fault.strerror or str(fault)) from fault


def keep(source: Source, archive: Path, sha256: str) -> Path:
    """Copy a file into the archive under its content's name, whole or not at all; the place it lies."""
    place = archive / sha256[:2] / sha256
    if place.exists():
        return place
    place.parent.mkdir(parents=True, exist_ok=True)
    with (
        source.path.open("rb") as original,
        tempfile.NamedTemporaryFile(dir=place.parent, prefix=sha256 + ".part", delete=False) as copy,
    ):
        shutil.copyfileobj(original, copy, _CHUNK)
        copy.flush()
        os.fsync(copy.fileno())
    try:
        Path(copy.name).replace(place)
    except FileNotFoundError:  # another that kept the same content at the same time was first, and tidied up
        if not place.exists():
            raise
    for left_behind in place.parent.glob(sha256 + ".part*"):  # of a process that was killed
        left_behind.unlink(missing_ok=True)
    return place
