"""Small random companies: every table of a warehouse filled so that its grain holds and its joins meet."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import duckdb

FIRST_DAY = date(2024, 1, 1)
DAYS = 700
END_OF_TIME = date(9999, 12, 31)
DEALS = 120
THINGS = 6
"""How many reps, teams, stages … there are; references go a little beyond, to what is unknown."""

MANY = ("deal_id", "version_id", "key_id", "line_id", "order_id", "invoice_id", "payment_id", "lead_id")
"""First columns of tables with a row per deal, version, key, order line and the like."""

WORDS = {
    "kind": ["source", "type", "reason"],
    "measure": ["bookings"],
    "code": ["CNY", "USD", "EUR"],
    "field": ["stage", "amount", "due_on", "owner", "status", "removed", "created"],
}

Row = dict[str, Any]


def fill(connection: duckdb.DuckDBPyConnection, seed: int) -> None:
    """Fills every empty table of the schemas that metrics read. Equal seeds give equal rows."""
    chance = random.Random(seed)
    for schema, table in _empty_tables(connection):
        columns = connection.execute(
            "select column_name, data_type, is_nullable = 'YES' from information_schema.columns"
            " where table_schema = $schema and table_name = $table order by ordinal_position",
            {"schema": schema, "table": table},
        ).fetchall()
        skeleton = SKELETONS.get(table, _numbered)
        for fixed in skeleton(chance, columns[0][0]):
            row = [
                fixed[name] if name in fixed else _value(chance, name, kind, may_be_null=bool(nullable))
                for name, kind, nullable in columns
            ]
            places = ", ".join("?" for _ in row)
            with suppress(duckdb.ConstraintException):
                connection.execute(f"insert into {schema}.{table} values ({places})", row)


def _empty_tables(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    tables = connection.execute(
        "select table_schema, table_name from information_schema.tables"
        " where table_type = 'BASE TABLE' and table_schema in ('core', 'marts', 'raw', 'meta') order by all"
    ).fetchall()
    return [(schema, table) for schema, table in tables if _is_empty(connection, f"{schema}.{table}")]


def _is_empty(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    return connection.execute(f"select 1 from {table} limit 1").fetchone() is None


def _numbered(_chance: random.Random, first: str) -> list[Row]:
    """One row per thing: its first column numbers them."""
    many = DEALS if first in MANY else THINGS
    return [{first: number} for number in range(1, many + 1)]


def _spans(chance: random.Random, _first: str) -> list[Row]:
    """Each deal's spans follow each other without a gap until today or its removal."""
    rows: list[Row] = []
    for deal in range(1, DEALS + 1):
        days = sorted({_day(chance) for _ in range(chance.randint(1, 4))})
        ends = [*days[1:], END_OF_TIME if chance.random() < 0.9 else days[-1] + timedelta(days=30)]
        for place, (begin, end) in enumerate(zip(days, ends, strict=True)):
            last = place == len(days) - 1
            status = chance.choice([0, 1, 2]) if last else 0
            closed = begin if status else None
            rows.append(
                {"deal_id": deal, "from_day": begin, "to_day": end, "status": status, "closed_on": closed}
                | {"created_on": days[0] if deal % 10 else None}
            )
    return rows


def _visits(chance: random.Random, _first: str) -> list[Row]:
    rows: list[Row] = []
    for deal in range(1, DEALS + 1):
        entered = _moment(chance)
        for number in range(1, chance.randint(1, 4) + 1):
            hours = chance.choice([None, 0, chance.randint(0, 2000)])
            left = None if hours is None else entered + timedelta(hours=hours, minutes=20)
            rows.append(
                {"deal_id": deal, "visit_no": number, "entered_at": entered, "left_at": left, "hours": hours}
            )
            entered = left or entered + timedelta(days=3)
    return rows


def _memberships(chance: random.Random, _first: str) -> list[Row]:
    """Every rep but the last changes team once, at most one team a day."""
    rows: list[Row] = []
    for rep in range(1, THINGS):
        moved = _day(chance)
        for begin, end in ((date.min, moved), (moved, END_OF_TIME)):
            rows.append({"rep_id": rep, "team_id": chance.randint(1, 3), "from_day": begin, "to_day": end})
    return rows


def _rates(chance: random.Random, _first: str) -> list[Row]:
    months = [date(2024 + month // 12, month % 12 + 1, 1) for month in range(24)]
    return [
        {"currency_id": currency, "month": month, "num": chance.randint(1, 9), "den": chance.randint(1, 9)}
        for currency in range(THINGS)
        for month in months
        if chance.random() < 0.9
    ]


def _stages(_chance: random.Random, _first: str) -> list[Row]:
    kinds = ["open"] * (THINGS - 2) + ["won", "lost"]
    return [
        {"stage_id": number, "pipeline_id": 1, "position": number, "kind": kind}
        for number, kind in enumerate(kinds, 1)
    ]


def _targets(_chance: random.Random, _first: str) -> list[Row]:
    """Each owner has one for each quarter of the first year."""
    starts = [date(2024, month, 1) for month in (1, 4, 7, 10)] + [date(2025, 1, 1)]
    owners: list[tuple[str, int | None]] = [("company", None), ("team", 1), ("team", 2)]
    owners += [("rep", one) for one in range(1, THINGS)]
    return [
        {"owner_kind": kind, "owner_id": owner, "from_day": begin, "to_day": end, "version": 1}
        for kind, owner in owners
        for begin, end in pairwise(starts)
    ]


def _references(_chance: random.Random, first: str) -> list[Row]:
    return [{first: number} for number in range(THINGS + 3)]


SKELETONS: dict[str, Callable[[random.Random, str], list[Row]]] = {
    "spans": _spans,
    "visits": _visits,
    "memberships": _memberships,
    "rates": _rates,
    "stages": _stages,
    "targets": _targets,
    "ref_reps": _references,
    "ref_accounts": _references,
    "ref_products": _references,
}
"""What holds between the rows of a table; any other table has a row per value of its first column."""


def _value(chance: random.Random, name: str, kind: str, *, may_be_null: bool) -> Any:
    if may_be_null and chance.random() < 0.15:
        return None
    if kind == "BOOLEAN":
        return chance.random() < 0.7
    if kind == "DATE":
        return _day(chance)
    if kind.startswith("TIMESTAMP"):
        return _moment(chance)
    if kind == "VARCHAR":
        return chance.choice(WORDS.get(name, ["Ada", "Bo", "陈静", "Dana", "Eve", "冯磊"]))
    if kind == "BLOB":
        return b""
    return _number(chance, name)


def _number(chance: random.Random, name: str) -> int:
    if name.startswith("amount") and not name.endswith("rest"):
        return chance.randint(0, 5_000_000)
    if name in ("visited", "visited_bits"):
        return chance.randrange(2**THINGS)
    if name.endswith(("_bp", "_days")):
        return chance.randint(0, 10_000)
    if name == "status":
        return chance.randint(0, 2)
    return chance.randint(1 if name in ("num", "den", "position") else 0, THINGS)


def _day(chance: random.Random) -> date:
    return FIRST_DAY + timedelta(days=chance.randrange(DAYS))


def _moment(chance: random.Random) -> datetime:
    return datetime.combine(_day(chance), datetime.min.time()) + timedelta(minutes=chance.randrange(24 * 60))
