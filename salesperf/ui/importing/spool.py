"""Uploads on their way: on disk under the data folder while a load is being prepared, then gone."""

from __future__ import annotations

import shutil
import time
import uuid
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from streamlit.runtime.scriptrunner import get_script_run_ctx

from salesperf.importers.sources import Source

STALE_SECONDS = 24 * 3600
"""What a process that ended left behind is removed after so long."""

_FOLDER = "incoming"
_CHUNK = 1 << 20


class Upload(Protocol):
    """What the browser sent: a name that is never used as a path, and bytes to read."""

    name: str

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""


def spool(data: Path, uploads: Sequence[Upload]) -> tuple[Path, tuple[Source, ...]]:
    """Write uploads into a folder of their own below the data folder: the folder, and the files in it.

    Two files of one name are told apart: "deals.csv", "deals (2).csv".
    """
    _sweep(data / _FOLDER)
    folder = data / _FOLDER / uuid.uuid4().hex
    folder.mkdir(parents=True)
    sources: list[Source] = []
    for number, upload in enumerate(uploads, start=1):
        path = folder / f"{number:04d}"
        with path.open("wb") as file:
            while chunk := upload.read(_CHUNK):
                file.write(chunk)
        sources.append(Source(_unique(upload.name, [one.name for one in sources]), path))
    return folder, tuple(sources)


def release(uploads: Iterable[object]) -> None:
    """Take uploads out of the server's memory; they are on disk by now."""
    context = get_script_run_ctx()
    if context is None:
        return
    for upload in uploads:
        identity = getattr(upload, "file_id", None)
        if identity is not None:
            remove = getattr(context.uploaded_file_mgr, "remove_file", None)  # the one in memory has it
            if remove is not None:
                remove(context.session_id, identity)


def drop(folder: Path) -> None:
    """Remove a folder of uploads."""
    shutil.rmtree(folder, ignore_errors=True)


def _unique(name: str, taken: Sequence[str]) -> str:
    plain = Path(name.replace("\\", "/")).name or "file"
    stem, dot, ending = plain.rpartition(".")
    number, shown = 1, plain
    while shown in taken:
        number += 1
        shown = f"{stem} ({number}).{ending}" if dot else f"{plain} ({number})"
    return shown


def _sweep(incoming: Path) -> None:
    if not incoming.is_dir():
        return
    old = time.time() - STALE_SECONDS
    for folder in incoming.iterdir():
        if folder.stat().st_mtime < old:
            drop(folder)
