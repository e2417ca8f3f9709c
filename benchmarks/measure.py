"""Stop watch, spread, peak memory, and steps in an interpreter of their own."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")

_STATUS = Path("/proc/self/status")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle, the least and the greatest of several measurements, in the unit of these."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Spread:
        """The spread of one measurement or more."""
        known = list(values)
        return cls(statistics.median(known), min(known), max(known))

    def text(self, digits: int = 2, *, scale: float = 1) -> str:
        """`median (min–max)`, each times `scale`."""
        middle, low, high = (f"{one * scale:,.{digits}f}" for one in (self.median, self.low, self.high))
        return f"{middle} ({low}–{high})"


def seconds_of(call: Callable[[], object]) -> float:
    """How long the call takes."""
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def fresh(step: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `step`, a function of a module, returns when a new interpreter runs it."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(step, *args, **kwargs).result()


def peak_megabytes() -> float:
    """The most memory that this process has held at once.

    Linux keeps it per program; elsewhere it is the process's, which may begin with what its parent held.
    """
    if _STATUS.exists():
        line = next(one for one in _STATUS.read_text().splitlines() if one.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    import resource
    import sys

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024**2 if sys.platform == "darwin" else peak / 1024


def warm(path: Path) -> None:
    """Read a file once, so that each step that follows finds it in the system's cache."""
    with path.open("rb") as file:
        while file.read(_CHUNK):
            pass
