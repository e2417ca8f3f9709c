"""What a load does to the figures: commit it (or take it back) in a transaction, measure, roll back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from functools import partial
from importlib.resources import files

import duckdb
import pandas as pd

from salesperf import metrics
from salesperf.domain.period import FiscalCalendar, Period
from salesperf.errors import SalesPerfError
from salesperf.reports import checks
from salesperf.settings import WorkspaceSettings
from salesperf.warehouse import load as loading
from salesperf.warehouse import loads as history
from salesperf.warehouse import undo
from salesperf.warehouse.load import StagedLoad
from salesperf.warehouse.store import Store

MOST_LISTED = 2000
KINDS = ("won", "lost", "new", "stage", "amount", "close_date", "owner", "removed", "other")
"""Kinds of changes in deals, in the order to show them."""

MOVES = ("new", "reopened", "increased", "decreased", "won", "lost", "removed", "revalued")
"""Kinds of movement of the open pipeline in the order to show them; the last is what exchange rates did."""

FIGURES = ("bookings", "attainment", "win_rate", "amount_open", "coverage")
"""Metrics whose change is shown."""

Value = Fraction | int | None
Began = Callable[[duckdb.DuckDBPyConnection], None]


@dataclass(frozen=True, slots=True)
class Figures:
    """Values of the metrics by key (money in minor units), won amount by team as (name, minor units)."""

    values: dict[str, Value]
    teams: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class CheckChange:
    """A check that more rows offend than before: how many more, and what their rows say first."""

    check: checks.Check
    more: int
    rows: int
    example: str | None


@dataclass(frozen=True, slots=True)
class Effect:
    """The figures of `period` at the end of `day` without the load (`was`, None before any) and with it.

    `changes` has a row per changed fact of a deal, at most `MOST_LISTED` of a kind; `counts` are complete: by
    kind (changes, deals). `appeared` are the new deals that are open, won and lost. `touched` are the deals
    known before that change, and the changes in them. `pipeline` has the amount (minor units, signed) and
    the deals of each of `MOVES` that happened, and of "start" and "end". `wins` has a row per deal that is
    won only with the load, at most `MOST_LISTED`; beside each stand their number `n` and sum `together`.
    """

    period: Period
    day: date
    was_day: date | None
    currency: str
    was: Figures | None
    now: Figures
    counts: dict[str, tuple[int, int]]
    appeared: tuple[int, int, int]
    touched: tuple[int, int]
    pipeline: dict[str, tuple[int, int]]
    changes: pd.DataFrame
    wins: pd.DataFrame
    checks: tuple[CheckChange, ...]

    def change(self, key: str) -> Value:
        """By how much a figure moves; None where it is undefined on one side."""
        before = self.was.values[key] if self.was else None
        after = self.now.values[key]
        return None if before is None or after is None else after - before


class _NothingIsStored(Exception):  # noqa: N818 - no error: it ends the transaction
    pass


def of_commit(
    store: Store,
    staged: StagedLoad,
    *,
    at: datetime,
    settings: WorkspaceSettings,
    began: Began | None = None,
) -> Effect:
    """What a commit would do; nothing is stored. `began` is given the cursor, so that it can be interrupted.

    Raises SalesPerfError `load.stale` when the warehouse has changed since the files were compared.
    """

    def commit(cursor: duckdb.DuckDBPyConnection) -> None:
        loading.write(cursor, staged, at=at, by="", reporting=settings.reporting_currency)

    return _measured(store, commit, staged.as_of, settings, began, forward=True)


def of_load(store: Store, load_id: int, *, at: datetime, settings: WorkspaceSettings) -> Effect:
    """What a stored load did: the figures without it and with it, whether it is in force or undone.

    Raises SalesPerfError `load.unknown`.
    """
    with store.read() as cursor:
        found = [load for load in history.list_loads(cursor) if load.load_id == load_id]
    if not found:
        raise SalesPerfError("load.unknown", load=load_id)
    active = found[0].state == "active"

    def switch(cursor: duckdb.DuckDBPyConnection) -> None:
        undo.switch(cursor, load_id, undone=active, at=at, reporting=settings.reporting_currency)

    return _measured(store, switch, found[0].as_of, settings, None, forward=not active)


def _measured(
    store: Store,
    change: Callable[[duckdb.DuckDBPyConnection], None],
    as_of: date,
    settings: WorkspaceSettings,
    began: Began | None,
    *,
    forward: bool,
) -> Effect:
    """Measure around a change that is rolled back; `forward` where the change adds the load."""
    first, second = ("was", "is") if forward else ("is", "was")
    try:
        with store.write(raise_revision=False) as cursor:
            if began is not None:
                began(cursor)
            days = {first: history.newest_day(cursor)}
            day = max(days[first] or as_of, as_of)
            period = _quarter(settings, day)
            pictures = {first: _picture(cursor, first, day, period, settings)}
            change(cursor)
            days[second] = history.newest_day(cursor)
            pictures[second] = _picture(cursor, second, day, period, settings)
            effect = _effect(cursor, period, day, days, pictures, settings)
            _roll_back()
    except _NothingIsStored:
        pass
    return effect


def _roll_back() -> None:
    raise _NothingIsStored


_Picture = tuple[Figures, tuple[checks.Outcome, ...]]


def _picture(
    cursor: duckdb.DuckDBPyConnection, name: str, day: date, period: Period, settings: WorkspaceSettings
) -> _Picture:
    cursor.execute(_sql("state").replace("$state", f"{name}_deals"))
    run = partial(
        metrics.run, cursor, since=period.start, until=period.last_day, as_of=day, settings=settings
    )
    values: dict[str, Value] = {key: run(key).total.value for key in FIGURES}
    teams = run("bookings", by=("team",))
    amounts = tuple((str(row.dims[0][1]), int(row.value or 0)) for row in teams.rows if row.dims[0][1])
    return Figures(values, amounts), checks.run(cursor)


def _effect(
    cursor: duckdb.DuckDBPyConnection,
    period: Period,
    day: date,
    days: dict[str, date | None],
    pictures: dict[str, _Picture],
    settings: WorkspaceSettings,
) -> Effect:
    cursor.execute(_sql("pairs"))
    cursor.execute(_sql("changes"))
    counted = cursor.execute(_sql("counts")).fetchall()
    touched = cursor.execute(_sql("touched")).fetchone()
    appeared = cursor.execute(_sql("appeared")).fetchone()
    limits = {"most": MOST_LISTED, "reporting": settings.reporting_currency}
    was, now = pictures["was"], pictures["is"]
    return Effect(
        period=period,
        day=day,
        was_day=days["was"],
        currency=settings.reporting_currency,
        was=was[0] if days["was"] else None,
        now=now[0],
        counts={kind: (int(changes), int(deals)) for kind, changes, deals in counted},
        appeared=(int(appeared[0]), int(appeared[1]), int(appeared[2])) if appeared else (0, 0, 0),
        touched=(int(touched[0]), int(touched[1])) if touched else (0, 0),
        pipeline=_pipeline(cursor, day, settings.reporting_currency, was[0] if days["was"] else None, now[0]),
        changes=cursor.execute(_sql("listed"), {"most": MOST_LISTED}).df(),
        wins=cursor.execute(_sql("wins"), limits).df(),
        checks=_risen(was[1], now[1]),
    )


def _pipeline(
    cursor: duckdb.DuckDBPyConnection, day: date, reporting: str, was: Figures | None, now: Figures
) -> dict[str, tuple[int, int]]:
    """How the open deals moved; from start to end as the metric has them, with what rates moved besides."""
    found: dict[str, tuple[Fraction, int]] = {}
    for kind, code, amount, deals, num, den in cursor.execute(_sql("pipeline"), {"day": day}).fetchall():
        value = Fraction(amount) if code == reporting else Fraction(amount * num, den) if num else Fraction(0)
        before = found.get(kind, (Fraction(0), 0))
        found[kind] = before[0] + value, before[1] + deals
    moved = {kind: (round(amount), deals) for kind, (amount, deals) in found.items()}
    start, end = (int(one.values["amount_open"] or 0) if one else 0 for one in (was, now))
    moved["start"] = start, moved.get("start", (0, 0))[1]
    moved["end"] = end, moved.get("end", (0, 0))[1]
    rest = end - start - sum(moved[kind][0] for kind in MOVES if kind in moved)
    if abs(rest) > len(MOVES):
        moved["revalued"] = rest, 0
    return moved


def _risen(before: tuple[checks.Outcome, ...], after: tuple[checks.Outcome, ...]) -> tuple[CheckChange, ...]:
    return tuple(
        CheckChange(new.check, new.rows - old.rows, new.rows, next((v for _, v in new.examples if v), None))
        for old, new in zip(before, after, strict=True)
        if new.rows > old.rows
    )


def _quarter(settings: WorkspaceSettings, day: date) -> Period:
    calendar = FiscalCalendar(first_month=settings.fiscal_first_month, week_start=settings.week_start)
    return calendar.period_of("quarter", day)


def _sql(name: str) -> str:
    return files("salesperf.reports").joinpath("sql", "effect", f"{name}.sql").read_text("utf-8")
