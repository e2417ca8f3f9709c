"""What open deals bring by their chances: the sum to expect, and the band that holds it four times in five.

A period is played through 4,000 times with a fixed seed: each deal is won in whole or not at all, on its
own (of more than 200 deals the sum is normal, with the variance Σ chance × (1 − chance) × amount²), and the
sum is taken times what came in of such a sum in one of the past periods, where those are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

MOST_PLAYED = 200
PLAYS = 4_000
SEED = 20_260_101

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Band:
    """The sum of chances times amounts, what is to come of it, and between which sums that lies four times in
    five; all in minor units.
    """

    chances: int
    expected: int
    low: int
    high: int


def band(chances: Sequence[float], amounts: Sequence[int], yields: Sequence[float] = ()) -> Band:
    """The band of deals with these chances and amounts, by what came in of such sums before (all of it unless
    known). Nothing is expected of no deals.
    """
    given, worth = np.asarray(chances, dtype=float), np.asarray(amounts, dtype=float)
    if not len(given):
        return Band(0, 0, 0, 0)
    total = float(given @ worth)
    random = np.random.default_rng(SEED)
    played = _played(given, worth, random)
    usual = 1.0
    if yields:
        usual = float(np.median(yields))
        played = played * random.choice(np.asarray(sorted(yields), dtype=float), PLAYS)
    low, high = np.quantile(played, (0.1, 0.9))
    return Band(round(total), round(total * usual), round(float(low)), round(float(high)))


def _played(given: Numbers, worth: Numbers, random: np.random.Generator) -> Numbers:
    if len(given) > MOST_PLAYED:
        spread = np.sqrt((given * (1 - given)) @ worth**2)
        return np.maximum(given @ worth + spread * random.standard_normal(PLAYS), 0.0)
    return np.asarray((random.random((PLAYS, len(given))) < given) @ worth)
