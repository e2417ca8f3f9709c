"""Ranks among reps for figures that a board may show: everybody's place, only the own value to a rep."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb

from salesperf.domain.scope import Scope, Viewer
from salesperf.errors import SalesPerfError
from salesperf.metrics.registry import METRICS, metric
from salesperf.metrics.result import Exact, Row
from salesperf.metrics.run import run
from salesperf.settings import WorkspaceSettings


@dataclass(frozen=True, slots=True)
class Standing:
    """A rep's place, 1 first; equal values share one (1, 2, 2, 4). The value is None where it is not to
    be seen.
    """

    place: int
    rep_id: int
    name: str | None
    value: Exact | None


def standings(
    cursor: duckdb.DuckDBPyConnection,
    key: str,
    *,
    since: date | None = None,
    until: date | None = None,
    as_of: date,
    scope: Scope | None = None,
    viewer: Viewer,
    settings: WorkspaceSettings,
) -> tuple[Standing, ...]:
    """The reps by a public metric, best first; reps without a value have no place.

    Owner and manager see every value, a rep the own one, a team none. Raises SalesPerfError, listing what
    there is, for a metric that is not public.
    """
    if not metric(key).public:
        raise SalesPerfError(
            "metric_not_public",
            "“{metric}” is not ranked among reps. These are: {known}.",
            metric=key,
            known=[one.key for one in METRICS.values() if one.public],
        )
    result = run(
        cursor, key, by=("rep",), since=since, until=until, as_of=as_of, scope=scope, settings=settings
    )
    valued = [row for row in result.rows if row.value is not None and row.dims[0][0] is not None]
    up_is_good = metric(key).up_is_good is not False
    valued.sort(key=lambda row: (-_value(row) if up_is_good else _value(row), str(row.dims[0][1])))
    standing: list[Standing] = []
    for at, row in enumerate(valued):
        tied = at > 0 and row.value == valued[at - 1].value
        rep_id, name = row.dims[0]
        seen = viewer.sees_company or (viewer.role == "rep" and viewer.rep_id == rep_id)
        place = standing[-1].place if tied else at + 1
        standing.append(Standing(place, int(rep_id or 0), name, row.value if seen else None))
    return tuple(standing)


def _value(row: Row) -> Exact:
    return row.value or 0
