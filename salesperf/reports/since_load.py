"""What the last load changed: the days between its as-of and that of the load before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import duckdb

from salesperf.reports.asked import Asked, Stretch
from salesperf.text import Text
from salesperf.warehouse.loads import Load, list_loads


@dataclass(frozen=True, slots=True)
class SinceLoad:
    """The last load in force, and what happened in its days; `since` is None for a first load.

    Amounts are in minor units. `rejected` are rows of that load.
    """

    at: datetime
    files: tuple[str, ...]
    since: date | None
    until: date
    rows: int
    rejected: int
    won: tuple[int, int]
    lost: tuple[int, int]
    created: tuple[int, int]
    later: int

    @property
    def quiet(self) -> bool:
        """Whether nothing happened in its days."""
        return not (self.won[0] or self.lost[0] or self.created[0] or self.later)


@dataclass(frozen=True, slots=True)
class Line:
    """A count and what it counts; `to` is the page that shows it, review or health."""

    count: str
    text: str
    to: str


def since_last_load(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> SinceLoad | None:
    """What the last load in force changed in what is looked at; None without a load."""
    active = [load for load in list_loads(cursor) if load.state == "active"]
    if not active:
        return None
    last, earlier = active[0], [load for load in active[1:] if load.as_of < active[0].as_of]
    since = max(load.as_of for load in earlier) if earlier else None
    if since is None:
        return _of(last, None)
    days = Stretch(since + timedelta(days=1), last.as_of, last.as_of)
    won = asked.figure(cursor, "bookings", stretch=days)
    decided = asked.figure(cursor, "win_rate", stretch=days)
    both = asked.figure(cursor, "win_rate", variant="closed_amount", stretch=days)
    created = asked.figure(cursor, "amount_created", stretch=days)
    later = asked.figure(cursor, "push_count", variant="later_change", stretch=days)
    return _of(
        last,
        since,
        won=(won.n, int(won.value or 0)),
        lost=(
            (decided.denominator or 0) - (decided.numerator or 0),
            (both.denominator or 0) - (both.numerator or 0),
        ),
        created=(created.n, int(created.value or 0)),
        later=later.n,
    )


def lines(t: Text, load: SinceLoad, currency: str) -> tuple[Line, ...]:
    """The load in words, what needs a hand last."""
    if load.since is None:
        counted = t.plural("row from the first load", "rows from the first load", load.rows)
        found = [Line(t.number(load.rows), counted, "")]
    else:
        found = [
            Line(
                *_with_amount(t, load.won, t.plural("deal won", "deals won", load.won[0]), currency), "review"
            ),
            Line(
                *_with_amount(t, load.lost, t.plural("deal lost", "deals lost", load.lost[0]), currency),
                "review",
            ),
            Line(
                *_with_amount(t, load.created, t.plural("new deal", "new deals", load.created[0]), currency),
                "review",
            ),
            Line(
                t.number(load.later),
                t.plural("close date moved later", "close dates moved later", load.later),
                "review",
            ),
        ]
        found = [line for line in found if line.count != "0"] or [Line("–", t("No deal moved"), "")]
    if load.rejected:
        fix = t.plural("row rejected, to fix", "rows rejected, to fix", load.rejected)
        found.append(Line(t.number(load.rejected), fix, "health"))
    else:
        found.append(Line("0", t("rows rejected"), ""))
    return tuple(found)


def named(t: Text, load: SinceLoad) -> str:
    """When it was loaded and from which files: "Fri 18:02, opportunities.csv"."""
    when = (
        t.weekday_time(load.at)
        if (load.until - load.at.date()).days < 7 and (load.at.date() - load.until).days < 7
        else t.date(load.at.date())
    )
    if len(load.files) == 1:
        return t("{when}, {file}", when=when, file=load.files[0])
    return t.plural("{when}, {n} file", "{when}, {n} files", len(load.files), when=when)


def _with_amount(t: Text, pair: tuple[int, int], words: str, currency: str) -> tuple[str, str]:
    count, amount = pair
    text = (
        t("{what}, {amount}", what=words, amount=t.money(amount, currency, short=True)) if amount else words
    )
    return t.number(count), text


def _of(
    load: Load,
    since: date | None,
    *,
    won: tuple[int, int] = (0, 0),
    lost: tuple[int, int] = (0, 0),
    created: tuple[int, int] = (0, 0),
    later: int = 0,
) -> SinceLoad:
    return SinceLoad(
        at=load.loaded_at,
        files=tuple(file.name for file in load.files),
        since=since,
        until=load.as_of,
        rows=load.total("rows"),
        rejected=load.total("rejected"),
        won=won,
        lost=lost,
        created=created,
        later=later,
    )
