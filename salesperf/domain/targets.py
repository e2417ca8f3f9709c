"""Targets: an amount for one owner, one measure, one period, one version."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from salesperf.domain.model import Value
from salesperf.domain.money import Money
from salesperf.domain.period import Period
from salesperf.domain.ratio import Ratio

OwnerKind = Literal["company", "team", "rep", "territory"]


class Target(Value):
    """What one owner is to reach in one measure and period. Every owner but the company has an id."""

    owner_kind: OwnerKind
    owner_id: int | None = None
    measure: Annotated[str, Field(min_length=1)]
    period: Period
    amount: Money
    version: Annotated[int, Field(ge=1)] = 1

    @model_validator(mode="after")
    def _has_an_owner(self) -> Self:
        if (self.owner_kind == "company") != (self.owner_id is None):
            raise ValueError("a company target has no owner id, every other target has one")
        return self

    def share_until(self, day: date) -> Ratio:
        """The share of the period's days that is over at the end of `day`."""
        done = min(max((day - self.period.start).days + 1, 0), self.period.days)
        return Ratio(numerator=done, denominator=self.period.days)


def attainment(credit: Money, target: Target | None) -> Ratio | None:
    """Credit over target. None without a target: empty, never 0. A target of 0 has no value either.

    Raises SalesPerfError where the two have different currencies.
    """
    return None if target is None else credit.over(target.amount)
