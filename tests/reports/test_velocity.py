"""Velocity is a product; a lever changes one factor and nothing else."""

from __future__ import annotations

from fractions import Fraction

import pytest

from salesperf.reports.velocity import Change, Levers, brings, formula, reached
from salesperf.text import get_text

EN, ZH = get_text("en"), get_text("zh_CN")
NOW = Levers(Fraction(300), Fraction(8_000_00), Fraction(1, 4), Fraction(50))


def test_velocity_is_the_product_over_the_days() -> None:
    assert NOW.a_day == 300 * 8_000_00 * Fraction(1, 4) / 50 == 12_000_00
    assert formula(EN, NOW, "CNY") == (
        "300 open deals × ¥8k average won × 25.0% win rate ÷ 50.0 days average cycle = ¥12k a day"
    )


@pytest.mark.parametrize(
    ("change", "a_day"),
    [
        (Change(deals=10), 12_000_00 * Fraction(11, 10)),
        (Change(amount=-20), 12_000_00 * Fraction(4, 5)),
        (Change(rate=5), 12_000_00 * Fraction(30, 25)),
        (Change(days=-10), 12_000_00 * Fraction(50, 40)),
        (Change(10, 10, 5, -10), 12_000_00 * Fraction(121, 100) * Fraction(30, 25) * Fraction(50, 40)),
    ],
)
def test_a_lever_changes_its_factor_alone(change: Change, a_day: Fraction) -> None:
    assert change.of(NOW).a_day == a_day


def test_the_effects_alone_are_those_of_each_lever() -> None:
    change = Change(10, 10, 5, -10)
    assert {part: brings(EN, NOW, one.of(NOW), "CNY") for part, one in change.alone.items()} == {
        "deals": "+¥1.2k a day",
        "amount": "+¥1.2k a day",
        "rate": "+¥2.4k a day",
        "days": "+¥3k a day",
    }
    assert reached(EN, "deals", change.of(NOW), "CNY") == "330 open deals"
    assert reached(ZH, "days", change.of(NOW), "CNY") == "40.0 天赢单"


def test_a_rate_stays_a_share_and_a_cycle_takes_a_day() -> None:
    low = Change(rate=-40, days=-80).of(NOW)
    assert (low.rate, low.days) == (0, 1)
    assert Change(rate=90).of(NOW).rate == 1
