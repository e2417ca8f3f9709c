"""A deal's page says what is so, and draws its story on one axis."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from salesperf.reports.deal_story import Activity, Median, Stay
from salesperf.text import get_text
from salesperf.ui.deals import against_won, facts
from salesperf.ui.deals.panel import Story
from salesperf.ui.deals.story_chart import Told, deal_story
from salesperf.ui.theme import LIGHT

EN = get_text("en")
DAY = date(2026, 11, 20)
DEAL = {
    "deal_id": 7, "name": "Line <2>", "key": "x7", "status": "open", "stage": "Offer", "amount": 42_000_00,
    "value": 42_000_00, "currency": "CNY", "created_on": date(2026, 8, 12), "closed_on": None,
    "due_on": date(2026, 12, 18), "days_in_stage": 28, "line_quarter_hours": 12 * 96, "days_past_due": -28,
    "over_line": 1, "activity_on": None, "lost_reason": None,
}  # fmt: skip
STAYS = (
    Stay("New", 1, date(2026, 8, 12), date(2026, 10, 23), 72, 80, False),
    Stay("Offer", 2, date(2026, 10, 23), None, 28, 12, False),
)
SPANS = tuple(
    {"from_day": day, "status": 0, "amount": amount, "currency": "CNY", "close_on": close}
    for day, amount, close in (
        (date(2026, 8, 12), 48_000_00, date(2026, 9, 30)),
        (date(2026, 10, 2), 48_000_00, date(2026, 12, 18)),
        (date(2026, 11, 6), 42_000_00, date(2026, 12, 18)),
    )
)
CALLS = (
    Activity(date(2026, 9, 1), "Call", "Asked", "Ann"),
    Activity(date(2026, 11, 2), "Meeting", None, "Ann"),
)
MEDIANS = {"amount": Median(Fraction(50_000_00), 9), "age": Median(Fraction(48), 12)}
STORY = Story(DEAL, STAYS, SPANS, CALLS, MEDIANS, None, DAY)


def test_the_title_says_where_the_deal_stands():
    assert facts.title(EN, STORY) == "Line <2>: 28 days in Offer, its date moved 1×"
    late = replace(STORY, deal=DEAL | {"days_past_due": 5})
    assert facts.title(EN, late) == "Line <2>: 28 days in Offer, and 5 d past its date"
    won = DEAL | {"status": "won", "closed_on": DAY}
    assert facts.title(EN, replace(STORY, deal=won)) == "Line <2>: won on 20 Nov 2026 after 100 days"


def test_the_second_line_says_how_long_nobody_spoke_to_them():
    assert facts.subtitle(EN, STORY) == "Nobody has spoken to them for 18 days."
    assert facts.subtitle(EN, replace(STORY, activities=())) == "No contact with them is known."


def test_the_part_of_a_stay_beyond_the_usual_is_drawn_apart():
    figure = deal_story(Told(STAYS, SPANS, CALLS, CALLS[-1].day, DAY, open=True), EN, LIGHT)
    bars = [
        (one.base[0], one.x[0] / 86_400_000, one.marker.color) for one in figure.data if one.type == "bar"
    ]
    assert bars == [
        ("2026-08-12", 72, LIGHT.accent),
        ("2026-10-23", 12, LIGHT.accent),
        ("2026-11-04", 16, LIGHT.behind),
    ]
    close = next(one for one in figure.data if one.name == "close")
    assert [str(one) for one in close.x] == ["2026-09-30", "2026-12-18"]
    assert deal_story(Told((), (), (), None, DAY, open=True), EN, LIGHT) is None


def test_a_measure_stands_beside_the_median_of_won_deals():
    found = {one.label: one for one in against_won.measures(EN, STORY, "CNY")}
    assert (found["Age, days"].own, found["Age, days"].usual, found["Age, days"].behind) == (
        "100",
        "48",
        True,
    )
    assert (found["Amount"].usual, found["Amount"].behind, found["Amount"].n) == ("¥50k", False, 9)
    assert (found["In this stage, days"].own, found["In this stage, days"].median) == ("28", None)
