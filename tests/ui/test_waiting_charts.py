"""Dots of open deals and estimates of stays draw what their frames say."""

from __future__ import annotations

import pandas as pd

from salesperf.text import get_text
from salesperf.ui.charts.waiting import open_deals_by_wait, stays_with_open_ones
from salesperf.ui.theme import LIGHT

EN = get_text("en")


def words(figure):
    return [note.text for note in figure.layout.annotations]


def test_deals_beyond_the_usual_are_orange_and_far_ones_arrows_at_the_end():
    frame = pd.DataFrame(
        {
            "key": [11, 12], "label": ["Lead in", "Proposal"], "days": [(2, 9, 90), ()], "each": [1, 1],
            "line": [8.0, None], "over": [2, 0], "n": [3, 0], "usual": ["≤ 8 d", "–"],
        }
    )  # fmt: skip
    figure = open_deals_by_wait(frame, EN, LIGHT)
    (dots,) = figure.data
    assert list(dots.x) == [2, 9, 24]
    assert list(dots.marker.color) == [LIGHT.muted, LIGHT.behind, LIGHT.behind]
    assert list(dots.marker.symbol) == ["circle", "circle", "triangle-right"]
    assert dots.hovertext[2] == "90 d"
    assert {"2 of 3 over", "≤ 8 d", "–", "usual"} <= set(words(figure))
    assert open_deals_by_wait(frame.assign(n=0), EN, LIGHT) is None


def test_stays_show_the_finished_ones_beside_the_estimate_with_open_ones():
    frame = pd.DataFrame(
        {
            "key": [11, 12], "label": ["Lead in", "Proposal"], "finished": [6.0, None],
            "finished_p75": [9.0, None], "finished_n": [40, 0], "median": [7.5, None], "p75": [12.0, None],
            "n": [50, 4], "unfinished": [10, 4], "shown": ["7.5", "–"], "shown_p75": ["12.0", "–"],
        }
    )  # fmt: skip
    figure = stays_with_open_ones(frame, EN, LIGHT)
    bars, dots = figure.data
    assert bars.x[0] == 6.0
    assert dots.x[0] == 7.5
    assert list(dots.marker.color) == [LIGHT.accent, LIGHT.muted]
    assert [(one.x0, one.x1) for one in figure.layout.shapes] == [(7.5, 12.0)]
    assert {"<b>7.5</b>", "12.0", "10 open", "<b>–</b>", "P75"} <= set(words(figure))
