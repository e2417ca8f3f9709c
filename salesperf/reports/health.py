"""The state of the data: how fresh each object is, what is left to mend, what open deals lack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise
from statistics import median

import duckdb

from salesperf.domain.scope import Viewer
from salesperf.warehouse.loads import Load

QUIET_DAYS = 30
"""A deal without an activity for longer lacks one."""

_LEAST_LOADS = 3
_LATE = 1.5


@dataclass(frozen=True, slots=True)
class Freshness:
    """One object: the days that its loads stand for, the days on which one was expected and did not come.

    `rhythm` is the usual number of days between loads, None before there are enough to tell.
    """

    object: str
    days: tuple[date, ...]
    missed: tuple[date, ...]
    rhythm: int | None

    @property
    def last(self) -> date:
        """The newest day loaded."""
        return self.days[-1]


@dataclass(frozen=True, slots=True)
class Gaps:
    """Open deals of one rep (None: without an owner): how many lack each field, how many lack none."""

    rep: str | None
    open: int
    missing: dict[str, int]
    complete: int


def freshness(loads: Sequence[Load], *, today: date) -> tuple[Freshness, ...]:
    """How fresh each object is, from the loads in force, the freshest first."""
    days: dict[str, set[date]] = {}
    for load in loads:
        if load.state == "active":
            for file in load.files:
                days.setdefault(file.object, set()).add(load.as_of)
    found = [_fresh(name, tuple(sorted(seen)), today) for name, seen in days.items()]
    return tuple(sorted(found, key=lambda one: (-one.last.toordinal(), -len(one.days), one.object)))


def to_fix(loads: Sequence[Load]) -> tuple[Load, ...]:
    """Loads in force with rejected rows that no later file of the same kind replaced, newest first."""
    seen: set[tuple[str, str]] = set()
    left = []
    for load in (one for one in loads if one.state == "active"):
        kinds = {(file.system, file.object) for file in load.files}
        if any(file.rejected and (file.system, file.object) not in seen for file in load.files):
            left.append(load)
        seen |= kinds
    return tuple(left)


def gaps(cursor: duckdb.DuckDBPyConnection, day: date, viewer: Viewer) -> tuple[Gaps, ...]:
    """What open deals lack by rep, the least complete first; only fields that the exports hold at all.

    A rep who looks gets the own deals only, a team its members'.
    """
    cursor.execute(
        files("salesperf.reports").joinpath("sql", "health", "missing.sql").read_text("utf-8"),
        {
            "since": day - timedelta(days=QUIET_DAYS),
            "day": day,
            "viewer_rep": viewer.rep_id if viewer.role == "rep" else None,
            "viewer_team": viewer.team_id if viewer.role == "team" else None,
        },
    )
    names = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    used = [name.removeprefix("uses_") for name in names if name.startswith("uses_")]
    return tuple(
        Gaps(
            row["rep"],
            int(row["open_deals"]),
            {name: int(row[name]) for name in used if row[f"uses_{name}"]},
            int(row["complete"]),
        )
        for row in rows
    )


def _fresh(name: str, days: tuple[date, ...], today: date) -> Freshness:
    steps = [(later - earlier).days for earlier, later in pairwise(days)]
    if len(days) < _LEAST_LOADS:
        return Freshness(name, days, (), None)
    rhythm = max(1, round(median(steps)))
    missed: list[date] = []
    for earlier, later in zip(days, (*days[1:], today), strict=True):
        expected = earlier + timedelta(days=rhythm)
        while (later - expected).days > rhythm * (_LATE - 1) and len(missed) < 60:
            missed.append(expected)
            expected += timedelta(days=rhythm)
    return Freshness(name, days, tuple(missed), rhythm)
