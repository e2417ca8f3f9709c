"""A deal's title, and its facts as tiles."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from salesperf.reports.deal_story import pushes
from salesperf.text import Text
from salesperf.ui.components import metric_tile, tile_row
from salesperf.ui.deals import words
from salesperf.ui.state import Here

if TYPE_CHECKING:
    from salesperf.ui.deals.panel import Story

SILENT_AFTER = 30
QUIET_AFTER = 14
QUARTER_HOURS = 96


def title(t: Text, story: Story) -> str:
    """What is so with the deal, in a sentence."""
    deal = story.deal
    name = str(deal["name"] or deal["key"])
    closed, born = words.day_of(deal["closed_on"]), words.day_of(deal["created_on"])
    if deal["status"] != "open":
        after = (closed - born).days if closed and born and closed >= born else None
        if deal["status"] == "won":
            return _closed(t, name, closed, after, won=True)
        return _closed(t, name, closed, after, won=False)
    if pd.isna(deal["days_in_stage"]) or not deal["stage"]:
        return t("{deal}: open", deal=name)
    n, late = int(deal["days_in_stage"]), deal["days_past_due"]
    if not n:
        return t("{deal}: came to {stage} today", deal=name, stage=deal["stage"])
    if not pd.isna(late) and int(late) > 0:
        return t.plural(
            "{deal}: {n} day in {stage}, and {late} d past its date",
            "{deal}: {n} days in {stage}, and {late} d past its date",
            n, deal=name, stage=deal["stage"], late=int(late),
        )  # fmt: skip
    moved = pushes(story.spans)
    if moved:
        return t.plural(
            "{deal}: {n} day in {stage}, its date moved {moved}×",
            "{deal}: {n} days in {stage}, its date moved {moved}×",
            n, deal=name, stage=deal["stage"], moved=moved,
        )  # fmt: skip
    return t.plural(
        "{deal}: {n} day in {stage}", "{deal}: {n} days in {stage}", n, deal=name, stage=deal["stage"]
    )


def subtitle(t: Text, story: Story) -> str:
    """What it means: the silence, or the reason of the loss."""
    deal = story.deal
    if deal["status"] == "lost":
        return (
            t("Reason: {reason}.", reason=deal["lost_reason"])
            if deal["lost_reason"]
            else t("No reason is given.")
        )
    if deal["status"] == "won":
        return _pace(t, story)
    if story.silent is None:
        return t("No contact with them is known.")
    since, days = story.silent
    if days > QUIET_AFTER:
        return t.plural(
            "Nobody has spoken to them for {n} day.", "Nobody has spoken to them for {n} days.", days
        )
    return t("Last contact on {day}.", day=since)


def _pace(t: Text, story: Story) -> str:
    """How fast a deal was won, against the median of won deals; empty where either is unknown."""
    usual, born = story.medians.get("age"), words.day_of(story.deal["created_on"])
    if usual is None or usual.value is None or born is None:
        return ""
    days = round(usual.value - (story.end - born).days)
    if days > 0:
        return t("{days} faster than the median of won deals.", days=t.days(days))
    if days < 0:
        return t("{days} slower than the median of won deals.", days=t.days(-days))
    return t("As fast as the median of won deals.")


def tiles(here: Here, story: Story) -> None:
    """Amount, close date, time in stage, last contact and age, each with what it is to be held against."""
    shown = [
        _amount(here, story),
        _close(here, story),
        _stage(here, story),
        _contact(here, story),
        _age(here, story),
    ]
    there = [one for one in shown if one is not None]
    with tile_row(len(there), "deal") as places:
        for place, one in zip(places, there, strict=True):
            with place:
                metric_tile(**one)


def _closed(t: Text, name: str, closed: date | None, after: int | None, *, won: bool) -> str:
    if closed is None or after is None:
        return t("{deal}: won", deal=name) if won else t("{deal}: lost", deal=name)
    day = t.date(closed)
    if won:
        return t.plural(
            "{deal}: won on {day} after {n} day",
            "{deal}: won on {day} after {n} days",
            after,
            deal=name,
            day=day,
        )
    return t.plural(
        "{deal}: lost on {day} after {n} day",
        "{deal}: lost on {day} after {n} days",
        after,
        deal=name,
        day=day,
    )


def _amount(here: Here, story: Story) -> dict[str, Any]:
    t, deal = here.t, story.deal
    currency = deal["currency"] or here.currency
    now = None if pd.isna(deal["amount"]) else int(deal["amount"])
    known = [(one["from_day"], int(one["amount"])) for one in story.spans if one["amount"] is not None]
    before = [one for one in known if now is not None and one[1] != now]
    delta, parts, meaning = "", "", "neutral"
    if before and now is not None and before[-1][1]:
        last = before[-1][1]
        changed_on = next(day for day, amount in reversed(known) if amount == now)
        changed_on = min(day for day, amount in known if day > before[-1][0] and amount == now)
        delta = t.signed_percent(now - last, last)
        parts = t("from {amount} on {day}", amount=t.money(last, currency, short=True), day=t.day(changed_on))
        meaning = "ahead" if now > last else "behind"
    elif currency != here.currency and not pd.isna(deal["value"]):
        parts = t("about {amount}", amount=t.money(int(deal["value"]), here.currency, short=True))
    elif currency != here.currency and now is not None:
        parts = t("no exchange rate")
    return {
        "label": t("Amount"), "value": t.money(now, currency, short=True), "delta": delta, "parts": parts,
        "meaning": meaning, "help": t("As it stands; the change is the last one."), "key": "deal_amount",
    }  # fmt: skip


def _close(here: Here, story: Story) -> dict[str, Any]:
    t, deal = here.t, story.deal
    if deal["status"] != "open":
        label = t("Won on") if deal["status"] == "won" else t("Lost on")
        closed = words.day_of(deal["closed_on"])
        parts = t.year(closed) if closed else ""
        return {"label": label, "value": t.day(closed), "parts": parts, "key": "deal_close"}
    due = words.day_of(deal["due_on"])
    promised = [one["close_on"] for one in story.spans if one["status"] == 0 and one["close_on"]]
    moved = pushes(story.spans)
    said = [t.year(due)] if due and due.year != story.end.year else []
    if moved and promised:
        said.append(t("first {day}", day=t.day(promised[0])))
    return {
        "label": t("Expected close"),
        "value": t.day(due),
        "delta": t("moved {n}×", n=moved) if moved else "",
        "meaning": "behind" if moved else "neutral",
        "parts": " · ".join(said),
        "help": t("Moves to a later month, as the push count counts them."),
        "key": "deal_close",
    }


def _stage(here: Here, story: Story) -> dict[str, Any] | None:
    t, deal = here.t, story.deal
    if deal["status"] != "open" or pd.isna(deal["days_in_stage"]):
        return None
    days = int(deal["days_in_stage"])
    line = None if pd.isna(deal["line_quarter_hours"]) else int(deal["line_quarter_hours"]) // QUARTER_HOURS
    over = words.true(deal["over_line"]) and line is not None
    return {
        "label": t("In this stage"), "value": t.days(days),
        "delta": t("{n} over", n=days - line) if over and line is not None else "",
        "meaning": "behind" if over else "neutral",
        "parts": t("usual up to {n}", n=line) if line is not None else t("too few to tell what is usual"),
        "help": t("Usual: three quarters of the deals that went on from the stage stayed no longer."),
        "key": "deal_stage",
    }  # fmt: skip


def _contact(here: Here, story: Story) -> dict[str, Any] | None:
    t = here.t
    if story.deal["status"] != "open":
        return None
    if story.silent is None:
        return {"label": t("Last contact"), "value": "–", "parts": t("none is known"), "key": "deal_contact"}
    since, days = story.silent
    return {
        "label": t("Last contact"), "value": t.plural("{n} d ago", "{n} d ago", days),
        "delta": t("silent") if days > SILENT_AFTER else "", "parts": t.date(since),
        "meaning": "behind" if days > SILENT_AFTER else "neutral",
        "help": t("The latest activity on the deal; over 30 days it counts as silent."),
        "key": "deal_contact",
    }  # fmt: skip


def _age(here: Here, story: Story) -> dict[str, Any] | None:
    t = here.t
    born = words.day_of(story.deal["created_on"])
    if born is None:
        return None
    usual = story.medians.get("age")
    parts = (
        t("won deals {median}, n = {n}", median=t.days(usual.value), n=usual.n) if usual and usual.n else ""
    )
    label = t("Age of the deal") if story.deal["status"] == "open" else t("Sales cycle")
    return {
        "label": label, "value": t.days((story.end - born).days), "parts": parts, "key": "deal_age",
        "help": t("Days since it was created; beside it the median of deals won in the last 12 months."),
    }  # fmt: skip
