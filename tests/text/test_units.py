"""A chart says its unit once and shows bare figures."""

from __future__ import annotations

import pytest

from salesperf.text import amount_unit, get_text

EN, ZH = get_text("en"), get_text("zh_CN")


@pytest.mark.parametrize(
    ("t", "largest", "label", "short", "shown"),
    [
        (EN, 1_642_000_000, "CNY million", "¥M", "16.42"),
        (ZH, 1_642_000_000, "万元", "¥万", "1,642"),
        (ZH, 12_345_678_901, "亿元", "¥亿", "1.23"),
        (EN, 66_100_000, "CNY thousand", "¥k", "661.0"),
        (EN, 50_000, "CNY", "¥", "500"),
        (EN, None, "CNY", "¥", "–"),
    ],
)
def test_the_unit_fits_the_largest_amount(t, largest, label, short, shown):
    unit = amount_unit(t, [100, largest, None], "CNY")
    assert (unit.label, unit.short, unit.show(largest)) == (label, short, shown)


def test_amounts_beside_each_other_show_as_many_decimals():
    unit = amount_unit(EN, [1_430_000_000], "CNY")
    assert [unit.show(one, signed=True) for one in (305_000_000, -41_000_000, 0)] == [
        "+3.05",
        "−0.41",
        "0.00",
    ]


def test_a_currency_without_minor_digits_scales_by_its_own():
    assert amount_unit(EN, [5_000_000], "JPY").show(5_000_000) == "5.00"
