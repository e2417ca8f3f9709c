"""A rep's own places among the reps, without anybody else's figure."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from salesperf.metrics import METRICS, standings
from salesperf.reports.asked import Asked
from salesperf.text import Text

RANKED = ("bookings", "attainment", "deals_won", "deals_created")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rep stands by a metric, of how many that have a figure."""

    metric: str
    place: int
    among: int


def own_places(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> tuple[Place, ...]:
    """The places of the rep who looks; a metric in which the rep has no figure is left out."""
    found = []
    for key in RANKED:
        board = standings(
            cursor,
            key,
            as_of=asked.scope.as_of,
            scope=asked.scope,
            viewer=asked.viewer,
            settings=asked.settings,
        )
        own = [one.place for one in board if one.rep_id == asked.viewer.rep_id]
        found += [Place(key, place, len(board)) for place in own]
    return tuple(found)


def words(t: Text, place: Place) -> str:
    """ "of 24 by bookings"."""
    return t("of {among} by {metric}", among=place.among, metric=t(METRICS[place.metric].name))
