"""Every metric and variant at growing sizes, some beside SQL by hand: `python -m benchmarks.metrics`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path

import duckdb

from benchmarks import by_hand, report, volume
from benchmarks.measure import Spread, fresh, peak_megabytes, seconds_of
from salesperf.metrics.definition import MetricDef
from salesperf.metrics.registry import METRICS
from salesperf.metrics.result import Result
from salesperf.metrics.run import run
from salesperf.settings import WorkspaceSettings
from salesperf.warehouse.store import Store

SIZES = (10_000, 100_000, 1_000_000)
PREFERRED = ("stage", "rep", "month")
MEMORY = "2GB"
SINCE = date(2023, 7, 1)
"""Half a year after the first deal: what stood open before counts too, and most of the data lies after it."""

Key = tuple[str, str, str]
"""A figure: metric, variant, dimension (empty: total)."""


@dataclass(frozen=True, slots=True)
class Both:
    """A number by the product and by hand: seconds of each, and whether they agree."""

    product: Spread
    hand: Spread
    agree: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """All figures of one size. `events` counts stage entries, `undefined` figures without any value."""

    deals: int
    events: int
    seconds: dict[Key, Spread]
    undefined: tuple[Key, ...]
    both: dict[str, Both]
    peak: float


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks one store for figures, each time with a cursor of its own, as a page does."""

    store: Store
    as_of: date
    since: date | None
    until: date | None

    def ask(self, metric: str, variant: str, by: str) -> Result:
        """The figures of a metric's variant, split by a dimension or (empty) in total."""
        with self.store.read() as cursor:
            return run(
                cursor,
                metric,
                by=(by,) if by else (),
                variant=variant,
                since=self.since,
                until=self.until,
                as_of=self.as_of,
                settings=WorkspaceSettings(),
            )


def tables_by_hand(folder: Path, rows: int) -> Path:
    """A database of the plain tables that the queries by hand read, made where it is missing."""
    path = folder / f"by_hand_{rows}.duckdb"
    if not path.exists():
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        files = {"deals": volume.next_export(folder, rows), "stage_events": volume.history_file(folder, rows)}
        with duckdb.connect(str(part)) as connection:
            connection.execute(by_hand.sql("tables"))
            for table, file in files.items():
                quoted = str(file).replace("'", "''")
                connection.execute(f"copy {table} from '{quoted}' (header true)")
        part.rename(path)
    return path


def measure(
    workspace: Path,
    hand: Path,
    *,
    runs: int,
    preferred: Sequence[str],
    window: tuple[date, date | None],
) -> Measured:
    """Everything at one size, warm: each figure is asked for once before its runs."""
    store = Store.open(workspace / "own.duckdb")
    with store.read() as cursor:
        ((as_of,),) = cursor.execute("select max(as_of) from meta.loads").fetchall()
        ((deals,),) = cursor.execute("select count(*) from core.deals").fetchall()
        ((events,),) = cursor.execute("select count(*) from raw.stage_history").fetchall()
    asker = Asker(store, as_of, *window)
    seconds: dict[Key, Spread] = {}
    undefined = []
    for definition in METRICS.values():
        for variant in definition.variants:
            for by in ("", split_of(definition, preferred)):
                key = (definition.key, variant.key, by)
                if all(row.value is None for row in asker.ask(*key).rows):
                    undefined.append(key)
                seconds[key] = Spread.of(seconds_of(partial(asker.ask, *key)) for _ in range(runs))
    peak = peak_megabytes()
    with duckdb.connect(str(hand), read_only=True, config={"memory_limit": MEMORY}) as connection:
        over_all = Asker(store, as_of, None, None)
        both = {one.name: _both(over_all, connection, one, runs) for one in by_hand.NUMBERS}
    store.close()
    return Measured(deals, events, seconds, tuple(undefined), both, peak)


def split_of(definition: MetricDef, preferred: Sequence[str]) -> str:
    """The first of the preferred dimensions that the metric can be split by, empty where it allows none."""
    return next((one for one in preferred if one in definition.dimensions), "")


def main(argv: Sequence[str] | None = None) -> None:
    """Measures, prints, and writes where asked."""
    parser = report.arguments(__doc__ or "")
    parser.add_argument("--rows", type=int, nargs="+", default=SIZES, help="deals, one size after the other")
    parser.add_argument("--runs", type=int, default=5, help="times that each figure is asked for, once warm")
    parser.add_argument(
        "--by", nargs="+", default=PREFERRED, help="dimensions; each metric is split by the first it allows"
    )
    parser.add_argument("--since", type=date.fromisoformat, default=SINCE, help="first day of the window")
    parser.add_argument("--until", type=date.fromisoformat, help="last day (else: of the data)")
    chosen = parser.parse_args(argv)
    found = []
    with volume.folder_for(chosen.folder) as folder:
        for rows in chosen.rows:
            workspace = fresh(volume.warehouse, folder, rows)
            hand = fresh(tables_by_hand, folder, rows)
            window = (chosen.since, chosen.until)
            found.append(
                fresh(measure, workspace, hand, runs=chosen.runs, preferred=chosen.by, window=window)
            )
    text = "\n\n".join(
        (
            f"{chosen.since} to {chosen.until or 'the end'}; {chosen.runs} runs; {report.where()}.",
            _sizes(found),
            "Milliseconds, warm:",
            _figures(found),
            *_undefined(found),
            "Beside SQL by hand over plain tables of the same files, asked in turn:",
            _by_hand(found),
        )
    )
    report.publish("metrics", text, chosen.write)


def _both(asker: Asker, connection: duckdb.DuckDBPyConnection, number: by_hand.Number, runs: int) -> Both:
    """One after the other in turn, so that a busy moment of the machine meets both."""

    def product() -> Result:
        return asker.ask(number.metric, number.variant, number.by)

    def hand() -> list[tuple[str | None, float]]:
        with connection.cursor() as cursor:
            return by_hand.ask(cursor, number)

    same = by_hand.agree(product(), hand())
    pairs = [(seconds_of(product), seconds_of(hand)) for _ in range(runs)]
    return Both(Spread.of(one for one, _ in pairs), Spread.of(other for _, other in pairs), same)


def _sizes(found: list[Measured]) -> str:
    lines = [(f"{one.deals:,}", f"{one.events:,}", f"{one.peak:,.0f}") for one in found]
    return report.table(("deals", "stage entries", "peak MB of all figures"), lines, words=0)


def _figures(found: list[Measured]) -> str:
    growths = list(pairwise(found))
    header = ["metric", "variant", "by", *(f"{one.deals:,}" for one in found)]
    header += [f"{small.deals:,} → {large.deals:,}" for small, large in growths]
    lines = []
    for key in found[0].seconds:
        metric, variant, by = key
        times = [one.seconds[key].text(1, scale=1000) for one in found]
        growth = [_times(large.seconds[key].median / small.seconds[key].median) for small, large in growths]
        lines.append((metric, variant, by or "–", *times, *growth))
    return report.table(header, lines, words=3)


def _undefined(found: list[Measured]) -> list[str]:
    keys = dict.fromkeys(key for one in found for key in one.undefined)
    names = (" ".join(part for part in key if part) for key in keys)
    return [f"Without a value in this window: {', '.join(names)}."] if keys else []


def _by_hand(found: list[Measured]) -> str:
    lines = []
    for number in by_hand.NUMBERS:
        asked = f"{number.metric} {number.variant}" + (f" by {number.by}" if number.by else "")
        for one in found:
            both = one.both[number.name]
            own, other = (spread.text(1, scale=1000) for spread in (both.product, both.hand))
            ratio = _times(both.product.median / both.hand.median)
            lines.append((asked, "yes" if both.agree else "NO", f"{one.deals:,}", own, other, ratio))
    header = ("number", "same value", "deals", "product", "by hand", "product / by hand")
    return report.table(header, lines, words=2)


def _times(ratio: float) -> str:
    return f"× {ratio:.2f}"


if __name__ == "__main__":
    main()
