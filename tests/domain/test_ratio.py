from __future__ import annotations

from fractions import Fraction

from salesperf.domain.ratio import Ratio


def test_a_ratio_keeps_the_parts_as_they_were_counted() -> None:
    ratio = Ratio(numerator=2, denominator=4)
    assert (ratio.numerator, ratio.denominator, ratio.value) == (2, 4, Fraction(1, 2))


def test_nothing_of_nothing_is_undefined() -> None:
    assert Ratio(numerator=0, denominator=0).value is None
