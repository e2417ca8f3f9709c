"""The numbers of the weekly review: what moved, where deals stop, how they compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal, cast

import duckdb
import pandas as pd

from salesperf.domain.period import Period
from salesperf.metrics import wilson
from salesperf.metrics.bottleneck import Carrier, bottleneck, carriers
from salesperf.metrics.ladder import Counting, Ladder, stage_amounts
from salesperf.reports.asked import WEEKS, Asked, Figure, Stretch
from salesperf.reports.tested import Tested
from salesperf.warehouse.loads import list_loads

Dimension = Literal["team", "rep", "source", "product"]


@dataclass(frozen=True, slots=True)
class Moved:
    """The ledger between two days: per kind of movement the amount (a size, minor units) and the deals."""

    since: date
    until: date
    due: Period | None
    kinds: Mapping[str, tuple[int, int]]

    @property
    def net(self) -> int:
        """By how much the amount changed."""
        return self.kinds["end"][0] - self.kinds["start"][0]

    @property
    def empty(self) -> bool:
        """Whether no deal was there or came."""
        return not any(deals for _, deals in self.kinds.values())

    @property
    def amounts_known(self) -> bool:
        """Whether the deals open at the end have amounts at all."""
        return bool(self.kinds["end"][0]) or not self.kinds["end"][1]


@dataclass(frozen=True, slots=True)
class Cover:
    """The open pipeline of a team or rep against what it needs to reach its target, in minor units.

    `needed` is what is left of the target over the win rate; None where either is undefined.
    """

    member: int | str | None
    name: str
    due: int
    left: int
    needed: Fraction | None

    @property
    def short(self) -> int:
        """By how much the pipeline is too small; 0 where it is enough."""
        return 0 if self.needed is None else max(0, round(self.needed - self.due))


def since_choices(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> tuple[date, ...]:
    """The days to compare with: earlier loads, a week and four ago, before the period; the latest first."""
    loads = {load.as_of for load in list_loads(cursor) if load.state == "active"}
    ago = {asked.day - timedelta(weeks=weeks) for weeks in (1, 2, 4, WEEKS)}
    days = loads | ago | {asked.scope.period.start - timedelta(days=1)}
    return tuple(sorted((day for day in days if day < asked.day), reverse=True))


def moved(cursor: duckdb.DuckDBPyConnection, asked: Asked, since: date, due: Period | None) -> Moved:
    """What moved after the end of `since`, of all open deals or of those due in a period."""
    (kinds,) = _moved_by(cursor, asked, since, due, ()).values()
    return Moved(since, asked.day, due, kinds)


def moved_by(
    cursor: duckdb.DuckDBPyConnection,
    asked: Asked,
    since: date,
    due: Period | None,
    by: Literal["team", "stage"],
) -> tuple[tuple[str | None, Moved], ...]:
    """The same ledger for each team or stage, those with any deal."""
    found = _moved_by(cursor, asked, since, due, (by,))
    ledgers = ((name, Moved(since, asked.day, due, kinds)) for (name,), kinds in found.items())
    return tuple((name, one) for name, one in ledgers if not one.empty)


def funnel(cursor: duckdb.DuckDBPyConnection, asked: Asked, ladder: Ladder, variant: str) -> pd.DataFrame:
    """One row per stage of a pipeline, the won one last, over the cohort.

    `key`, `label`, `reached`, `went_on`, `still_open`, `lost` (counts), `amount` (minor units), and of the
    step to the next stage `low`, `high` (95 % interval) and `before` (of the cohort before, at equal age).
    """
    now, then = asked.cohort, asked.cohort.before()
    rows = {
        row.ids[0]: row
        for row in asked.figures(cursor, "stage_conversion", by=("stage",), variant=variant, stretch=now)
    }
    before = {
        row.ids[0]: row
        for row in asked.figures(cursor, "stage_conversion", by=("stage",), variant=variant, stretch=then)
    }
    amounts = (
        {}
        if variant == "exit"
        else stage_amounts(
            cursor, cast(Counting, variant), since=now.since, until=now.until, as_of=now.as_of,
            scope=asked.scope, viewer=asked.viewer, settings=asked.settings,
        )
    )  # fmt: skip
    lines = [
        _funnel_line(stage.stage_id, stage.name, rows.get(stage.stage_id), before.get(stage.stage_id))
        for stage in ladder.stages
        if not stage.won
    ]
    for stage in ladder.stages:
        if stage.won:
            won = lines[-1]["went_on"] if lines else 0
            lines.append({"key": stage.stage_id, "label": stage.name, "reached": won})
    frame = pd.DataFrame(lines, columns=_FUNNEL)
    worth = [None if variant == "exit" else amounts.get(stage.stage_id, 0) for stage in ladder.stages]
    frame["amount"] = pd.Series(worth, dtype="Int64")
    for name in ("reached", "went_on", "still_open", "lost"):
        frame[name] = frame[name].astype("Int64")
    return frame


def fall_carried_by(
    cursor: duckdb.DuckDBPyConnection, asked: Asked, found: Tested, by: Dimension
) -> tuple[Carrier, ...]:
    """Who carries the fall of the stage that fell most; empty where none did."""
    step = bottleneck(found.steps)
    if step is None or by == "source":
        return found.by_source
    return carriers(
        cursor, step.stage_id, by, until=asked.day, weeks=WEEKS, scope=asked.scope, viewer=asked.viewer,
        settings=asked.settings,
    )  # fmt: skip


def stuck_by_stage(
    cursor: duckdb.DuckDBPyConnection, asked: Asked, variant: str | None = None
) -> tuple[tuple[Figure, ...], Figure]:
    """The stuck deals of each stage, and all of them."""
    return asked.figures_and_total(cursor, "stuck", "stage", variant)


def covers(cursor: duckdb.DuckDBPyConnection, asked: Asked, by: Literal["team", "rep"]) -> tuple[Cover, ...]:
    """The pipeline of each team or rep with a target against what it needs, the shortest first."""
    rates = {row.ids[0]: row for row in asked.figures(cursor, "win_rate", by=(by,))}
    everybody = asked.figure(cursor, "win_rate")
    found = []
    for row in asked.figures(cursor, "coverage", by=(by,)):
        left = row.denominator
        if left is None or row.ids[0] is None:
            continue
        rate = _own_or_all(rates.get(row.ids[0]), everybody)
        needed = max(left, 0) / rate if rate else None
        found.append(Cover(row.ids[0], str(row.names[0]), row.numerator or 0, left, needed))
    return tuple(sorted(found, key=lambda one: (-one.short, one.name)))


def compared(
    cursor: duckdb.DuckDBPyConnection, asked: Asked, key: str, by: Dimension, variant: str | None = None
) -> tuple[Figure, ...]:
    """A metric for each member of a dimension that has deals in it, the highest value first."""
    rows = [row for row in asked.figures(cursor, key, by=(by,), variant=variant) if row.n]
    return tuple(sorted(rows, key=lambda row: (row.value is None, -(row.value or 0), str(row.names[0]))))


def times(
    cursor: duckdb.DuckDBPyConnection, asked: Asked, ladder: Ladder, variant: str
) -> tuple[Figure, ...]:
    """Per open stage of a pipeline the time in it."""
    stages = [stage.stage_id for stage in ladder.stages if not stage.won]
    spent = asked.figures(cursor, "time_in_stage", by=("stage",), variant=variant)
    return tuple(row for row in spent if row.ids[0] in stages)


_FUNNEL = ["key", "label", "reached", "went_on", "still_open", "lost", "low", "high", "before"]


def _funnel_line(key: int, label: str, row: Figure | None, before: Figure | None) -> dict[str, object]:
    part, whole = (row.numerator or 0, row.denominator or 0) if row else (0, 0)
    bounds = wilson(part, whole) if whole and part <= whole else None
    extra = row.extra if row else {}
    return {
        "key": key,
        "label": label,
        "reached": whole,
        "went_on": part,
        "still_open": extra.get("still_open") or 0,
        "lost": extra.get("lost", max(whole - part, 0)),
        "low": bounds[0] if bounds else None,
        "high": bounds[1] if bounds else None,
        "before": float(before.value)
        if before and before.value is not None and (before.denominator or 0)
        else None,
    }


def _moved_by(
    cursor: duckdb.DuckDBPyConnection, asked: Asked, since: date, due: Period | None, by: tuple[str, ...]
) -> dict[tuple[str | None, ...], dict[str, tuple[int, int]]]:
    first = since + timedelta(days=1)
    stretch = Stretch(first, max(asked.day, first), asked.scope.as_of)
    groups: dict[tuple[str | None, ...], dict[str, tuple[int, int]]] = {}
    for row in asked.figures(cursor, "movement", by=by, stretch=stretch, due=due):
        kind = str(row.names[-1])
        groups.setdefault(row.names[:-1], {})[kind] = (round(row.value or 0), row.n)
    return groups


def _own_or_all(own: Figure | None, everybody: Figure) -> Fraction | None:
    enough = 10
    for one in (own, everybody):
        if one is not None and one.value and (one.denominator or 0) >= enough:
            return Fraction(one.value)
    return None


def stretch_of(moved_: Moved) -> Stretch:
    """The days of a ledger."""
    return Stretch(moved_.since + timedelta(days=1), moved_.until, moved_.until)
