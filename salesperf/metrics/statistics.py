"""How sure a rate is."""

from __future__ import annotations

from math import sqrt

Z_95 = 1.959963984540054
"""The standard normal quantile of 97.5 %."""


def wilson(numerator: int, denominator: int, *, z: float = Z_95) -> tuple[float, float] | None:
    """The Wilson score interval of a share (Wilson 1927), 95 % by default; None where nothing was counted.

    Raises ValueError where the parts make no share.
    """
    if denominator == 0:
        return None
    if not 0 <= numerator <= denominator:
        raise ValueError(f"{numerator} of {denominator} is no share")
    share = numerator / denominator
    squared = z * z / denominator
    centre = (share + squared / 2) / (1 + squared)
    reach = z / (1 + squared) * sqrt(share * (1 - share) / denominator + squared / (4 * denominator))
    low = 0.0 if numerator == 0 else centre - reach
    high = 1.0 if numerator == denominator else centre + reach
    return low, high
