"""One load in a process of its own, which the test kills."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

from salesperf.importers import loading
from salesperf.importers.prepare import Options
from salesperf.importers.sources import Source
from salesperf.warehouse.store import Store


def load(warehouse: str, file: str, archive: str, day: date) -> None:
    """Open the warehouse, load the file as the export of a day, close."""
    store = Store.open(Path(warehouse))
    options = Options(today=date(2026, 11, 25), as_of=day)
    loading.load(
        store,
        [Source("deals.csv", Path(file))],
        options,
        at=datetime(2026, 11, 25, 12),
        by="test",
        archive=Path(archive),
    )
    store.close()


if __name__ == "__main__":
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    load(*sys.argv[1:4], date.fromisoformat(sys.argv[4]))
