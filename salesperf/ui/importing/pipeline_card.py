"""What a load moved in the open pipeline: before, each kind of movement, after."""

from __future__ import annotations

from datetime import date

import pandas as pd

from salesperf.reports.effect import MOVES, Effect
from salesperf.text import Text, amount_unit, mark
from salesperf.ui import state
from salesperf.ui.charts import Movement, pipeline_waterfall
from salesperf.ui.components import card, chart

_NAMES = {
    "new": mark("New"),
    "reopened": mark("Reopened"),
    "increased": mark("Increased"),
    "decreased": mark("Decreased"),
    "won": mark("Won"),
    "lost": mark("Lost"),
    "removed": mark("Removed"),
    "revalued": mark("Exchange rates"),
}


def draw(t: Text, effect: Effect, day: date, *, key: str) -> None:
    """The card."""
    ends = {name: effect.pipeline[name] for name in ("start", "end")}
    unit = amount_unit(t, [amount for amount, _ in ends.values()], effect.currency)
    was = effect.was_day if effect.was_day and effect.was_day < day else None
    labels = {"start": t.day(was) if was else t("before"), "end": t.day(day) if was else t("after")}
    lines = {kind: Movement(kind, label, *ends[kind]) for kind, label in labels.items()}
    moves = [
        Movement(kind, t(_NAMES[kind]), *effect.pipeline[kind]) for kind in MOVES if kind in effect.pipeline
    ]
    with card(t("Open pipeline"), t("before and after, {unit}", unit=unit.label), key=f"card_{key}"):
        figure = pipeline_waterfall(
            moves, t, state.here().tokens, unit=unit, start=lines["start"], end=lines["end"]
        )
        rows = [lines["start"], *moves, lines["end"]]
        chart(
            t,
            figure,
            key=key,
            alt=t("Open pipeline"),
            table=pd.DataFrame(
                {
                    t("What"): [one.label for one in rows],
                    t("Amount"): [unit.show(one.amount) for one in rows],
                    t("Deals"): [one.deals for one in rows],
                }
            ),
        )


def moves(effect: Effect) -> bool:
    """Whether an amount is open before or after the load."""
    return any(effect.pipeline[name][0] for name in ("start", "end"))
