"""A deal at risk in words, and what its replacements cover."""

from __future__ import annotations

from fractions import Fraction

import pytest

from salesperf.reports.risk import Open
from salesperf.text import get_text
from salesperf.ui.review.risk import _covering, why
from salesperf.ui.review.sources import _rate

EN, ZH = get_text("en"), get_text("zh_CN")
DEAL = Open(1, "Line", "Acme", 2, 3, 4, 100, None, 41, Fraction(2, 5), 3, ("silent", "shrunk", "pushed"))


def test_every_sign_is_named_with_its_size():
    assert why(EN, DEAL) == "silent 41 d · amount shrank 40% · pushed 3 times"
    assert why(ZH, DEAL) == "41 天未跟进 · 金额缩水 40% · 已推迟 3 次"


@pytest.mark.parametrize(
    ("covered", "value", "said"),
    [(50, 100, "A: covers 50%"), (100, 100, "A: enough to make up for it"), (50, None, "A")],
)
def test_what_replacements_cover_is_said_up_to_the_whole(covered, value, said):
    assert _covering(EN, "A", covered, value) == said


def test_a_share_of_few_is_grey_and_one_of_none_undefined():
    assert _rate(EN, 0, 0) == "–"
    few, many = _rate(EN, 3, 9), _rate(EN, 3, 10)
    assert ":gray[33" in few.text
    assert many.text.startswith("**30")
