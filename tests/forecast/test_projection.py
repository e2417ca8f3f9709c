"""The projection of deals beside every outcome that there is."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from salesperf.forecast.projection import MOST_PLAYED, Band, band

DEALS = ((Fraction(1, 2), 400), (Fraction(1, 4), 1_000), (Fraction(4, 5), 250), (Fraction(1, 10), 3_000))


def test_what_is_expected_is_the_sum_of_chances_times_amounts() -> None:
    exact = sum(chance * amount for chance, amount in DEALS)
    assert band([float(one) for one, _ in DEALS], [amount for _, amount in DEALS]).expected == exact == 950


def test_the_band_holds_four_outcomes_in_five() -> None:
    found = band([float(one) for one, _ in DEALS], [amount for _, amount in DEALS])
    below = above = Fraction(0)
    for won in product((False, True), repeat=len(DEALS)):
        share = Fraction(1)
        for (chance, _), one in zip(DEALS, won, strict=True):
            share *= chance if one else 1 - chance
        total = sum(amount for (_, amount), one in zip(DEALS, won, strict=True) if one)
        below += share if total < found.low else 0
        above += share if total > found.high else 0
    assert below <= Fraction(11, 100)
    assert above <= Fraction(11, 100)


def test_of_very_many_deals_the_band_is_that_of_their_normal_sum() -> None:
    n = MOST_PLAYED + 200
    found = band([0.5] * n, [100] * n)
    half = 1.2815515655446004 * 50 * n**0.5
    assert found == Band(50 * n, round(50 * n - half), round(50 * n + half))
    played = band([0.5] * MOST_PLAYED, [100] * MOST_PLAYED)
    assert played.high - played.low == pytest.approx(2 * 1.28155 * 50 * MOST_PLAYED**0.5, rel=0.05)


def test_no_deals_bring_nothing() -> None:
    assert band([], []) == Band(0, 0, 0)
