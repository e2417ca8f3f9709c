"""What changed on a deal and what was done on it, as rows that people read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Literal

import pandas as pd

from salesperf.reports.deal_story import Activity
from salesperf.text import Text
from salesperf.ui.deals import words

Kind = Literal["stage", "close_on", "amount", "rep", "status", "activity"]
KINDS: tuple[Kind, ...] = ("stage", "close_on", "amount", "activity")
"""What the list can be narrowed to."""


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that changed on a day, or one thing done, as texts; `source` says who or what tells it."""

    day: date
    kind: Kind
    what: str
    before: str
    after: str
    source: str


def kind_names(t: Text) -> dict[Kind, str]:
    """The kinds of changes as people call them."""
    return {
        "stage": t("Stage"),
        "close_on": t("Close date"),
        "amount": t("Amount"),
        "activity": t("Activity"),
        "rep": t("Owner"),
        "status": t("Status"),
    }


def changes_of(t: Text, story: Sequence[Mapping[str, Any]]) -> list[Change]:
    """What differs between successive spans of a deal, in time order."""
    names = kind_names(t)
    fields: tuple[Kind, ...] = ("status", "amount", "close_on", "rep", "stage")
    found = []
    for one, other in pairwise(story):
        source = t("derived from exports") if other["derived"] else t("CRM history")
        for field in fields:
            closed = field == "close_on" and one["status"] != other["status"]
            if one[field] != other[field] and not closed:
                texts = _fact(t, one, field), _fact(t, other, field)
                found.append(Change(other["from_day"], field, names[field], *texts, source))
    return found


def done_on(t: Text, activities: Sequence[Activity]) -> list[Change]:
    """What was done on a deal, in time order."""
    return [
        Change(one.day, "activity", one.type or t("Activity"), "", one.subject or "", one.rep or "")
        for one in activities
    ]


def table(found: Sequence[Change]) -> pd.DataFrame:
    """One row per change, the newest first."""
    newest = sorted(found, key=lambda one: one.day, reverse=True)
    return pd.DataFrame(
        {
            "day": pd.to_datetime(pd.Series([one.day for one in newest], dtype=object)),
            "what": [one.what for one in newest],
            "before": [one.before or None for one in newest],
            "after": [one.after or None for one in newest],
            "source": [one.source or None for one in newest],
        }
    )


def missing_facts(t: Text, deal: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """The facts that a deal of this status should have: those that it lacks, and those that it has."""
    wanted = {
        "amount": t("amount"),
        "account": t("account"),
        "rep": t("owner"),
        "created_on": t("creation date"),
        "source": t("source"),
        "product": t("product"),
    }
    if deal["status"] == "open":
        wanted |= {"due_on": t("expected close"), "next_step": t("next step")}
    if deal["status"] == "lost":
        wanted |= {"lost_reason": t("lost reason")}
    lacking = [name for key, name in wanted.items() if deal[key] is None or pd.isna(deal[key])]
    return lacking, [name for name in wanted.values() if name not in lacking]


def _fact(t: Text, span: Mapping[str, Any], field: str) -> str:
    value = span[field]
    if value is None:
        return "–"
    if field == "status":
        return words.status_names(t)[("open", "won", "lost")[value]]
    if field == "amount":
        return t.money(value, span["currency"])
    return t.date(value) if isinstance(value, date) else str(value)
