"""Why a deal has its chance: what each thing known of it adds to the usual chance in its stage."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd

from salesperf.forecast.features import FEATURES, Numbers
from salesperf.forecast.model import Model

Reason = Literal["stage", "rep", "age", "stay", "amount", "pushes", "due", "silence", "talks", "source"]

REASONS: tuple[Reason, ...] = (
    "stage", "rep", "age", "stay", "amount", "pushes", "due", "silence", "talks", "source",
)  # fmt: skip

OF_FEATURE: dict[str, Reason] = {
    "rep": "rep", "age": "age", "age_squared": "age", "position": "stage", "stay": "stay",
    "stay_unknown": "stay", "amount": "amount", "amount_unknown": "amount", "pushes": "pushes",
    "cuts": "amount", "due": "due", "due_unknown": "due", "past_due": "due", "silence": "silence",
    "never_spoken": "silence", "talks": "talks", "stage": "stage", "source": "source",
}  # fmt: skip


def log_odds(model: Model, pictures: pd.DataFrame) -> Numbers:
    """One row per picture, one column per reason, by how much each moves the log odds; the last column is
    what stands without any of them. A row adds up to the log odds of its chance.
    """
    names = [*FEATURES, *(name for name, _ in model.encoding.kinds)]
    each = model.encoding.matrix(pictures) * (model.slope * model.weights)
    found = np.zeros((len(pictures), len(REASONS) + 1))
    for column, name in enumerate(names):
        found[:, REASONS.index(OF_FEATURE[name])] += each[:, column]
    found[:, -1] = model.slope * model.bias + model.shift
    return found


def steps(row: Numbers) -> tuple[float, list[tuple[Reason, float]]]:
    """From the usual chance in the stage to the deal's: the usual, then each reason with what it adds, the
    strongest first; they add up to the chance.
    """
    at = float(row[-1] + row[REASONS.index("stage")])
    usual = before = _chance(at)
    found: list[tuple[Reason, float]] = []
    others = [(reason, float(row[place])) for place, reason in enumerate(REASONS) if reason != "stage"]
    for reason, moved in sorted(others, key=lambda one: (-abs(one[1]), one[0])):
        at += moved
        found.append((reason, _chance(at) - before))
        before = _chance(at)
    return usual, found


def _chance(odds: float) -> float:
    return float(1 / (1 + np.exp(-odds)))
