"""Checks on the data: each is a .sql file that returns the rows that offend."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

import duckdb

from salesperf.text import Text, mark
from salesperf.warehouse import workspace
from salesperf.warehouse.migrations import read_sql


@dataclass(frozen=True)
class Check:
    """One check: what must hold, in words, and how bad it is where it does not.

    `kind` is orphan, contradiction, gap or sum; `severity` error, warning or info. `of_deals` says that its
    rows are deals.
    """

    key: str
    text: str
    finding: str
    kind: str
    severity: str
    of_deals: bool = True


CHECKS: tuple[Check, ...] = (
    Check(
        "rows_add_up",
        mark("rows of every load add up"),
        mark("files whose rows do not add up"),
        "sum",
        "error",
        of_deals=False,
    ),
    Check(
        "spans_overlap",
        mark("no deal is in two states at once"),
        mark("deals in two states at once"),
        "sum",
        "error",
    ),
    Check(
        "unknown_owner", mark("every owner is known"), mark("deals of an unknown owner"), "orphan", "warning"
    ),
    Check(
        "unknown_product",
        mark("every product is known"),
        mark("deals with an unknown product"),
        "orphan",
        "warning",
    ),
    Check(
        "unknown_account",
        mark("every account is known"),
        mark("deals with an unknown account"),
        "orphan",
        "warning",
    ),
    Check(
        "history_without_deal",
        mark("stage history belongs to a deal"),
        mark("deals that only stage history names"),
        "orphan",
        "warning",
    ),
    Check(
        "target_without_owner",
        mark("every target has a known owner"),
        mark("targets of an unknown team or person"),
        "orphan",
        "warning",
        of_deals=False,
    ),
    Check(
        "splits_not_whole",
        mark("the shares of every deal add to 100 %"),
        mark("deals whose shares do not add to 100 %"),
        "contradiction",
        "warning",
    ),
    Check(
        "split_unknown_owner",
        mark("everyone who shares a deal is known"),
        mark("shared deals with an unknown person"),
        "orphan",
        "warning",
    ),
    Check(
        "record_without_deal",
        mark("every record finds the deal that it names"),
        mark("records whose deal cannot be told"),
        "orphan",
        "warning",
        of_deals=False,
    ),
    Check("no_account", mark("deals have an account"), mark("deals without an account"), "orphan", "info"),
    Check(
        "no_owner", mark("open deals have an owner"), mark("open deals without an owner"), "orphan", "warning"
    ),
    Check(
        "status_against_stage",
        mark("status and stage agree"),
        mark("deals whose status and stage disagree"),
        "contradiction",
        "warning",
    ),
    Check(
        "probability_against_status",
        mark("probability and status agree"),
        mark("deals whose probability denies their status"),
        "contradiction",
        "warning",
    ),
    Check(
        "closed_before_created",
        mark("closed after created"),
        mark("deals closed before they were created"),
        "contradiction",
        "warning",
    ),
    Check(
        "closed_in_future",
        mark("nothing is closed after the load's day"),
        mark("deals closed after the load's day"),
        "contradiction",
        "warning",
    ),
    Check(
        "won_without_amount",
        mark("won deals have an amount"),
        mark("won deals without an amount"),
        "contradiction",
        "warning",
    ),
    Check(
        "strange_year",
        mark("years between 2000 and 2040"),
        mark("deals with a year before 2000 or after 2040"),
        "contradiction",
        "warning",
    ),
    Check(
        "missing_rate",
        mark("a rate for every month and currency"),
        mark("deals without an exchange rate"),
        "gap",
        "error",
    ),
    Check(
        "target_without_rate",
        mark("a rate for every month of targets in another currency"),
        mark("targets without an exchange rate"),
        "gap",
        "error",
        of_deals=False,
    ),
    Check(
        "undated",
        mark("deals have a day of creation"),
        mark("deals without a day of creation"),
        "gap",
        "warning",
    ),
    Check(
        "past_due",
        mark("open deals close in the future"),
        mark("open deals with a past close date"),
        "gap",
        "info",
    ),
    Check(
        "sales_void",
        mark("every order counts"),
        mark("cancelled or removed orders, left out of sales"),
        "gap",
        "info",
        of_deals=False,
    ),
    Check(
        "sales_undated",
        mark("orders have a day"),
        mark("orders and order lines without a day"),
        "gap",
        "warning",
        of_deals=False,
    ),
    Check(
        "sales_without_amount",
        mark("order lines have an amount"),
        mark("order lines without an amount"),
        "gap",
        "warning",
        of_deals=False,
    ),
    Check(
        "sales_missing_rate",
        mark("a rate for every order, invoice and payment"),
        mark("orders, invoices and payments without an exchange rate"),
        "gap",
        "error",
        of_deals=False,
    ),
    Check(
        "order_in_two_systems",
        mark("an order stands in one system"),
        mark("order numbers that two systems name"),
        "contradiction",
        "warning",
        of_deals=False,
    ),
)


@dataclass(frozen=True)
class Outcome:
    """What a check found: how many rows offend, and the first of them as (deal number, value)."""

    check: Check
    rows: int
    examples: tuple[tuple[int, str | None], ...]

    @property
    def key(self) -> str:
        """Key of the check."""
        return self.check.key

    @property
    def severity(self) -> str:
        """How bad it is; `ok` where nothing offends."""
        return self.check.severity if self.rows else "ok"

    def text(self, t: Text) -> str:
        """What holds, or what was found."""
        return t(self.check.finding) if self.rows else t(self.check.text)


def run(cursor: duckdb.DuckDBPyConnection, *, examples: int = 20) -> tuple[Outcome, ...]:
    """Run every check on the data in force, in declared order."""
    reporting = workspace.read_settings(cursor).reporting_currency
    return tuple(_run(cursor, check, reporting, examples) for check in CHECKS)


@dataclass(frozen=True)
class Finding:
    """One offending row: id in the CRM, name and owner where it is a deal, and what its value is."""

    check: Check
    key: str | None
    name: str | None
    rep: str | None
    value: str | None


def findings(cursor: duckdb.DuckDBPyConnection, kind: str) -> tuple[Finding, ...]:
    """Every row that offends a check of a kind, in declared order."""
    reporting = workspace.read_settings(cursor).reporting_currency
    found: list[Finding] = []
    for check in (one for one in CHECKS if one.kind == kind):
        rows = _rows(cursor, check, reporting).fetchall()
        known: dict[int, tuple[str, str | None, str | None]] = {}
        if check.of_deals and rows:
            statement = files("salesperf.reports").joinpath("sql", "checks", "deals.sql").read_text("utf-8")
            named = cursor.execute(statement, {"deals": [int(row[0]) for row in rows]}).fetchall()
            known = {int(deal): (str(key), name, rep) for deal, key, name, rep in named}
        for row, value in rows:
            key, name, rep = known.get(int(row), (None, None, None))
            found.append(Finding(check, key, name, rep, value))
    return tuple(found)


def _run(cursor: duckdb.DuckDBPyConnection, check: Check, reporting: str, examples: int) -> Outcome:
    found = _rows(cursor, check, reporting)
    first = found.fetchmany(examples)
    rest = len(found.fetchall()) if len(first) == examples else 0
    return Outcome(check, len(first) + rest, tuple((int(deal), value) for deal, value in first))


def _rows(cursor: duckdb.DuckDBPyConnection, check: Check, reporting: str) -> duckdb.DuckDBPyConnection:
    statement = read_sql("checks/" + check.key + ".sql")
    return cursor.execute(statement, {"reporting": reporting} if "$reporting" in statement else None)
