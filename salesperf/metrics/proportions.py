"""Whether two shares differ by more than chance, also where several pairs were looked at."""

from __future__ import annotations

from collections.abc import Sequence
from math import erfc, sqrt

ENOUGH = 10
"""Below so many observations on either side a share is too unsure to compare."""


def two_proportions(part: int, whole: int, other_part: int, other_whole: int) -> float | None:
    """The two-sided p-value of the pooled two-proportion z test; None where either side counts under 10.

    Shares that are equal, or without any spread, differ by chance only: 1.
    """
    if min(whole, other_whole) < ENOUGH:
        return None
    pooled = (part + other_part) / (whole + other_whole)
    spread = pooled * (1 - pooled) * (1 / whole + 1 / other_whole)
    if spread <= 0:
        return 1.0
    return erfc(abs(part / whole - other_part / other_whole) / sqrt(spread) / sqrt(2))


def holm(values: Sequence[float | None]) -> tuple[float | None, ...]:
    """The p-values corrected for looking at all of them at once (Holm 1979), in their order.

    A missing one stays missing and is no look.
    """
    order = sorted((value, at) for at, value in enumerate(values) if value is not None)
    corrected: list[float | None] = [None] * len(values)
    highest = 0.0
    for rank, (value, at) in enumerate(order):
        highest = max(highest, min(1.0, value * (len(order) - rank)))
        corrected[at] = highest
    return tuple(corrected)
