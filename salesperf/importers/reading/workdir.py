"""File names inside the private temporary folder of a load; never made from a user's file name."""

from __future__ import annotations

import tempfile
from pathlib import Path


def free_path(workdir: Path, ending: str) -> Path:
    """A new empty file in `workdir` whose name ends in `ending`."""
    with tempfile.NamedTemporaryFile(
        dir=workdir, prefix="reading-", suffix=f"-{ending}", delete=False
    ) as file:
        return Path(file.name)
