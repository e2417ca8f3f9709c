"""A deal against those that were won: amount, age, pushes and time in stage beside the medians."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from salesperf.reports.deal_story import Median, pushes
from salesperf.reports.tile import FEW
from salesperf.text import Text
from salesperf.ui.charts.sparkline import Meaning, against_bar
from salesperf.ui.components import card, empty_state
from salesperf.ui.deals import words
from salesperf.ui.escape import escape_markdown
from salesperf.ui.state import Here

if TYPE_CHECKING:
    from salesperf.ui.deals.panel import Story


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the deal and the median of won deals; `behind` where the deal is worse."""

    label: str
    own: str
    usual: str
    value: float | None
    median: float | None
    n: int
    behind: bool


def card_against_won(here: Here, story: Story) -> None:
    """A bar a measure with the median of won deals as a tick; grey where fewer than ten were won."""
    t = here.t
    shown = [one for one in measures(t, story, here.currency) if one.median is not None]
    most = max((one.n for one in shown), default=0)
    with card(
        t("Against deals that were won"),
        t("median of {n} won in 12 months", n=most),
        help=t(
            "The tick is the median of the deals won in the last 12 months that you may see: amounts of the "
            "same currency, days from creation to close, moves of the date to a later month, days in the "
            "stage that this deal is in, all stays together. Under 10 of them it is grey."
        ),
        key="card_against",
    ):
        if not shown:
            empty_state(t("No deal was won in the last 12 months."))
        for one in shown:
            few = one.n < FEW
            own = (
                f":orange[**{escape_markdown(one.own)}**]"
                if one.behind and not few
                else f"**{escape_markdown(one.own)}**"
            )
            won = t("won {median}", median=one.usual)
            if one.n != most:
                won += " · " + t("n = {n}", n=one.n)
            won = escape_markdown(won)
            with st.container(gap="xsmall"):
                with st.container(horizontal=True, horizontal_alignment="distribute"):
                    st.markdown(escape_markdown(one.label), width="content")
                    st.markdown(f"{own} :gray[:small[{won}]]", width="content")
                meaning: Meaning = "neutral" if few else "behind" if one.behind else "ahead"
                image = against_bar(one.value, one.median, here.tokens, meaning=meaning)
                st.markdown(f"![{escape_markdown(one.label)}]({image})")


def measures(t: Text, story: Story, currency: str) -> tuple[Measure, ...]:
    """The measures of a deal beside those of won deals; a larger amount is no fault, more of the rest is."""
    deal, medians = story.deal, story.medians
    nothing = Median(None, 0)
    born = words.day_of(deal["created_on"])
    code = deal["currency"] or currency
    amount = None if pd.isna(deal["amount"]) else int(deal["amount"])
    in_stage = None if pd.isna(deal["days_in_stage"]) else int(deal["days_in_stage"])
    if in_stage is not None:
        in_stage = sum(one.days for one in story.stays if one.stage == deal["stage"]) or in_stage

    def one(label: str, key: str, own: int | None, say: object, *, care: bool) -> Measure:
        median = medians.get(key, nothing)
        write = say if callable(say) else t.number
        behind = care and own is not None and median.value is not None and own > median.value
        return Measure(
            label, write(own), write(median.value), None if own is None else float(own),
            None if median.value is None else float(median.value), median.n, behind,
        )  # fmt: skip

    found = [
        one(t("Amount"), "amount", amount, lambda minor: t.money(minor, code, short=True), care=False),
        one(t("Age, days"), "age", None if born is None else (story.end - born).days, _whole(t), care=True),
        one(t("Date moved"), "pushes", pushes(story.spans), _whole(t), care=True),
    ]
    if in_stage is not None:
        found.append(one(t("In this stage, days"), "stage", in_stage, _whole(t), care=True))
    return tuple(found)


def _whole(t: Text) -> object:
    def write(value: int | Fraction | None) -> str:
        if value is None:
            return "–"
        return t.number(value, 0 if Fraction(value).denominator == 1 or value >= 10 else 1)

    return write
