"""What the deal list says: its title, its columns, why a deal needs care, where it stands in the CRM."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import quote

import pandas as pd

from salesperf.text import Text
from salesperf.ui.deals.reading import Totals
from salesperf.ui.deals.wanted import Dated, Sort, Wanted, Why

_DAY_QUARTER_HOURS = 96


def status_names(t: Text) -> dict[str, str]:
    """The statuses of deals as filters name them."""
    return {"open": t("Open"), "won": t("Won"), "lost": t("Lost")}


def why_names(t: Text) -> dict[Why, str]:
    """What can be wrong with an open deal."""
    return {
        "": t("Stuck or not"),
        "stuck": t("Stuck"),
        "long": t("Too long in its stage"),
        "silent": t("Silent for over 30 days"),
        "late": t("Past its close date"),
    }


def dated_names(t: Text, period: str) -> dict[Dated, str]:
    """Which of its days has to lie in the period."""
    return {
        "": t("Any date"),
        "created": t("Created in {period}", period=period),
        "due": t("Due in {period}", period=period),
        "closed": t("Closed in {period}", period=period),
    }


def sort_names(t: Text) -> dict[Sort, str]:
    """By what the list can be ordered."""
    return {
        "amount": t("Amount"),
        "name": t("Deal"),
        "account": t("Account"),
        "rep": t("Rep"),
        "stage": t("Stage"),
        "created": t("Created"),
        "close": t("Close date"),
        "activity": t("Last activity"),
    }


def title(t: Text, wanted: Wanted, totals: Totals, currency: str) -> str:
    """How many deals there are and what they are worth, in a sentence."""
    if not totals.n:
        return t("No deal fits this filter")
    deals = _counted(t, wanted, totals.n)
    if totals.value is None:
        return t("{deals}, none with an amount", deals=deals)
    return t("{deals} worth {amount}", deals=deals, amount=t.money(totals.value, currency, short=True))


def subtitle(t: Text, wanted: Wanted, totals: Totals, currency: str) -> str:
    """What the list is made of: statuses, currencies, and amounts left out for want of a rate."""
    sentences = []
    if totals.n and len(wanted.statuses) != 1 and not wanted.why:
        sentences.append(
            t(
                "{open} open, {won} won, {lost} lost.",
                open=totals.count("open"),
                won=totals.count("won"),
                lost=totals.count("lost"),
            )
        )
    if totals.currencies not in ((), (currency,)):
        sums = [
            t.money(sum(one.amount or 0 for one in totals.parts if one.currency == code), code, short=True)
            for code in totals.currencies
        ]
        sentences.append(t("In their own currencies {amounts}.", amounts=t.join(sums)))
    if totals.unconverted:
        sentences.append(
            t.plural(
                "{n} deal is left out of the amount: no exchange rate.",
                "{n} deals are left out of the amount: no exchange rate.",
                totals.unconverted,
            )
        )
    return " ".join(sentences) if t.locale == "en" else "".join(sentences)


def care(t: Text, deal: Mapping[str, Any]) -> str:
    """Why an open deal needs care, in a few words; empty where it does not."""
    found = []
    if true(deal["over_line"]):
        usual = int(deal["line_quarter_hours"]) // _DAY_QUARTER_HOURS
        found.append(t("{n} d in stage, usual {usual}", n=int(deal["days_in_stage"]), usual=usual))
    if true(deal["past_due"]):
        found.append(t.plural("{n} d late", "{n} d late", int(deal["days_past_due"])))
    if true(deal["silent"]):
        found.append(t.plural("{n} d silent", "{n} d silent", int(deal["days_silent"])))
    return " · ".join(found)


def crm_address(pattern: str, key: str) -> str | None:
    """Where the deal stands in the CRM, by the pattern of the settings; only ever a web address."""
    if not pattern or re.match(r"https?://", pattern) is None:
        return None
    return pattern.replace("{id}", quote(key, safe=""))


def _counted(t: Text, wanted: Wanted, n: int) -> str:
    if wanted.why == "stuck":
        return t.plural("{n} stuck deal", "{n} stuck deals", n)
    if wanted.why == "long":
        return t.plural("{n} deal too long in its stage", "{n} deals too long in their stage", n)
    if wanted.why == "silent":
        return t.plural("{n} silent deal", "{n} silent deals", n)
    if wanted.why == "late":
        return t.plural("{n} deal past its close date", "{n} deals past their close date", n)
    if wanted.statuses == ("open",):
        return t.plural("{n} open deal", "{n} open deals", n)
    if wanted.statuses == ("won",):
        return t.plural("{n} won deal", "{n} won deals", n)
    if wanted.statuses == ("lost",):
        return t.plural("{n} lost deal", "{n} lost deals", n)
    return t.plural("{n} deal", "{n} deals", n)


def day_of(value: Any) -> date | None:
    """A cell of a frame as a day, None where it is empty."""
    return None if value is None or pd.isna(value) else value


def true(value: Any) -> bool:
    """Whether a cell of a frame says yes; an empty one does not."""
    return value is not None and not pd.isna(value) and bool(value)
