"""Tiny warehouses made by hand: the core tables as the product declares them, filled from deal histories."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import sqlglot

SCHEMA = Path(__file__).resolve().parents[2] / "salesperf" / "warehouse" / "sql" / "schema" / "core.sql"

FIRST = date(1, 1, 1)
FOREVER = date(9999, 12, 31)

LABELS = """
create table core.labels (label_id integer, kind varchar, name varchar);
create table core.currencies (currency_id integer, code varchar, digits integer);
create table raw.deals (version_id bigint, name varchar, next_step varchar);
create table raw.deals_keys (key_id bigint, key varchar);
"""

PIPELINES = {1: "New business", 2: "Renewal"}
STAGES = {
    (1, 1): (11, "Lead in", "open"),
    (1, 2): (12, "Proposal", "open"),
    (1, 3): (13, "Negotiation", "open"),
    (1, 4): (14, "Won", "won"),
    (1, 5): (15, "Lost", "lost"),
    (2, 1): (21, "Asked", "open"),
    (2, 2): (22, "Agreed", "open"),
    (2, 3): (23, "Won", "won"),
    (2, 4): (24, "Lost", "lost"),
}
OPEN_STAGES = {1: 3, 2: 2}
"""How many open stages each pipeline has."""

REPS = {1: "Lin Yue", 2: "Tang Wei", 3: "Anna Snelling"}
REP_OF_REF = {1: 1, 2: 1, 3: 2, 4: 3}
TEAMS = {1: ("North", 91), 2: ("East", None)}
MEMBERSHIPS = (
    (1, 1, FIRST, date(2026, 2, 10)),
    (1, 2, date(2026, 2, 10), FOREVER),
    (2, 2, date(2026, 1, 15), FOREVER),
)
SOURCES = {51: "Web", 52: "Referral"}
PRODUCTS = {1: "Pump", 2: "Valve"}
CURRENCIES = {1: "CNY", 2: "USD", 3: "EUR"}
RATES = {(2, date(2026, 1, 1)): (71234, 10000), (2, date(2026, 2, 1)): (69, 10)}
"""Units of CNY per USD; none for March, none at all for EUR."""


@dataclass(frozen=True)
class State:
    """What a deal is from `at` on. `position` counts along its pipeline; open stages, then won, then lost."""

    at: datetime
    status: int = 0
    position: int = 1
    amount: int | None = 100_00
    rest: int = 0
    currency: int = 1
    due: date | None = None
    owner: int | None = 1
    source: int | None = 51
    closed: date | None = None

    @property
    def day(self) -> date:
        return self.at.date()


@dataclass(frozen=True)
class Deal:
    """A deal as its states in time order, at most one a day; gone from `removed` on."""

    deal_id: int
    states: tuple[State, ...]
    pipeline: int = 1
    product: int | None = 1
    dated: bool = True
    removed: date | None = None
    active: date | None = None

    @property
    def created(self) -> date | None:
        return self.states[0].day if self.dated else None

    def on(self, day: date) -> State | None:
        """The state at the end of the day; None before it exists and once it is removed."""
        if self.removed is not None and self.removed <= day:
            return None
        past = [state for state in self.states if state.day <= day]
        if past:
            return past[-1]
        return None if self.dated else self.states[0]


def warehouse(deals: Iterable[Deal], targets: Iterable[tuple[object, ...]] = ()) -> duckdb.DuckDBPyConnection:
    """A warehouse in memory with the deals, and targets as (kind, owner, from, to, amount, version)."""
    connection = duckdb.connect()
    connection.execute("create schema core; create schema raw;" + LABELS)
    for schema in (SCHEMA, SCHEMA.with_name("sales.sql"), SCHEMA.with_name("credits.sql")):
        for statement in sqlglot.parse(schema.read_text(encoding="utf-8"), dialect="duckdb"):
            if isinstance(statement, sqlglot.exp.Create) and statement.kind == "TABLE":
                connection.execute(statement.sql("duckdb", comments=False))
    _fill_people_and_things(connection)
    fill(connection, deals)
    for kind, owner, since, until, amount, version in targets:
        connection.execute(
            "insert into core.targets"
            " (owner_kind, owner_id, measure, from_day, to_day, amount, version, currency_id)"
            " values (?, ?, 'bookings', ?, ?, ?, ?, 1)",
            [kind, owner, since, until, amount, version],
        )
    return connection


def fill(connection: duckdb.DuckDBPyConnection, deals: Iterable[Deal]) -> None:
    """Replaces the deals of a warehouse."""
    deals = tuple(deals)
    for table in ("core.spans", "core.visits", "core.deals", "raw.deals"):
        connection.execute(f"delete from {table}")
    _insert(connection, "core.spans", [row for deal in deals for row in _spans(deal)])
    _insert(connection, "core.visits", [row for deal in deals for row in _visits(deal)])
    _insert(connection, "core.deals", [(deal.deal_id, deal.deal_id, 0, 1, deal.active) for deal in deals])
    _insert(connection, "raw.deals", [(deal.deal_id, f"Deal {deal.deal_id}", None) for deal in deals])


def stage_of(deal: Deal, position: int) -> int:
    return STAGES[deal.pipeline, position][0]


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[tuple[object, ...]]) -> None:
    if rows:
        places = ", ".join(f"({', '.join('?' for _ in row)})" for row in rows)
        connection.execute(f"insert into {table} values {places}", [cell for row in rows for cell in row])


def _spans(deal: Deal) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    top, visited = 0, 0
    ends = [state.day for state in deal.states[1:]] + [deal.removed or FOREVER]
    for place, (state, end) in enumerate(zip(deal.states, ends, strict=True)):
        if state.status < 2:
            top = max(top, state.position)
            visited |= 1 << (state.position - 1)
        begin = state.day if place or deal.dated else FIRST
        rows.append((
            deal.deal_id, begin, end, state.status, deal.pipeline, stage_of(deal, state.position),
            state.amount, state.rest, state.currency, None if state.status else state.due, state.closed,
            deal.created, state.owner, None, deal.product, state.source, None, None, max(top, 1), visited,
            False,
        ))  # fmt: skip
    return rows


def _visits(deal: Deal) -> list[tuple[object, ...]]:
    stays: list[State] = []
    for state in deal.states:
        if not stays or (state.status, state.position) != (stays[-1].status, stays[-1].position):
            stays.append(state)
    rows: list[tuple[object, ...]] = []
    last = deal.states[-1]
    for number, (stay, following) in enumerate(zip(stays, [*stays[1:], None], strict=True), start=1):
        if stay.status != 0:
            continue
        left = following.at if following else None
        hours = None if left is None else (left - stay.at) // timedelta(hours=1)
        beyond = (
            (stage_of(deal, following.position), following.status, following.position) if following else ()
        )
        rows.append((
            deal.deal_id, number, deal.pipeline, stage_of(deal, stay.position), stay.position, stay.at, left,
            hours, *(beyond or (None, None, None)), False, last.owner, None, deal.product, last.source, None,
            deal.created,
        ))  # fmt: skip
    return rows


def _fill_people_and_things(connection: duckdb.DuckDBPyConnection) -> None:
    _insert(connection, "core.pipelines", [(*one,) for one in PIPELINES.items()])
    _insert(connection, "core.stages", [
        (stage, pipeline, name, at, kind, 2500 * at if kind == "open" and pipeline == 1 else None)
        for (pipeline, at), (stage, name, kind) in STAGES.items()
    ])  # fmt: skip
    _insert(connection, "core.reps", [(rep, name, None, True, True) for rep, name in REPS.items()])
    _insert(connection, "core.ref_reps", [(*one,) for one in REP_OF_REF.items()])
    _insert(connection, "core.teams", [(team, name, None, region) for team, (name, region) in TEAMS.items()])
    _insert(connection, "core.memberships", list(MEMBERSHIPS))
    _insert(connection, "core.products", [(one, name, True) for one, name in PRODUCTS.items()])
    _insert(connection, "core.ref_products", [(one, one) for one in PRODUCTS])
    _insert(connection, "core.labels", [(one, "source", name) for one, name in SOURCES.items()])
    _insert(connection, "core.labels", [(91, "region", "China North")])
    _insert(connection, "core.currencies", [(one, code, 2) for one, code in CURRENCIES.items()])
    _insert(connection, "core.rates", [(one, month, *rate) for (one, month), rate in RATES.items()])
