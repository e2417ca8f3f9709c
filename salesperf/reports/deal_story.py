"""One deal's story: how long its stages usually take, what was done on it, how won deals compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

import duckdb

from salesperf.domain.scope import Viewer
from salesperf.metrics.compose import plain
from salesperf.metrics.request import Narrowing, rows_of
from salesperf.metrics.windows import Window
from salesperf.reports.actions import rows

QUARTER_HOURS = 96
HOURS = 24


@dataclass(frozen=True, slots=True)
class Activity:
    """Something done on a deal, and who did it."""

    day: date
    type: str | None
    subject: str | None
    rep: str | None


@dataclass(frozen=True, slots=True)
class Ticket:
    """An open ticket of the deal's account."""

    subject: str | None
    priority: str | None
    status: str | None
    opened_on: date | None


@dataclass(frozen=True, slots=True)
class Median:
    """The middle of a measure over deals won in the twelve months before, and how many have it."""

    value: Fraction | None
    n: int


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay in an open stage; `usual` are the days that three quarters of deals stay no longer than.

    `until` is the day it ended, None while it goes on; `days` runs to the end of the day looked at.
    """

    stage: str
    position: int
    since: date
    until: date | None
    days: int
    usual: int | None
    derived: bool

    @property
    def over(self) -> int:
        """By how many days it is longer than usual."""
        return 0 if self.usual is None else max(0, self.days - self.usual)


def usual_days(cursor: duckdb.DuckDBPyConnection, as_of: date) -> dict[int, int]:
    """Whole days that three quarters of the deals that went on from a stage stayed at most, by stage.

    Of the twelve months before; stages that fewer than ten deals went on from are left out.
    """
    found = rows_of(cursor, plain("stuck_p75"), Window(as_of, as_of, as_of).parameters)
    return {int(row["stage_id"]): int(row["quarter_hours"]) // QUARTER_HOURS for _, row in found}


def stays(visits: Sequence[Mapping[str, Any]], usual: Mapping[int, int], as_of: date) -> tuple[Stay, ...]:
    """The stays of a deal in time order."""
    found = []
    for one in visits:
        since = one["entered_at"].date()
        until = one["left_at"].date() if one["left_at"] else None
        found.append(
            Stay(
                stage=one["stage"],
                position=one["position"],
                since=since,
                until=until,
                days=((until or as_of) - since).days,
                usual=usual.get(one["stage_id"]),
                derived=one["derived"],
            )
        )
    return tuple(found)


def activities(cursor: duckdb.DuckDBPyConnection, deal: int, as_of: date) -> tuple[Activity, ...]:
    """What was done on the deal up to the end of a day, the oldest first."""
    found = rows(cursor, "deal_story/activities", {"deal": deal, "as_of": as_of})
    return tuple(Activity(row["day"], row["type"], row["subject"], row["rep"]) for row in found)


def tickets(cursor: duckdb.DuckDBPyConnection, deal: int, as_of: date) -> tuple[Ticket, ...] | None:
    """The open tickets of the deal's account; None where no tickets were loaded or it has no account."""
    known = cursor.execute("select count(*) from core.tickets").fetchone()
    accounts = rows(cursor, "deal_story/account", {"deal": deal, "as_of": as_of})
    if not known or not known[0] or not accounts:
        return None
    found = rows(cursor, "deal_story/tickets", {"account": accounts[0]["account_id"], "as_of": as_of})
    return tuple(
        Ticket(row["subject"], row["priority"], row["status_name"], row["opened_on"]) for row in found
    )


def won_medians(
    cursor: duckdb.DuckDBPyConnection, viewer: Viewer, as_of: date, stage: int | None, currency: str | None
) -> dict[str, Median]:
    """The medians of deals won in the twelve months before, as far as the viewer may see.

    `amount` in minor units of the currency, `age` and `stage` (time in the stage given) in days, `pushes`.
    """
    narrowing = Narrowing.of(None, viewer)
    found = rows(
        cursor,
        "deal_story/won",
        {
            "viewer_rep": narrowing.viewer_rep,
            "viewer_team": narrowing.viewer_team,
            "as_of": as_of,
            "year_ago": Window(as_of, as_of, as_of).year_ago,
            "stage": stage if stage is not None else -1,
            "currency": currency or "",
        },
    )
    kept = {row["measure"]: Median(_middle(row), int(row["n"])) for row in found}
    hours = kept.pop("hours", Median(None, 0))
    kept["stage"] = Median(None if hours.value is None else hours.value / HOURS, hours.n)
    return kept


def pushes(story: Sequence[Mapping[str, Any]]) -> int:
    """How often the expected close of an open deal moved to a later month."""
    return sum(
        one["status"] == other["status"] == 0
        and one["close_on"] is not None
        and other["close_on"] is not None
        and (other["close_on"].year, other["close_on"].month) > (one["close_on"].year, one["close_on"].month)
        for one, other in pairwise(story)
    )


def silence(found: Sequence[Activity], last: date | None, day: date) -> tuple[date, int] | None:
    """Since when and for how many days nothing was done on a deal; None where nothing is known."""
    days = [one.day for one in found] + ([last] if last else [])
    if not days:
        return None
    since = max(days)
    return since, max(0, (day - since) // timedelta(days=1))


def _middle(row: Mapping[str, Any]) -> Fraction:
    return Fraction(int(row["lower_size"]) + int(row["upper_size"]), 2)
