"""The title of the home page, composed by rules, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from salesperf.domain.period import FiscalCalendar, PeriodKind
from salesperf.domain.scope import Scope, Viewer
from salesperf.reports.asked import Asked, Figure
from salesperf.reports.home import Position
from salesperf.reports.home_text import headline, tiles
from salesperf.settings import WorkspaceSettings
from salesperf.text import get_text

EN, ZH = get_text("en"), get_text("zh_CN")
MILLION = 100_000_000


def figure(
    value: Any = 0, numerator: int | None = None, denominator: int | None = None, n: int = 0
) -> Figure:
    return Figure((), (), value, numerator, denominator, n, 0, {})


def asked(as_of: date = date(2026, 11, 20), kind: PeriodKind = "quarter", day: date | None = None) -> Asked:
    calendar = FiscalCalendar(first_month=12)
    scope = Scope(period=calendar.period_of(kind, day or as_of), as_of=as_of)
    return Asked(scope, Viewer(role="manager"), WorkspaceSettings(fiscal_first_month=12))


def position(
    booked: int, target: int | None = None, *, before: int = 0, won: int = 86, n: int = 213
) -> Position:
    share = Fraction(booked, target) if target else None
    return Position(
        booked=figure(booked, n=won),
        booked_before=figure(before, n=90 if before else 0),
        attained=figure(share, booked, target, won),
        won=figure(Fraction(29, 100), 86, 296, 296),
        won_before=figure(Fraction(27, 100), 80, 296, 296),
        open_amount=figure(39 * MILLION, n=n),
        open_before=figure(37 * MILLION, n=200),
        cover=figure(Fraction(29, 10), 29, 10, 70) if target else figure(None, 29, None, 70),
        cycle=figure(46, n=won),
        cycle_before=figure(41, n=90),
        created=figure(300, n=300),
        created_before=figure(290, n=290),
    )


def title(one: Asked, here: Position, today: date | None = None) -> tuple[str, str]:
    day = today or one.scope.as_of
    return headline(EN, one, here, today=day)[0], headline(ZH, one, here, today=day)[0]


def test_behind_pace() -> None:
    here = position(16_420_000_00, 21_050_000_00)
    assert title(asked(), here) == ("The quarter is 12 points behind pace", "本季度落后进度 12 个百分点")
    meaning = headline(EN, asked(), here, today=date(2026, 11, 20))[1]
    assert meaning == (
        "90% of working days gone, 78% of target booked. ¥4.63M to go, ¥772k a working day for 6 days."
    )
    assert headline(ZH, asked(), here, today=date(2026, 11, 20))[1] == (
        "工作日已过 90%，目标达成 78%。还差 ¥463万，剩 6 个工作日，每天 ¥77.2万。"
    )


def test_on_and_ahead_of_pace() -> None:
    elapsed, total = asked().pace
    assert title(asked(), position(elapsed * 1000, total * 1000))[0] == "The quarter is on pace"
    assert title(asked(), position(elapsed * 1000 + total * 10, total * 1000)) == (
        "The quarter is 1 point ahead of pace",
        "本季度领先进度 1 个百分点",
    )


def test_a_target_is_reached_only_when_it_is() -> None:
    over = asked(as_of=date(2026, 11, 30))
    assert title(over, position(9_999, 10_000))[0] != "The quarter has reached its target: 100%"
    assert title(over, position(10_000, 10_000)) == (
        "The quarter has reached its target: 100%",
        "本季度已达成目标：100%",
    )
    assert title(over, position(7_800, 10_000)) == (
        "The quarter ended 22 points short of its target",
        "本季度距目标差 22 个百分点收官",
    )


def test_without_a_target_the_period_before_is_the_measure() -> None:
    here = position(92, before=100)
    assert title(asked(), here) == ("The quarter is 8% below last quarter", "本季度签约额比上季度同期低 8%")
    assert title(asked(), position(108, before=100))[0] == "The quarter is 8% above last quarter"
    assert title(asked(), position(100, before=100))[0] == "The quarter is level with last quarter"
    assert title(asked(), position(100))[0] == "The quarter has brought ¥1"


def test_a_period_of_the_past_has_its_name() -> None:
    past = asked(day=date(2026, 6, 15))
    assert title(past, position(92, before=100)) == (
        "Q3 FY2026 is 8% below the quarter before",
        "2026财年三季度签约额比前一季度低 8%",
    )


def test_an_export_that_ended_years_ago_says_so() -> None:
    meaning = headline(EN, asked(), position(92, before=100), today=date(2030, 1, 1))[1]
    assert meaning.endswith("No target is set. The data end on 20 Nov 2026.")
    assert "data end" not in headline(EN, asked(), position(92, before=100), today=date(2026, 12, 1))[1]


@pytest.mark.parametrize(
    ("here", "shown"),
    [
        (position(0, won=0), "Nothing is booked in the quarter yet"),
        (
            replace(position(0, won=0, n=0), won=figure(None, 0, 0), created=figure(0)),
            "No deals in this selection",
        ),
    ],
)
def test_without_data_nothing_is_claimed(here: Position, shown: str) -> None:
    assert title(asked(), here)[0] == shown


def test_a_period_that_has_not_begun() -> None:
    assert title(asked(day=date(2027, 1, 15)), position(0, won=0))[0] == "Q1 FY2027 has not begun"


def test_the_tiles_carry_their_parts() -> None:
    shown = tiles(EN, asked(), position(16_420_000_00, 21_050_000_00, before=17_800_000_00))
    assert [(one.label, one.value, one.delta, one.meaning) for one in shown] == [
        ("Bookings", "¥16.42M", "−8%", "behind"),
        ("Attainment", "78%", "−12 pt", "behind"),
        ("Win rate", "29%", "+2 pt", "ahead"),
        ("Open pipeline", "¥39M", "+5%", "ahead"),
        ("Coverage", "2.9×", "needs 3.4×", "behind"),
    ]
    assert shown[2].parts == "24–34%"
    assert shown[2].opens == "86 of 296 closed"


def test_without_a_target_other_figures_stand_in_the_places_of_attainment_and_coverage() -> None:
    labels = [one.label for one in tiles(ZH, asked(), position(100, before=100))]
    assert labels == ["签约额", "赢单率", "销售周期", "在途商机", "新增商机"]


def test_open_deals_without_amounts_are_counted() -> None:
    here = replace(position(100, before=100), open_amount=figure(0, n=2089))
    tile = tiles(EN, asked(), here)[3]
    assert (tile.label, tile.value, tile.parts) == ("Open deals", "2,089", "no amounts in the data")


def test_few_closed_deals_are_not_judged() -> None:
    here = replace(position(100, before=100), won=figure(Fraction(1, 4), 1, 4, 4))
    tile = tiles(EN, asked(), here)[1]
    assert (tile.value, tile.delta, tile.meaning) == ("25%", "", "neutral")
