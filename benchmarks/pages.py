"""Server time of the pages, against an empty one in the same run: `python -m benchmarks.pages [--rows N …]`.

Each page is run by Streamlit's own AppTest, through app.py and the shell, without a browser or a socket.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from benchmarks import report
from benchmarks.measure import Spread, fresh, peak_megabytes, seconds_of

SIZES: Final = (10_000, 1_000_000)
TIMEOUT: Final = 600
FILES: Final = Path(__file__).parent / "files"
ROOT: Final = Path(__file__).resolve().parents[1]

EMPTY: Final = "Empty script"
SHELL: Final = "Empty page in the shell"
PAGES: Final = {"Home": "", "Weekly review": "review"}
"""The pages measured, with their addresses."""


class PageFailedError(RuntimeError):
    """A page raised or showed an error; the message says what."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One process: seconds of its first run, of reruns, and of runs after a load (caches empty); peak MB."""

    first: float
    warm: tuple[float, ...]
    emptied: tuple[float, ...]
    peak: float


@dataclass(frozen=True, slots=True)
class Page:
    """What was measured of a page at one size."""

    deals: int
    name: str
    visits: tuple[Visit, ...]

    @property
    def warm(self) -> Spread:
        """Of the reruns of all visits."""
        return Spread.of(one for visit in self.visits for one in visit.warm)


def visit(script: Path, data: Path, address: str | None, *, reruns: int, emptyings: int) -> Visit:
    """Runs the page of that address, or where it is None an empty one, in this process.

    Raises PageFailedError.
    """
    os.chdir(ROOT)
    os.environ["SALESPERF_DATA"] = str(data)
    logging.disable(logging.WARNING)  # Streamlit says again and again that there is no server
    from streamlit.testing.v1 import AppTest

    if script.name == "app.py":
        _put_first(address)
    test = AppTest.from_file(str(script), default_timeout=TIMEOUT)
    test.query_params["w"] = "own"
    test.query_params["l"] = "en"

    def run() -> None:
        test.run()
        shown = [one.message for one in test.exception] + [one.value for one in test.error]
        if shown:
            raise PageFailedError(f"{script.name} {address}: {shown}")

    first = seconds_of(run)
    run()
    warm = tuple(seconds_of(run) for _ in range(reruns))
    emptied = []
    for _ in range(emptyings):
        _forget()
        emptied.append(seconds_of(run))
    return Visit(first, warm, tuple(emptied), peak_megabytes())


def main(argv: Sequence[str] | None = None) -> None:
    """Measures, prints, and writes where asked."""
    from benchmarks import volume  # not above: a first run counts the import of the product

    parser = report.arguments((__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=SIZES, help="deals, one size after the other")
    parser.add_argument("--runs", type=int, default=3, help="processes that open each page afresh")
    parser.add_argument("--reruns", type=int, default=15, help="warm reruns in each of them")
    chosen = parser.parse_args(argv)
    found: list[Page] = []
    there = {name: address for name, address in PAGES.items() if fresh(_exists, address)}
    with volume.folder_for(chosen.folder) as folder:
        for rows in chosen.rows:
            data = fresh(volume.warehouse, folder, rows)
            found += _pages(data, rows, there, chosen.runs, chosen.reruns)
    absent = [f"Not there, so not measured: {name}." for name in PAGES if name not in there]
    text = "\n\n".join(
        (
            f"{chosen.runs} processes, {chosen.reruns} warm reruns in each; {report.where()}.",
            _table(found),
            *absent,
        )
    )
    report.publish("pages", text, chosen.write)


def _pages(data: Path, rows: int, there: dict[str, str], runs: int, reruns: int) -> list[Page]:
    """All pages at one size; each round opens every page once, so that a busy moment meets all."""
    app = ROOT / "app.py"
    asked: dict[str, tuple[Path, str | None]] = {
        EMPTY: (FILES / "empty_app.py", None),
        SHELL: (app, None),
        **{name: (app, address) for name, address in there.items()},
    }
    visits: dict[str, list[Visit]] = {name: [] for name in asked}
    for _ in range(runs):
        for name, (script, address) in asked.items():
            visits[name].append(fresh(visit, script, data, address, reruns=reruns, emptyings=2))
    return [Page(rows, name, tuple(found)) for name, found in visits.items()]


def _put_first(address: str | None) -> None:
    """Makes the page of that address, or an empty one, the one that opens; the others stay reachable."""
    from salesperf.ui import shell

    if address is None:
        entry = replace(shell.PAGES[0], path=str(FILES / "empty_page.py"))
        others = shell.PAGES[1:]
    else:
        entry = next(one for one in shell.PAGES if one.url == address)
        others = tuple(one for one in shell.PAGES if one is not entry)
    home_is_elsewhere = tuple(replace(one, url=one.url or "home") for one in others)
    setattr(shell, "PAGES", (entry, *home_is_elsewhere))  # noqa: B010 - declared final there


def _forget() -> None:
    """Empties what the product keeps of reads and drawings, as a load does."""
    from salesperf.ui import cache

    cache.forget()


def _exists(address: str) -> bool:
    from salesperf.ui import shell

    return any(one.url == address and (shell.ROOT / one.path).exists() for one in shell.PAGES)


def _table(found: list[Page]) -> str:
    lines = []
    for page in found:
        empty = next(one for one in found if one.deals == page.deals and one.name == EMPTY).warm
        more = (page.warm.median - empty.median) * 1000
        firsts = Spread.of(one.first for one in page.visits)
        emptied = Spread.of(one for each in page.visits for one in each.emptied)
        peak = max(one.peak for one in page.visits)
        lines.append(
            (
                page.name,
                f"{page.deals:,}",
                firsts.text(),
                emptied.text(0, scale=1000),
                page.warm.text(1, scale=1000),
                f"{more:+.1f}",
                f"× {page.warm.median / empty.median:.1f}",
                f"{peak:,.0f}",
            )
        )
    header = (
        "page", "deals", "first run of a process, s", "after a load, ms", "warm rerun, ms",
        "more than the empty script, ms", "of the empty script", "peak MB",
    )  # fmt: skip
    return report.table(header, lines)


if __name__ == "__main__":
    main()
