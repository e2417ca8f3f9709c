"""Takes files out of an inbox in a process of its own, which the test kills."""

from __future__ import annotations

import sys
import time
from datetime import datetime
from pathlib import Path

from salesperf.importers import inbox
from salesperf.importers.inbox import Rest
from salesperf.warehouse.store import Store


def take_all(warehouse: Path, folder: Path) -> None:
    """Take files until none is left, as the watching app does, with a shorter rest."""
    store = Store.open(warehouse)
    rest, begun = Rest(quiet=0.05), time.monotonic()
    while time.monotonic() - begun < 60:
        files = rest.files(folder, time.monotonic())
        if files:
            archive = warehouse.with_suffix(".uploads")
            inbox.take(store, folder, files, at=datetime(2026, 11, 25, 12), archive=archive)
        elif not rest.waiting:
            break
        time.sleep(0.02)
    store.close()


if __name__ == "__main__":
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    take_all(Path(sys.argv[1]), Path(sys.argv[2]))
