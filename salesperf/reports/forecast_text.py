"""The projection in words: its sum with all parts, what it rests on, and how far to trust its chances."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from salesperf.forecast.chances import Chances
from salesperf.forecast.record import LEAST_CLOSED, LEAST_WON
from salesperf.forecast.reliability import Reliability
from salesperf.metrics import wilson
from salesperf.reports.asked import Asked
from salesperf.reports.forecast import Landing, Projection
from salesperf.reports.period_words import inside
from salesperf.reports.tile import Drill
from salesperf.text import Text


def title(t: Text, asked: Asked, found: Projection) -> str:
    """What the card shows: where the period lands, or where it landed."""
    if found.basis == "over":
        return t("Where {period} landed", period=inside(t, asked))
    return t("Where {period} will land", period=inside(t, asked))


def unit(t: Text, asked: Asked, found: Projection) -> str:
    """The unit beside the title."""
    if found.total.target:
        return t("% of target")
    return asked.settings.reporting_currency


def definition(t: Text) -> str:
    """What the projection is, for the help of the card."""
    return t(
        "Won so far, and what the open deals due in the period bring: amount times win chance, times what "
        "came in of such sums by the end of past periods. The chance comes from a model of the own history: "
        "stage and days in it, age, amount against the own usual, pushes, days to the close date, days since "
        "the last activity, the rep's earlier win rate, source; each as it was known on the day. Before "
        "{closed} closed deals of which {won} won: the run rate on working days.",
        closed=LEAST_CLOSED,
        won=LEAST_WON,
    )


def chance_definition(t: Text) -> str:
    """What a win chance is, for the help of a deal's card."""
    return t(
        "The chance of being won at all, from a model of the own history that reads only what was known on "
        "each day. Usual here: a deal in this stage that is average in all else. Each reason moves it on, "
        "the strongest first; a reason goes with being won, it need not bring it about."
    )


def rows(t: Text, asked: Asked, found: Projection) -> pd.DataFrame:
    """One row for all and one per member, on the scale of the target where there is one, else in money."""
    share = bool(found.total.target)
    return pd.DataFrame([_row(t, asked, one, share=share) for one in (found.total, *found.members)])


def _row(t: Text, asked: Asked, one: Landing, *, share: bool) -> dict[str, object]:
    def scaled(amount: int | None) -> float | None:
        if amount is None or (share and not one.target):
            return None
        return amount / one.target if share and one.target else float(amount)

    low, high = scaled(one.low), scaled(one.high)
    money = _money_of(t, asked)
    lands = money(one.value) if not share or not one.target else t.percent(one.value, one.target)
    band = ""
    if one.low is not None and one.high is not None and low is not None:
        band = (
            t.percent_range(low, high)
            if share
            else t("{low} – {high}", low=money(one.low), high=money(one.high))
        )
    ahead = one.value is not None and one.target is not None and one.value >= one.target
    return {
        "key": "" if one.member is None else str(one.member),
        "label": one.name,
        "won": scaled(one.won),
        "value": None if one.value == one.won and one.low is None else scaled(one.value),
        "low": low,
        "high": high,
        "goal": 1.0 if share else None,
        "tone": "rest"
        if not share or not one.target or one.value is None
        else "ahead"
        if ahead
        else "behind",
        "shown": lands,
        "band": band,
        "parts": sum_words(t, asked, one),
    }


def sum_words(t: Text, asked: Asked, one: Landing) -> str:
    """The sum of a row: what is won, and what is expected of which deals."""
    money = _money_of(t, asked)
    if one.value is None:
        return t("{won} won", won=money(one.won))
    if one.low is None:
        return t("{won} won; lands at {value}", won=money(one.won), value=money(one.value))
    return t(
        "{won} won + {expected} expected = {value}; {n} deals due worth {worth}, {chances} by their chances",
        won=money(one.won),
        expected=money(one.expected),
        chances=money(one.chances),
        n=one.deals,
        worth=money(one.worth),
        value=money(one.value),
    )


def notes(t: Text, asked: Asked, found: Projection, chances: Chances) -> tuple[str, ...]:
    """What stands under the chart: the sum of all, the basis, and what is left out."""
    return tuple(one for one in (_basis(t, asked, found, chances), _left_out(t, found.total)) if one)


def _basis(t: Text, asked: Asked, found: Projection, chances: Chances) -> str:
    money = _money_of(t, asked)
    gone, whole = found.pace
    if found.basis == "over":
        return t("The period is over: what was won.")
    if found.basis == "none":
        return t("Too early to tell: {gone} of {whole} working days are gone.", gone=gone, whole=whole)
    if found.basis == "run_rate":
        why = (
            t("No open deal has an expected close date")
            if chances.known
            else t(
                "{closed} closed deals, {won} of them won; chances need {least} and {least_won}",
                closed=chances.record.closed,
                won=chances.record.won,
                least=LEAST_CLOSED,
                least_won=LEAST_WON,
            )
            if chances.state == "few"
            else t("The history is too short to test chances on")
        )
        return t(
            "Run rate: {won} in {gone} working days, for all {whole}. {why}.",
            won=money(found.total.won),
            gone=gone,
            whole=whole,
            why=why,
        )
    words = sum_words(t, asked, found.total)
    if found.chances is None:
        return t("{sum}.", sum=words)
    low, high = (t.percent(one) for one in found.chances)
    if low == high:
        return t("{sum} ({chance} each).", sum=words, chance=low)
    return t("{sum} ({low} to {high}).", sum=words, low=low, high=high)


def _left_out(t: Text, total: Landing) -> str:
    parts = []
    if total.unpriced:
        parts.append(t.plural("{n} deal due has no amount.", "{n} deals due have no amount.", total.unpriced))
    if total.unconverted:
        parts.append(
            t.plural(
                "{n} deal due has no exchange rate and is left out.",
                "{n} deals due have no exchange rate and are left out.",
                total.unconverted,
            )
        )
    return ("" if t.locale == "zh_CN" else " ").join(parts)


def yield_words(t: Text, found: Projection) -> str:
    """What came in of such sums before, which the projection counts with; empty without chances."""
    if found.basis != "chances" or not found.total.deals:
        return ""
    if not found.yields:
        return t("The whole sum of the chances is counted: too few past periods tell what comes in of it.")
    low, usual, high = (float(one) for one in np.quantile(found.yields, (0.1, 0.5, 0.9)))
    return t(
        "Usually {usual} of such a sum came in by the end, slips and new deals included: the middle of {n} "
        "past periods seen as many days before their end, four in five of them {low} to {high}.",
        usual=t.percent(usual),
        n=len(found.yields),
        low=t.percent(low),
        high=t.percent(high),
    )


def reliability_rows(t: Text, found: Reliability) -> pd.DataFrame:
    """One row per tenth of the chances: how many were won of how many looks."""
    bounds = [wilson(one.won, one.n) or (0, 1) for one in found.bins]
    return pd.DataFrame(
        {
            "label": [t.percent_range(one.low, one.high) for one in found.bins],
            "given": [one.given for one in found.bins],
            "won": [one.won / one.n for one in found.bins],
            "low": [float(low) for low, _ in bounds],
            "high": [float(high) for _, high in bounds],
            "n": [one.n for one in found.bins],
            "parts": [t("{part} of {whole}", part=one.won, whole=one.n) for one in found.bins],
        }
    )


def reliability_words(t: Text, chances: Chances, found: Reliability) -> str:
    """The Brier score beside that of one rate for all, and on what it was measured."""
    verdict = (
        t("Better than one rate for all: the chances are used.")
        if chances.state == "model"
        else t("No better than one rate for all: every deal is given {rate}.", rate=t.percent(found.base))
    )
    return t(
        "Brier score {score}; {base} if every deal were given {rate}, the share won before (0 is perfect). "
        "{verdict} Measured on {n} looks at {deals} deals that were open between {since} and {until}, after "
        "everything that the chances were learned from; {undecided} looks at deals still open are left out.",
        score=t.number(found.brier, 3),
        base=t.number(found.base_brier, 3),
        rate=t.percent(found.base),
        verdict=verdict,
        n=t.number(found.n),
        deals=t.number(found.deals),
        since=t.date(found.since),
        until=t.date(found.until),
        undecided=t.number(found.undecided),
    )


def drill(t: Text, found: Projection, by: str, member: str, label: str) -> Drill:
    """The deals of a row: those due that the projection adds up, else those won."""
    dims = ((by, int(member)),) if member else ()
    if found.basis == "chances":
        return Drill(t("Due: {name}", name=label), "coverage", dims)
    return Drill(t("Won: {name}", name=label), "bookings", dims)


def _money_of(t: Text, asked: Asked) -> Callable[[int | None], str]:
    return lambda amount: t.money(amount, asked.settings.reporting_currency, short=True)
