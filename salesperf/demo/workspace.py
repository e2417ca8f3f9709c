"""The demo workspace: the company's exports of three Fridays, loaded as any user's files would be."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from salesperf.demo.company import Company, build_company
from salesperf.demo.exports import write_export
from salesperf.errors import SalesPerfError
from salesperf.importers import loading
from salesperf.importers.prepare import Options
from salesperf.importers.sources import Source
from salesperf.warehouse import workspace
from salesperf.warehouse.store import Store

_FIRST_MONTH = 12
_WEEKS_BACK = (2, 1, 0)
_TABLES = ("teams", "targets", "rates")
_WEEKLY = ("Opportunity.csv", "OpportunityHistory.csv", "Task.csv")


@dataclass(frozen=True)
class Made:
    """What the demo workspace holds."""

    loads: int
    deals: int


def make(path: Path, *, as_of: date, at: datetime, progress: Callable[[float], None] | None = None) -> Made:
    """Make the demo workspace at `path` afresh, as it would stand at the end of `as_of`.

    A workspace that is there is replaced only when the new one is complete.
    """
    tell = progress or (lambda _share: None)
    company = build_company(as_of, fiscal_first_month=_FIRST_MONTH)
    tell(0.1)
    with tempfile.TemporaryDirectory(prefix="salesperf-demo-") as scratch:
        folder = Path(scratch)
        draft = folder / "demo.duckdb"
        store = Store.open(draft)
        try:
            with store.write() as cursor:
                workspace.write_setting(cursor, "fiscal_first_month", str(_FIRST_MONTH), at=at, by="demo")
            for place, weeks in enumerate(_WEEKS_BACK):
                day = as_of - timedelta(weeks=weeks)
                _load(
                    store,
                    company,
                    folder,
                    day=day,
                    first=place == 0,
                    at=min(at, datetime.combine(day, time(18, 2))),
                )
                tell(0.1 + 0.9 * (place + 1) / len(_WEEKS_BACK))
            with store.read() as cursor:
                row = cursor.execute("select count(*) from core.deals").fetchone()
        finally:
            store.close()
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in (path, path.with_name(path.name + ".wal")):
            old.unlink(missing_ok=True)
        _move(draft, path)
    return Made(loads=len(_WEEKS_BACK), deals=int(row[0]) if row else 0)


def _load(store: Store, company: Company, folder: Path, *, day: date, first: bool, at: datetime) -> None:
    """Export and load one Friday: everything at first, then deals, history and tasks."""
    here = folder / day.isoformat()
    here.mkdir()
    files = write_export(company, "salesforce_weekly", here, as_of=day)
    if not first:
        files = [file for file in files if file.name in _WEEKLY]
    else:
        for table in _TABLES:
            files += write_export(company, table, here)
    options = Options(today=day, as_of=day)
    report = loading.load(
        store,
        [Source(file.name, file) for file in files],
        options,
        at=at,
        by="demo",
        archive=folder / "uploads",
    )
    refused = [file.file for file in report.files if file.status != "loaded"]
    if refused:
        raise SalesPerfError(
            "demo.refused",
            files=", ".join(refused),
            why=str([i.code for f in report.files for i in f.issues if i.severity == "error"]),
        )


def _move(draft: Path, path: Path) -> None:
    """Move across file systems as well: copy beside the target, then rename."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(draft.read_bytes())
    part.replace(path)
