"""What moved in the open pipeline between two days: start, nine kinds, end, and what is left unexplained."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction
from typing import Any

import duckdb

from salesperf.metrics.compose import figures
from salesperf.metrics.facts import Columns, Ids
from salesperf.metrics.request import Request, rows_of
from salesperf.metrics.values import REST, Figure, whole
from salesperf.text import mark

KINDS: tuple[str, ...] = (
    "start",
    "new",
    "reopened",
    "increased",
    "decreased",
    "moved_in",
    "moved_out",
    "won",
    "lost",
    "removed",
    "end",
    "residual",
)
"""The kinds in the order of a waterfall; a query numbers them by it. The last one must always be 0."""

KIND_NAMES: dict[str, str] = {
    "start": mark("Start"),
    "new": mark("New"),
    "reopened": mark("Reopened"),
    "increased": mark("Increased"),
    "decreased": mark("Decreased"),
    "moved_in": mark("Moved in"),
    "moved_out": mark("Moved out"),
    "won": mark("Won"),
    "lost": mark("Lost"),
    "removed": mark("Removed"),
    "end": mark("End"),
    "residual": mark("Residual"),
}

SIGNS: dict[str, int] = {
    "start": 1,
    "new": 1,
    "reopened": 1,
    "increased": 1,
    "decreased": -1,
    "moved_in": 1,
    "moved_out": -1,
    "won": -1,
    "lost": -1,
    "removed": -1,
    "end": -1,
}
"""How each kind counts towards the residual: start and all movements, less the end."""

CHANGES_OF_AMOUNT = ("increased", "decreased")


def movement(cursor: duckdb.DuckDBPyConnection, request: Request) -> dict[Ids, tuple[Figure, int]]:
    """Per group and kind the amount (exact, minor units, a size without sign) and `n` deals.

    The kind's number is the last of the ids. The group of a deal is the one of its owner, team at the
    window's end, and stage; where these change it moves out of one group and into the other.
    """
    query = figures(request.variant.sql, request.by, request.narrowing.names, priced=request.foreign)
    groups: dict[Ids, dict[str, Columns]] = defaultdict(dict)
    for ids, columns in rows_of(cursor, query, request.parameters(**movement_parameters(request))):
        groups[ids][KINDS[columns["kind"]]] = columns
    if not request.by:
        groups[()] = groups[()]
    return {
        (*ids, number): figure
        for ids, kinds in groups.items()
        for number, figure in enumerate(_waterfall(kinds))
    }


def movement_parameters(request: Request) -> dict[str, Any]:
    """Which deals are in the pipeline, how they are compared, and what moves them between groups."""
    narrowing = request.narrowing
    return {
        "net": request.variant.key == "net",
        "any_due": request.due is None,
        "due_since": request.due.start if request.due else date.min,
        "due_until": request.due.last_day if request.due else date.max,
        "by_rep": "rep" in request.by or narrowing.by_rep,
        "by_team": "team" in request.by or narrowing.by_team,
        "by_stage": "stage" in request.by,
        "by_source": bool(narrowing.sources),
    }


def _waterfall(kinds: dict[str, Columns]) -> list[tuple[Figure, int]]:
    amounts = {kind: _exact(kinds.get(kind, {})) for kind in SIGNS}
    deals = {kind: whole(kinds.get(kind, {}), "n") for kind in SIGNS}
    left_out = {kind: whole(kinds.get(kind, {}), "unconverted") for kind in SIGNS}
    residual = sum((sign * amounts[kind] for kind, sign in SIGNS.items()), Fraction(0))
    unexplained = sum(sign * deals[kind] for kind, sign in SIGNS.items() if kind not in CHANGES_OF_AMOUNT)
    rows = [(Figure(_plain(amounts[kind]), n=deals[kind]), left_out[kind]) for kind in SIGNS]
    return [*rows, (Figure(_plain(residual), n=unexplained), 0)]


def _exact(columns: Columns) -> Fraction:
    return Fraction(whole(columns, "amount") * REST + whole(columns, "amount_rest"), REST)


def _plain(amount: Fraction) -> Fraction | int:
    return int(amount) if amount.denominator == 1 else amount
