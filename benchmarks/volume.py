"""Generated files of any size, and a warehouse that the product made of them."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

import duckdb

from salesperf.demo.volume import write_deals_csv, write_history_csv
from salesperf.importers import loading
from salesperf.importers.prepare import Options
from salesperf.importers.sources import Source
from salesperf.warehouse.store import Store

SEED: Final = 7
TODAY: Final = date(2026, 3, 2)
"""A day after all that happens in the generated files."""

CHANGED_EVERY: Final = 20
"""Each how manyeth deal of the next export differs: 5 % of them."""

WEEK: Final = timedelta(days=7)
NOW: Final = datetime(2026, 3, 2, 12)
ROOT: Final = Path(__file__).resolve().parents[1]


class NotLoadedError(RuntimeError):
    """The product did not load a file as it should have; the message has its report."""


@contextmanager
def folder_for(kept: Path | None) -> Iterator[Path]:
    """The folder to keep files in, or a temporary one."""
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="salesperf-benchmark-") as made:
        yield Path(made)


def deals_file(folder: Path, rows: int) -> Path:
    """A CSV of so many deals, written where it is missing."""
    path = folder / f"deals_{rows}.csv"
    if not path.exists():
        write_deals_csv(path, rows, seed=SEED)
    return path


def history_file(folder: Path, rows: int) -> Path:
    """The stage history of the same deals, 4 to 5 entries each."""
    path = folder / f"history_{rows}.csv"
    if not path.exists():
        write_history_csv(path, rows, seed=SEED)
    return path


def next_export(folder: Path, rows: int) -> Path:
    """The deals some days later: each `CHANGED_EVERY`th has another amount, open ones another close date."""
    return _derived(folder, rows, "next_export")


def targets_file(folder: Path, rows: int) -> Path:
    """A monthly target for the company and each rep."""
    return _derived(folder, rows, "targets")


def teams_file(folder: Path, rows: int) -> Path:
    """Twenty teams, each rep in one of them throughout."""
    return _derived(folder, rows, "teams")


def load(store: Store, files: Sequence[Path], archive: Path, *, as_of: date | None = None) -> loading.Report:
    """Load files as the command line does. Raises NotLoadedError where one is not loaded."""
    sources = [Source(file.name, file) for file in files]
    options = Options(today=TODAY, as_of=as_of)
    report = loading.load(store, sources, options, at=NOW, by="benchmark", archive=archive)
    if any(file.status not in ("loaded", "ready") for file in report.files):
        raise NotLoadedError(repr(report))
    return report


def warehouse(folder: Path, rows: int) -> Path:
    """The data folder of a workspace with the deals, their history, targets, teams, and the next export.

    Its name carries the state of the product's code, so that a kept one is never of other code.
    """
    made = folder / f"workspace_{rows}_{_state_of_the_code()}"
    if made.exists():
        return made
    files = (deals_file(folder, rows), history_file(folder, rows), targets_file(folder, rows))
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        draft = Path(scratch) / "data"
        store = Store.open(draft / "own.duckdb")
        first = load(store, (*files, teams_file(folder, rows)), draft / "uploads")
        load(store, (next_export(folder, rows),), draft / "uploads", as_of=first.as_of + WEEK)
        store.close()
        draft.rename(made)
    return made


def _derived(folder: Path, rows: int, name: str) -> Path:
    path = folder / f"{name}_{rows}.csv"
    if not path.exists():
        deals = str(deals_file(folder, rows))
        with duckdb.connect() as connection:
            asked = {"deals": deals} | ({"every": CHANGED_EVERY} if name == "next_export" else {})
            connection.sql(_sql(name), params=asked).write_csv(str(path))
    return path


def _sql(name: str) -> str:
    return (Path(__file__).parent / "files" / f"{name}.sql").read_text("utf-8")


def _state_of_the_code() -> str:
    """A short digest of every module and statement of the product."""
    found = hashlib.sha256()
    for path in sorted((ROOT / "salesperf").rglob("*")):
        if path.suffix in (".py", ".sql"):
            found.update(path.read_bytes())
    return found.hexdigest()[:12]
