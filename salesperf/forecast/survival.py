"""How long something lasts where some of it still lasts (Kaplan and Meier's estimate, from statsmodels)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Lasting:
    """Median and third quartile of the times, undefined where fewer than so many have ended by any time seen;
    `n` times in all, `unfinished` of which still go on.
    """

    median: float | None
    p75: float | None
    n: int
    unfinished: int


def lasting(times: Sequence[float], over: Sequence[bool], counts: Sequence[int]) -> Lasting:
    """The times as they occur: how long, whether it is over then, and how often."""
    from statsmodels.duration.survfunc import SurvfuncRight

    n, ended = sum(counts), sum(count for count, done in zip(counts, over, strict=True) if done)
    if not ended:
        return Lasting(None, None, n, n)
    curve = SurvfuncRight(
        np.asarray(times, dtype=float),
        np.asarray(over, dtype=int),
        freq_weights=np.asarray(counts, dtype=float),
    )
    left, at = np.asarray(curve.surv_prob), np.asarray(curve.surv_times)
    return Lasting(_first(at, left, 0.5), _first(at, left, 0.25), n, n - ended)


def _first(times: np.ndarray, left: np.ndarray, share: float) -> float | None:
    """The first time by which no more than this share still lasts."""
    reached = np.flatnonzero(left <= share + 1e-12)
    return float(times[reached[0]]) if len(reached) else None
