"""What moved in a pipeline, in plain Python: day by day over every deal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from salesperf.domain.period import Period
from salesperf.metrics.movement import KINDS
from tests.metrics.core_tables import Deal, State, stage_of
from tests.metrics.oracle import exact_amount, rep_of, team_of

Amounts = dict[tuple[Any, ...], dict[str, list[Fraction | int]]]


def no_movement() -> Amounts:
    return defaultdict(lambda: {kind: [Fraction(0), 0] for kind in KINDS})


@dataclass
class Book:
    """The movements between the ends of two days, of deals to close in `due`, by group."""

    before: date
    until: date
    due: Period | None
    by: tuple[str, ...]
    moved: Amounts = field(default_factory=no_movement)

    def keep(self, deals: Iterable[Deal], *, net: bool) -> Amounts:
        for deal in deals:
            start, end = deal.on(self.before), deal.on(self.until)
            self.stand(deal, start, "start")
            self.stand(deal, end, "end")
            if net:
                self.step(deal, start, end)
            else:
                self.walk(deal)
        return self.moved

    def walk(self, deal: Deal) -> None:
        for offset in range((self.until - self.before).days):
            day = self.before + timedelta(days=offset)
            was, now = deal.on(day), deal.on(day + timedelta(days=1))
            if was is not now:
                self.step(deal, was, now)

    def step(self, deal: Deal, was: State | None, now: State | None) -> None:
        if was and now and self.inside(was):
            self.change(deal, was, now)
        if self.inside(was) and self.inside(now):
            if self.group(deal, was) != self.group(deal, now):
                self.book(deal, was, "moved_out", self.worth(now))
                self.book(deal, now, "moved_in", self.worth(now))
        elif self.inside(now):
            kind = "new" if was is None else "moved_in" if was.status == 0 else "reopened"
            self.book(deal, now, kind, self.worth(now))
        elif self.inside(was):
            kind = "removed" if now is None else ("moved_out", "won", "lost")[now.status]
            self.book(deal, was, kind, self.worth(now or was))

    def change(self, deal: Deal, was: State, now: State) -> None:
        before, after = in_own_currency(was), in_own_currency(now)
        if before == after and was.currency == now.currency:
            return
        if after > before:
            self.book(deal, was, "increased", self.worth(now) - self.worth(was))
        else:
            self.book(deal, was, "decreased", self.worth(was) - self.worth(now))

    def stand(self, deal: Deal, state: State | None, kind: str) -> None:
        if self.inside(state):
            self.book(deal, state, kind, self.worth(state))

    def book(self, deal: Deal, state: State | None, kind: str, amount: Fraction) -> None:
        figure = self.moved[self.group(deal, state)][kind]
        figure[0] += amount
        figure[1] += 1

    def group(self, deal: Deal, state: State | None) -> tuple[Any, ...]:
        assert state is not None
        rep = rep_of(state)
        ids = {"rep": rep, "team": team_of(rep, self.until), "stage": stage_of(deal, state.position)}
        return tuple(ids[one] for one in self.by)

    def inside(self, state: State | None) -> bool:
        if state is None or state.status:
            return False
        return self.due is None or (state.due is not None and state.due in self.due)

    def worth(self, state: State | None) -> Fraction:
        assert state is not None
        return exact_amount(state, self.until) or Fraction(0)


def in_own_currency(state: State) -> Fraction:
    return Fraction(0) if state.amount is None else state.amount + Fraction(state.rest, 10_000)
