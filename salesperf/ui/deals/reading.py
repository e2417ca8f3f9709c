"""Reads of the deal list: a page of it, its totals, all of it for a file, what it can be narrowed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import duckdb
import pandas as pd

from salesperf.domain.money import MINOR_DIGITS, div_half_up
from salesperf.domain.scope import Scope, Viewer
from salesperf.metrics.request import Narrowing
from salesperf.metrics.windows import Window
from salesperf.ui.deals import query
from salesperf.ui.deals.wanted import STATUSES, Wanted

PER_PAGE = 50
_REST = 10_000


@dataclass(frozen=True, slots=True)
class Asked:
    """For whose eyes, in which scope and currency, which deals; `deal` asks for a single one."""

    viewer: Viewer
    scope: Scope
    currency: str
    wanted: Wanted
    deal: int | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """Deals of one status and currency: how many, and their amount in minor units of that currency."""

    status: str
    currency: str | None
    n: int
    amount: int | None


@dataclass(frozen=True, slots=True)
class Totals:
    """A list's totals: `value` in minor units of the reporting currency, without the `unconverted` deals."""

    n: int
    value: int | None
    unconverted: int
    parts: tuple[Sum, ...]

    def count(self, status: str) -> int:
        """How many deals have that status."""
        return sum(one.n for one in self.parts if one.status == status)

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies that amounts of the list are in."""
        return tuple(sorted({one.currency for one in self.parts if one.currency and one.amount is not None}))


@dataclass(frozen=True, slots=True)
class Choice:
    """A stage, product or reason that a list can be narrowed to."""

    id: int
    name: str


def totals(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> Totals:
    """How many deals the list holds, and what they are worth."""
    found = _run(cursor, query.totals(_conditions(asked)), _parameters(asked))
    parts = tuple(
        Sum(STATUSES[row["status"]], row["currency"], row["n"], _minor(row["amount"], row["amount_rest"]))
        for row in found
    )
    values = [row for row in found if row["value"] is not None]
    value = _minor(sum(row["value"] for row in values), sum(row["value_rest"] for row in values))
    return Totals(
        n=sum(one.n for one in parts),
        value=value if values else None,
        unconverted=sum(row["unconverted"] for row in found),
        parts=parts,
    )


def page(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> pd.DataFrame:
    """The deals of the page asked for: one row per deal with the columns of ``rows.sql``."""
    order, parameters = asked.wanted, _parameters(asked)
    picked = query.page(_conditions(asked), order.sort, ascending=order.ascending)
    ids = [row["deal_id"] for row in _run(cursor, picked, parameters)]
    padded = ids + [-1] * (PER_PAGE - len(ids))
    places = {f"id_{at}": one for at, one in enumerate(padded)}
    found = _frame(cursor, query.rows(PER_PAGE), {**parameters, **places})
    return found.set_index("deal_id", drop=False).loc[ids].reset_index(drop=True)


def everything(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> pd.DataFrame:
    """All deals of the list, for a file."""
    order = asked.wanted
    statement = query.everything(_conditions(asked), order.sort, ascending=order.ascending)
    return _frame(cursor, statement, _parameters(asked))


def choices(cursor: duckdb.DuckDBPyConnection) -> Mapping[str, tuple[Choice, ...]]:
    """What a list can be narrowed to by kind: `stage` in pipeline order, `product` and `reason` by name."""
    found = _run(cursor, query.fixed("choices"), {})
    several = len({row["pipeline"] for row in found if row["kind"] == "stage"}) > 1
    kinds: dict[str, list[Choice]] = {"stage": [], "product": [], "reason": []}
    for row in found:
        name = f"{row['name']} · {row['pipeline']}" if several and row["pipeline"] else row["name"]
        kinds[row["kind"]].append(Choice(row["id"], name))
    return {kind: tuple(members) for kind, members in kinds.items()}


def records(deals: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as the reads above return it, each by column."""
    return [{str(name): value for name, value in one.items()} for one in deals.to_dict("records")]


def visits(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> list[dict[str, Any]]:
    """The stays of the one deal asked for in open stages, in order."""
    return _run(cursor, query.fixed("visits"), _parameters(asked))


def story(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> list[dict[str, Any]]:
    """The one deal asked for as it was in each span of days, in order."""
    return _run(cursor, query.fixed("story"), _parameters(asked))


def _frame(
    cursor: duckdb.DuckDBPyConnection, statement: query.Statement, parameters: Mapping[str, Any]
) -> pd.DataFrame:
    used = {name: parameters[name] for name in statement.parameters}
    frame: pd.DataFrame = cursor.execute(statement.text, used).df(date_as_object=True)
    whole = ("value", "amount", "days_in_stage", "line_quarter_hours", "days_silent", "days_past_due")
    frame["status"] = [STATUSES[one] for one in frame["status"]]
    return frame.astype({**dict.fromkeys(whole, "Int64"), "stage_id": "Int64"})


def _run(
    cursor: duckdb.DuckDBPyConnection, statement: query.Statement, parameters: Mapping[str, Any]
) -> list[dict[str, Any]]:
    cursor.execute(statement.text, {name: parameters[name] for name in statement.parameters})
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _conditions(asked: Asked) -> frozenset[str]:
    narrowing = Narrowing.of(asked.scope, asked.viewer)
    wanted = asked.wanted
    if asked.deal is not None:
        seen = {name for name in narrowing.names if name.startswith("viewer")}
        return frozenset({"deal"} | seen)
    given = {
        name for name in ("search", "statuses", "stages", "products", "reasons") if getattr(wanted, name)
    }
    bounds = {name for name in ("low", "high") if getattr(wanted, name) is not None}
    named = {name for name in (wanted.dated, wanted.why) if name}
    return frozenset(narrowing.names | given | bounds | named)


def _parameters(asked: Asked) -> dict[str, Any]:
    scope, wanted = asked.scope, asked.wanted
    narrowing = Narrowing.of(scope, asked.viewer)
    window = Window(scope.as_of, scope.as_of, scope.as_of)
    scale = 10 ** MINOR_DIGITS[asked.currency]
    return {
        **narrowing.parameters,
        **window.parameters,
        "currency": asked.currency,
        "start": scope.period.start,
        "end_day": scope.period.end,
        "search": wanted.search.lower(),
        "statuses": [STATUSES.index(one) for one in wanted.statuses],
        "stages": list(wanted.stages),
        "products": list(wanted.products),
        "reasons": list(wanted.reasons),
        "low": None if wanted.low is None else int(wanted.low * scale),
        "high": None if wanted.high is None else int(wanted.high * scale),
        "deal": asked.deal,
        "limit": PER_PAGE,
        "skipped": (wanted.page - 1) * PER_PAGE,
    }


def _minor(amount: Any, rest: Any) -> int | None:
    return None if amount is None else div_half_up(int(amount) * _REST + int(rest or 0), _REST)
