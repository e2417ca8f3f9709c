"""The reasons of a chance lead from the usual one to it, without anything left over."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from salesperf.forecast.features import FEATURES
from salesperf.forecast.model import Part, fit
from salesperf.forecast.pictures import past
from salesperf.forecast.reasons import OF_FEATURE, REASONS, log_odds, steps
from salesperf.forecast.record import record
from tests.forecast.company import START, made_up, warehouse

DAY = START + timedelta(days=330)


def test_the_reasons_add_up_to_the_chance() -> None:
    with warehouse(made_up(400)).read() as cursor:
        pictures = past(cursor, DAY, record(cursor, DAY))
    half = DAY - timedelta(days=120)
    model = fit(Part(pictures[pictures["day"] < str(half)], half), Part(pictures, DAY))
    chances = model.chances(pictures)
    rows = log_odds(model, pictures)
    for place in range(0, len(pictures), 97):
        usual, found = steps(rows[place])
        assert usual + sum(moved for _, moved in found) == pytest.approx(chances[place])
        assert {reason for reason, _ in found} == set(REASONS) - {"stage"}


def test_a_worked_example() -> None:
    row = np.zeros(len(REASONS) + 1)
    row[-1], row[REASONS.index("pushes")], row[REASONS.index("rep")] = 0.0, -np.log(3), np.log(2)
    usual, found = steps(row)
    assert usual == 0.5
    assert [(reason, round(moved, 6)) for reason, moved in found[:2]] == [("pushes", -0.25), ("rep", 0.15)]
    assert sum(moved for _, moved in found[2:]) == 0


def test_every_feature_belongs_to_a_reason() -> None:
    assert set(OF_FEATURE) == {*FEATURES, "stage", "source"}
