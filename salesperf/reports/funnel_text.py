"""The funnel in words, and the deals behind its marks."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from salesperf.metrics.bottleneck import Carrier
from salesperf.metrics.ladder import Ladder
from salesperf.reports.asked import Asked
from salesperf.reports.tested import Tested
from salesperf.reports.tile import Drill
from salesperf.text import Text
from salesperf.text.periods import day_span


def cohort_words(t: Text, asked: Asked, frame: pd.DataFrame, variant: str) -> str:
    """Which deals the funnel is of: "612 deals created 26 Aug–24 Nov"."""
    days = asked.cohort
    span = day_span(t, days.since, days.until)
    if frame.empty:
        return span
    if variant == "exit":
        return t("deals that left a stage {days}", days=span)
    count = int(frame["reached"].max() or 0)
    return t.plural("{n} deal created {days}", "{n} deals created {days}", count, days=span)


def steps(frame: pd.DataFrame, found: Tested) -> pd.DataFrame:
    """One row per step between two stages, as its chart takes it; the one that fell is behind."""
    fell = found.fall.step.stage_id if found.fall else None
    rows = frame.iloc[:-1]
    return pd.DataFrame(
        {
            "key": rows["key"],
            "label": list(frame["label"].iloc[1:]),
            "numerator": rows["went_on"],
            "denominator": rows["reached"],
            "low": rows["low"],
            "high": rows["high"],
            "before": rows["before"],
            "behind": [key == fell for key in rows["key"]],
        }
    )


def stage_drill(asked: Asked, ladder: Ladder, variant: str, stage_id: int) -> Drill:
    """The deals that came to a stage; those of the won stage went on from the last open one."""
    stage = next(one for one in ladder.stages if one.stage_id == stage_id)
    if stage.won:
        last = [one for one in ladder.stages if not one.won][-1]
        return _drill(asked, variant, last.stage_id, stage.name, went_on=True)
    return _drill(asked, variant, stage_id, stage.name, went_on=False)


def step_drill(t: Text, asked: Asked, ladder: Ladder, variant: str, stage_id: int) -> Drill:
    """The deals that went on from a stage."""
    stage, after = next((one, two) for one, two in ladder.steps if one.stage_id == stage_id)
    heading = t("{stage} → {entered}", stage=stage.name, entered=after.name)
    return _drill(asked, variant, stage_id, heading, went_on=True)


def carried(t: Text, found: tuple[Carrier, ...]) -> pd.DataFrame:
    """One row per member that carries a change, most lost first: its points, and its rate before and now."""
    kept = sorted(found, key=lambda one: (one.effect, str(one.name)))
    return pd.DataFrame(
        {
            "key": [one.member_id for one in kept],
            "label": [one.name or t("none given") for one in kept],
            "value": [-one.effect for one in kept],
            "n": [min(one.now[1], one.before[1]) for one in kept],
            "parts": [
                t("{before} → {now}", before=t.percent(*one.before), now=t.percent(*one.now)) for one in kept
            ],
            "tone": ["behind" if place == 0 and one.effect < 0 else "rest" for place, one in enumerate(kept)],
        }
    )


def points_shown(t: Text) -> Callable[[float | None], str]:
    """Writes points lost as a negative difference."""
    return lambda value: t.signed(None if value is None else -100 * value, 1)


def _drill(asked: Asked, variant: str, stage_id: int, heading: str, *, went_on: bool) -> Drill:
    return Drill(
        heading,
        "stage_conversion",
        (("stage", stage_id),),
        variant=variant,
        numerator_only=went_on,
        stretch=asked.cohort,
    )
