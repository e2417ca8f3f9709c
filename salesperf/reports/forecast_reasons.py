"""Why a deal has its win chance, in words: from the usual one in its stage, reason by reason, to its own."""

from __future__ import annotations

import pandas as pd

from salesperf.forecast.chances import Chances
from salesperf.forecast.reasons import Reason
from salesperf.text import Text, mark

NAMES: dict[Reason, str] = {
    "rep": mark("Rep's past win rate"),
    "age": mark("How old it is"),
    "stay": mark("Days in the stage"),
    "amount": mark("Amount and cuts"),
    "pushes": mark("Pushes"),
    "due": mark("Days to its date"),
    "silence": mark("Days of silence"),
    "talks": mark("Contacts so far"),
    "source": mark("Source"),
}
LEAST_POINTS = 0.005


def reason_rows(t: Text, chances: Chances, deal: int) -> pd.DataFrame:
    """The usual chance, each reason that moves it by half a point or more, the rest, and the deal's chance.

    `label`, `start` and `end` (shares), `kind` ("usual", "reason" or "deal") and `shown`; empty without any.
    """
    found = chances.reasons(deal)
    if found is None:
        return pd.DataFrame()
    usual, steps = found
    shown = [(t(NAMES[reason]), moved) for reason, moved in steps if abs(moved) >= LEAST_POINTS]
    rest = sum(moved for _, moved in steps if abs(moved) < LEAST_POINTS)
    if abs(rest) >= LEAST_POINTS:
        shown.append((t("Everything else"), rest))
        rest = 0.0
    at = usual + rest
    rows = [_row(t("Usual here"), 0.0, at, "usual", t.percent(usual))]
    for label, moved in shown:
        rows.append(_row(label, at, at + moved, "reason", t.signed(100 * moved)))
        at += moved
    rows.append(_row(t("This deal"), 0.0, at, "deal", t.percent(at)))
    return pd.DataFrame(rows)


def trust_words(t: Text, chances: Chances, chance: float) -> str:
    """How many of the looks that gave such a chance were won."""
    tested = chances.reliability
    if tested is None:
        return ""
    if chances.state == "base":
        return t(
            "Every deal is given {rate}, the share won before: a model did no better on later deals.",
            rate=t.percent(tested.base),
        )
    for one in tested.bins:
        if one.low <= chance < one.high:
            return t(
                "Of {n} looks at past deals that gave {range}, {won} ended won ({share}).",
                n=t.number(one.n),
                range=t.percent_range(one.low, one.high),
                won=t.number(one.won),
                share=t.percent(one.won, one.n),
            )
    return t("No past deal of the test was given such a chance.")


def _row(label: str, start: float, end: float, kind: str, shown: str) -> dict[str, object]:
    return {"label": label, "start": start, "end": end, "kind": kind, "shown": shown}
