"""Whether two shares differ by more than chance."""

from __future__ import annotations

from math import erfc, sqrt

import pytest

from salesperf.metrics.proportions import holm, two_proportions


@pytest.mark.parametrize(
    ("part", "whole", "other", "others"), [(184, 301, 204, 276), (5, 20, 9, 31), (1, 10, 9, 10)]
)
def test_the_test_of_two_shares_is_the_chi_square_test_without_correction(
    part: int, whole: int, other: int, others: int
) -> None:
    a, b, c, d = part, whole - part, other, others - other
    chi_square = (a + b + c + d) * (a * d - b * c) ** 2 / ((a + b) * (c + d) * (a + c) * (b + d))
    upper_tail = erfc(sqrt(chi_square / 2))  # one degree of freedom
    assert two_proportions(part, whole, other, others) == pytest.approx(upper_tail)


def test_under_ten_on_either_side_there_is_no_test() -> None:
    assert two_proportions(5, 9, 50, 100) is None
    assert two_proportions(50, 100, 5, 9) is None


def test_shares_without_spread_do_not_differ() -> None:
    assert two_proportions(10, 10, 20, 20) == 1
    assert two_proportions(0, 10, 0, 20) == 1


def test_looking_at_several_is_corrected_for() -> None:
    assert holm([0.04, 0.001, 0.3, 0.02]) == pytest.approx((0.08, 0.004, 0.3, 0.06))
    assert holm([0.03, 0.02, 0.9]) == pytest.approx((0.06, 0.06, 0.9))


def test_what_was_not_tested_is_no_look() -> None:
    assert holm([None, 0.02, None]) == (None, 0.02, None)
