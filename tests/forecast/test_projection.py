"""The projection of deals beside every outcome that there is."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from salesperf.forecast.projection import MOST_PLAYED, Band, band

DEALS = ((Fraction(1, 2), 400), (Fraction(1, 4), 1_000), (Fraction(4, 5), 250), (Fraction(1, 10), 3_000))


def test_what_is_expected_is_the_sum_of_chances_times_amounts() -> None:
    exact = sum(chance * amount for chance, amount in DEALS)
    found = band([float(one) for one, _ in DEALS], [amount for _, amount in DEALS])
    assert found.chances == found.expected == exact == 950


def test_it_is_taken_times_what_usually_came_in_of_such_sums() -> None:
    chances, amounts = [0.5] * 400, [100] * 400
    found = band(chances, amounts, (0.6, 0.4, 0.5, 1.2, 0.5))
    assert (found.chances, found.expected) == (20_000, 10_000)
    assert 0.3 * 20_000 < found.low < 0.45 * 20_000
    assert 0.6 * 20_000 < found.high < 1.4 * 20_000


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
    assert (found.high - found.low) / 2 == pytest.approx(half, rel=0.06)
    played = band([0.5] * MOST_PLAYED, [100] * MOST_PLAYED)
    assert (played.high - played.low) / 2 == pytest.approx(1.28155 * 50 * MOST_PLAYED**0.5, rel=0.1)


def test_no_deals_bring_nothing() -> None:
    assert band([], []) == Band(0, 0, 0, 0)
