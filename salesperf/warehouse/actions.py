"""What was agreed to do about deals: an action, whose it is, by when, what became of it.

Actions are decisions of people: entries of the journal, one name an action, never overwritten. A deal is kept
by its id in the CRM and a person by their identity, so that neither loading nor undoing loses an action.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

import duckdb

from salesperf.errors import SalesPerfError
from salesperf.text import mark
from salesperf.warehouse import journal
from salesperf.warehouse.decisions import Author
from salesperf.warehouse.statements import statement
from salesperf.warehouse.store import Store

KIND = "action"
TASKS = "stage_tasks"
LONGEST = 300

State = Literal["open", "done", "dropped"]
STATES: tuple[State, ...] = ("open", "done", "dropped")


@dataclass(frozen=True, slots=True)
class Assignment:
    """What to do about a deal. `owner` is a rep, None for whoever leads them; `due` may be left open."""

    deal_id: int
    what: str
    owner: int | None
    due: date | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """An action as it stands: `ended_at` is when it was done or dropped, `entry_id` its last entry.

    `deal_id` is None where the deal is not among those that the data know, `owner` where nobody or whoever
    leads is to do it; `owner_name` is then empty.
    """

    action_id: str
    deal_id: int | None
    what: str
    owner: int | None
    owner_name: str
    due: date | None
    state: State
    note: str
    by: str
    at: datetime
    ended_at: datetime | None
    entry_id: int


def assign(store: Store, assignments: Sequence[Assignment], author: Author) -> tuple[str, ...]:
    """Agree actions, all of them or none; the answer is their names in the order given.

    What is agreed already, word for word and still open, is not agreed a second time. Raises SalesPerfError
    `action.empty`, `action.no_deal`, `action.no_person`.
    """
    with store.write() as cursor:
        keys = _keys(cursor, [one.deal_id for one in assignments])
        number = len(journal.latest(cursor, KIND))
        agreed = {_agreed(one): name for name, one in journal.payloads(cursor, KIND).items()}
        names = []
        for one in assignments:
            if one.deal_id not in keys:
                raise SalesPerfError("action.no_deal", mark("This deal is no longer in the data."))
            payload = {
                "deal": list(keys[one.deal_id]),
                "by": author.by,
                "at": author.at.isoformat(),
                "state": "open",
                "what": _said(one.what),
                "note": one.note.strip()[:LONGEST],
                "due": _iso(one.due),
                **_owner(cursor, one.owner),
            }
            if _agreed(payload) not in agreed:
                number += 1
                _append(cursor, KIND, str(number), payload, author)
                agreed[_agreed(payload)] = str(number)
            names.append(agreed[_agreed(payload)])
    return tuple(names)


def change(store: Store, changes: Mapping[str, Mapping[str, Any]], author: Author) -> None:
    """Change actions, all of them or none: any of `what`, `owner`, `due`, `state` and `note` by name.

    What is so already leaves no entry. Raises SalesPerfError `action.unknown`, `action.empty`,
    `action.no_person`.
    """
    with store.write() as cursor:
        known = journal.payloads(cursor, KIND)
        for name, parts in changes.items():
            if name not in known:
                raise SalesPerfError("action.unknown", mark("This action was withdrawn."))
            after = {**known[name]}
            for part, value in parts.items():
                after |= _part(cursor, part, value)
            if after != known[name]:
                _append(cursor, KIND, name, after, author)


def read(cursor: duckdb.DuckDBPyConnection, until: date | None = None) -> tuple[Action, ...]:
    """The actions as they stand, or stood at the end of a day, in the order in which they were agreed."""
    stories: dict[str, list[tuple[int, Any, datetime]]] = {}
    entries = cursor.execute(statement("actions/entries"), {"kind": KIND}).fetchall()
    for entry_id, name, payload, at in entries:
        if until is None or at.date() <= until:
            stories.setdefault(name, []).append((entry_id, json.loads(payload), at))
    standing = {name: story for name, story in stories.items() if story[-1][1] is not None}
    payloads = [story[-1][1] for story in standing.values()]
    deals = _deals(cursor, payloads)
    people = _people(cursor, [one["owner"] for one in payloads if one["owner"]])
    return tuple(_action(name, story, deals, people) for name, story in standing.items())


def edit_tasks(store: Store, pipeline: str, stage: str, tasks: Sequence[str] | None, author: Author) -> None:
    """State what there is to do in a stage, the usual first; None returns to the list that we propose."""
    listed = None if tasks is None else list(dict.fromkeys(_said(one) for one in tasks if one.strip()))
    with store.write() as cursor:
        if journal.payloads(cursor, TASKS).get(_stage(pipeline, stage)) != listed:
            _append(cursor, TASKS, _stage(pipeline, stage), listed, author)


def tasks(cursor: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], tuple[str, ...]]:
    """The lists that people made, by pipeline and stage."""
    found = journal.payloads(cursor, TASKS)
    return {_pipeline_and_stage(name): tuple(str(one) for one in listed) for name, listed in found.items()}


def _action(
    name: str,
    story: Sequence[tuple[int, Any, datetime]],
    deals: Mapping[tuple[str, str], int],
    people: Mapping[str, tuple[int, str | None]],
) -> Action:
    entry_id, now, _ = story[-1]
    rep_id, rep_name = people.get(now["owner"] or "", (None, None))
    return Action(
        action_id=name,
        deal_id=deals.get((now["deal"][0], now["deal"][1])),
        what=now["what"],
        owner=rep_id,
        owner_name=rep_name or now["owner_name"] or "",
        due=date.fromisoformat(now["due"]) if now["due"] else None,
        state=now["state"],
        note=now["note"],
        by=now["by"],
        at=datetime.fromisoformat(now["at"]),
        ended_at=_ended(story),
        entry_id=entry_id,
    )


def _ended(story: Sequence[tuple[int, Any, datetime]]) -> datetime | None:
    """When the state was reached that the action is in, None while it is open."""
    ended = None
    for _, payload, at in story:
        finished = payload is not None and payload["state"] != "open"
        ended = (ended or at) if finished else None
    return ended


def _part(cursor: duckdb.DuckDBPyConnection, part: str, value: Any) -> dict[str, Any]:
    if part == "owner":
        return _owner(cursor, value)
    if part == "what":
        return {"what": _said(value)}
    if part == "due":
        return {"due": _iso(value)}
    if part == "note":
        return {"note": str(value or "").strip()[:LONGEST]}
    if part == "state" and value in STATES:
        return {"state": value}
    raise SalesPerfError("action.unknown", mark("This action was withdrawn."))


def _owner(cursor: duckdb.DuckDBPyConnection, rep_id: int | None) -> dict[str, str | None]:
    if rep_id is None:
        return {"owner": None, "owner_name": None}
    row = cursor.execute(statement("decisions/identity"), {"rep_id": rep_id}).fetchone()
    if row is None:
        raise SalesPerfError("action.no_person", mark("This person is no longer in the data."))
    identity = str(row[0])
    _, name = _people(cursor, [identity]).get(identity, (rep_id, None))
    return {"owner": identity, "owner_name": name}


def _keys(cursor: duckdb.DuckDBPyConnection, deals: Iterable[int]) -> dict[int, tuple[str, str]]:
    rows = cursor.execute(statement("actions/keys"), {"deals": list(deals)}).fetchall()
    return {deal_id: (system, key) for deal_id, system, key in rows}


def _deals(cursor: duckdb.DuckDBPyConnection, payloads: Sequence[Any]) -> dict[tuple[str, str], int]:
    keys = sorted({one["deal"][1] for one in payloads})
    rows = cursor.execute(statement("actions/deals"), {"keys": keys}).fetchall() if keys else []
    return {(system, key): deal_id for deal_id, system, key in rows}


def _people(
    cursor: duckdb.DuckDBPyConnection, identities: Sequence[str]
) -> dict[str, tuple[int, str | None]]:
    wanted = sorted(set(identities))
    rows = cursor.execute(statement("actions/people"), {"identities": wanted}).fetchall() if wanted else []
    return {identity: (rep_id, name) for identity, rep_id, name in rows}


def _agreed(payload: Mapping[str, Any]) -> str:
    """What makes two actions the same one."""
    return json.dumps([payload[part] for part in ("deal", "what", "owner", "due", "note", "state")])


def _said(what: Any) -> str:
    text = " ".join(str(what or "").split())[:LONGEST]
    if not text:
        raise SalesPerfError("action.empty", mark("Say what is to be done."))
    return text


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _stage(pipeline: str, stage: str) -> str:
    return json.dumps([pipeline, stage], ensure_ascii=False)


def _pipeline_and_stage(name: str) -> tuple[str, str]:
    pipeline, stage = json.loads(name)
    return pipeline, stage


def _append(cursor: duckdb.DuckDBPyConnection, kind: str, name: str, payload: Any, author: Author) -> None:
    journal.write(cursor, kind=kind, name=name, payload=payload, at=author.at, by=author.by, why=author.why)
