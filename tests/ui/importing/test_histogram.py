"""The days that a column of dates would mean, drawn small."""

from __future__ import annotations

from datetime import date

from salesperf.text import get_text
from salesperf.ui.importing.histogram import day_histogram
from salesperf.ui.theme import LIGHT

T = get_text("en")
TODAY = date(2026, 11, 13)


def test_days_after_today_are_marked_and_none_is_lost():
    days = [(date(2026, 3, 4), 2), (date(2026, 12, 3), 1)]
    figure = day_histogram(days, T, LIGHT, today=TODAY, since=date(2026, 1, 1), until=date(2026, 12, 31))
    (bars,) = figure.data
    assert sum(bars.y) == 3
    assert list(bars.marker.color) == [LIGHT.accent, LIGHT.behind]


def test_many_years_are_drawn_with_wider_bars():
    days = [(date(2000 + n, 1, 1), 1) for n in range(26)]
    figure = day_histogram(days, T, LIGHT, today=TODAY, since=days[0][0], until=days[-1][0])
    assert sum(figure.data[0].y) == 26


def test_no_days_are_nothing_to_draw():
    assert day_histogram([], T, LIGHT, today=TODAY, since=TODAY, until=TODAY) is None
