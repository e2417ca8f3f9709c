"""Files of a run, one after the other into one warehouse."""

from __future__ import annotations

import faulthandler
import tempfile
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.importers.bench import Bench, bench
from tests.importers.fuzz.cases import case
from tests.importers.fuzz.trial import attempt

HANG = 300
"""Seconds after which a file that is not done ends the process with a trace of where it is."""


@dataclass(frozen=True)
class Result:
    """What became of one file; `fault` is the trace of what broke, else empty."""

    number: int
    story: str
    statuses: tuple[str, ...]
    seconds: float
    fault: str


def run(seed: int, numbers: Sequence[int], *, reading_only: bool = False) -> list[Result]:
    """Loads the files of these numbers, each into what the ones before it left.

    With `reading_only` they are read into cells and not loaded, which takes a tenth of the time.
    """
    with tempfile.TemporaryDirectory() as folder, bench(Path(folder)) as house:
        return [_one(None if reading_only else house, seed, number) for number in numbers]


def _one(house: Bench | None, seed: int, number: int) -> Result:
    made = case(seed, number)
    begun = time.perf_counter()
    faulthandler.dump_traceback_later(HANG, exit=True)
    try:
        outcome = attempt(house, made)
    except BaseException as fault:  # a panic of a parser is no ordinary exception
        if isinstance(fault, KeyboardInterrupt):
            raise
        return Result(number, made.story, (), time.perf_counter() - begun, traceback.format_exc(limit=-12))
    finally:
        faulthandler.cancel_dump_traceback_later()
    return Result(number, made.story, outcome.statuses, outcome.seconds, "")
