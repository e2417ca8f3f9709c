from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from pydantic import ValidationError

from salesperf.domain.money import Currency, Money
from salesperf.domain.period import FiscalCalendar
from salesperf.domain.ratio import Ratio
from salesperf.domain.targets import Target, attainment
from salesperf.errors import SalesPerfError

CNY = Currency(code="CNY")
QUARTER = FiscalCalendar().parse("2026-Q1")


def target(minor: int) -> Target:
    return Target(
        owner_kind="rep",
        owner_id=1,
        measure="bookings",
        period=QUARTER,
        amount=Money(minor=minor, currency=CNY),
    )


def test_attainment_is_credit_over_target() -> None:
    ratio = attainment(Money(minor=90, currency=CNY), target(120))
    assert ratio is not None
    assert (ratio.numerator, ratio.denominator, ratio.value) == (90, 120, Fraction(3, 4))


def test_no_sales_is_zero_and_no_target_is_empty() -> None:
    assert attainment(Money(minor=0, currency=CNY), target(120)) == Ratio(numerator=0, denominator=120)
    assert attainment(Money(minor=90, currency=CNY), None) is None


def test_a_target_of_nothing_has_no_attainment() -> None:
    ratio = attainment(Money(minor=90, currency=CNY), target(0))
    assert ratio is not None
    assert ratio.value is None


def test_another_currency_is_no_attainment() -> None:
    with pytest.raises(SalesPerfError):
        attainment(Money(minor=90, currency=Currency(code="USD")), target(120))


def test_only_the_company_has_no_owner_id() -> None:
    with pytest.raises(ValidationError):
        Target(owner_kind="team", measure="bookings", period=QUARTER, amount=Money(minor=1, currency=CNY))
    with pytest.raises(ValidationError):
        Target(
            owner_kind="company",
            owner_id=1,
            measure="bookings",
            period=QUARTER,
            amount=Money(minor=1, currency=CNY),
        )


@pytest.mark.parametrize(
    ("day", "done"), [(date(2025, 1, 1), 0), (date(2026, 1, 1), 1), (date(2027, 1, 1), 90)]
)
def test_the_share_of_the_period_counts_the_day_itself(day: date, done: int) -> None:
    assert target(1).share_until(day) == Ratio(numerator=done, denominator=90)
