"""How good the chances are, on deals decided after everything that they were learned from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from salesperf.forecast.model import Model, Part, won

TENTHS = 10
LEAST_SETTLED = 100


@dataclass(frozen=True, slots=True)
class Bin:
    """Looks at open deals that gave a chance in a tenth: how many, the mean chance, how many ended won."""

    low: float
    high: float
    n: int
    given: float
    won: int


@dataclass(frozen=True, slots=True)
class Reliability:
    """Chances against outcomes: `n` looks at `deals` deals between two days, at all that were open each time.

    `brier` is the mean squared distance of chance and outcome, `base_brier` that of saying `base` of every
    deal, the share won before. `undecided` looks at deals that are still open are left out.
    """

    bins: tuple[Bin, ...]
    brier: float
    base: float
    base_brier: float
    n: int
    deals: int
    undecided: int
    since: date
    until: date

    @property
    def better(self) -> bool:
        """Whether the chances say more than the share won before."""
        return self.brier < self.base_brier


def brier(chances: Sequence[float], outcomes: Sequence[int]) -> float:
    """The mean of (chance − outcome)², outcomes being 1 or 0."""
    given, came = np.asarray(chances, dtype=float), np.asarray(outcomes, dtype=float)
    return float(np.mean((given - came) ** 2))


def tenths(chances: Sequence[float], outcomes: Sequence[int]) -> tuple[Bin, ...]:
    """Looks by the tenth that their chance lies in, empty ones left out; a chance of 1 is in the last."""
    given, came = np.asarray(chances, dtype=float), np.asarray(outcomes, dtype=int)
    places = np.minimum((given * TENTHS).astype(int), TENTHS - 1)
    found = []
    for place in range(TENTHS):
        here = places == place
        if here.any():
            found.append(
                Bin(
                    place / TENTHS,
                    (place + 1) / TENTHS,
                    int(here.sum()),
                    float(given[here].mean()),
                    int(came[here].sum()),
                )
            )
    return tuple(found)


def tested(model: Model, known: Sequence[Part], later: Part) -> Reliability:
    """The model, learned from `known`, on the later part.

    Pictures so late that many of them cannot be decided yet are left out where enough are left: the quick
    deals among those would stand for all. Each deal counts on every day on which it was open, as those that
    a page asks about do; one day a deal, drawn at random, would take the lasting ones, which are won more
    often, out of the pictures of young deals.
    """
    decided = pd.concat([part.decided for part in known])
    weights = np.concatenate([part.weights for part in known])
    base = float(np.average(won(decided), weights=weights))
    pictures = _settled(later, decided)
    closed = pictures[pictures["outcome"].isin((1, 2))]
    chances, outcomes = model.chances(closed), won(closed)
    return Reliability(
        bins=tenths(chances.tolist(), outcomes.tolist()),
        brier=brier(chances.tolist(), outcomes.tolist()),
        base=base,
        base_brier=brier([base] * len(closed), outcomes.tolist()),
        n=len(closed),
        deals=int(closed["deal_id"].nunique()),
        undecided=int((pictures["outcome"] == 0).sum()),
        since=closed["day"].min().date(),
        until=closed["day"].max().date(),
    )


def _settled(later: Part, decided: pd.DataFrame) -> pd.DataFrame:
    took = (decided["decided_on"] - decided["day"]).dt.days
    last = pd.Timestamp(later.until) - pd.Timedelta(days=int(np.ceil(took.quantile(0.8))))
    old = later.pictures[later.pictures["day"] <= last]
    enough = old[old["outcome"].isin((1, 2))]["deal_id"].nunique() >= LEAST_SETTLED
    return old if enough else later.pictures
