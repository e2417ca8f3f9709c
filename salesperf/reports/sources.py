"""Where leads and deals come from: how many are converted and won, what that brings and costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import duckdb

from salesperf.metrics.request import Narrowing
from salesperf.reports.actions import rows, seen
from salesperf.reports.asked import WEEKS, Asked, Figure, Stretch

MOST = 12


@dataclass(frozen=True, slots=True)
class Source:
    """A source over the days of the cohort; money in minor units of the reporting currency.

    `leads` came in and `converted` of them were converted since; `deals` were created and `won` of them
    were won since; `cycle` is the median of the `cycle_n` deals won in these days, `bookings` what those
    are worth. `spend` is None where no campaign of the source is known. `weeks` are new deals of the last
    thirteen.
    """

    source_id: int | None
    name: str | None
    leads: int
    converted: int
    deals: int
    won: int
    cycle: Fraction | int | None
    cycle_n: int
    bookings: int
    spend: Fraction | None
    weeks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources, those with the most deals first, and the days that they are judged by.

    `any_leads` and `any_spend` say whether leads and costs of campaigns are known at all. `unnamed` is what
    campaigns without a source cost, `unconverted` how many campaigns lack an exchange rate.
    """

    stretch: Stretch
    sources: tuple[Source, ...]
    any_leads: bool
    any_spend: bool
    unnamed: Fraction
    unconverted: int

    @property
    def deals(self) -> int:
        """How many deals were created from all of them."""
        return sum(one.deals for one in self.sources)


def sources(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> Sources:
    """The sources of the deals by which the review judges stages, as far as scope and viewer go."""
    stretch = asked.cohort
    leads = {row["source_id"]: row for row in rows(cursor, "sources/leads", _window(asked, stretch))}
    cohorts = asked.figures(cursor, "win_rate", by=("source",), variant="created_cohort", stretch=stretch)
    created = _by_source(cohorts)
    cycles = _by_source(asked.figures(cursor, "sales_cycle", by=("source",), stretch=stretch))
    booked = _by_source(asked.figures(cursor, "bookings", by=("source",), stretch=stretch))
    weeks = _weeks(asked.figures(cursor, "deals_created", by=("source", "week"), stretch=asked.weeks))
    spend, unconverted = _spend(cursor, asked, stretch)
    found = []
    for key in dict.fromkeys([*created, *booked, *leads]):
        lead = leads.get(key, {})
        cohort, cycle, won = created.get(key), cycles.get(key), booked.get(key)
        name = lead.get("source") or next((one.names[0] for one in (cohort, won) if one), None)
        found.append(
            Source(
                source_id=key,
                name=name,
                leads=int(lead.get("leads") or 0),
                converted=int(lead.get("converted") or 0),
                deals=int(cohort.denominator or 0) if cohort else 0,
                won=int(cohort.numerator or 0) if cohort else 0,
                cycle=cycle.value if cycle else None,
                cycle_n=cycle.n if cycle else 0,
                bookings=int(won.value or 0) if won else 0,
                spend=spend.get((name or "").strip().lower()) if key is not None else None,
                weeks=weeks.get(key, ()),
            )
        )
    shown = [one for one in found if one.leads or one.deals or one.bookings]
    shown.sort(key=lambda one: (one.source_id is None, -one.deals, -one.leads, one.name or ""))
    return Sources(
        stretch=stretch,
        sources=tuple(shown),
        any_leads=any(one.leads for one in shown),
        any_spend=any(one.spend is not None for one in shown),
        unnamed=spend.get("", Fraction(0)),
        unconverted=unconverted,
    )


def share_of_days(first: date, last: date, since: date, until: date) -> Fraction:
    """Which part of the days `first` to `last` lies between `since` and `until`, all included."""
    whole = (last - first) // timedelta(days=1) + 1
    inside = (min(last, until) - max(first, since)) // timedelta(days=1) + 1
    return Fraction(max(inside, 0), whole)


def _window(asked: Asked, stretch: Stretch) -> dict[str, Any]:
    return {**seen(asked), "since": stretch.since, "until": stretch.until, "as_of": stretch.as_of}


def _by_source(figures: Sequence[Figure]) -> dict[int | None, Figure]:
    return {None if one.ids[0] is None else int(one.ids[0]): one for one in figures}


def _weeks(figures: Sequence[Figure]) -> dict[int | None, tuple[int, ...]]:
    found: dict[int | None, list[tuple[str, int]]] = {}
    for one in figures:
        source = None if one.ids[0] is None else int(one.ids[0])
        found.setdefault(source, []).append((str(one.ids[1]), int(one.value or 0)))
    return {key: tuple(n for _, n in sorted(weeks)[-WEEKS:]) for key, weeks in found.items()}


def _spend(
    cursor: duckdb.DuckDBPyConnection, asked: Asked, stretch: Stretch
) -> tuple[Mapping[str, Fraction], int]:
    """What campaigns cost in these days by their source, and how many lack a rate.

    A cost goes evenly over the days of its campaign. Only where the whole company is looked at: no cost is
    that of a rep or a team.
    """
    narrowing = Narrowing.of(asked.scope, asked.viewer)
    if narrowing.by_rep or narrowing.by_team:
        return {}, 0
    found: dict[str, Fraction] = {}
    unconverted = 0
    until = min(stretch.until, stretch.as_of)
    for row in rows(cursor, "sources/campaigns", {"since": stretch.since, "until": until}):
        own = row["currency"] in (None, asked.settings.reporting_currency)
        if not own and row["num"] is None:
            unconverted += 1
            continue
        rate = Fraction(1) if own else Fraction(int(row["num"]), int(row["den"]))
        part = share_of_days(row["first_day"], row["last_day"], stretch.since, until)
        source = (row["source"] or "").strip().lower()
        found[source] = found.get(source, Fraction(0)) + Fraction(int(row["cost"])) * rate * part
    return found, unconverted
