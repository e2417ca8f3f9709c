"""A deal's chance in steps, and how far it is to be trusted."""

from __future__ import annotations

from datetime import date

import numpy as np

from salesperf.forecast.chances import Chances, State
from salesperf.forecast.reasons import REASONS
from salesperf.forecast.record import Record
from salesperf.forecast.reliability import Bin, Reliability
from salesperf.reports.forecast_reasons import reason_rows, trust_words
from salesperf.text import get_text
from salesperf.ui.charts.reasons import chance_step_by_step
from salesperf.ui.theme import LIGHT

EN = get_text("en")
DAY = date(2026, 2, 20)


def given(state: State = "model") -> Chances:
    why = np.zeros((1, len(REASONS) + 1), dtype=np.float32)
    why[0, REASONS.index("pushes")] = -np.log(3)
    tested = Reliability((Bin(0.2, 0.3, 64, 0.25, 24),), 0.19, 0.3, 0.21, 64, 40, 3, DAY, DAY)
    reasons = why if state == "model" else None
    return Chances(
        DAY, state, Record(230, 60, 300, DAY), np.array([7]), np.array([0.25]), tested, None, reasons
    )


def test_the_steps_lead_from_the_usual_chance_to_the_deals() -> None:
    rows = reason_rows(EN, given(), 7)
    assert rows["label"].tolist() == ["Usual here", "Pushes", "This deal"]
    assert rows["shown"].tolist() == ["50%", "−25", "25%"]
    figure = chance_step_by_step(rows, LIGHT)
    (bars,) = figure.data
    assert [round(one, 6) for one in bars.base] == [0, 0.5, 0]
    assert [round(one, 6) for one in bars.x] == [0.5, -0.25, 0.25]
    assert list(bars.marker.color) == [LIGHT.rest, LIGHT.behind, LIGHT.behind]


def test_a_deal_without_reasons_has_none() -> None:
    assert reason_rows(EN, given(), 8).empty
    assert reason_rows(EN, given("base"), 7).empty
    assert chance_step_by_step(reason_rows(EN, given(), 8), LIGHT) is None


def test_the_trust_is_what_became_of_such_chances() -> None:
    words = "Of 64 looks at past deals that gave 20–30%, 24 ended won (38%)."
    assert trust_words(EN, given(), 0.25) == words
    assert trust_words(EN, given(), 0.95) == "No past deal of the test was given such a chance."
    assert trust_words(EN, given("base"), 0.3).startswith("Every deal is given 30%")
