"""Whose booking it is: splits of a deal and the credits that they give."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import Self

from pydantic import model_validator

from salesperf.domain.model import Value
from salesperf.domain.money import Money, Rate
from salesperf.errors import SalesPerfError


class Split(Value):
    """A share of a deal for a rep. An overlay is on top of the whole and marked so."""

    rep_id: int
    share: Rate
    overlay: bool = False

    @model_validator(mode="after")
    def _is_positive(self) -> Self:
        if self.share.numerator <= 0:
            raise ValueError("a share is above 0")
        return self


class Credit(Value):
    """What counts for a rep from one deal."""

    rep_id: int
    amount: Money
    overlay: bool = False


class Splits(Value):
    """The splits of one deal. Shares that are no overlay add to 100 % exactly.

    A rep has one share and one overlay at most.
    """

    parts: tuple[Split, ...]

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        whole = sum((part.share.fraction for part in self.parts if not part.overlay), Fraction(0))
        if whole != 1:
            raise ValueError(f"the shares add to {float(whole * 100):g} %, not 100 %")
        if len({(part.rep_id, part.overlay) for part in self.parts}) != len(self.parts):
            raise ValueError("a rep is named twice")
        return self

    def credits(self, amount: Money) -> tuple[Credit, ...]:
        """The amount by its splits: shares add to it to the minor unit, each overlay is rounded half up."""
        shares = [part for part in self.parts if not part.overlay]
        common = lcm(*(part.share.denominator for part in shares))
        weights = [part.share.numerator * (common // part.share.denominator) for part in shares]
        parts = dict(zip(shares, amount.allocate(weights), strict=True))
        return tuple(
            Credit(
                rep_id=part.rep_id,
                amount=amount.times(part.share) if part.overlay else parts[part],
                overlay=part.overlay,
            )
            for part in self.parts
        )


def whole_to(rep_id: int) -> Splits:
    """The splits of a deal that belongs to one rep."""
    return Splits(parts=(Split(rep_id=rep_id, share=Rate(numerator=1, denominator=1)),))


def check_whole(shares: tuple[Rate, ...]) -> None:
    """Raises SalesPerfError, with the sum, where shares of one deal do not add to 100 %."""
    whole = sum((share.fraction for share in shares), Fraction(0))
    if whole != 1:
        raise SalesPerfError(
            "splits_not_whole",
            "The shares of a deal add to {percent} %; they must add to 100 %.",
            percent=f"{float(whole * 100):g}",
        )
