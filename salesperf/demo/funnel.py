"""How deals of the demo company move on: skips, steps back, losses, wins and reopened deals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from salesperf.demo.calendar import Moments, WorkCalendar, later_in_office, office_hours
from salesperf.demo.names import SOURCES, TYPES
from salesperf.demo.people import REPS

WON: Final = 6
LOST: Final = 7
SOLUTION: Final = 3
PROBABILITY: Final = (10, 25, 50, 70, 85, 100, 0)
"""Win probability in per cent that the CRM shows, by stage."""

MOVES_ON: Final = (0.73, 0.745, 0.835, 0.735, 0.71)
"""Share of stays that end in a later stage, by stage, for a usual deal."""
STAY_DAYS: Final = (5.5, 6.5, 9.5, 6.5, 6.0)
"""Middle length of a stay in days, by stage."""
STAY_SPREAD: Final = 0.62
SOURCE_EFFECT: Final = (-0.16, 0.38, 0.02, -0.06, 0.2)
TYPE_EFFECT: Final = (-0.1, 0.45, 0.15)
SIZE_EFFECT: Final = -0.2
SIZE_SLOWS: Final = 0.32
SKIPS: Final = 0.05
STEPS_BACK: Final = 0.045
REOPENED: Final = 0.03
LINGERS: Final = 0.035
STORY_WEEKS: Final = 13
STORY_SOURCE: Final = "Web"
STORY_MOVES_ON: Final = 0.47
"""The planted story: share of Web deals that get from Solution to Proposal in the last 13 weeks."""


@dataclass(frozen=True, eq=False)
class _Walkers:
    """Deals on their way, one place each: which deal, its stage, since when, whether it was lost before."""

    deal: npt.NDArray[np.int64]
    stage: npt.NDArray[np.int64]
    at: Moments
    lost_before: npt.NDArray[np.bool_]

    def only(self, kept: npt.NDArray[np.bool_]) -> _Walkers:
        return _Walkers(self.deal[kept], self.stage[kept], self.at[kept], self.lost_before[kept])


def walk(
    deals: pd.DataFrame, calendar: WorkCalendar, *, as_of: date, rng: np.random.Generator
) -> pd.DataFrame:
    """One row per entry of a deal into a stage, up to the end of `as_of`: deal_id, at, stage_id, in order."""
    effect, pace = _effects(deals), np.exp(SIZE_SLOWS * deals["size"].to_numpy())
    web = (deals["source"] == STORY_SOURCE).to_numpy()
    end = np.datetime64(as_of, "s") + np.timedelta64(86_399, "s")
    story_from = np.datetime64(as_of, "s") - np.timedelta64(7 * STORY_WEEKS, "D")
    alive = _Walkers(
        np.arange(len(deals)),
        deals["first_stage"].to_numpy(np.int64),
        deals["created_at"].to_numpy("datetime64[s]"),
        np.zeros(len(deals), dtype=bool),
    )
    entries = []
    while len(alive.deal):
        entries.append(alive)
        going = alive.only(_goes_on(alive, rng))
        told = web[going.deal] & (going.stage == SOLUTION) & (going.at >= story_from)
        alive = _step(going, effect[going.deal], pace[going.deal], told, calendar, rng)
        alive = alive.only(alive.at <= end)
    rows = pd.DataFrame(
        {
            "deal_id": np.concatenate([e.deal for e in entries]) + 1,
            "at": np.concatenate([e.at for e in entries]),
            "stage_id": np.concatenate([e.stage for e in entries]),
        }
    )
    return rows.sort_values(["deal_id", "at"], kind="stable", ignore_index=True)


def _effects(deals: pd.DataFrame) -> npt.NDArray[np.float64]:
    skill = np.array([*(r.skill for r in REPS), 0.0])[deals["rep_id"].to_numpy() - 1]
    source = deals["source"].map(dict(zip([s[0] for s in SOURCES], SOURCE_EFFECT, strict=True)))
    kind = deals["type"].map(dict(zip([t[0] for t in TYPES], TYPE_EFFECT, strict=True)))
    return np.asarray(skill + source.to_numpy() + kind.to_numpy() + SIZE_EFFECT * deals["size"].to_numpy())


def _goes_on(here: _Walkers, rng: np.random.Generator) -> npt.NDArray[np.bool_]:
    """Open deals go on; a lost one is reopened now and then, once."""
    reopened = (here.stage == LOST) & ~here.lost_before & (rng.random(len(here.stage)) < REOPENED)
    return np.asarray((here.stage < WON) | reopened)


def _step(
    here: _Walkers,
    effect: npt.NDArray[np.float64],
    pace: npt.NDArray[np.float64],
    told: npt.NDArray[np.bool_],
    calendar: WorkCalendar,
    rng: np.random.Generator,
) -> _Walkers:
    """Each walker's next stage and when it is entered."""
    count = len(here.deal)
    reopening = here.stage == LOST
    stage = np.where(reopening, 1, here.stage)
    moves_on = np.where(told, STORY_MOVES_ON, _shifted(np.array(MOVES_ON)[stage - 1], effect))
    u, v = rng.random(count), rng.random(count)
    skip = (v < SKIPS) & (stage <= SOLUTION)
    onward = np.where(u < moves_on, stage + 1 + skip, LOST)
    back = (v > 1 - STEPS_BACK) & (stage >= SOLUTION)
    target = np.where(back, stage - 1, onward)
    wait = np.array(STAY_DAYS)[stage - 1] * pace * rng.lognormal(0.0, STAY_SPREAD, count)
    wait *= np.where(target == LOST, 1.15, 1.0) * np.where(rng.random(count) < LINGERS, 4.0, 1.0)
    at = later_in_office(here.at, wait, calendar, rng)
    at = _pulled_to_month_end(at, target, calendar, rng)
    gap = rng.uniform(12, 60, count)
    again = later_in_office(here.at, gap, calendar, rng)
    return _Walkers(
        here.deal,
        np.where(reopening, rng.integers(2, 4, count), target),
        np.where(reopening, again, at),
        here.lost_before | reopening,
    )


def _shifted(share: npt.NDArray[np.float64], effect: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return 1.0 / (1.0 + (1.0 / share - 1.0) * np.exp(-effect))


def _pulled_to_month_end(
    at: Moments, target: npt.NDArray[np.int64], calendar: WorkCalendar, rng: np.random.Generator
) -> Moments:
    """Closings gather in the last working days of a month, more so at quarter end."""
    month = at.astype("datetime64[M]")
    quarter_end = month.astype(np.int64) % 3 == 2
    share = np.where(target == WON, np.where(quarter_end, 0.5, 0.3), np.where(quarter_end, 0.16, 0.08))
    last = (month + 1).astype("datetime64[D]") - 1
    day = last - rng.integers(0, 5, len(at)).astype("timedelta64[D]")
    worked = calendar.worked_on_or_after(day)
    day = np.where(worked <= last, worked, day)
    pulled = (target >= WON) & (rng.random(len(at)) < share) & (day > at.astype("datetime64[D]"))
    return np.where(pulled, office_hours(day, rng), at)
