"""The unit that a chart or a column of amounts stands in: said once in its header, left out of its cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isnan

from babel.numbers import get_currency_precision

from salesperf.text.catalogue import mark
from salesperf.text.formats import UNDEFINED, currency_symbol
from salesperf.text.text import Text

_STEPS = {
    "en": (
        (0, "{currency}", ""),
        (3, mark("{currency} thousand"), "k"),
        (6, mark("{currency} million"), "M"),
        (9, mark("{currency} billion"), "B"),
    ),
    "zh_CN": (
        (0, "{currency}", ""),
        (4, mark("{currency} ten thousand"), "万"),
        (8, mark("{currency} hundred million"), "亿"),
    ),
}


@dataclass(frozen=True, slots=True)
class AmountUnit:
    """A scale for amounts: ``label`` for a title ("CNY million"), ``short`` for a column ("¥M").

    ``digits`` are the decimals that its largest amount needs; all amounts beside it show as many.
    """

    text: Text
    minor_per_unit: int
    label: str
    short: str
    digits: int

    def scaled(self, minor: int | float | None) -> float | None:
        """The amount in this unit, for the length of a mark."""
        return None if minor is None or isnan(minor) else float(minor) / self.minor_per_unit

    def show(self, minor: int | float | None, digits: int | None = None, *, signed: bool = False) -> str:
        """The amount in this unit as text, without the unit."""
        value = self.scaled(minor)
        if value is None:
            return UNDEFINED
        places = self.digits if digits is None else digits
        return self.text.signed(value, places) if signed else self.text.number(value, places)


def amount_unit(t: Text, amounts: Iterable[int | float | None], currency: str) -> AmountUnit:
    """The unit in which the largest of these amounts (minor units) has few digits before the point."""
    largest = max((abs(one) for one in amounts if one is not None and not isnan(one)), default=0)
    base = 10 ** get_currency_precision(currency)
    steps = _STEPS[t.locale]
    power, label, letter = next(
        (step for step in reversed(steps) if largest >= base * 10 ** step[0]), steps[0]
    )
    name = "元" if t.locale == "zh_CN" and currency == "CNY" else currency
    scale = base * 10**power
    digits = 0 if not power or largest >= 1000 * scale else 1 if largest >= 100 * scale else 2
    return AmountUnit(t, scale, t(label, currency=name), currency_symbol(currency, t.locale) + letter, digits)
