"""The deals behind a figure as a list that people read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import duckdb
import pandas as pd

from salesperf.domain.money import MINOR_DIGITS
from salesperf.metrics import Behind, behind
from salesperf.reports.asked import Asked, Stretch
from salesperf.reports.tile import Drill
from salesperf.text import Text

MOST = 500
"""So many deals are listed, the largest first."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a list is called: the figure, and how many deals make it over which days."""

    title: str
    detail: str


def deals(cursor: duckdb.DuckDBPyConnection, asked: Asked, drill: Drill) -> Behind:
    """The deals behind a figure, as it was asked for."""
    stretch = drill.stretch
    scope = asked.scope
    return behind(
        cursor,
        drill.metric,
        dict(drill.dims),
        variant=drill.variant,
        numerator_only=drill.numerator_only,
        since=stretch.since if stretch else None,
        until=stretch.until if stretch else None,
        as_of=stretch.as_of if stretch else scope.as_of,
        scope=scope,
        viewer=asked.viewer,
        settings=asked.settings,
        due=drill.due,
        limit=MOST,
    )


def heading(t: Text, asked: Asked, drill: Drill, found: Behind) -> Heading:
    """The figure's name, the count of its deals, the days, and how many of them are shown."""
    window = drill.stretch or Stretch(asked.scope.period.start, asked.day, asked.scope.as_of)
    parts = [
        t.plural("{n} deal", "{n} deals", found.total),
        t("{first} – {last}", first=t.date(window.since), last=t.date(window.until)),
    ]
    if found.total > len(found.deals):
        parts.append(t("the {n} largest shown", n=len(found.deals)))
    return Heading(drill.heading, " · ".join(parts))


def shown(t: Text, found: Behind) -> pd.DataFrame:
    """One row per deal: texts, days and the amount in major units of its own currency."""
    frame = found.deals
    status = {"open": t("open"), "won": t("won"), "lost": t("lost")}
    return pd.DataFrame(
        {
            "name": frame["name"],
            "rep": frame["rep"],
            "account": frame["account"],
            "stage": [
                status.get(str(state)) if state in ("won", "lost") else stage
                for state, stage in zip(frame["status"], frame["stage"], strict=True)
            ],
            "amount": major(frame),
            "currency": frame["currency"],
            "created_on": pd.to_datetime(frame["created_on"]),
            "due_on": pd.to_datetime(frame["due_on"]),
            "closed_on": pd.to_datetime(frame["closed_on"]),
            "source": frame["source"],
            "product": frame["product"],
            "lost_reason": frame["lost_reason"],
        }
    )


def columns_with_content(frame: pd.DataFrame) -> tuple[str, ...]:
    """The columns in which any deal says something, the name in any case; one currency needs no column."""
    one_currency = frame["currency"].nunique() <= 1
    return tuple(
        name
        for name in frame.columns
        if name == "name" or (frame[name].notna().any() and not (name == "currency" and one_currency))
    )


def major(frame: pd.DataFrame) -> pd.Series[float]:
    """Amounts of a list in major units, for showing; undefined stays undefined."""
    return pd.Series(
        [
            None
            if pd.isna(amount) or currency is None
            else float(Decimal(int(amount)).scaleb(-MINOR_DIGITS.get(currency, 2)))
            for amount, currency in zip(frame["amount"], frame["currency"], strict=True)
        ],
        dtype="float64",
        index=frame.index,
    )
