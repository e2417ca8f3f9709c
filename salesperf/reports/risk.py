"""Open deals that show signs of being lost, and the open deals best placed to make up for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Literal

import duckdb

from salesperf.domain.money import div_half_up
from salesperf.reports.actions import rows, seen
from salesperf.reports.asked import Asked

Sign = Literal["budget", "competition", "silent", "shrunk", "pushed"]
SIGNS: tuple[Sign, ...] = ("budget", "competition", "silent", "shrunk", "pushed")

SILENT_AFTER = 30
PUSHED_FROM = 2
SHRUNK_BY = Fraction(1, 10)
MOST_REPLACEMENTS = 2
_REST = 10_000


@dataclass(frozen=True, slots=True)
class Open:
    """An open deal: `value` in minor units of the reporting currency, None without an amount or a rate.

    `silent` are days without contact, since it was created where there never was one; None where no contact
    of any deal is known. `shrunk` is by which part its amount is below the highest that it had.
    """

    deal_id: int
    name: str
    account: str | None
    rep_id: int | None
    rep: str | None
    team_id: int | None
    position: int
    value: int | None
    due_on: date | None
    silent: int | None
    shrunk: Fraction
    pushes: int
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A deal with signs of risk, and open deals without any that could make up for it, the best first."""

    deal: Open
    replacements: tuple[Open, ...]


@dataclass(frozen=True, slots=True)
class Risk:
    """The deals at risk, those worth most first; how many deals are open, and what is at stake."""

    deals: tuple[AtRisk, ...]
    open_deals: int
    value: int
    contact_known: bool

    def count(self, sign: Sign) -> int:
        """How many of them show a sign."""
        return sum(sign in one.deal.signs for one in self.deals)


def risk(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> Risk:
    """The open deals at risk, as far as scope and viewer go, with replacements.

    A replacement is an open deal with another account of the same rep, else of the same team, without any
    sign of risk, not past its date and due no later than the quarter in which the deal at risk is due: the
    furthest stage first, then the largest. Each is named once, for the largest deal at risk.
    """
    found = rows(cursor, "risk/deals", seen(asked))
    contact = any(row["activity_on"] is not None for row in found)
    deals = [_open(row, asked, contact=contact) for row in found]
    flagged = sorted((one for one in deals if one.signs), key=lambda one: (-(one.value or 0), one.deal_id))
    sound = [one for one in deals if not one.signs and one.value]
    chosen = _replacements(flagged, sound, asked)
    return Risk(
        deals=tuple(AtRisk(one, chosen.get(one.deal_id, ())) for one in flagged),
        open_deals=len(deals),
        value=sum(one.value or 0 for one in flagged),
        contact_known=contact,
    )


def _replacements(
    flagged: Sequence[Open], sound: Sequence[Open], asked: Asked
) -> dict[int, tuple[Open, ...]]:
    as_of = asked.scope.as_of
    ranked = sorted(
        (one for one in sound if one.due_on is not None and one.due_on >= as_of),
        key=lambda one: (-one.position, -(one.value or 0), one.deal_id),
    )
    by_rep = _grouped(ranked, "rep_id")
    by_team = _grouped(ranked, "team_id")
    taken: set[int] = set()
    chosen: dict[int, tuple[Open, ...]] = {}
    for deal in flagged:
        until = asked.calendar.period_of("quarter", max(deal.due_on or as_of, as_of)).last_day
        near = [*by_rep.get(deal.rep_id, ()), *by_team.get(deal.team_id, ())]
        kept: list[Open] = []
        for one in near:
            if len(kept) == MOST_REPLACEMENTS:
                break
            other = one.account is None or one.account != deal.account
            if other and one.deal_id not in taken and one.due_on is not None and one.due_on <= until:
                kept.append(one)
                taken.add(one.deal_id)
        chosen[deal.deal_id] = tuple(kept)
    return chosen


def _grouped(deals: Sequence[Open], by: Literal["rep_id", "team_id"]) -> dict[int | None, list[Open]]:
    groups: dict[int | None, list[Open]] = {}
    for one in deals:
        key = one.rep_id if by == "rep_id" else one.team_id
        if key is not None:
            groups.setdefault(key, []).append(one)
    return groups


def _open(row: Mapping[str, Any], asked: Asked, *, contact: bool) -> Open:
    as_of = asked.scope.as_of
    last = row["activity_on"] or (row["created_on"] if contact else None)
    silent = max(0, (as_of - last).days) if last is not None else None
    amount, most = row["amount"], row["most"]
    shrunk = Fraction(0)
    if amount is not None and most is not None and most > 0 and 0 <= amount < most:
        shrunk = 1 - Fraction(int(amount), int(most))
    told: dict[Sign, bool] = {
        "budget": bool(row["budget"]),
        "competition": bool(row["competition"]),
        "silent": silent is not None and silent > SILENT_AFTER,
        "shrunk": shrunk >= SHRUNK_BY,
        "pushed": row["pushes"] >= PUSHED_FROM,
    }
    return Open(
        deal_id=row["deal_id"],
        name=row["name"],
        account=row["account"],
        rep_id=row["rep_id"],
        rep=row["rep"],
        team_id=row["team_id"],
        position=int(row["position"] or 0),
        value=_value(row, asked.settings.reporting_currency),
        due_on=row["due_on"],
        silent=silent,
        shrunk=shrunk,
        pushes=int(row["pushes"]),
        signs=tuple(sign for sign in SIGNS if told[sign]),
    )


def _value(row: Mapping[str, Any], currency: str) -> int | None:
    if row["amount"] is None:
        return None
    exact = int(row["amount"]) * _REST + int(row["amount_rest"] or 0)
    if row["currency"] == currency:
        return div_half_up(exact, _REST)
    if row["num"] is None:
        return None
    return div_half_up(exact * int(row["num"]), _REST * int(row["den"]))
