"""Open deals that show signs of being lost, and the open deals best placed to make up for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Literal

import duckdb

from salesperf.reports.actions import rows, seen
from salesperf.reports.asked import Asked

Sign = Literal["budget", "competition", "silent", "shrunk", "pushed"]
SIGNS: tuple[Sign, ...] = ("budget", "competition", "silent", "shrunk", "pushed")

MOST_SHOWN = 8
MOST_NEAR = 40
MOST_REPLACEMENTS = 2


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
    """How many open deals are at risk, of how many, what they are worth, how many show each sign.

    `deals` are the largest of them, of each sign and of all, those worth most first.
    """

    deals: tuple[AtRisk, ...]
    n: int
    open_deals: int
    value: int
    signs: Mapping[Sign, int]
    contact_known: bool


def risk(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> Risk:
    """The open deals at risk, as far as scope and viewer go, with replacements for those that are listed.

    A replacement is an open deal with another account of the same rep, else of the same team, without any
    sign of risk, not past its date and due no later than the quarter in which the deal at risk is due: the
    furthest stage first, then the largest. Each is named once, for the largest deal at risk.
    """
    bounds = {"most_shown": MOST_SHOWN, "most_near": MOST_NEAR, "currency": asked.settings.reporting_currency}
    found = rows(cursor, "risk/deals", {**seen(asked), **bounds})
    totals = found[0]
    flagged = [_open(row) for row in found if row["risky"] == 1]
    sound = [_open(row) for row in found if row["risky"] == 0]
    chosen = _replacements(flagged, sound, asked)
    return Risk(
        deals=tuple(AtRisk(one, chosen.get(one.deal_id, ())) for one in flagged),
        n=int(totals["all_deals"]),
        open_deals=int(totals["all_open"]),
        value=int(totals["all_value"] or 0),
        signs={sign: int(totals[f"all_{sign}"] or 0) for sign in SIGNS},
        contact_known=bool(totals["contact_known"]),
    )


def _replacements(
    flagged: Sequence[Open], sound: Sequence[Open], asked: Asked
) -> dict[int, tuple[Open, ...]]:
    as_of = asked.scope.as_of
    ranked = sorted(sound, key=lambda one: (-one.position, -(one.value or 0), one.deal_id))
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


def _open(row: Mapping[str, Any]) -> Open:
    amount, most = row["amount"], row["most"]
    fell = bool(row["shrunk"]) and amount is not None and bool(most)
    return Open(
        deal_id=int(row["deal_id"]),
        name=str(row["name"]),
        account=row["account"],
        rep_id=row["rep_id"],
        team_id=row["team_id"],
        position=int(row["position"] or 0),
        value=None if row["value"] is None else int(row["value"]),
        due_on=row["due_on"],
        silent=row["days_silent"],
        shrunk=1 - Fraction(int(amount), int(most)) if fell else Fraction(0),
        pushes=int(row["pushes"]),
        signs=tuple(sign for sign in SIGNS if row[sign]),
    )
