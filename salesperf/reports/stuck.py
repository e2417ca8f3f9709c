"""The stuck deals as a table to work through: why each counts as stuck, by how much, what it is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import duckdb
import pandas as pd

from salesperf.metrics import Behind
from salesperf.reports import deal_list
from salesperf.reports.actions import rows
from salesperf.reports.asked import Asked, Figure
from salesperf.reports.tile import Drill
from salesperf.text import Text

QUARTER_HOURS = 96
SILENT_AFTER = 30
REASONS = ("over_line", "silent", "past_due")


@dataclass(frozen=True, slots=True)
class Stuck:
    """How many deals are stuck of those open, what both are worth (minor units), and how many by reason."""

    deals: int
    open_deals: int
    amount: int
    open_amount: int
    reasons: tuple[int, int, int]
    listed: Behind
    rep_ids: Mapping[int, int | None] = field(default_factory=dict)


def stuck(cursor: duckdb.DuckDBPyConnection, asked: Asked, variant: str, figure: Figure) -> Stuck:
    """The stuck deals, the largest first; `figure` is that of all of them."""
    opened = asked.figure(cursor, "amount_open")
    listed = deal_list.deals(cursor, asked, Drill("", "stuck", variant=variant))
    ids = [int(one) for one in listed.deals["deal_id"]]
    owned = rows(cursor, "actions/owners", {"deals": ids, "as_of": asked.day})
    return Stuck(
        deals=int(figure.value or 0),
        open_deals=opened.n,
        amount=int(figure.extra.get("amount") or 0),
        open_amount=int(opened.value or 0),
        reasons=tuple(int(figure.extra.get(name) or 0) for name in REASONS),  # type: ignore[arg-type]
        listed=listed,
        rep_ids={row["deal_id"]: row["rep_id"] for row in owned},
    )


def table(t: Text, found: Stuck, reason: str | None = None) -> pd.DataFrame:
    """One row per stuck deal, of one reason or of all: texts, days over, amount in major units."""
    frame = found.listed.deals
    if reason is not None:
        frame = frame[frame[reason] == 1]
    records = frame.to_dict("records")
    shown = pd.DataFrame(
        {
            "deal_id": frame["deal_id"],
            "name": frame["name"],
            "rep_id": frame["deal_id"].map(found.rep_ids).astype("Int64"),
            "rep": frame["rep"],
            "pipeline": frame["pipeline"],
            "stage": frame["stage"],
            "why": pd.Series([why(t, row) for row in records], index=frame.index, dtype=object),
            "over": pd.Series([days_over(row) for row in records], index=frame.index).astype("Int64"),
            "amount": deal_list.major(frame),
            "due_on": pd.to_datetime(frame["due_on"]),
            "next_step": frame["next_step"],
        }
    )
    if shown["amount"].notna().any():
        return shown
    return shown.sort_values("over", ascending=False, kind="stable")


def why(t: Text, row: Mapping[Any, Any]) -> str:
    """Each reason with its days: "28 d, usual 12 · silent 41 d · date past 8 d"."""
    parts = []
    if row["over_line"]:
        parts.append(
            t(
                "{days} d, usual {usual}",
                days=int(row["days_in_stage"]),
                usual=int(row["line_quarter_hours"]) // QUARTER_HOURS,
            )
        )
    if row["silent"]:
        parts.append(t("silent {days} d", days=int(row["days_silent"])))
    if row["past_due"]:
        parts.append(t("date past {days} d", days=int(row["days_past_due"])))
    return " · ".join(parts)


def days_over(row: Mapping[Any, Any]) -> int:
    """By how many days the deal is over the line that it crossed furthest."""
    over = [0]
    if row["over_line"]:
        over.append(int(row["days_in_stage"]) - int(row["line_quarter_hours"]) // QUARTER_HOURS)
    if row["silent"]:
        over.append(int(row["days_silent"]) - SILENT_AFTER)
    if row["past_due"]:
        over.append(int(row["days_past_due"]))
    return max(over)


def title(t: Text, found: Stuck) -> str:
    """How many deals are stuck, as a sentence."""
    if not found.deals:
        return t("No deal is stuck")
    return t.plural("{n} deal is stuck", "{n} deals are stuck", found.deals)


def subtitle(t: Text, asked: Asked, found: Stuck) -> str:
    """What they are worth of what is open."""
    currency = asked.settings.reporting_currency
    if not found.open_amount:
        return t.plural("of {n} open deal", "of {n} open deals", found.open_deals)
    return t(
        "{amount} of {all} open, largest first",
        amount=t.money(found.amount, currency, short=True),
        all=t.money(found.open_amount, currency, short=True),
    )


def reason_words(t: Text, found: Stuck) -> dict[str, str]:
    """The reasons that occur, with their counts."""
    over, silent, past = found.reasons
    words = {
        "over_line": (t("Over usual stay {n}", n=over), over),
        "silent": (t("No activity {n}", n=silent), silent),
        "past_due": (t("Date past {n}", n=past), past),
    }
    return {name: text for name, (text, count) in words.items() if count}


def listed_words(t: Text, found: Stuck) -> str:
    """How many of the stuck deals the table holds, where it does not hold all."""
    listed = len(found.listed.deals)
    if listed >= found.listed.total:
        return ""
    if not found.amount:
        return t("{n} of them are listed.", n=listed)
    return t("The {n} largest are listed.", n=listed)
