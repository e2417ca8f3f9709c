"""The three things to look at, chosen by rule and by the amount at stake."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import duckdb

from salesperf.metrics.bottleneck import Share, Step
from salesperf.reports.asked import Asked, Figure
from salesperf.reports.tested import Fall, Tested
from salesperf.text import Text, mark
from salesperf.warehouse.loads import list_loads

MOST = 3

FEW = 10
FEWER = 0.8
"""A period that brings less than this share of the new deals of the one before is worth a look."""

Place = Literal["review", "health", "targets", ""]


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """Reps whose target stays out of reach even if every deal due in the period is won, and what is missing.

    `low` and `high` are the least and the most attainment they can come to.
    """

    reps: int
    missing: int
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Findings:
    """What the rules look at. Amounts are in minor units."""

    stuck: tuple[Figure, ...]
    fall: Fall | None
    tested: bool
    open_average: int
    out_of_reach: OutOfReach | None
    created: tuple[int, int]
    won_average: int
    rejected: int
    unconverted: int


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to look at: a sentence, what is behind it, the page that shows it."""

    icon: str
    title: str
    detail: str
    to: Place


def findings(
    cursor: duckdb.DuckDBPyConnection, asked: Asked, tested: Tested, stuck: tuple[Figure, ...]
) -> Findings:
    """Everything that the rules weigh, besides the stages tested and what is stuck in each of them."""
    worth = asked.figure(cursor, "amount_open")
    booked = asked.figure(cursor, "bookings")
    created, created_before = asked.figure_in(cursor, "deals_created", (asked.whole, asked.last_time))
    active = [load for load in list_loads(cursor) if load.state == "active"]
    return Findings(
        stuck=stuck,
        fall=tested.fall,
        tested=tested.tested,
        open_average=int(Fraction(worth.value or 0) / worth.n) if worth.n else 0,
        out_of_reach=_out_of_reach(cursor, asked) if not asked.over and asked.begun else None,
        created=(created.n, created_before.n),
        won_average=int(Fraction(booked.value or 0) / booked.n) if booked.n else 0,
        rejected=sum(load.total("rejected") for load in active[:1]),
        unconverted=worth.unconverted + booked.unconverted,
    )


def things(t: Text, found: Findings, currency: str, *, own: bool = False) -> tuple[Thing, ...]:
    """At most three: what makes figures wrong, then by the amount at stake, then what needs tidying.

    `own`: the one who looks is the rep whose figures these are.
    """
    wrong = [_unconverted(t, found)] if found.unconverted else []
    weighed: list[tuple[int, Thing]] = []
    if stuck := sum(int(one.value or 0) for one in found.stuck):
        amount = sum(int(one.extra.get("amount") or 0) for one in found.stuck)
        weighed.append((amount, _stuck(t, found, stuck, amount, currency)))
    if found.fall:
        weighed.append((_lost_by(found.fall.step) * found.open_average, _fell(t, found.fall)))
    now, before = found.created
    if before >= FEW and now < before * FEWER:
        weighed.append(((before - now) * (found.open_average or found.won_average), _fewer(t, now, before)))
    if found.out_of_reach:
        weighed.append((found.out_of_reach.missing, _cannot(t, found.out_of_reach, own=own)))
    ranked = [thing for _, thing in sorted(weighed, key=lambda one: -one[0])]
    tidy = [_rejected(t, found)] if found.rejected else []
    if past_due := sum(int(one.extra.get("past_due") or 0) for one in found.stuck):
        tidy.append(_past_due(t, past_due))
    calm = [] if found.fall else [_none_fell(t, found)]
    if not stuck:
        calm.append(_none_stuck(t))
    return tuple((wrong + ranked + tidy + calm)[:MOST])


def heading(t: Text, count: int) -> str:
    """The heading of so many things."""
    return t((mark("Look at this"), mark("Look at these two"), mark("Look at these three"))[count - 1])


def share_words(t: Text, share: Share) -> str:
    """A share's parts: "184 of 301"."""
    return t("{part} of {whole}", part=share[0], whole=share[1])


def _out_of_reach(cursor: duckdb.DuckDBPyConnection, asked: Asked) -> OutOfReach | None:
    best = []
    missing = 0
    for row in asked.figures(cursor, "coverage", by=("rep",)):
        target, won = row.extra.get("target"), row.extra.get("won")
        if not target or won is None:
            continue
        reach = Fraction(won) + (row.numerator or 0)
        if reach < target:
            best.append(reach / Fraction(target))
            missing += int(Fraction(target) - reach)
    return OutOfReach(len(best), missing, min(best), max(best)) if best else None


def _lost_by(step: Step) -> int:
    return round(-step.change * step.now[1])


def _stuck(t: Text, found: Findings, stuck: int, amount: int, currency: str) -> Thing:
    fullest = max(found.stuck, key=lambda one: one.value or 0)
    if stuck == fullest.value:
        title = t.plural(
            "{n} deal is stuck in {stage}",
            "{n} deals are stuck in {stage}",
            stuck,
            stage=str(fullest.names[0]),
        )
    else:
        title = t(
            "{n} deals are stuck, {most} in {stage}",
            n=stuck,
            most=int(fullest.value or 0),
            stage=str(fullest.names[0]),
        )
    reasons = {
        name: sum(int(one.extra.get(name) or 0) for one in found.stuck)
        for name in ("over_line", "silent", "past_due")
    }
    worded = [
        words
        for words, count in (
            (t("{n} over the usual time", n=reasons["over_line"]), reasons["over_line"]),
            (t("{n} without activity", n=reasons["silent"]), reasons["silent"]),
            (t("{n} past their date", n=reasons["past_due"]), reasons["past_due"]),
        )
        if count
    ]
    if not amount:
        return Thing("hourglass_top", title, t.join(worded), "review")
    detail = t(
        "{amount} at stake; {reasons}", amount=t.money(amount, currency, short=True), reasons=t.join(worded)
    )
    return Thing("hourglass_top", title, detail, "review")


def _fell(t: Text, fall: Fall) -> Thing:
    now, before = fall.step.now, fall.step.before
    title = t(
        "{stage} → {entered} fell to {share}", stage=fall.stage, entered=fall.entered, share=t.percent(*now)
    )
    detail = t("{parts}, was {before}", parts=share_words(t, now), before=t.percent(*before))
    if fall.carrier is not None:
        nearly = fall.carried > 0.9
        carried = (
            t("nearly all of it from {source}", source=fall.carrier)
            if nearly
            else t("most of it from {source}", source=fall.carrier)
        )
        detail = t("{detail}; {carried}", detail=detail, carried=carried)
    return Thing("trending_down", title, detail, "review")


def _cannot(t: Text, found: OutOfReach, *, own: bool) -> Thing:
    title = (
        t("Your target is out of reach")
        if own
        else t.plural("{n} rep cannot reach target", "{n} reps cannot reach target", found.reps)
    )
    best = t.percent(found.high) if found.reps == 1 else t.percent_range(found.low, found.high)
    return Thing("flag", title, t("even with every deal due won: {best}", best=best), "targets")


def _fewer(t: Text, now: int, before: int) -> Thing:
    title = t("New deals fell by {share}", share=t.percent(before - now, before))
    detail = t("{now} against {before} in the same stretch of the period before", now=now, before=before)
    return Thing("south_east", title, detail, "review")


def _rejected(t: Text, found: Findings) -> Thing:
    title = t.plural("{n} row was rejected", "{n} rows were rejected", found.rejected)
    return Thing("rule", title, t("fix and load them again; the reasons stand beside them"), "health")


def _unconverted(t: Text, found: Findings) -> Thing:
    title = t.plural("{n} deal has no exchange rate", "{n} deals have no exchange rate", found.unconverted)
    return Thing(
        "currency_exchange", title, t("left out of every amount until the rates are loaded"), "health"
    )


def _past_due(t: Text, count: int) -> Thing:
    title = t.plural(
        "{n} open deal is past its close date", "{n} open deals are past their close date", count
    )
    return Thing("event_busy", title, t("close them or agree a new date"), "review")


def _none_fell(t: Text, found: Findings) -> Thing:
    if not found.tested:
        return Thing(
            "trending_flat",
            t("Too few deals to test the stages"),
            t("a stage needs 10 that entered it, now and in the 13 weeks before"),
            "review",
        )
    return Thing(
        "trending_flat", t("No stage conversion fell"), t("tested against the 13 weeks before"), "review"
    )


def _none_stuck(t: Text) -> Thing:
    return Thing(
        "hourglass_disabled",
        t("No deal is stuck"),
        t("none too long in its stage, silent or past its date"),
        "review",
    )
