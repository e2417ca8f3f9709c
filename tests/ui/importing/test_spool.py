"""Uploads on disk: unique names, nothing taken as a path, old leftovers swept."""

from __future__ import annotations

import io
import os
import time
from pathlib import Path

from salesperf.ui.importing import spool


class Upload(io.BytesIO):
    def __init__(self, name: str, content: bytes) -> None:
        super().__init__(content)
        self.name = name


def test_uploads_lie_in_a_folder_of_their_own_under_numbers(tmp_path: Path):
    folder, sources = spool.spool(tmp_path, [Upload("../../deals.csv", b"a"), Upload("deals.csv", b"b")])
    assert folder.parent == tmp_path / "incoming"
    assert [one.name for one in sources] == ["deals.csv", "deals (2).csv"]
    assert [one.path.read_bytes() for one in sources] == [b"a", b"b"]
    assert all(one.path.parent == folder for one in sources)
    spool.drop(folder)
    assert not folder.exists()


def test_what_a_broken_process_left_is_removed_a_day_later(tmp_path: Path):
    left = tmp_path / "incoming" / "left"
    left.mkdir(parents=True)
    old = time.time() - spool.STALE_SECONDS - 60
    os.utime(left, (old, old))
    spool.spool(tmp_path, [Upload("deals.csv", b"a")])
    assert not left.exists()
