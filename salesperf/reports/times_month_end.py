"""Close dates: whether they pile up at the end of months, and how often they were moved to later ones."""

from __future__ import annotations

from fractions import Fraction

import duckdb
import pandas as pd

from salesperf.metrics.closing_days import LAST_DAYS, MonthEnds, closing_days
from salesperf.reports import tile
from salesperf.reports.asked import Asked, Figure
from salesperf.reports.period_words import versus
from salesperf.reports.tile import FEW, Drill, Tile
from salesperf.text import Text

SPIKE = Fraction(5, 4)


def ends(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> tuple[MonthEnds, MonthEnds]:
    """The days on which deals were won in 12 months, and those on which open ones are to close."""
    return closing_days(
        cursor, as_of=asked.scope.as_of, scope=asked.scope, viewer=asked.viewer, settings=asked.settings
    )


def pushes(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> tuple[Figure, Figure]:
    """How often close dates were moved to a later month, in the period and in the same stretch before."""
    now, then = asked.figure_in(cursor, "push_count", (asked.whole, asked.last_time))
    return now, then


def spikes(found: MonthEnds) -> bool:
    """Whether clearly more lie at the end of months than an even spread would put there."""
    return found.n >= FEW and found.at_end > SPIKE * found.even


def rows(found: MonthEnds) -> pd.DataFrame:
    """One row per day of a month counted from its end, the earliest first, with its share of deals."""
    places = range(len(found.counts) - 1, -1, -1)
    return pd.DataFrame(
        {
            "before": list(places),
            "share": [found.counts[place] / found.n if found.n else None for place in places],
            "n": [found.counts[place] for place in places],
            "late": [spikes(found) and place < LAST_DAYS for place in places],
        }
    )


def words(t: Text, found: MonthEnds, *, promised: bool) -> str:
    """The share in the last days of a month beside that of an even spread, with its parts."""
    if not found.n:
        return ""
    values = {
        "share": t.percent(found.at_end, found.n),
        "part": t.number(found.at_end),
        "whole": t.number(found.n),
        "days": t.number(LAST_DAYS),
        "even": t.percent(found.even, found.n),
        "times": t.multiple(found.at_end, found.even),
    }
    if found.n < FEW:
        return t("Too few deals to tell: {whole}.", whole=values["whole"])
    if promised:
        return t(
            "{share} of the open deals ({part} of {whole}) are promised for the last {days} days of a month; "
            "spread evenly it would be {even}: {times} as many.",
            **values,
        )
    return t(
        "{share} of the deals won in 12 months ({part} of {whole}) closed in the last {days} days of a "
        "month; spread evenly it would be {even}: {times} as many.",
        **values,
    )


def push_tile(t: Text, asked: Asked, now: Figure, then: Figure, *, dated: bool) -> Tile:
    """How often close dates were moved to a later month; undefined where no deal has one."""
    change = tile.relative(now, then)
    known = dated or bool(now.value)
    few = now.n < FEW or then.n < FEW
    return Tile(
        key="push_count",
        label=t("Pushed to a later month"),
        value=t.number(now.value if known else None),
        delta="" if change is None or few else t.signed_percent(change),
        meaning="neutral" if few else tile.meaning_of(change, up_is_good=False),
        parts=t("no deal has a close date")
        if not known
        else versus(t, asked)
        if change is not None and not few
        else "",
        help=tile.explained(t, "push_count"),
        opens=t.plural("{n} deal", "{n} deals", now.n) if now.n else "",
        drill=Drill(t("Pushed to a later month"), "push_count"),
        bars=True,
    )
