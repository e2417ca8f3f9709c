"""Figures against targets: attainment (what was booked of it) and coverage (what is open for the rest of it).

Who owns the target follows from the split and the scope: reps where reps are told apart, else teams, else the
company. A target counts in a window that holds it whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import duckdb

from salesperf.errors import SalesPerfError
from salesperf.metrics.compose import figures, plain
from salesperf.metrics.facts import Columns, Ids, windows_of
from salesperf.metrics.members import allowed
from salesperf.metrics.request import Request, rows_of
from salesperf.metrics.values import REST, Figure, minor_units, whole
from salesperf.metrics.windows import Window

MEASURE = "bookings"

Owner = Literal["company", "team", "rep"]


@dataclass(frozen=True, slots=True)
class Part:
    """What stands against the target of one owner and window, in minor units; `target` is None without
    one.
    """

    target: int | None
    booked: Columns
    due: Columns


def attainment(cursor: duckdb.DuckDBPyConnection, request: Request) -> dict[Ids, tuple[Figure, int]]:
    """Bookings over target by ids, with the deals left out for want of a rate."""
    return {
        ids: (_attained(part), whole(part.booked, "unconverted"))
        for ids, part in _parts(cursor, request).items()
    }


def coverage(cursor: duckdb.DuckDBPyConnection, request: Request) -> dict[Ids, tuple[Figure, int]]:
    """Open amount due over what is left of the target by ids, with the deals left out for want of a rate."""
    return {
        ids: (_covered(part, weighted=request.variant.key == "weighted"), _unconverted(part))
        for ids, part in _parts(cursor, request).items()
    }


def _attained(part: Part) -> Figure:
    booked, n = minor_units(part.booked), whole(part.booked, "n")
    value = Fraction(booked, part.target) if part.target else None
    return Figure(value, booked, part.target, n)


def _covered(part: Part, *, weighted: bool) -> Figure:
    due = _weighted(part.due) if weighted else minor_units(part.due)
    booked = minor_units(part.booked)
    left = None if part.target is None else part.target - booked
    value = Fraction(due, left) if left is not None and left > 0 else None
    return Figure(value, due, left, whole(part.due, "n"), {"won": booked, "target": part.target})


def _weighted(due: Columns) -> int:
    chances = 10_000
    scaled = {"amount": whole(due, "amount"), "amount_rest": whole(due, "amount_rest")}
    exact = Fraction(scaled["amount"] * REST + scaled["amount_rest"], chances)
    return minor_units({"amount": 0, "amount_rest": exact.numerator // exact.denominator})


def _unconverted(part: Part) -> int:
    return whole(part.booked, "unconverted") + whole(part.due, "unconverted")


def _parts(cursor: duckdb.DuckDBPyConnection, request: Request) -> dict[Ids, Part]:
    owner = _owner(request)
    needs_due = request.metric.key == "coverage"
    due_file = "amount_due_weighted" if request.variant.key == "weighted" else "amount_due"
    parts: dict[Ids, Part] = {}
    for window, by, place in windows_of(request, snapshot=True, future=True):
        booked = _amounts(cursor, request, "bookings", by, window)
        due = _amounts(cursor, request, due_file, by, window) if needs_due else {}
        targets = _targets(cursor, request, owner, by, window)
        everyone = {*booked, *due, *targets} or (set() if by else {()})
        for ids in everyone:
            parts[place(ids)] = Part(targets.get(ids), booked.get(ids, {}), due.get(ids, {}))
    return parts


def _amounts(
    cursor: duckdb.DuckDBPyConnection, request: Request, file: str, by: tuple[str, ...], window: Window
) -> dict[Ids, Columns]:
    query = figures(file, by, request.narrowing.names, priced=request.foreign)
    return dict(rows_of(cursor, query, request.parameters(window)))


def _owner(request: Request) -> Owner:
    if {"rep", "team"} <= set(request.by):
        raise SalesPerfError(
            "one_owner_dimension",
            "“{metric}” can be split by rep or by team, not by both: each has own targets.",
            metric=request.metric.key,
        )
    if "rep" in request.by:
        return "rep"
    if "team" in request.by:
        return "team"
    if request.narrowing.by_rep:
        return "rep"
    return "team" if request.narrowing.by_team else "company"


def _targets(
    cursor: duckdb.DuckDBPyConnection, request: Request, owner: Owner, by: tuple[str, ...], window: Window
) -> dict[Ids, int]:
    """The targets of the window by ids; none where the figures are of some sources only, which have no
    target.
    """
    if request.narrowing.sources:
        return {}
    asked = request.parameters(window, measure=MEASURE, owner_kind=owner)
    amounts = {
        columns["owner_id"]: int(columns["amount"]) for _, columns in rows_of(cursor, plain("targets"), asked)
    }
    if by:
        seen = allowed(cursor, owner, request)
        return {(one,): amount for one, amount in amounts.items() if seen is None or one in seen}
    narrowing = request.narrowing
    chosen = {"rep": narrowing.reps, "team": narrowing.teams, "company": ()}[owner]
    forced = {"rep": narrowing.viewer_rep, "team": narrowing.viewer_team, "company": None}[owner]
    kept = [
        amount
        for identity, amount in amounts.items()
        if (not chosen or identity in chosen) and (forced is None or identity == forced)
    ]
    return {(): sum(kept)} if kept else {}
