"""What the model sees of a picture: numbers on one scale, an unknown one at the average of the known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

Numbers = npt.NDArray[np.float64]

SHRUNK = 10
"""A rep's win rate counts as if ten more deals had been closed at the rate of all."""

LEAST_OF_A_KIND = 50
MOST_OF_A_KIND = 15

CATEGORIES = {"stage": "stage_id", "source": "source_id"}


@dataclass(frozen=True, slots=True)
class Encoding:
    """Which stages and sources are told apart; of each feature in training its average, its spread, and the
    range beyond which it says no more, as nobody knows what comes of a deal older than any before.
    """

    kinds: tuple[tuple[str, float], ...]
    means: Numbers
    spreads: Numbers
    lows: Numbers
    highs: Numbers

    def matrix(self, pictures: pd.DataFrame) -> Numbers:
        """One row per picture, one column per feature: distances from the average in spreads."""
        raw = np.clip(_raw(pictures, self.kinds), self.lows, self.highs)
        standard = (raw - self.means) / self.spreads
        return np.where(np.isnan(standard), 0.0, standard)


def encoding(pictures: pd.DataFrame) -> Encoding:
    """The encoding that these pictures, of the training part alone, give."""
    kinds = tuple(
        (name, one)
        for name, column in CATEGORIES.items()
        for one in sorted(
            float(str(one))
            for one, count in pictures[column].value_counts().head(MOST_OF_A_KIND).items()
            if count >= LEAST_OF_A_KIND
        )
    )
    raw = _raw(pictures, kinds)
    known = ~np.isnan(raw)
    counts = np.maximum(known.sum(axis=0), 1)
    means = np.where(known, raw, 0.0).sum(axis=0) / counts
    squares = (np.where(known, raw - means, 0.0) ** 2).sum(axis=0) / counts
    spreads = np.sqrt(squares)
    lows, highs = np.where(known, raw, np.inf).min(axis=0), np.where(known, raw, -np.inf).max(axis=0)
    never = ~known.any(axis=0)
    lows, highs = np.where(never, 0.0, lows), np.where(never, 0.0, highs)
    return Encoding(kinds, means, np.where(spreads < 1e-9, 1.0, spreads), lows, highs)


def _raw(pictures: pd.DataFrame, kinds: tuple[tuple[str, float], ...]) -> Numbers:
    columns = [make(pictures) for make in FEATURES.values()]
    columns += [(pictures[CATEGORIES[name]].to_numpy() == one).astype(float) for name, one in kinds]
    return np.column_stack(columns)


def _rep_rate(pictures: pd.DataFrame) -> Numbers:
    usual = _column(pictures, "all_won") / np.maximum(_column(pictures, "all_closed"), 1)
    rate = (_column(pictures, "rep_won") + SHRUNK * usual) / (_column(pictures, "rep_closed") + SHRUNK)
    rate = np.clip(rate, 0.01, 0.99)
    return np.asarray(np.log(rate / (1 - rate)))


def _amount(pictures: pd.DataFrame) -> Numbers:
    usual = _column(pictures, "usual_amount") / np.maximum(_column(pictures, "usual_priced"), 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.log(_column(pictures, "amount") / usual)
    return np.asarray(np.clip(ratio, -3, 3))


def _logarithm(name: str) -> Callable[[pd.DataFrame], Numbers]:
    return lambda pictures: np.asarray(np.log1p(np.maximum(_column(pictures, name), 0)))


def _due(pictures: pd.DataFrame) -> Numbers:
    return np.asarray(np.arcsinh(np.clip(_column(pictures, "days_to_due"), -60, 180) / 10))


def _past_due(pictures: pd.DataFrame) -> Numbers:
    return (_column(pictures, "days_to_due") < 0).astype(float)


def _unknown(name: str) -> Callable[[pd.DataFrame], Numbers]:
    return lambda pictures: np.isnan(_column(pictures, name)).astype(float)


def _column(pictures: pd.DataFrame, name: str) -> Numbers:
    return pictures[name].to_numpy(dtype=np.float64)


FEATURES: Mapping[str, Callable[[pd.DataFrame], Numbers]] = {
    "rep": _rep_rate,
    "age": _logarithm("age"),
    "age_squared": lambda pictures: np.asarray(np.log1p(np.maximum(_column(pictures, "age"), 0)) ** 2),
    "position": lambda pictures: _column(pictures, "top_position"),
    "stay": _logarithm("days_in_stage"),
    "stay_unknown": _unknown("days_in_stage"),
    "amount": _amount,
    "amount_unknown": _unknown("amount"),
    "pushes": lambda pictures: np.minimum(_column(pictures, "pushes"), 5),
    "cuts": lambda pictures: np.minimum(_column(pictures, "cuts"), 3),
    "due": _due,
    "due_unknown": _unknown("days_to_due"),
    "past_due": _past_due,
    "silence": _logarithm("days_silent"),
    "never_spoken": _unknown("days_silent"),
    "talks": _logarithm("talks"),
}
"""The features by name. Stages and sources stand beside them, a column each."""
