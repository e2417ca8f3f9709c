from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from salesperf.domain.money import MINOR_DIGITS, Currency, Money, Rate, allocate, div_half_up
from salesperf.errors import SalesPerfError

CNY = Currency(code="CNY")
USD = Currency(code="USD")

amounts = st.integers(-(10**15), 10**15)
moneys = st.builds(Money, minor=amounts, currency=st.just(CNY))
rates = st.builds(Rate, numerator=st.integers(-(10**6), 10**6), denominator=st.integers(1, 10**6))
weights = st.lists(st.integers(0, 10**9), min_size=1, max_size=12).filter(any)


def test_minor_digits_follow_iso() -> None:
    assert [Currency(code=code).digits for code in ("CNY", "JPY", "KWD", "KRW", "CLF")] == [2, 0, 3, 0, 4]


def test_every_code_has_three_letters() -> None:
    assert all(len(code) == 3 and code.isupper() for code in MINOR_DIGITS)


def test_an_unknown_currency_names_itself() -> None:
    with pytest.raises(SalesPerfError, match="RMB"):
        Currency.of("RMB")
    with pytest.raises(ValidationError):
        Currency(code="RMB")


def test_a_code_is_read_in_any_case() -> None:
    assert Currency.of(" cny ") == CNY


@pytest.mark.parametrize("minor", [1.0, 1.5, "1", True, Decimal(1)])
def test_money_is_never_anything_but_an_integer(minor: object) -> None:
    with pytest.raises(ValidationError):
        Money(minor=minor, currency=CNY)  # type: ignore[arg-type]


def test_money_is_frozen() -> None:
    with pytest.raises(ValidationError):
        Money(minor=1, currency=CNY).minor = 2  # type: ignore[misc]


def test_two_currencies_never_meet() -> None:
    one, other = Money(minor=1, currency=CNY), Money(minor=1, currency=USD)
    for together in (lambda: one + other, lambda: one - other, lambda: one < other, lambda: one.over(other)):
        with pytest.raises(SalesPerfError, match="CNY and USD"):
            together()
    assert one != other


@pytest.mark.parametrize(
    ("numerator", "denominator", "rounded"),
    [
        (5, 2, 3),
        (-5, 2, -3),
        (5, -2, -3),
        (4, 2, 2),
        (1, 3, 0),
        (-1, 3, 0),
        (2, 3, 1),
        (-2, 3, -1),
        (0, 7, 0),
    ],
)
def test_halves_are_rounded_away_from_zero(numerator: int, denominator: int, rounded: int) -> None:
    assert div_half_up(numerator, denominator) == rounded


def test_dividing_by_zero_is_an_error() -> None:
    with pytest.raises(ZeroDivisionError):
        div_half_up(1, 0)


@given(amounts, st.integers(1, 10**9))
def test_rounding_is_symmetrical_and_near(numerator: int, denominator: int) -> None:
    rounded = div_half_up(numerator, denominator)
    assert div_half_up(-numerator, denominator) == -rounded == div_half_up(numerator, -denominator)
    assert abs(Fraction(numerator, denominator) - rounded) <= Fraction(1, 2)


@given(moneys, moneys, moneys)
def test_addition_has_its_laws(a: Money, b: Money, c: Money) -> None:
    zero = Money(minor=0, currency=CNY)
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)
    assert a + zero == a
    assert a + -a == zero
    assert a - b == a + -b


@given(moneys, moneys)
def test_order_is_the_order_of_amounts(a: Money, b: Money) -> None:
    assert (a < b) == (a.major < b.major)
    assert (a <= b) == (not b < a) == (b >= a)
    assert (a > b) == (b < a)


@given(moneys)
def test_a_decimal_text_is_read_as_it_is_written(money: Money) -> None:
    assert Money.of(str(money.major), CNY) == money


def test_more_decimals_than_the_currency_has_are_refused() -> None:
    with pytest.raises(ValueError, match="more decimals"):
        Money.of("1.005", CNY)
    assert Money.of("1.005", Currency(code="KWD")).minor == 1005


@given(moneys, rates)
def test_a_rate_is_applied_exactly_and_rounded_once(money: Money, rate: Rate) -> None:
    assert abs(money.times(rate).minor - money.minor * rate.fraction) <= Fraction(1, 2)


def test_a_rate_of_twelve_thousandths_stays_exact() -> None:
    rate = Rate(numerator=2000, denominator=12000)
    assert (rate.numerator, rate.denominator) == (2000, 12000)
    assert Money(minor=6, currency=CNY).times(rate).minor == 1


def test_a_percentage_is_exact() -> None:
    assert Rate.percent("8.25").fraction == Fraction(33, 400)
    with pytest.raises(ValueError, match="no number"):
        Rate.percent("eight")


@given(amounts, weights)
def test_parts_add_to_the_whole_exactly(total: int, weights: list[int]) -> None:
    parts = allocate(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - Fraction(total * weight, sum(weights))) < 1


@given(amounts, weights)
def test_a_negative_whole_splits_as_the_positive_one(total: int, weights: list[int]) -> None:
    assert allocate(-total, weights) == tuple(-part for part in allocate(total, weights))


@given(st.integers(0, 10**12), weights)
def test_a_larger_weight_never_gets_less(total: int, weights: list[int]) -> None:
    parts = allocate(total, weights)
    for one, part in zip(weights, parts, strict=True):
        for other, counterpart in zip(weights, parts, strict=True):
            assert one <= other or part >= counterpart


def test_the_spare_cent_goes_to_the_largest_remainder_then_the_earlier_part() -> None:
    assert allocate(100, [1, 1, 1]) == (34, 33, 33)
    assert allocate(10, [5, 3, 7]) == (3, 2, 5)
    assert Money(minor=100, currency=CNY).allocate([1, 2])[1] == Money(minor=67, currency=CNY)


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1], [3, -1]])
def test_weights_that_cannot_split_are_refused(weights: list[int]) -> None:
    with pytest.raises(SalesPerfError):
        allocate(100, weights)
