"""The members of dimensions: their names, their order, and which are listed where there is no figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import cast

import duckdb

from salesperf.domain.period import PeriodKind
from salesperf.metrics.compose import plain
from salesperf.metrics.dimensions import DIMENSIONS
from salesperf.metrics.request import Request, rows_of
from salesperf.metrics.windows import PERIODS, period_number

Ids = tuple[int | None, ...]
Member = tuple[int | str | None, str | None]

MOST_LISTED = 50_000
"""Beyond so many combinations only those with a figure are listed."""

STAGE_KINDS = ("open", "won", "lost")

NOBODY: Member = (None, None)


@dataclass(frozen=True, slots=True)
class Members:
    """The members of a dimension in their order, and the ids of those listed without a figure."""

    by_id: dict[int, Member]
    listed: tuple[int, ...]


def members_of(
    cursor: duckdb.DuckDBPyConnection, request: Request, *, future: bool = False
) -> tuple[Members, ...]:
    """The members of each dimension of the request, as far as its scope and viewer go."""
    return tuple(_members(cursor, key, request, future=future) for key in request.by)


def combinations(found: Iterable[Ids], members: tuple[Members, ...]) -> list[Ids]:
    """All combinations to list, in order: those found, and every one of the members listed anyway."""
    listed = [one.listed for one in members]
    everyone = set(found)
    if prod(len(one) for one in listed) <= MOST_LISTED:
        everyone |= set(product(*listed))
    ranks = [{identity: rank for rank, identity in enumerate(one.by_id)} for one in members]

    def place(ids: Ids) -> tuple[tuple[bool, int, int], ...]:
        return tuple(
            (identity is None, rank.get(cast(int, identity), len(rank)), identity or 0)
            for identity, rank in zip(ids, ranks, strict=True)
        )

    return sorted(everyone, key=place)


def named(ids: Ids, members: tuple[Members, ...]) -> tuple[Member, ...]:
    """The ids with their names; nobody where an id is missing."""
    return tuple(
        NOBODY if identity is None else one.by_id.get(identity, (identity, None))
        for identity, one in zip(ids, members, strict=True)
    )


def _members(cursor: duckdb.DuckDBPyConnection, key: str, request: Request, *, future: bool) -> Members:
    if key in PERIODS:
        return _periods(key, request, future=future)
    dimension = DIMENSIONS[key]
    if dimension.members is None:
        return Members({at: (at, name) for at, name in enumerate(STAGE_KINDS)}, (0, 1, 2))
    rows = [
        columns
        for _, columns in rows_of(cursor, plain(f"members/{dimension.members}"), {"kind": dimension.label})
    ]
    if key != "stage":
        rows.sort(key=lambda row: (str(row["name"]).casefold(), str(row["name"]), row["id"]))
    seen = allowed(cursor, key, request)
    listed = tuple(row["id"] for row in rows if row["listed"] and (seen is None or row["id"] in seen))
    return Members({row["id"]: (row["id"], row["name"]) for row in rows}, listed)


def _periods(kind: PeriodKind, request: Request, *, future: bool) -> Members:
    window, calendar = request.window, request.calendar
    by_id: dict[int, Member] = {
        period_number(kind, period.start, calendar): (period.start.isoformat(), calendar.key(period))
        for period in window.periods(kind, calendar, future=True)
    }
    known = {
        period_number(kind, one.start, calendar) for one in window.periods(kind, calendar, future=future)
    }
    return Members(by_id, tuple(number for number in by_id if number in known))


def allowed(cursor: duckdb.DuckDBPyConnection, key: str, request: Request) -> set[int] | None:
    """The ids that scope and viewer leave of a dimension; None for all."""
    narrowing = request.narrowing
    if key == "source":
        return set(narrowing.sources) or None
    if key not in ("rep", "team", "region"):
        return None
    teams = _both(set(narrowing.teams) or None, _one(narrowing.viewer_team))
    if key == "team":
        return set() if narrowing.by_rep else teams
    if key == "region":
        return set() if narrowing.by_rep or narrowing.by_team else None
    reps = _both(set(narrowing.reps) or None, _one(narrowing.viewer_rep))
    return reps if teams is None else _both(reps, _reps_of(cursor, teams, request))


def _reps_of(cursor: duckdb.DuckDBPyConnection, teams: set[int], request: Request) -> set[int]:
    parameters = request.parameters(teams=sorted(teams))
    return {columns["rep_id"] for _, columns in rows_of(cursor, plain("members/team_members"), parameters)}


def _one(identity: int | None) -> set[int] | None:
    return None if identity is None else {identity}


def _both(one: set[int] | None, other: set[int] | None) -> set[int] | None:
    if one is None or other is None:
        return other if one is None else one
    return one & other
