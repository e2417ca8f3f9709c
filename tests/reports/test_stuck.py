"""Why a deal counts as stuck, in words, and by how many days."""

from __future__ import annotations

from salesperf.reports.stuck import days_over, why
from salesperf.text import get_text

ROW = {
    "days_in_stage": 38, "line_quarter_hours": 12 * 96, "days_silent": 41, "days_past_due": 8,
    "over_line": 1, "silent": 1, "past_due": 1,
}  # fmt: skip


def test_every_reason_is_named_with_its_days() -> None:
    assert why(get_text("en"), ROW) == "38 d, usual 12 · silent 41 d · date past 8 d"
    assert why(get_text("zh_CN"), ROW) == "停留 38 天，通常 ≤ 12 · 41 天未跟进 · 已过预计成交日 8 天"


def test_only_the_reasons_that_hold_are_named() -> None:
    assert why(get_text("en"), {**ROW, "over_line": 0, "silent": 0}) == "date past 8 d"


def test_days_over_are_those_of_the_line_crossed_furthest() -> None:
    assert days_over(ROW) == 26
    assert days_over({**ROW, "over_line": 0}) == 11
    assert days_over({**ROW, "over_line": 0, "silent": 0}) == 8
