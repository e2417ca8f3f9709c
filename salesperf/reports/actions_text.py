"""Actions in words: what became of one, and of all that a review looks back on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from salesperf.reports.actions import Became, DealState, Followed
from salesperf.reports.actions_tasks import shown
from salesperf.text import Text
from salesperf.warehouse.actions import Action, State


def looked_back(t: Text, found: Became, since: date) -> str:
    """What became of the actions agreed before: "Of 12 actions agreed before this review: 7 done, 3 late"."""
    if not found.agreed:
        return t(
            "No action from before was in force since {day}. What you agree here comes back next time.",
            day=since,
        )
    parts = [
        (found.done, _done(t, found)),
        (
            found.closed,
            t.plural("{n} overtaken: the deal closed", "{n} overtaken: their deals closed", found.closed),
        ),
        (found.late, t("{n} late", n=found.late)),
        (found.waiting, t("{n} not due yet", n=found.waiting)),
        (found.dropped, t("{n} dropped", n=found.dropped)),
    ]  # fmt: skip
    return t.plural(
        "Of {n} action in force since {day}: {parts}.",
        "Of {n} actions in force since {day}: {parts}.",
        found.agreed,
        day=t.day(since),
        parts=t.join(text for count, text in parts if count),
    )


def outcome(t: Text, one: Followed) -> str:
    """What became of an action: "done, deal moved on", "late 2 d", "not due"."""
    if one.action.state == "dropped":
        return t("dropped")
    deal = deal_words(t, one.deal)
    if one.action.state == "done":
        return t("done, {deal}", deal=deal)
    if one.over:
        return deal
    if one.late:
        return t("late {days} d", days=one.late)
    return t("not due") if one.action.due else t("open, no date")


def deal_words(t: Text, deal: DealState) -> str:
    """What the deal did since the action was agreed."""
    return {
        "same": t("no move"),
        "moved": t("deal moved on"),
        "won": t("the deal was won"),
        "lost": t("the deal was lost"),
        "removed": t("deal removed"),
        "gone": t("deal no longer in the data"),
    }[deal]


def states(t: Text) -> dict[State, str]:
    """The states of an action as people choose them."""
    return {"open": t("open"), "done": t("done"), "dropped": t("dropped")}


def owner(t: Text, one: Action) -> str:
    """Who is to do it; without a name whoever leads."""
    return one.owner_name or t("Manager")


def table(t: Text, found: Sequence[Followed]) -> pd.DataFrame:
    """One row per action: deal, what, whose, by when, what became of it, its state and note."""
    names = states(t)
    return pd.DataFrame(
        {
            "deal": [one.name for one in found],
            "what": [shown(t, one.action.what) for one in found],
            "owner": [owner(t, one.action) for one in found],
            "agreed": pd.to_datetime(pd.Series([one.action.at.date() for one in found], dtype=object)),
            "due": pd.to_datetime(pd.Series([one.action.due for one in found], dtype=object)),
            "became": [outcome(t, one) for one in found],
            "state": [names[one.action.state] for one in found],
            "note": [one.action.note for one in found],
        }
    )


def _done(t: Text, found: Became) -> str:
    if not found.done_and_moved:
        return t("{n} done", n=found.done)
    return t("{n} done ({moved} of their deals moved on)", n=found.done, moved=found.done_and_moved)
