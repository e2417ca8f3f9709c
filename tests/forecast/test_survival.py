"""Kaplan and Meier's estimate beside an example worked by hand and beside plain fractions."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesperf.forecast.survival import Lasting, lasting


def test_the_worked_example() -> None:
    """Ten deals: over after 2, 3, 3, 5, 8 and 12 days, still there after 3, 6, 9 and 14.

    S(2) = 9/10, S(3) = 9/10 × 7/9 = 7/10, S(5) = 7/10 × 5/6 = 7/12, S(8) = 7/12 × 3/4 = 7/16,
    S(12) = 7/16 × 1/2 = 7/32: half are gone by day 8, three quarters by day 12.
    """
    times, over = [2, 3, 3, 5, 8, 12, 3, 6, 9, 14], [True] * 6 + [False] * 4
    assert lasting(times, over, [1] * 10) == Lasting(8, 12, 10, 4)
    finished = [2, 3, 3, 5, 8, 12]
    assert lasting(finished, [True] * 6, [1] * 6).median == 3  # without the open ones it looks far quicker


def test_where_too_few_are_over_the_figure_is_undefined() -> None:
    assert lasting([4, 9, 9, 9], [True, False, False, False], [1, 1, 1, 1]) == Lasting(None, None, 4, 3)
    assert lasting([4], [False], [7]) == Lasting(None, None, 7, 7)
    assert lasting([], [], []) == Lasting(None, None, 0, 0)


stays = st.lists(st.tuples(st.integers(1, 12), st.booleans(), st.integers(1, 4)), min_size=1, max_size=15)


@given(stays)
def test_it_is_the_product_of_the_shares_that_stay(found: list[tuple[int, bool, int]]) -> None:
    left, oracle = Fraction(1), {Fraction(1, 2): None, Fraction(1, 4): None}
    for day in range(1, 13):
        there = sum(n for time, _, n in found if time >= day)
        gone = sum(n for time, over, n in found if time == day and over)
        left *= 1 - Fraction(gone, there) if there else 1
        for share, first in oracle.items():
            if first is None and gone and left <= share:
                oracle[share] = day
    one = lasting([time for time, _, _ in found], [over for _, over, _ in found], [n for _, _, n in found])
    assert (one.median, one.p75) == tuple(oracle.values())


@pytest.mark.parametrize("scale", [3])
def test_counting_is_the_same_as_repeating(scale: int) -> None:
    times, over = [2.0, 5.0, 7.0], [True, False, True]
    assert lasting(times, over, [scale] * 3).median == lasting(times * scale, over * scale, [1] * 9).median
