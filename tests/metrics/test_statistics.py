from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesperf.metrics import wilson


def test_it_gives_the_published_interval() -> None:
    """86 of 296 stand on screen as 24 to 34 %; 5 of 10 is 0.237 to 0.763 in Wilson's own form."""
    low, high = wilson(86, 296) or (0, 0)
    assert (round(low, 2), round(high, 2)) == (0.24, 0.34)
    low, high = wilson(5, 10) or (0, 0)
    assert (round(low, 4), round(high, 4)) == (0.2366, 0.7634)


def test_nothing_counted_has_no_interval() -> None:
    assert wilson(0, 0) is None


def test_more_than_all_is_no_share() -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(3, 2)


@given(st.integers(0, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n + 1), st.just(n + 1))))
def test_it_holds_the_share_and_stays_between_0_and_1(parts: tuple[int, int]) -> None:
    part, whole = parts
    low, high = wilson(part, whole) or (1, 0)
    assert 0 <= low <= part / whole <= high <= 1


@given(st.integers(1, 1000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_it_mirrors_for_the_other_part(parts: tuple[int, int]) -> None:
    part, whole = parts
    low, high = wilson(part, whole) or (1, 0)
    assert wilson(whole - part, whole) == pytest.approx((1 - high, 1 - low))
