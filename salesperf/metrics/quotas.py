"""Figures of targets: the targets themselves, attainment (what came of them) and coverage (what is open for
the rest).

Who owns the target follows from the split and the scope: reps where reps are told apart, else teams or
regions, else the company. A target counts in a window that holds it whole. Like is compared with like:
bookings with targets for bookings, sales with those for sales.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal, cast

import duckdb

from salesperf.domain.measures import MONEY, QUANTITIES
from salesperf.domain.money import div_half_up
from salesperf.errors import SalesPerfError
from salesperf.metrics import owners
from salesperf.metrics.compose import plain
from salesperf.metrics.facts import Columns, Ids, in_windows, windows_of
from salesperf.metrics.facts import Part as Place
from salesperf.metrics.members import allowed
from salesperf.metrics.owners import Quotas, Target
from salesperf.metrics.request import Request, rows_of
from salesperf.metrics.result import NOTHING
from salesperf.metrics.values import REST, Figure, minor_units, whole
from salesperf.metrics.windows import Window

Owner = Literal["company", "team", "rep", "region"]

FIGURES: Mapping[str, str] = {"bookings": "bookings", "sales": "sales", "payments": "payments"}
"""The query of what came of the targets of a measure."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands against the target of one owner and window, in minor units; `target` is None without
    one.
    """

    target: Target | None
    booked: Columns
    due: Columns

    @property
    def amount(self) -> int | None:
        """The target's amount; None without one, and where it has no exchange rate."""
        return None if self.target is None else self.target.amount


def target(cursor: duckdb.DuckDBPyConnection, request: Request) -> dict[Ids, tuple[Figure, int]]:
    """The targets by ids, with those left out for want of a rate."""
    measure = _measure(cursor, request)
    found: dict[Ids, tuple[Figure, int]] = {}
    for place in windows_of(request, snapshot=True, future=True):
        for ids, one in _targets(cursor, request, measure, place).items():
            amount = div_half_up(one.exact, REST * 100) if request.metric.unit == "count" else one.amount
            found[place.place(ids)] = Figure(amount, n=one.n, extra=_beside(one)), one.unconverted
    return found


def attainment(cursor: duckdb.DuckDBPyConnection, request: Request) -> dict[Ids, tuple[Figure, int]]:
    """What came of the target, over it, by ids, with what was left out for want of a rate."""
    measure = _measure(cursor, request)
    return {
        ids: (_attained(part), _unconverted(part))
        for ids, part in _parts(cursor, request, measure, FIGURES.get(measure)).items()
    }


def coverage(cursor: duckdb.DuckDBPyConnection, request: Request) -> dict[Ids, tuple[Figure, int]]:
    """Open amount due over what is left of the target by ids, with the deals left out for want of a rate."""
    due_file = "amount_due_weighted" if request.variant.key == "weighted" else "amount_due"
    return {
        ids: (_covered(part, weighted=request.variant.key == "weighted"), _unconverted(part))
        for ids, part in _parts(cursor, request, MONEY[0], FIGURES[MONEY[0]], due_file).items()
    }


def widened(cursor: duckdb.DuckDBPyConnection, request: Request, window: Window) -> Window:
    """The window of a request that names no days: all targets too, those ahead where periods are split."""
    spans = _spans(cursor, request, Window(date.min, date.max, window.as_of))
    if not spans:
        return window
    first = min((window.since, *(since for since, _ in spans.values())))
    last = max((window.until, *(until for _, until in spans.values())))
    ahead = request.metric.reader == "target" or bool(request.period_dimensions)
    return Window(first, last if ahead else window.until, window.as_of)


def _measure(cursor: duckdb.DuckDBPyConnection, request: Request) -> str:
    """The measure of a variant that names one; else that of the targets in the window, bookings first."""
    if request.variant.key not in ("own", "credit"):
        return request.variant.key
    found = _spans(cursor, request, request.window)
    return next((one for one in MONEY if one in found), next(iter(found), MONEY[0]))


def _spans(
    cursor: duckdb.DuckDBPyConnection, request: Request, window: Window
) -> dict[str, tuple[date, date]]:
    """The first and last day of the targets in a window, by measure; those in money for a metric of money."""
    rows = rows_of(cursor, plain("target_span"), request.parameters(window))
    counts = request.metric.unit == "count"
    return {
        row["measure"]: (row["first_day"], row["after_last_day"] - timedelta(days=1))
        for _, row in rows
        if (row["measure"] in QUANTITIES) is counts
    }


def _attained(part: Part) -> Figure:
    booked, n = minor_units(part.booked), whole(part.booked, "n")
    value = Fraction(booked, part.amount) if part.amount else None
    return Figure(value, booked, part.amount, n, _beside(part.target))


def _covered(part: Part, *, weighted: bool) -> Figure:
    due = _weighted(part.due) if weighted else minor_units(part.due)
    booked = minor_units(part.booked)
    left = None if part.amount is None else part.amount - booked
    value = Fraction(due, left) if left is not None and left > 0 else None
    return Figure(value, due, left, whole(part.due, "n"), {"won": booked, "target": part.amount})


def _beside(target: Target | None) -> Mapping[str, Fraction | int | None]:
    """How many targets of people who lead others were not added, where there are any."""
    return {"leaders_left_out": target.left_out} if target is not None and target.left_out else NOTHING


def _weighted(due: Columns) -> int:
    chances = 10_000
    scaled = {"amount": whole(due, "amount"), "amount_rest": whole(due, "amount_rest")}
    exact = Fraction(scaled["amount"] * REST + scaled["amount_rest"], chances)
    return minor_units({"amount": 0, "amount_rest": exact.numerator // exact.denominator})


def _unconverted(part: Part) -> int:
    missing = part.target.unconverted if part.target is not None else 0
    return whole(part.booked, "unconverted") + whole(part.due, "unconverted") + missing


def _parts(
    cursor: duckdb.DuckDBPyConnection,
    request: Request,
    measure: str,
    booked_file: str | None,
    due_file: str | None = None,
) -> dict[Ids, Part]:
    places = list(windows_of(request, snapshot=True, future=True))
    booked = _amounts(cursor, request, booked_file, places)
    due = _amounts(cursor, request, due_file, places)
    parts: dict[Ids, Part] = {}
    for number, place in enumerate(places):
        targets = _targets(cursor, request, measure, place)
        everyone = {*booked[number], *due[number], *targets} or (set() if place.by else {()})
        for ids in everyone:
            parts[place.place(ids)] = Part(
                targets.get(ids), booked[number].get(ids, {}), due[number].get(ids, {})
            )
    return parts


def _amounts(
    cursor: duckdb.DuckDBPyConnection, request: Request, file: str | None, places: list[Place]
) -> list[dict[Ids, Columns]]:
    if not file:
        return [{} for _ in places]
    return in_windows(cursor, request, file, places, priced=request.foreign)


def _owner(request: Request) -> Owner:
    kinds = [kind for kind in ("rep", "team", "region") if kind in request.by]
    if len(kinds) > 1:
        raise SalesPerfError(
            "one_owner_dimension",
            "“{metric}” can be split by rep or by team, not by both: each has own targets.",
            metric=request.metric.key,
        )
    if kinds:
        return cast(Owner, kinds[0])
    if request.narrowing.by_rep:
        return "rep"
    return "team" if request.narrowing.by_team else "company"


def _targets(
    cursor: duckdb.DuckDBPyConnection, request: Request, measure: str, place: Place
) -> dict[Ids, Target]:
    """The targets of a window by ids."""
    quotas = owners.read(cursor, request, measure, place.window)
    owner = _owner(request)
    if place.by:
        seen = allowed(cursor, owner, request)
        everyone = {"rep": set(quotas.people), "team": quotas.all_teams, "region": quotas.all_regions}
        of = {"rep": quotas.of_rep, "team": quotas.of_team, "region": quotas.of_region}[owner]
        asked = (one for one in everyone[owner] if seen is None or one in seen)
        return {(one,): found for one in asked for found in [of(one)] if found}
    found = _total(quotas, owner, request)
    return {(): found} if found else {}


def _total(quotas: Quotas, owner: Owner, request: Request) -> Target | None:
    """The target that figures split by nobody stand against."""
    narrowing = request.narrowing
    if owner == "company":
        return quotas.of_company()
    if owner == "rep":
        reps = narrowing.reps or tuple(quotas.people)
        forced = narrowing.viewer_rep
        return quotas.of_reps(rep for rep in reps if forced in (None, rep))
    teams = narrowing.teams or tuple(quotas.all_teams)
    found = [quotas.of_team(team) for team in teams if narrowing.viewer_team in (None, team)]
    return owners.total(one for one in found if one)
