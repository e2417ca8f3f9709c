"""The charts of the forecast draw what their frames say."""

from __future__ import annotations

import pandas as pd

from salesperf.text import get_text
from salesperf.ui.charts.landing import chances_come_true, where_it_lands
from salesperf.ui.theme import LIGHT

EN = get_text("en")


def landing(**others):
    row = {
        "key": "", "label": "All", "won": 0.7, "value": 0.9, "low": 0.8, "high": 1.0, "goal": 1.0,
        "tone": "behind", "shown": "90%", "band": "80–100%", "parts": "<sum>",
    }  # fmt: skip
    return row | others


def words(figure):
    return [note.text for note in figure.layout.annotations]


def test_a_member_has_a_bar_a_dot_a_band_and_the_line_of_the_target():
    frame = pd.DataFrame([landing(), landing(key="4", label="East", tone="ahead", value=1.1, shown="110%")])
    figure = where_it_lands(frame, EN, LIGHT)
    bar, dots = figure.data
    assert list(bar.x) == [0.7, 0.7]
    assert list(dots.x) == [0.9, 1.1]
    assert list(dots.marker.color) == [LIGHT.behind, LIGHT.accent]
    assert [one[0] for one in dots.customdata] == ["", "4"]
    assert [(shape.x0, shape.x1) for shape in figure.layout.shapes] == [(0.8, 1.0), (0.8, 1.0), (1.0, 1.0)]
    assert {"target", "won so far", "80% band", "<b>90%</b>"} <= set(words(figure))
    assert "&lt;sum&gt;" in bar.hovertext[0]


def test_without_band_and_target_neither_is_drawn():
    bare = landing(low=None, high=None, goal=None, band="", tone="rest", value=None, shown="–")
    figure = where_it_lands(pd.DataFrame([bare]), EN, LIGHT)
    assert len(figure.layout.shapes) == 0
    assert not {"target", "80% band"} & set(words(figure))
    assert where_it_lands(pd.DataFrame(), EN, LIGHT) is None


def test_few_looks_at_a_chance_are_grey():
    frame = pd.DataFrame(
        {
            "label": ["0–10%", "10–20%"], "given": [0.05, 0.15], "won": [0.1, 0.5], "low": [0.02, 0.1],
            "high": [0.2, 0.9], "n": [40, 4], "parts": ["4 of 40", "2 of 4"],
        }
    )  # fmt: skip
    figure = chances_come_true(frame, EN, LIGHT)
    (dots,) = figure.data
    assert list(dots.marker.color) == [LIGHT.accent, LIGHT.rest]
    assert list(dots.x) == [0.1, 0.5]
    assert {"<b>10%</b>", "4 of 40", "given", "were won"} <= set(words(figure))
