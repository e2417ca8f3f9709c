from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from salesperf.domain.credits import Split, Splits, check_whole, whole_to
from salesperf.domain.money import Currency, Money, Rate
from salesperf.errors import SalesPerfError

CNY = Currency(code="CNY")


def share(rep: int, percent: str, *, overlay: bool = False) -> Split:
    return Split(rep_id=rep, share=Rate.percent(percent), overlay=overlay)


def test_a_split_deal_credits_each_rep_their_share() -> None:
    credited = Splits(parts=(share(1, "60"), share(2, "40"))).credits(Money(minor=100_00, currency=CNY))
    assert [(credit.rep_id, credit.amount.minor) for credit in credited] == [(1, 60_00), (2, 40_00)]


def test_an_overlay_is_on_top() -> None:
    credited = Splits(parts=(share(1, "100"), share(2, "25", overlay=True))).credits(
        Money(minor=10, currency=CNY)
    )
    assert [(credit.amount.minor, credit.overlay) for credit in credited] == [(10, False), (3, True)]


@pytest.mark.parametrize("parts", [(), (share(1, "99.99"),), (share(1, "60"), share(2, "41"))])
def test_shares_that_are_not_whole_are_refused(parts: tuple[Split, ...]) -> None:
    with pytest.raises(ValidationError, match="not 100 %"):
        Splits(parts=parts)
    with pytest.raises(SalesPerfError, match="100 %"):
        check_whole(tuple(part.share for part in parts))


def test_a_rep_is_named_once() -> None:
    with pytest.raises(ValidationError, match="twice"):
        Splits(parts=(share(1, "50"), share(1, "50")))


def test_a_deal_without_splits_belongs_to_its_owner() -> None:
    money = Money(minor=-7, currency=CNY)
    assert [credit.amount for credit in whole_to(1).credits(money)] == [money]


@given(st.integers(-(10**12), 10**12), st.lists(st.integers(1, 50), min_size=1, max_size=8))
def test_credits_add_to_the_deal_to_the_cent(amount: int, weights: list[int]) -> None:
    parts = tuple(
        Split(rep_id=rep, share=Rate(numerator=weight, denominator=sum(weights)))
        for rep, weight in enumerate(weights)
    )
    credited = Splits(parts=parts).credits(Money(minor=amount, currency=CNY))
    assert sum(credit.amount.minor for credit in credited) == amount
    for credit, part in zip(credited, parts, strict=True):
        assert abs(Fraction(amount) * part.share.fraction - credit.amount.minor) < 1
