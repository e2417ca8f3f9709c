"""A logistic regression over pictures of open deals, calibrated on later ones.

Not every picture is decided by the day on which one looks back, and quick deals are decided first. So each
decided picture stands for those like it that could not be decided yet: it weighs one over the share of
pictures old enough to have been decided in as many days (inverse probability of censoring).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from salesperf.forecast.features import Encoding, Numbers, encoding

STRENGTH = 0.1
"""Inverse of the penalty on the weights, as scikit-learn counts it."""

LEAST_OF_AN_OUTCOME = 15
HEAVIEST = 5.0
BELIEVED = 1_000


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the features on the scale of log odds, and the straight line that calibrates their sum."""

    encoding: Encoding
    weights: Numbers
    bias: float
    slope: float
    shift: float

    def chances(self, pictures: pd.DataFrame) -> Numbers:
        """The calibrated chance of each picture, between 0 and 1."""
        return _chance(self.slope * self._odds(pictures) + self.shift)

    def _odds(self, pictures: pd.DataFrame) -> Numbers:
        return np.asarray(self.encoding.matrix(pictures) @ self.weights + self.bias)


@dataclass(frozen=True, slots=True)
class Part:
    """The pictures of some days, as they stood at the end of `until`."""

    pictures: pd.DataFrame
    until: date

    @property
    def decided(self) -> pd.DataFrame:
        """Those whose deal had been won or lost by then."""
        closed = self.pictures["outcome"].isin((1, 2))
        return self.pictures[closed & (self.pictures["decided_on"] <= pd.Timestamp(self.until))]

    @property
    def learnable(self) -> bool:
        """Whether it holds enough deals of either outcome."""
        deals = self.decided.drop_duplicates("deal_id")["outcome"]
        return min(int((deals == 1).sum()), int((deals == 2).sum())) >= LEAST_OF_AN_OUTCOME

    @property
    def weights(self) -> Numbers:
        """What each decided picture stands for."""
        could = np.sort((pd.Timestamp(self.until) - self.pictures["day"]).dt.days.to_numpy())
        took = (self.decided["decided_on"] - self.decided["day"]).dt.days.to_numpy()
        share = 1 - np.searchsorted(could, took, side="left") / max(len(could), 1)
        return np.asarray(1 / np.maximum(share, 1 / HEAVIEST))


def won(pictures: pd.DataFrame) -> npt.NDArray[np.int64]:
    """1 for a picture of a deal that was won, else 0."""
    return np.asarray(pictures["outcome"] == 1, dtype=np.int64)


def fit(earlier: Part, later: Part) -> Model:
    """Learn from the earlier part, calibrate on the later one. Both have to be learnable."""
    from sklearn.linear_model import LogisticRegression

    known = earlier.decided
    code = encoding(known)
    learner = LogisticRegression(C=STRENGTH, max_iter=1000)
    learner.fit(code.matrix(known), won(known), sample_weight=earlier.weights)
    raw = Model(code, learner.coef_[0], float(learner.intercept_[0]), 1.0, 0.0)
    slope, shift = _line(raw.chances(later.decided), won(later.decided), later.weights)
    return Model(code, raw.weights, raw.bias, slope, shift)


def _line(chances: Numbers, outcomes: npt.NDArray[np.int64], weights: Numbers) -> tuple[float, float]:
    """Slope and shift of the log odds by which chances agree with outcomes, as if `BELIEVED` more looks had
    come out just as they were given: of few deals chance alone would bend the line.
    """
    from sklearn.linear_model import LogisticRegression

    odds = _odds_of(chances)[:, None]
    seen = weights * len(weights) / weights.sum()
    each = BELIEVED / len(chances)
    line = LogisticRegression(C=1e4, max_iter=1000)
    line.fit(
        np.concatenate([odds, odds, odds]),
        np.concatenate([outcomes, np.ones_like(outcomes), np.zeros_like(outcomes)]),
        sample_weight=np.concatenate([seen, each * chances, each * (1 - chances)]),
    )
    return float(line.coef_[0][0]), float(line.intercept_[0])


def _chance(odds: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))))


def _odds_of(chance: Numbers) -> Numbers:
    kept = np.clip(chance, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(kept / (1 - kept)))
