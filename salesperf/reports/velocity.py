"""Sales velocity as the product that it is, and what a change of one of its parts would bring a day."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import duckdb

from salesperf.reports.asked import Asked
from salesperf.text import Text

LEAST_DAYS = 1


@dataclass(frozen=True, slots=True)
class Levers:
    """The four parts: open deals, average won amount (minor units), win rate, average days of a won deal."""

    deals: Fraction
    amount: Fraction
    rate: Fraction
    days: Fraction

    @property
    def a_day(self) -> Fraction:
        """What they bring a day, in minor units."""
        return self.deals * self.amount * self.rate / self.days


@dataclass(frozen=True, slots=True)
class Change:
    """By how much each part is to change: per cent of the deals and of the amount, points of the win rate,
    days of the cycle.
    """

    deals: int = 0
    amount: int = 0
    rate: int = 0
    days: int = 0

    def of(self, levers: Levers) -> Levers:
        """The parts after the change; a rate stays between 0 and 1, a cycle takes a day at least."""
        return Levers(
            deals=levers.deals * Fraction(100 + self.deals, 100),
            amount=levers.amount * Fraction(100 + self.amount, 100),
            rate=min(max(levers.rate + Fraction(self.rate, 100), Fraction(0)), Fraction(1)),
            days=max(levers.days + self.days, Fraction(LEAST_DAYS)),
        )

    @property
    def alone(self) -> dict[str, Change]:
        """Each part's change without the others."""
        return {
            "deals": Change(deals=self.deals),
            "amount": Change(amount=self.amount),
            "rate": Change(rate=self.rate),
            "days": Change(days=self.days),
        }


def levers(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> Levers | None:
    """The parts of the period's velocity; None where one of them is undefined."""
    figure = asked.figure(cursor, "velocity")
    parts = [figure.extra.get(name) for name in ("open_deals", "won_amount", "win_rate", "cycle_days")]
    if figure.value is None or any(one is None for one in parts):
        return None
    deals, amount, rate, days = (Fraction(one or 0) for one in parts)
    return Levers(deals, amount, rate, days) if days else None


def formula(t: Text, one: Levers, currency: str) -> str:
    """The product with all its parts."""
    return t(
        "{deals} open deals × {amount} average won × {rate} win rate ÷ {days} days average cycle "
        "= {value} a day",
        deals=t.number(one.deals),
        amount=t.money(one.amount, currency, short=True),
        rate=t.percent(one.rate, digits=1),
        days=t.number(one.days, 1),
        value=t.money(one.a_day, currency, short=True),
    )


def brings(t: Text, now: Levers, then: Levers, currency: str) -> str:
    """The difference a day, with its sign."""
    return t("{amount} a day", amount=t.signed_money(then.a_day - now.a_day, currency, short=True))


def reached(t: Text, part: str, one: Levers, currency: str) -> str:
    """What a part comes to."""
    return {
        "deals": t.plural("{n} open deal", "{n} open deals", round(one.deals)),
        "amount": t("{amount} a won deal", amount=t.money(one.amount, currency, short=True)),
        "rate": t("{rate} won", rate=t.percent(one.rate, digits=1)),
        "days": t("{days} d to win", days=t.number(one.days, 1)),
    }[part]
