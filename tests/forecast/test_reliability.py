"""Brier score and calibration table beside plain arithmetic."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesperf.forecast.reliability import brier, tenths

looks = st.lists(st.tuples(st.integers(0, 100), st.integers(0, 1)), min_size=1, max_size=60)


@given(looks)
def test_the_brier_score_is_the_mean_squared_distance(found: list[tuple[int, int]]) -> None:
    exact = sum((Fraction(chance, 100) - came) ** 2 for chance, came in found) / len(found)
    assert brier([chance / 100 for chance, _ in found], [came for _, came in found]) == pytest.approx(exact)


@given(looks)
def test_the_calibration_table_counts_by_tenths(found: list[tuple[int, int]]) -> None:
    rows = {}
    for chance, came in found:
        rows.setdefault(min(chance // 10, 9), []).append((chance, came))
    table = tenths([chance / 100 + 1e-12 for chance, _ in found], [came for _, came in found])
    assert [(round(one.low * 10), one.n, one.won) for one in table] == [
        (place, len(rows[place]), sum(came for _, came in rows[place])) for place in sorted(rows)
    ]
    assert [one.given for one in table] == [
        pytest.approx(sum(chance for chance, _ in rows[place]) / len(rows[place]) / 100)
        for place in sorted(rows)
    ]


def test_a_worked_example() -> None:
    assert brier([0.9, 0.2, 0.5], [1, 0, 0]) == pytest.approx((0.01 + 0.04 + 0.25) / 3)
