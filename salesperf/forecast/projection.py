"""What open deals bring by their chances: the sum to expect, and the band that holds it four times in five.

Each deal is won in whole or not at all, on its own. Of up to 200 deals the band is that of 4,000 periods
played through with a fixed seed; of more it is the sum ± 1.2816 × √(Σ chance × (1 − chance) × amount²), to
which such a sum comes close.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

MOST_PLAYED = 200
PLAYS = 4_000
SEED = 20_260_101
NORMAL_TENTH = 1.2815515655446004


@dataclass(frozen=True, slots=True)
class Band:
    """The sum to expect, and between which sums it comes out four times in five; all in minor units."""

    expected: int
    low: int
    high: int


def band(chances: Sequence[float], amounts: Sequence[int]) -> Band:
    """The band of deals with these chances and amounts; nothing is expected of no deals."""
    given, worth = np.asarray(chances, dtype=float), np.asarray(amounts, dtype=float)
    expected = float(given @ worth)
    if len(given) > MOST_PLAYED:
        spread = NORMAL_TENTH * float(np.sqrt((given * (1 - given)) @ worth**2))
        return Band(round(expected), round(max(expected - spread, 0)), round(expected + spread))
    if not len(given):
        return Band(0, 0, 0)
    played = (np.random.default_rng(SEED).random((PLAYS, len(given))) < given) @ worth
    low, high = np.quantile(played, (0.1, 0.9))
    return Band(round(expected), round(float(low)), round(float(high)))
