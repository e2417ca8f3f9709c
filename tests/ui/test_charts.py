"""Charts draw the marks that they are named for, and nothing where there is nothing."""

from __future__ import annotations

from urllib.parse import unquote

import pandas as pd
import pytest

from salesperf.text import amount_unit, get_text
from salesperf.ui import charts
from salesperf.ui.charts import Movement
from salesperf.ui.charts.figure import label_width, plain, short
from salesperf.ui.theme import DARK, LIGHT

EN, ZH = get_text("en"), get_text("zh_CN")
MILLION = 100_000_000


def trace(figure, name):
    return next(one for one in figure.data if one.name == name)


def words(figure):
    return [note.text for note in figure.layout.annotations]


def months(bookings, targets, expected):
    return pd.DataFrame(
        {
            "month": pd.date_range("2026-01-01", periods=len(bookings), freq="MS"),
            "bookings": bookings,
            "target": targets,
            "expected": expected,
        }
    )


def test_months_that_reached_their_target_are_strong_the_others_soft():
    frame = months(
        [5 * MILLION, 7 * MILLION, 2 * MILLION], [6 * MILLION, 7 * MILLION, None], [None, None, MILLION]
    )
    unit = amount_unit(EN, frame["bookings"], "CNY")
    figure = charts.bookings_against_target_by_month(frame, EN, LIGHT, unit=unit, currency="CNY")
    bars = trace(figure, "bookings")
    assert list(bars.y) == [5, 7, 2]
    assert list(bars.marker.color) == [LIGHT.accent_soft, LIGHT.accent, LIGHT.accent_soft]
    assert list(trace(figure, "expected").base) == [5, 7, 2]
    assert list(trace(figure, "target").y) == [6, 7, None]
    assert words(figure) == ["Target"]
    assert bars.customdata[0][0] == "2026-01-01"
    assert bars.hovertext[1] == "<b>Feb 2026</b><br>Booked ¥7M<br>Target ¥7M<br>Attainment 100%"


def test_without_targets_there_is_no_line():
    frame = months([5 * MILLION], [None], [None])
    figure = charts.bookings_against_target_by_month(
        frame, ZH, DARK, unit=amount_unit(ZH, frame["bookings"], "CNY"), currency="CNY"
    )
    assert [one.name for one in figure.data] == ["bookings"]


def test_a_team_behind_the_pace_is_orange_and_one_without_target_says_so():
    frame = pd.DataFrame(
        {
            "key": [1, 2, 3],
            "label": ["North", "South", "New"],
            "booked": [93, 66, 5],
            "target": [100, 100, None],
        }
    )
    figure = charts.attainment_by_team(frame, EN, LIGHT, currency="CNY", pace=0.89)
    assert list(trace(figure, "attainment").marker.color)[:2] == [LIGHT.accent, LIGHT.behind]
    assert trace(figure, "attainment").x == (0.93, 0.66, None)
    assert words(figure) == ["93%", "66%", "no target"]
    assert figure.layout.shapes[0].x0 == 0.89


def test_open_pipeline_grows_stronger_towards_the_signature():
    frame = pd.DataFrame(
        {
            "key": [1, 2],
            "label": ["Lead in", "Proposal"],
            "amount": [9 * MILLION, 6 * MILLION],
            "deals": [50, 1],
        }
    )
    unit = amount_unit(EN, frame["amount"], "CNY")
    figure = charts.open_pipeline_by_stage(frame, EN, LIGHT, unit=unit, currency="CNY")
    assert list(trace(figure, "value").marker.color) == [LIGHT.accent_soft, LIGHT.accent]
    assert words(figure) == ["9.0", "6.0"]
    assert trace(figure, "value").hovertext[1].endswith("1 deal")


def test_the_funnel_parts_each_stage_and_ends_with_the_won():
    frame = pd.DataFrame(
        {
            "key": [1, 2],
            "label": ["Lead in", "Won"],
            "reached": [612, 84],
            "went_on": [418, 0],
            "still_open": [60, 0],
            "lost": [134, 0],
            "amount": [61 * MILLION, 12 * MILLION],
        }
    )
    figure = charts.stage_funnel(frame, EN, LIGHT, currency="CNY")
    assert [list(trace(figure, name).x) for name in ("went_on", "open", "lost")] == [
        [418, 84],
        [60, 0],
        [134, 0],
    ]
    assert words(figure)[0].startswith("<b>612</b>")
    assert "¥61M" in words(figure)[0]


def test_conversions_show_interval_parts_and_before_and_grey_the_few():
    frame = pd.DataFrame(
        {
            "key": [1, 2, 3],
            "label": ["Qualified", "Solution", "Won"],
            "numerator": [418, 184, 2],
            "denominator": [612, 301, 4],
            "low": [0.64, 0.55, 0.15],
            "high": [0.72, 0.67, 0.85],
            "before": [0.66, 0.74, None],
            "behind": [False, True, False],
        }
    )
    figure = charts.stage_conversions(frame, EN, LIGHT)
    assert [one.marker.color for one in figure.data] == [LIGHT.accent, LIGHT.behind, LIGHT.rest]
    assert {"<b>68%</b>", "418 of 612", "<b>61%</b>", "50%", "2 of 4", "before"} <= set(words(figure))
    ticks = [shape for shape in figure.layout.shapes if shape.layer == "above"]
    assert [tick.x0 for tick in ticks] == [0.66, 0.74]


def test_a_step_that_nobody_reached_is_undefined_not_zero():
    frame = pd.DataFrame(
        {
            "key": [1, 2],
            "label": ["A", "B"],
            "numerator": [5, 0],
            "denominator": [20, 0],
            "low": [0.1, None],
            "high": [0.4, None],
            "before": [None, None],
            "behind": [False, False],
        }
    )
    figure = charts.stage_conversions(frame, EN, LIGHT)
    assert len(figure.data) == 1
    assert "–" in words(figure)


def test_the_waterfall_floats_each_movement_on_the_one_before():
    moves = [
        Movement("new", "New", 3 * MILLION, 2),
        Movement("won", "Won", -MILLION, 1),
        Movement("lost", "Lost", -MILLION, 1),
    ]
    start, end = Movement("start", "13 Nov", 10 * MILLION, 5), Movement("end", "20 Nov", 11 * MILLION, 5)
    figure = charts.pipeline_waterfall(
        moves, EN, LIGHT, start=start, end=end, unit=amount_unit(EN, [10 * MILLION], "CNY")
    )
    bars = trace(figure, "movement")
    assert (list(bars.base), list(bars.x)) == ([10, 13, 12], [3, -1, -1])
    assert list(bars.marker.color) == [LIGHT.accent_soft, LIGHT.accent, LIGHT.behind]
    assert [one[0] for one in bars.customdata] == ["new", "won", "lost"]
    assert {"<b>10.00</b>", "+3.00", "−1.00", "<b>11.00</b>", "net +1.00 (+10%)"} <= set(words(figure))


def test_ranked_bars_grey_the_few_and_show_their_parts():
    frame = pd.DataFrame(
        {
            "key": [1, 2, 3],
            "label": ["Web", "Events", "Partner"],
            "value": [0.25, None, 0.5],
            "n": [40, 0, 4],
            "parts": ["10 of 40", "0 of 0", "2 of 4"],
            "tone": ["behind", "ahead", "ahead"],
        }
    )
    figure = charts.ranked_bars(frame, EN, LIGHT, show=EN.percent)
    assert list(trace(figure, "value").marker.color) == [LIGHT.behind, LIGHT.rest, LIGHT.rest]
    assert words(figure) == ["25%", "10 of 40", "–", "0 of 0", "50%", "2 of 4"]


@pytest.mark.parametrize(
    "figure",
    [
        charts.bookings_against_target_by_month(
            months([], [], []), EN, LIGHT, unit=amount_unit(EN, [], "CNY"), currency="CNY"
        ),
        charts.attainment_by_team(
            pd.DataFrame(columns=["key", "label", "booked", "target"]), EN, LIGHT, currency="CNY"
        ),
        charts.open_pipeline_by_stage(
            pd.DataFrame({"key": [1], "label": ["A"], "amount": [None], "deals": [0]}),
            EN,
            LIGHT,
            unit=amount_unit(EN, [], "CNY"),
            currency="CNY",
        ),
        charts.pipeline_waterfall(
            [],
            EN,
            LIGHT,
            start=Movement("start", "a", 0, 0),
            end=Movement("end", "b", 0, 0),
            unit=amount_unit(EN, [], "CNY"),
        ),
        charts.ranked_bars(pd.DataFrame(columns=["key", "label", "value", "n"]), EN, LIGHT, show=str),
    ],
)
def test_nothing_to_show_is_no_figure(figure):
    assert figure is None


def test_names_are_plain_and_long_ones_are_cut():
    assert plain("<b>A & B</b>\n") == "&lt;b&gt;A &amp; B&lt;/b&gt;"
    assert short("A very long name of a customer") == "A very long name…"
    assert short("泰隆物流有限公司华东分公司") == "泰隆物流有限公司…"
    assert label_width(["x"]) == 40


def test_a_sparkline_leaves_a_gap_for_an_unknown_week():
    drawn = unquote(charts.trend_13_weeks([1, 2, None, 4, 3], LIGHT))
    assert drawn.count("M") == 2
    assert LIGHT.accent in drawn
    assert charts.trend_13_weeks([None, 1], LIGHT) == ""


def test_a_share_bar_never_leaves_its_track():
    assert 'width="64.0"' in unquote(charts.share_bar(1.7, LIGHT))
    assert unquote(charts.share_bar(None, LIGHT)).count("<rect") == 1
