"""What became of the actions that were agreed: done or late, and what the deal did meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import duckdb

from salesperf.metrics.request import Narrowing
from salesperf.reports.asked import Asked
from salesperf.warehouse import actions
from salesperf.warehouse.actions import Action
from salesperf.warehouse.loads import list_loads

DealState = Literal["same", "moved", "won", "lost", "removed", "gone"]

_CLOSED: Mapping[int, DealState] = {1: "won", 2: "lost"}


@dataclass(frozen=True, slots=True)
class Followed:
    """An action and its deal: `deal` says what the deal did since, `late` by how many days it is overdue.

    `since` is when the deal closed. An action is late only while it is open and so is its deal.
    """

    action: Action
    name: str
    rep_id: int | None
    rep: str | None
    stage: str | None
    deal: DealState
    since: date | None
    late: int

    @property
    def over(self) -> bool:
        """Whether there is nothing left to do: done, dropped, or the deal is no longer open."""
        return self.action.state != "open" or self.deal not in ("same", "moved")


@dataclass(frozen=True, slots=True)
class Became:
    """What became of the actions of a time: how many, and how many of each kind."""

    agreed: int
    done: int
    done_and_moved: int
    dropped: int
    closed: int
    late: int
    waiting: int


def read_sql(name: str) -> str:
    """The text of a statement of the reports, named like `actions/deals`."""
    return _text(name)


def seen(asked: Asked) -> dict[str, Any]:
    """What scope and viewer leave to see, as parameters of the statements of actions, sources and risk."""
    narrowing = Narrowing.of(asked.scope, asked.viewer)
    return {
        **narrowing.parameters,
        "reps_n": len(narrowing.reps),
        "teams_n": len(narrowing.teams),
        "sources_n": len(narrowing.sources),
        "as_of": asked.scope.as_of,
    }


def rows(cursor: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of a statement by column, given those of the parameters that it names."""
    text = _text(name)
    cursor.execute(text, {key: value for key, value in parameters.items() if f"${key}" in text})
    columns = [column[0] for column in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def looks_back(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> bool:
    """Whether the page looks at a day before that of the newest data."""
    newest = max((one.as_of for one in list_loads(cursor) if one.state == "active"), default=None)
    return newest is not None and asked.scope.as_of < newest


def standing(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> tuple[Action, ...]:
    """The actions as they stand; as they stood, where the page looks at a day before the newest data."""
    return actions.read(cursor, asked.scope.as_of if looks_back(cursor, asked) else None)


def followed(cursor: duckdb.DuckDBPyConnection, asked: Asked, today: date) -> tuple[Followed, ...]:
    """The actions on the deals that the viewer may see, with what became of each by `today`.

    In the order in which they were agreed. What was agreed about a deal that the data no longer know is
    listed for those who see the company.
    """
    known = standing(cursor, asked)
    if not known:
        return ()
    ids = sorted({one.deal_id for one in known if one.deal_id is not None})
    deals = {row["deal_id"]: row for row in rows(cursor, "actions/deals", {**seen(asked), "deals": ids})}
    places = _places(cursor, asked, sorted(deals))
    everything = asked.viewer.sees_company and not Narrowing.of(asked.scope, asked.viewer).names
    found = []
    for one in known:
        if one.deal_id in deals:
            place = places.get(one.deal_id or 0, ())
            found.append(_followed(one, deals[one.deal_id], place, asked.scope.as_of, today))
        elif everything and (one.deal_id is None or not places.get(one.deal_id)):
            found.append(Followed(one, one.what, None, None, None, "gone", None, 0))
    return tuple(found)


def of_time(found: Sequence[Followed], since: date, today: date) -> tuple[Followed, ...]:
    """Those agreed before `today` that were not over when the time began: what a review looks back on.

    The late ones first, then those that wait, then those that are over.
    """
    kept = [one for one in found if one.action.at.date() < today and _in_force(one, since)]
    return tuple(sorted(kept, key=lambda one: (one.over, -one.late, one.action.due or date.max)))


def became(found: Sequence[Followed]) -> Became:
    """How many of these actions were done, dropped, overtaken by the deal, are late or wait."""
    done = [one for one in found if one.action.state == "done"]
    left = [one for one in found if one.action.state == "open"]
    closed = [one for one in left if one.over]
    late = [one for one in left if one.late]
    return Became(
        agreed=len(found),
        done=len(done),
        done_and_moved=sum(one.deal in ("moved", "won") for one in done),
        dropped=sum(one.action.state == "dropped" for one in found),
        closed=len(closed),
        late=len(late),
        waiting=len(left) - len(closed) - len(late),
    )


def due_by_default(asked: Asked, today: date) -> date:
    """A week from today, or the next working day after it."""
    day = today + timedelta(weeks=1)
    return next(
        (one for one in (day + timedelta(days=n) for n in range(15)) if asked.work.is_working(one)), day
    )


def _followed(
    action: Action, deal: Mapping[str, Any], place: Sequence[dict[str, Any]], as_of: date, today: date
) -> Followed:
    state = _deal_state(deal, place, min(action.at.date(), as_of), as_of)
    open_still = action.state == "open" and state in ("same", "moved")
    late = (today - action.due).days if open_still and action.due else 0
    who = (deal["name"], deal["rep_id"], deal["rep"], deal["stage"])
    return Followed(action, *who, state, deal["closed_on"], max(late, 0))


def _deal_state(
    deal: Mapping[str, Any], place: Sequence[dict[str, Any]], then: date, as_of: date
) -> DealState:
    if not deal["there"]:
        return "removed"
    if deal["status"] in _CLOSED:
        return _CLOSED[deal["status"]]
    before, now = _position(place, then), _position(place, as_of)
    return "moved" if before is not None and now is not None and now > before else "same"


def _position(place: Sequence[dict[str, Any]], day: date) -> int | None:
    there = (one["position"] for one in place if one["from_day"] <= day < one["to_day"])
    return next(there, None)


def _places(
    cursor: duckdb.DuckDBPyConnection, asked: Asked, ids: list[int]
) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows(cursor, "actions/positions", {"deals": ids, "as_of": asked.scope.as_of}):
        found.setdefault(row["deal_id"], []).append(row)
    return found


def _in_force(one: Followed, since: date) -> bool:
    if one.action.ended_at is not None:
        return one.action.ended_at.date() >= since
    return one.since is None or one.deal in ("same", "moved") or one.since >= since


@cache
def _text(name: str) -> str:
    return files("salesperf.reports").joinpath("sql", *f"{name}.sql".split("/")).read_text("utf-8")
