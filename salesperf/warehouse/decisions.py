"""What people decide by hand: settings, who belongs where, stages, remembered layouts, saved filters.

Each function is one transaction: it appends to the journal, rebuilds what follows from it and raises the
revision. Nothing is overwritten; taking a decision back is a further entry.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, get_args

import duckdb

from salesperf.domain.people import FOREVER
from salesperf.errors import SalesPerfError
from salesperf.settings import workspace_settings
from salesperf.text import mark
from salesperf.warehouse import build, journal, stages, workspace
from salesperf.warehouse.migrations import read_sql
from salesperf.warehouse.stages import Stage
from salesperf.warehouse.store import Store

Kind = Literal[
    "setting", "member", "person", "merge", "different", "stages", "profile", "deal_filter", "action",
    "stage_tasks",
]  # fmt: skip

_REBUILT: frozenset[str] = frozenset({"member", "person", "merge", "stages"})
"""Kinds from which core tables follow."""

_CURRENCY = "reporting_currency"


@dataclass(frozen=True, slots=True)
class Author:
    """Who decides, when, and why."""

    by: str
    at: datetime
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """An entry of the journal. A payload of None withdraws what was decided before."""

    entry_id: int
    at: datetime
    by: str
    kind: str
    name: str
    payload: Any
    why: str | None
    in_force: bool


@dataclass(frozen=True, slots=True)
class Stay:
    """A rep in a team from a day up to, not including, another; `team` is None for no team."""

    team: str | None
    from_day: date
    to_day: date = FOREVER


def history(cursor: duckdb.DuckDBPyConnection, kinds: tuple[Kind, ...]) -> tuple[Decision, ...]:
    """The decisions of these kinds, the newest first."""
    rows = cursor.execute(read_sql("decisions/history.sql"), {"kinds": list(kinds)}).fetchall()
    return tuple(
        Decision(entry_id, at, by, kind, name, json.loads(payload), why, in_force)
        for entry_id, at, by, kind, name, payload, why, in_force in rows
    )


def stays_of(cursor: duckdb.DuckDBPyConnection, rep_id: int) -> tuple[Stay, ...]:
    """The memberships of a rep in time order."""
    rows = cursor.execute(read_sql("decisions/memberships.sql"), {"rep_id": rep_id}).fetchall()
    return tuple(Stay(*row) for row in rows)


def change_settings(store: Store, values: Mapping[str, str], author: Author) -> tuple[str, ...]:
    """Choose settings of the workspace; the answer names those that differ from before.

    Raises SettingError, and nothing is changed, where one has an unknown name or an unreadable value.
    """
    workspace_settings(values)
    with store.read() as cursor:
        now = workspace.read_settings(cursor)
        chosen = workspace_settings({**_stored(cursor), **values})
    changed = tuple(name for name in values if getattr(now, name) != getattr(chosen, name))
    if changed:
        with store.write() as cursor:
            for name in changed:
                _append(cursor, "setting", name, values[name].strip(), author)
            if _CURRENCY in changed:
                _rebuild(cursor)
    return changed


def move_rep(store: Store, rep_id: int, team: str | None, day: date, author: Author) -> None:
    """Put a rep into a team from `day` on, or (None) into none; what was planned after `day` is replaced.

    Raises SalesPerfError `person.unknown`, `member.no_change`.
    """
    edit_people(store, {rep_id: team}, day, {}, author)


def mark_rep(store: Store, rep_id: int, author: Author, *, active: bool) -> None:
    """Mark a rep active or inactive, whatever exports say. Raises SalesPerfError `person.unknown`."""
    edit_people(store, {}, author.at.date(), {rep_id: active}, author)


def edit_people(
    store: Store, teams: Mapping[int, str | None], day: date, active: Mapping[int, bool], author: Author
) -> None:
    """Several moves as of one day and several marks at once: all of them or none; what is so already is left.

    Raises SalesPerfError `person.unknown`, and `member.no_change` where all of it is so already.
    """
    with store.write() as cursor:
        moved = [_move(cursor, rep_id, team, day, author) for rep_id, team in teams.items()]
        marked = [_mark(cursor, rep_id, author, active=one) for rep_id, one in active.items()]
        if not any((*moved, *marked)):
            raise SalesPerfError(
                "member.no_change", mark("Nothing changes: it was so already on {day}."), day=day.isoformat()
            )
        _rebuild(cursor)


def merge_reps(store: Store, rep_id: int, into_id: int, author: Author) -> None:
    """Count a rep as another: deals, activities and earlier merges go to `into_id`.

    Raises SalesPerfError `person.unknown`, `person.same`.
    """
    with store.write() as cursor:
        one, into = _identity(cursor, rep_id), _identity(cursor, into_id)
        if one == into:
            raise SalesPerfError("person.same", mark("Choose two different people."))
        merged = journal.payloads(cursor, "merge")
        if merged.get(f"rep:{one}") == into:
            return
        for name, known in merged.items():
            if name.startswith("rep:") and str(known).strip().lower() == one:
                _append(cursor, "merge", name, into, author)
        _append(cursor, "merge", f"rep:{one}", into, author)
        _rebuild(cursor)


def define_stages(store: Store, pipeline: str, defined: Sequence[Stage], author: Author) -> None:
    """Fix order and kinds of a pipeline's stages; all deals are counted anew.

    Raises SalesPerfError `stages.none_open`, `stages.twice`.
    """
    names = [one.name for one in defined]
    if len(set(names)) < len(names):
        raise SalesPerfError("stages.twice", mark("A stage stands in the list twice."))
    if not any(one.kind == "open" for one in defined):
        raise SalesPerfError("stages.none_open", mark("At least one stage has to be open."))
    with store.write() as cursor:
        known = stages.definitions(cursor).get(pipeline, ())
        _append(cursor, "stages", pipeline, stages.payload(stages.still_named(defined, known)), author)
        _rebuild(cursor)


def rename_layout(store: Store, layout: str, name: str, author: Author) -> None:
    """Call a remembered layout by another name. Raises SalesPerfError `layout.unknown`."""
    with store.write() as cursor:
        known = journal.payloads(cursor, "profile")
        if layout not in known:
            raise SalesPerfError("layout.unknown", mark("This layout is no longer remembered."))
        _append(cursor, "profile", layout, {**known[layout], "name": name}, author)


def edit_layout(
    store: Store, layout: str, columns: Mapping[str, str], file: Mapping[str, str], author: Author
) -> None:
    """Answer otherwise for files of a remembered layout: `columns` by header, `file` by `@` key.

    What is not given is asked or recognised again. Raises SalesPerfError `layout.unknown`.
    """
    with store.write() as cursor:
        known = journal.payloads(cursor, "profile")
        if layout not in known:
            raise SalesPerfError("layout.unknown", mark("This layout is no longer remembered."))
        edited = {**known[layout], "columns": dict(columns), "file": dict(file)}
        _append(cursor, "profile", layout, edited, author)


def forget_layout(store: Store, layout: str, author: Author) -> None:
    """Forget how files of this header were read; loaded rows stay."""
    with store.write() as cursor:
        _append(cursor, "profile", layout, None, author)


def save_filter(store: Store, name: str, query: Mapping[str, str] | None, author: Author) -> None:
    """Keep a filter of the deal list under a name, or (None) drop it."""
    with store.write() as cursor:
        _append(cursor, "deal_filter", name, None if query is None else dict(query), author)


def take_back(store: Store, entry_id: int, author: Author) -> None:
    """Return to what was in force before a decision, by a further one.

    Raises SalesPerfError `decision.past` where a later decision has replaced it already.
    """
    with store.write() as cursor:
        everything = history(cursor, get_args(Kind))
        chosen = next((one for one in everything if one.entry_id == entry_id and one.in_force), None)
        if chosen is None:
            raise SalesPerfError("decision.past", mark("A later decision has replaced this one already."))
        alike = [one for one in everything if (one.kind, one.name) == (chosen.kind, chosen.name)]
        before = next((one.payload for one in alike if one.entry_id < entry_id), None)
        journal.write(
            cursor,
            kind=chosen.kind,
            name=chosen.name,
            payload=before,
            at=author.at,
            by=author.by,
            why=author.why,
        )
        if chosen.kind in _REBUILT or chosen.name == _CURRENCY:
            _rebuild(cursor)


def _append(cursor: duckdb.DuckDBPyConnection, kind: Kind, name: str, payload: Any, author: Author) -> None:
    journal.write(cursor, kind=kind, name=name, payload=payload, at=author.at, by=author.by, why=author.why)


def _rebuild(cursor: duckdb.DuckDBPyConnection) -> None:
    build.begin(cursor)
    build.finish(cursor, reporting=workspace.read_settings(cursor).reporting_currency)


def _stored(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return {name: str(value) for name, value in journal.payloads(cursor, "setting").items()}


def _move(
    cursor: duckdb.DuckDBPyConnection, rep_id: int, team: str | None, day: date, author: Author
) -> bool:
    identity = _identity(cursor, rep_id)
    before = _filled(stays_of(cursor, rep_id))
    after = _moved(before, team, day)
    payload = [
        {"team": one.team, "from": one.from_day.isoformat(), "to": one.to_day.isoformat()} for one in after
    ]
    if after == before or journal.payloads(cursor, "member").get(identity) == payload:
        return False
    _append(cursor, "member", identity, payload, author)
    return True


def _mark(cursor: duckdb.DuckDBPyConnection, rep_id: int, author: Author, *, active: bool) -> bool:
    identity, payload = _identity(cursor, rep_id), {"active": active}
    if journal.payloads(cursor, "person").get(identity) == payload:
        return False
    _append(cursor, "person", identity, payload, author)
    return True


def _identity(cursor: duckdb.DuckDBPyConnection, rep_id: int) -> str:
    row = cursor.execute(read_sql("decisions/identity.sql"), {"rep_id": rep_id}).fetchone()
    if row is None:
        raise SalesPerfError("person.unknown", mark("This person is no longer in the data."))
    return str(row[0])


def _filled(stays: tuple[Stay, ...]) -> tuple[Stay, ...]:
    """The stays, neighbours in one team joined; a single one without team where there are none."""
    joined: list[Stay] = []
    for one in stays:
        last = joined[-1] if joined else None
        if last is not None and last.team == one.team and last.to_day == one.from_day:
            joined[-1] = Stay(one.team, last.from_day, one.to_day)
        else:
            joined.append(one)
    return tuple(joined) or (Stay(None, date.min),)


def _moved(stays: tuple[Stay, ...], team: str | None, day: date) -> tuple[Stay, ...]:
    kept = [Stay(one.team, one.from_day, min(one.to_day, day)) for one in stays if one.from_day < day]
    return _filled((*kept, Stay(team, day)))
