"""The win chance of every open deal at the end of a day, by what was known then, and how far to trust it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd

from salesperf.forecast.features import Numbers
from salesperf.forecast.model import Model, Part, fit
from salesperf.forecast.pictures import past, present
from salesperf.forecast.reasons import Reason, log_odds, steps
from salesperf.forecast.record import Record, record
from salesperf.forecast.reliability import Reliability, tested

State = Literal["model", "base", "few", "short"]

LEARNED, CALIBRATED = 0.55, 0.75
"""Shares of the closings, in time order, after which the calibration and the test begin."""


@dataclass(frozen=True, slots=True, repr=False)
class Chances:
    """The chances at the end of `day`.

    `state`: "model", chances of their own; "base", the share won before for every deal, as the model was no
    better on later deals; "few", fewer than 200 closed or 50 won deals; "short", too little of either outcome
    in a part of the history. In the last two there are no chances. `why` has the reasons of each deal.
    """

    day: date
    state: State
    record: Record
    deals: npt.NDArray[np.int64]
    values: Numbers
    reliability: Reliability | None = None
    model: Model | None = None
    why: npt.NDArray[np.float32] | None = None

    def __repr__(self) -> str:
        """What tells it apart while the data stay the same: caches go by it."""
        return f"Chances({self.day!r}, {self.state!r}, {self.record!r})"

    @property
    def known(self) -> bool:
        """Whether there are chances at all."""
        return self.state in ("model", "base")

    def of_pictures(self, pictures: pd.DataFrame) -> Numbers:
        """What these pictures would have been given."""
        if self.model is not None:
            return self.model.chances(pictures)
        return np.full(len(pictures), self.reliability.base if self.reliability else np.nan)

    def reasons(self, deal: int) -> tuple[float, list[tuple[Reason, float]]] | None:
        """From the usual chance in the deal's stage to its own, as `reasons.steps`; None without reasons."""
        place = int(np.searchsorted(self.deals, deal))
        if self.why is None or place >= len(self.deals) or self.deals[place] != deal:
            return None
        return steps(self.why[place].astype(np.float64))

    def of(self, deals: Iterable[int]) -> list[float | None]:
        """The chances of these deals; undefined for one that is not open."""
        wanted = np.fromiter(deals, dtype=np.int64)
        if not len(self.deals):
            return [None] * len(wanted)
        places = np.minimum(np.searchsorted(self.deals, wanted), len(self.deals) - 1)
        found = self.deals[places] == wanted
        return [
            float(value) if there else None for value, there in zip(self.values[places], found, strict=True)
        ]


def chances(cursor: duckdb.DuckDBPyConnection, day: date) -> Chances:
    """The chance of each deal open at the end of `day`, from nothing that came after it. Deterministic."""
    known = record(cursor, day)
    if not known.enough:
        return _none(day, "few", known)
    history = past(cursor, day, known)
    found = _learn(history, day)
    if found is None:
        return _none(day, "short", known)
    model, reliability = found
    now = present(cursor, day).sort_values("deal_id", kind="stable")
    deals = now["deal_id"].to_numpy(dtype=np.int64)
    if reliability.better:
        why = log_odds(model, now).astype(np.float32)
        return Chances(day, "model", known, deals, model.chances(now), reliability, model, why)
    return Chances(day, "base", known, deals, np.full(len(now), reliability.base), reliability)


def no_chances(day: date) -> Chances:
    """What stands in where nobody needs a chance, as for a period that is over."""
    return _none(day, "short", Record(0, 0, 0, None))


def _learn(history: pd.DataFrame, day: date) -> tuple[Model, Reliability] | None:
    """A model of all the history, and how one made the same way of its earlier part did on the later."""
    first, second = _cuts(history)
    if first is None or second is None:
        return None
    learned, seen = _part(history, None, first), _part(history, first, second)
    rest, whole = _part(history, second, day), _part(history, None, second)
    if not (learned.learnable and seen.learnable and rest.learnable and whole.learnable):
        return None
    reliability = tested(fit(learned, seen), (learned, seen), rest)
    return fit(whole, rest), reliability


def _cuts(history: pd.DataFrame) -> tuple[date | None, date | None]:
    decided = history[history["outcome"].isin((1, 2))].drop_duplicates("deal_id")["decided_on"]
    if decided.empty:
        return None, None
    days = decided.sort_values(ignore_index=True)
    first, second = (days[int(share * (len(days) - 1))].date() for share in (LEARNED, CALIBRATED))
    return (first, second) if first < second else (None, None)


def _part(history: pd.DataFrame, since: date | None, until: date) -> Part:
    days = history["day"]
    kept = days < pd.Timestamp(until)
    if since is not None:
        kept &= days >= pd.Timestamp(since)
    return Part(history[kept], until)


def _none(day: date, state: State, known: Record) -> Chances:
    return Chances(day, state, known, np.empty(0, dtype=np.int64), np.empty(0))
