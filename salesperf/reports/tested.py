"""The test of the stages against the weeks before: which fell beyond chance, and what carries it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb

from salesperf.metrics.bottleneck import Carrier, Step, bottleneck, carried_by, entered, was_tested
from salesperf.metrics.ladder import Ladder
from salesperf.reports.asked import WEEKS, Asked

HALF = 0.5


@dataclass(frozen=True, slots=True)
class Fall:
    """A step between two stages that fell, with the source that carries more than half of it, if one does."""

    stage: str
    entered: str
    step: Step
    carrier: str | None
    carried: float


@dataclass(frozen=True, slots=True)
class Tested:
    """The steps of the stages against the weeks before, the one that fell most, if one did, and by source who
    carries it.
    """

    steps: tuple[Step, ...]
    fall: Fall | None
    tested: bool
    by_source: tuple[Carrier, ...] = ()


def tests(cursor: duckdb.DuckDBPyConnection, asked: Asked, stages: tuple[Ladder, ...]) -> Tested:
    """Which stage fell most against the thirteen weeks before, if one fell by more than chance."""
    found = entered(cursor, ("source",), until=asked.day, weeks=WEEKS, **who(asked))
    steps = found.steps
    names = {one.stage_id: (one.name, after.name) for ladder in stages for one, after in ladder.steps}
    step = bottleneck(steps)
    if step is None:
        return Tested(steps, None, was_tested(steps))
    carriers = carried_by(cursor, found, step.stage_id, "source", until=asked.day, **who(asked))
    fall = _fall(step, carriers, *names[step.stage_id]) if step.stage_id in names else None
    return Tested(steps, fall, was_tested(steps), carriers)


def who(asked: Asked) -> dict[str, Any]:
    """Who looks at what, as metrics take it."""
    return {"scope": asked.scope, "viewer": asked.viewer, "settings": asked.settings}


def _fall(step: Step, carriers: tuple[Carrier, ...], stage: str, after: str) -> Fall:
    first = carriers[0] if carriers else None
    part = first.effect / step.change if first is not None else 0.0
    named = first.name if first is not None and part > HALF else None
    return Fall(stage, after, step, named, min(part, 1.0))
