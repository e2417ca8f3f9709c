"""What is known of a deal on a day, worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from salesperf.forecast.pictures import past, present
from salesperf.forecast.record import past_days, record
from tests.forecast.company import LOST, WON, Deal, Turn, warehouse

JAN, FEB, MAR = date(2025, 1, 31), date(2025, 2, 28), date(2025, 3, 31)

STORY = Deal(
    1,
    (
        Turn(date(2025, 1, 6), 1, 300_00, JAN),
        Turn(date(2025, 1, 20), 2, 300_00, FEB),
        Turn(date(2025, 2, 3), 2, 240_00, MAR),
        Turn(date(2025, 3, 1), WON, 240_00),
    ),
    owner=2,
    spoken=(date(2025, 1, 10), date(2025, 2, 1), date(2025, 2, 20)),
)
BEFORE = (
    Deal(2, (Turn(date(2025, 1, 2)), Turn(date(2025, 1, 8), WON, 100_00)), owner=2),
    Deal(3, (Turn(date(2025, 1, 2)), Turn(date(2025, 1, 9), LOST, 900_00)), owner=2),
    Deal(4, (Turn(date(2025, 1, 2)), Turn(date(2025, 1, 9), WON, 300_00)), owner=1),
)


def test_a_picture_holds_what_was_known_at_the_end_of_its_day() -> None:
    with warehouse((STORY, *BEFORE)).read() as cursor:
        (row,) = present(cursor, date(2025, 2, 10)).to_dict("records")
    expected = {
        "deal_id": 1, "stage_id": 12, "top_position": 2, "amount": 240_00, "pushes": 2, "cuts": 1,
        "age": 35, "days_to_due": 49, "days_in_stage": 7, "days_silent": 9, "talks": 2,
        "rep_won": 1, "rep_closed": 2, "all_won": 2, "all_closed": 3, "usual_amount": 400_00,
        "usual_priced": 2, "outcome": 0,
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected


def test_a_past_picture_knows_what_became_of_the_deal() -> None:
    with warehouse((STORY, *BEFORE)).read() as cursor:
        found = past(cursor, date(2025, 3, 10), record(cursor, date(2025, 3, 10)))
    ours = found[found["deal_id"] == 1]
    assert set(ours["outcome"]) == {1}
    assert {day.date() for day in ours["decided_on"]} == {date(2025, 3, 1)}
    assert ours["day"].max().date() < date(2025, 3, 1)


def test_a_past_picture_reads_nothing_after_its_day() -> None:
    with warehouse((STORY, *BEFORE)).read() as cursor:
        found = past(cursor, date(2025, 3, 10), record(cursor, date(2025, 3, 10)))
    ours = found[found["deal_id"] == 1].set_index("day")
    assert set(ours["rep_closed"]) == {2}  # its own closing comes later
    assert set(ours["all_won"]) == {2}
    at = ours.loc["2025-01-15"]
    known = {"pushes": 0, "cuts": 0, "amount": 300_00, "days_to_due": 16, "talks": 1, "days_silent": 5}
    assert {name: at[name] for name in known} == known


def test_an_amount_counts_from_when_an_export_showed_the_deal_open() -> None:
    late = Deal(9, STORY.turns, first_seen=date(2025, 3, 5))
    with warehouse((late, *BEFORE)).read() as cursor:
        found = past(cursor, date(2025, 3, 10), record(cursor, date(2025, 3, 10)))
    assert found[found["deal_id"] == 9]["amount"].isna().all()


def test_past_days_are_even_and_leave_both_ends_out() -> None:
    days = past_days(date(2025, 1, 1), date(2025, 12, 31))
    assert days[0] > date(2025, 1, 1)
    assert days[-1] == date(2025, 12, 31) - timedelta(days=9)
    assert {later - earlier for earlier, later in pairwise(days)} == {timedelta(days=9)}
    assert len(past_days(date(2010, 1, 1), date(2025, 12, 31))) == 45
