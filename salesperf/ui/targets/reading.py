"""Reads of targets: who has which, by month, and what was booked of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import duckdb

from salesperf.reports.asked import Asked

_SQL = Path(__file__).parent / "sql"

OwnerKind = Literal["company", "team", "rep"]


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner's target of the period and its months in minor units; None where there is none."""

    kind: OwnerKind
    name: str
    target: int | None
    booked: int
    months: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Targets:
    """The owners, the company first, and the first days of the period's months."""

    months: tuple[date, ...]
    owners: tuple[Owner, ...]

    @property
    def any(self) -> bool:
        """Whether anybody has a target in the period or a month of it."""
        return any(one.target or any(one.months) for one in self.owners)


def targets(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> Targets:
    """The targets of the scope's period, of those whom the viewer sees."""
    months = tuple(
        one.start
        for one in asked.calendar.covering("month", asked.scope.period.start, asked.scope.period.last_day)
    )
    kinds: list[tuple[OwnerKind, tuple[str, ...]]] = [("rep", ("rep",))]
    if asked.viewer.role != "rep":
        kinds.insert(0, ("team", ("team",)))
    if asked.viewer.sees_company:
        kinds.insert(0, ("company", ()))
    owners = [one for kind, by in kinds for one in _owners(cursor, asked, kind, by, months)]
    return Targets(months, tuple(owners))


def anything_loaded(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Whether any target was loaded, of any period."""
    row = cursor.execute((_SQL / "any_target.sql").read_text("utf-8")).fetchone()
    return bool(row and row[0])


def _owners(
    cursor: duckdb.DuckDBPyConnection,
    asked: Asked,
    kind: OwnerKind,
    by: tuple[str, ...],
    months: tuple[date, ...],
) -> list[Owner]:
    by_month = {
        row.ids: row.denominator
        for row in asked.figures(cursor, "attainment", by=(*by, "month"))
        if row.denominator
    }
    found = []
    for row in asked.figures(cursor, "attainment", by=by):
        if row.ids and row.ids[0] is None:
            continue
        own = tuple(by_month.get((*row.ids, month.isoformat())) for month in months)
        name = str(row.names[0]) if row.names else ""
        found.append(Owner(kind, name, row.denominator or None, row.numerator or 0, own))
    return sorted((one for one in found if one.target or one.booked or any(one.months)), key=_place)


def _place(one: Owner) -> tuple[bool, float, str]:
    return one.target is None, -(one.booked / one.target) if one.target else 0.0, one.name
