"""Where a period will land: what is won, and what open deals due in it bring by their win chances."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

import duckdb

from salesperf.forecast.chances import Chances
from salesperf.forecast.projection import Band, band
from salesperf.metrics.due import Due, deals_due
from salesperf.reports.asked import Asked, Figure, Stretch

Basis = Literal["chances", "run_rate", "over", "none"]
Member = int | None

LEAST_DAYS = 3
"""Working days that a period needs before its run rate says something."""


@dataclass(frozen=True, slots=True)
class Materials:
    """What a projection is made of: bookings with targets and the deals due, by member and of all.

    `dated` says whether any open deal has an expected close.
    """

    total: Figure
    members: tuple[Figure, ...]
    due: tuple[Due, ...]
    due_by_member: tuple[Due, ...]
    dated: bool


@dataclass(frozen=True, slots=True)
class Landing:
    """Where one member, or all, will land, in minor units.

    `deals` are due, worth `worth`, which comes to `chances` if each counts with its chance; `expected` of
    that comes in by the end. `value` is won and expected together, between `low` and `high` four times in
    five; both are undefined where there is no band, `value` where nothing can be said. `unpriced` deals due
    have no amount, `unconverted` none that has a rate.
    """

    member: Member
    name: str
    won: int
    target: int | None
    value: int | None
    low: int | None
    high: int | None
    deals: int = 0
    worth: int = 0
    chances: int = 0
    expected: int = 0
    unpriced: int = 0
    unconverted: int = 0

    @property
    def share(self) -> Fraction | None:
        """The value as a share of the target."""
        return Fraction(self.value, self.target) if self.value is not None and self.target else None


@dataclass(frozen=True, slots=True)
class Projection:
    """All, then its members; what they rest on; working days gone and of the whole period; the lowest and the
    highest chance; what came in of such sums in past periods.
    """

    basis: Basis
    total: Landing
    members: tuple[Landing, ...]
    pace: tuple[int, int]
    chances: tuple[float, float] | None = None
    yields: tuple[float, ...] = ()


def materials(cursor: duckdb.DuckDBPyConnection, asked: Asked, by: Literal["team", "rep"]) -> Materials:
    """Everything that the projection adds up."""
    scope, viewer, settings = asked.scope, asked.viewer, asked.settings
    due, due_by_member = (
        deals_due(cursor, one, as_of=scope.as_of, scope=scope, viewer=viewer, settings=settings)
        for one in (None, by)
    )
    ever = Stretch(date.min, date.max, scope.as_of)
    return Materials(
        total=asked.figures(cursor, "attainment", variant="bookings")[0],
        members=asked.figures(cursor, "attainment", by=(by,), variant="bookings"),
        due=due,
        due_by_member=due_by_member,
        dated=bool(due) or asked.figure(cursor, "coverage", stretch=ever).n > 0,
    )


def projection(
    asked: Asked,
    found: Materials,
    chances: Chances,
    yields: tuple[float, ...],
    *,
    everybody: str,
    nobody: str,
) -> Projection:
    """Where the period lands by these chances and what came in of such sums before, else by the run rate of
    its working days.

    `everybody` names the row of all, `nobody` that of deals without a member. Members without bookings,
    target or deals due are left out; the furthest ahead comes first.
    """
    pace = asked.pace
    basis = _basis(asked, found, chances)
    by_member: dict[Member, list[Due]] = {}
    for one in found.due_by_member:
        by_member.setdefault(one.member, []).append(one)
    names = {_id(row): row.names[0] or nobody for row in found.members}
    rows = {_id(row): row for row in found.members if row.numerator or row.denominator}
    members = []
    for member in {**rows, **by_member}:
        name, due = names.get(member, nobody), by_member.get(member, [])
        members.append(_landing(basis, pace, chances, yields, member, name, rows.get(member), due))
    members.sort(key=lambda one: (one.share is None, -(one.share or 0), -(one.value or 0), one.name))
    total = _landing(basis, pace, chances, yields, None, everybody, found.total, list(found.due))
    given = [one for one in chances.of(one.deal_id for one in found.due) if one is not None]
    spread = (min(given), max(given)) if basis == "chances" and given else None
    return Projection(basis, total, tuple(members), pace, spread, yields if basis == "chances" else ())


def _basis(asked: Asked, found: Materials, chances: Chances) -> Basis:
    if asked.over:
        return "over"
    if chances.known and found.dated and asked.begun:
        return "chances"
    return "run_rate" if asked.pace[0] >= LEAST_DAYS else "none"


def _landing(
    basis: Basis,
    pace: tuple[int, int],
    chances: Chances,
    yields: tuple[float, ...],
    member: Member,
    name: str,
    row: Figure | None,
    due: list[Due],
) -> Landing:
    won = (row.numerator or 0) if row else 0
    target = (row.denominator or None) if row else None
    priced = [one for one in due if one.amount is not None]
    counted = {
        "deals": len(due),
        "worth": sum(one.amount or 0 for one in priced),
        "unpriced": sum(1 for one in due if one.amount is None and not one.unconverted),
        "unconverted": sum(1 for one in due if one.unconverted),
    }
    if basis == "over":
        return Landing(member, name, won, target, won, None, None, **counted)
    if basis == "run_rate":
        gone, whole = pace
        return Landing(member, name, won, target, round(Fraction(won * whole, gone)), None, None, **counted)
    if basis == "none":
        return Landing(member, name, won, target, None, None, None, **counted)
    comes: Band = band(
        [one or 0.0 for one in chances.of(one.deal_id for one in priced)],
        [one.amount or 0 for one in priced],
        yields,
    )
    return Landing(
        member, name, won, target, won + comes.expected, won + comes.low, won + comes.high,
        chances=comes.chances, expected=comes.expected, **counted,
    )  # fmt: skip


def _id(row: Figure) -> Member:
    one = row.ids[0]
    return None if one is None else int(one)
