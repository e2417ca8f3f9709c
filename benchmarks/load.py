"""Loading a generated CSV, against DuckDB's `COPY` of the same file: `python -m benchmarks.load`."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from benchmarks import by_hand, phases, report, volume
from benchmarks.measure import Spread, fresh, peak_megabytes, warm
from salesperf.warehouse.store import Store

COPY_MEMORY = "2GB"
SLOWEST = 12
STATEMENT_WIDTH = 150

FIRST = "First load"
AGAIN = "The same file again"
NEXT = "Next export, 5 % changed"


@dataclass(frozen=True, slots=True)
class Copied:
    """One COPY: seconds until the file is closed, peak memory in MB."""

    closed: float
    peak: float


@dataclass(frozen=True, slots=True)
class Loaded:
    """One load by the product: seconds to commit, seconds until the file is closed, peak memory in MB."""

    committed: float
    closed: float
    peak: float


@dataclass(frozen=True, slots=True)
class Round:
    """COPY and the three loads, one after the other."""

    copied: Copied
    loads: dict[str, Loaded]


def copy(file: Path, target: Path) -> Copied:
    """COPY of the file into a typed table of the same columns, in a database file that is then closed."""
    warm(file)
    connection = duckdb.connect(str(target), config={"memory_limit": COPY_MEMORY})
    connection.execute(by_hand.sql("tables"))
    quoted = str(file).replace("'", "''")
    begun = time.perf_counter()
    connection.execute(f"copy deals from '{quoted}' (header true)")
    connection.close()
    return Copied(time.perf_counter() - begun, peak_megabytes())


def load(file: Path, workspace: Path, rows: int, kind: str) -> Loaded:
    """The product's load of the file, from reading it to the commit, the copy for the archive included.

    Raises NotLoadedError where the rows do not become what they should.
    """
    warm(file)
    store = Store.open(workspace / "own.duckdb")
    later = _newest(store) + volume.WEEK if kind == NEXT else None
    begun = time.perf_counter()
    result = volume.load(store, [file], workspace / "uploads", as_of=later)
    committed = time.perf_counter() - begun
    store.close()
    closed = time.perf_counter() - begun
    (one,) = result.files
    changed = rows // volume.CHANGED_EVERY
    wanted = {FIRST: (rows, 0, 0), AGAIN: (0, 0, rows), NEXT: (0, changed, rows - changed)}[kind]
    if (one.new, one.changed, one.unchanged) != wanted:
        raise volume.NotLoadedError(repr(result))
    return Loaded(committed, closed, peak_megabytes())


def watched_load(file: Path, workspace: Path, rows: int, kind: str) -> tuple[Loaded, phases.Watch]:
    """The same with hooks."""
    watch = phases.install()
    return load(file, workspace, rows, kind), watch


def main(argv: Sequence[str] | None = None) -> None:
    """Measures, prints, and writes where asked."""
    parser = report.arguments(__doc__ or "")
    parser.add_argument("--rows", type=int, default=1_000_000, help="deals in the file")
    parser.add_argument("--runs", type=int, default=3, help="rounds, each step of each in a new process")
    chosen = parser.parse_args(argv)
    with volume.folder_for(chosen.folder) as folder:
        file = fresh(volume.deals_file, folder, chosen.rows)
        files = {FIRST: file, AGAIN: file, NEXT: fresh(volume.next_export, folder, chosen.rows)}
        rounds = [_round(folder / f"load_{n}", files, chosen.rows) for n in range(chosen.runs)]
        watches = _watches(folder / "load_watched", files, chosen.rows)
        size = file.stat().st_size
    text = "\n\n".join(
        (
            f"{chosen.rows:,} deals, {size / 1e6:,.1f} MB; {chosen.runs} rounds; {report.where()}.",
            _rates(rounds, chosen.rows),
            "Seconds by phase, one load each, with hooks:",
            _phases(watches),
            f"The {SLOWEST} longest statements of the first load:",
            _slowest(watches[FIRST]),
        )
    )
    report.publish("load", text, chosen.write)


def _round(workspace: Path, files: dict[str, Path], rows: int) -> Round:
    shutil.rmtree(workspace, ignore_errors=True)
    workspace.mkdir()
    try:
        copied = fresh(copy, files[FIRST], workspace / "copy.duckdb")
        return Round(copied, {kind: fresh(load, files[kind], workspace, rows, kind) for kind in files})
    finally:
        shutil.rmtree(workspace)


def _watches(workspace: Path, files: dict[str, Path], rows: int) -> dict[str, phases.Watch]:
    shutil.rmtree(workspace, ignore_errors=True)
    workspace.mkdir()
    try:
        seen = {}
        for kind, file in files.items():
            loaded, watch = fresh(watched_load, file, workspace, rows, kind)
            watch.seconds[phases.REST] = loaded.committed - sum(watch.seconds.values())
            seen[kind] = watch
        return seen
    finally:
        shutil.rmtree(workspace)


def _newest(store: Store) -> date:
    with store.read() as cursor:
        ((day,),) = cursor.execute("select max(as_of) from meta.loads").fetchall()
    found: date = day
    return found


def _rates(rounds: list[Round], rows: int) -> str:
    """Times, rates, and each round's rate as a part of the COPY of the same round."""
    steps = [("`COPY` into a typed table, closed", [(one.copied.closed, one.copied.peak) for one in rounds])]
    for kind in rounds[0].loads:
        loads = [one.loads[kind] for one in rounds]
        steps.append((kind + ", to commit", [(one.committed, one.peak) for one in loads]))
        if kind == FIRST:
            steps.append((kind + ", closed", [(one.closed, one.peak) for one in loads]))
    base = [one.copied.closed for one in rounds]
    lines = []
    for name, taken in steps:
        seconds = [one for one, _ in taken]
        share = Spread.of(copied / own for copied, own in zip(base, seconds, strict=True))
        rate = f"{rows / Spread.of(seconds).median:,.0f}"
        peak = f"{max(one for _, one in taken):,.0f}"
        lines.append((name, Spread.of(seconds).text(), rate, share.text(), peak))
    return report.table(("", "seconds", "rows/s", "rate of `COPY`", "peak MB"), lines)


def _phases(watches: dict[str, phases.Watch]) -> str:
    names = [*(name for name, _ in phases.PHASES), phases.REST]
    lines = [(name, *(f"{one.seconds.get(name, 0):.2f}" for one in watches.values())) for name in names]
    lines.append(("all", *(f"{sum(one.seconds.values()):.2f}" for one in watches.values())))
    text = report.table(("phase", *watches), lines)
    missing = next(iter(watches.values())).missing
    if missing:
        text += "\n\nNot found, so counted elsewhere: " + ", ".join(f"`{name}`" for name in missing) + "."
    return text


def _slowest(watch: phases.Watch) -> str:
    longest = sorted(watch.statements, key=lambda one: -one.seconds)[:SLOWEST]
    lines = [(_code(one.text), one.phase, f"{one.seconds:.2f}") for one in longest]
    return report.table(("statement", "phase", "seconds"), lines, words=2)


def _code(text: str) -> str:
    short = text if len(text) <= STATEMENT_WIDTH else text[: STATEMENT_WIDTH - 2] + " …"
    return "`" + short.replace("`", "'") + "`"


if __name__ == "__main__":
    main()
