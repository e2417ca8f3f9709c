"""A figure as a page shows it, in words, and the deals that it opens."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from salesperf.domain.period import Period
from salesperf.metrics import METRICS, wilson
from salesperf.reports.asked import Asked, Figure, Member, Stretch
from salesperf.reports.period_words import versus
from salesperf.text import Text

Meaning = Literal["ahead", "behind", "neutral"]

FEW = 10
"""Under so many observations a rate is shown without judgement."""


@dataclass(frozen=True, slots=True)
class Drill:
    """Which deals to list: those behind a figure of a metric. `heading` names the figure."""

    heading: str
    metric: str
    dims: tuple[tuple[str, Member], ...] = ()
    variant: str | None = None
    numerator_only: bool = False
    stretch: Stretch | None = None
    due: Period | None = None


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure: what it is called, its value, how it changed, its parts, what it opens."""

    key: str
    label: str
    value: str
    delta: str
    meaning: Meaning
    parts: str
    help: str
    opens: str
    drill: Drill
    bars: bool = False


def meaning_of(change: Fraction | int | float | None, *, up_is_good: bool = True) -> Meaning:
    """Ahead or behind by the sign of a change; neutral where there is none."""
    if not change:
        return "neutral"
    return "ahead" if (change > 0) == up_is_good else "behind"


def difference(now: Figure, before: Figure) -> Fraction | None:
    """The change of a value; None where either is undefined."""
    return None if now.value is None or before.value is None else Fraction(now.value - before.value)


def relative(now: Figure, before: Figure) -> Fraction | None:
    """The change of a value as a share of what it was; None where that was nothing."""
    change = difference(now, before)
    return None if change is None or not before.value else change / Fraction(before.value)


def explained(t: Text, key: str, variant: str | None = None) -> str:
    """What a metric means, from the registry: its definition and how this variant counts."""
    definition = METRICS[key]
    return f"{t(definition.definition)} {t(definition.variant(variant).definition)}"


def interval(t: Text, figure: Figure) -> str:
    """The 95 % interval of a rate: "24–34%"; empty where nothing was counted."""
    part, whole = figure.numerator, figure.denominator
    if not whole or part is None or part > whole:
        return ""
    return t.percent_range(*(wilson(part, whole) or (None, None)))


def won_rate(t: Text, now: Figure, before: Figure, *, drill: Drill) -> Tile:
    """The win rate with its parts."""
    change = difference(now, before)
    few = (now.denominator or 0) < FEW or (before.denominator or 0) < FEW
    return Tile(
        key="win_rate",
        label=t("Win rate"),
        value=t.percent(now.value),
        delta="" if change is None or few else t.points(change),
        meaning="neutral" if few else meaning_of(change),
        parts=interval(t, now),
        help=explained(t, "win_rate"),
        opens=t("{part} of {whole} closed", part=now.numerator or 0, whole=now.denominator or 0),
        drill=drill,
    )


def cycle(t: Text, now: Figure, before: Figure, asked: Asked, *, drill: Drill) -> Tile:
    """The median sales cycle of won deals."""
    change = difference(now, before)
    few = now.n < FEW or before.n < FEW
    return Tile(
        key="sales_cycle",
        label=t("Sales cycle"),
        value=t.days(now.value),
        delta="" if change is None or few else t("{n} d", n=t.signed(change)),
        meaning="neutral" if few else meaning_of(change, up_is_good=False),
        parts=versus(t, asked) if change is not None and not few else t("median"),
        help=explained(t, "sales_cycle"),
        opens=t.plural("{n} won deal", "{n} won deals", now.n),
        drill=drill,
    )


def created(t: Text, now: Figure, before: Figure, asked: Asked, *, drill: Drill) -> Tile:
    """How many deals were created."""
    change = relative(now, before)
    return Tile(
        key="deals_created",
        label=t("New deals"),
        value=t.number(now.value),
        delta="" if change is None else t.signed_percent(change),
        meaning=meaning_of(change),
        parts=versus(t, asked) if change is not None else "",
        help=explained(t, "deals_created"),
        opens=t.plural("{n} new deal", "{n} new deals", now.n),
        drill=drill,
        bars=True,
    )
