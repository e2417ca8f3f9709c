"""A deal's story: medians of won deals against a plain count, pushes, silence, stays against the usual."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from statistics import median

import pytest

from salesperf.domain.scope import Viewer
from salesperf.reports import deal_story
from salesperf.reports.deal_story import Activity, Stay
from tests.importers.bench import bench

AS_OF = date(2026, 11, 20)
HEADER = "Deal ID,Deal Name,Deal Owner,Deal Stage,Amount,Currency,Create Date,Close Date,Account Name\n"
WON = {
    "1": ("Ann", 100, "CNY", date(2026, 8, 1), date(2026, 9, 1)),
    "2": ("Ann", 300, "CNY", date(2026, 8, 1), date(2026, 8, 11)),
    "3": ("Bo", 900, "CNY", date(2026, 8, 1), date(2026, 9, 11)),
    "4": ("Bo", 70, "USD", date(2026, 8, 1), date(2026, 8, 4)),
    "5": ("Bo", 1, "CNY", date(2025, 8, 1), date(2025, 11, 19)),
}

TICKETS = """Ticket ID,Ticket name,Ticket status,Create date,Close date,Associated Company
1,Leaks,Open,2026-11-01,,Huarui
2,Old,Closed,2026-10-01,2026-10-20,Huarui
3,Still,Closed,2026-10-01,2026-11-24,Huarui
4,Other,Open,2026-10-01,,Olsen
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with bench(tmp_path_factory.mktemp("house")) as made:
        lines = [
            f"{key},D{key},{rep},Won,{amount},{currency},{born},{closed},Huarui"
            for key, (rep, amount, currency, born, closed) in WON.items()
        ]
        text = HEADER + "\n".join(lines) + "\n9,Open,Ann,New,5,CNY,2026-10-01,2026-12-01,Huarui\n"
        made.load({"deals.csv": text}, choose=("@stages=New>Offer>Won+>Lost-",), as_of=AS_OF)
        yield made


@pytest.mark.parametrize("who", ["", "Ann", "Bo"])
def test_the_medians_are_those_of_the_deals_won_in_a_year_that_the_viewer_sees(house, who):
    viewer = Viewer(role="manager")
    if who:
        ids = dict(house.rows("select name, rep_id from core.reps"))
        viewer = Viewer(role="rep", rep_id=ids[who])
    with house.store.read() as cursor:
        found = deal_story.won_medians(cursor, viewer, AS_OF, None, "CNY")
    own = [one for one in WON.values() if one[4] > date(2025, 11, 20) and who in ("", one[0])]
    amounts = [one[1] * 100 for one in own if one[2] == "CNY"]
    assert (found["amount"].value, found["amount"].n) == (Fraction(median(amounts)), len(amounts))
    assert found["age"].value == Fraction(median((one[4] - one[3]).days for one in own))
    assert (found["pushes"].value, found["pushes"].n) == (0, len(own))
    assert (found["stage"].value, found["stage"].n) == (None, 0)


def test_the_open_tickets_are_those_of_the_deals_account_on_the_day(house):
    deal = house.one("select key_id from raw.deals_keys where key = '9'")
    with house.store.read() as cursor:
        assert deal_story.tickets(cursor, deal, AS_OF) is None
    house.load({"tickets.csv": TICKETS}, choose=("@object=tickets",), as_of=date(2026, 11, 25))
    with house.store.read() as cursor:
        found = deal_story.tickets(cursor, deal, AS_OF)
        before = deal_story.tickets(cursor, deal, date(2026, 10, 15))
    assert [(one.subject, one.opened_on) for one in found or ()] == [
        ("Still", date(2026, 10, 1)),
        ("Leaks", date(2026, 11, 1)),
    ]
    assert [one.subject for one in before or ()] == ["Old", "Still"]


def test_a_push_is_a_move_to_a_later_month_while_open():
    days = [date(2026, 9, 30), date(2026, 10, 31), date(2026, 10, 15), date(2026, 11, 1), None]
    story = [{"status": 0, "close_on": day} for day in days]
    assert deal_story.pushes(story) == 2
    assert deal_story.pushes([{"status": 0, "close_on": days[0]}, {"status": 1, "close_on": days[3]}]) == 0


def test_silence_runs_from_the_latest_thing_known():
    called = Activity(date(2026, 11, 2), "Call", None, None)
    assert deal_story.silence([called], None, AS_OF) == (date(2026, 11, 2), 18)
    assert deal_story.silence([called], date(2026, 11, 10), AS_OF) == (date(2026, 11, 10), 10)
    assert deal_story.silence([], None, AS_OF) is None


def test_a_stay_is_over_by_the_days_beyond_the_usual():
    visit = {
        "stage": "New", "stage_id": 1, "position": 1, "entered_at": datetime(2026, 10, 23, 9),
        "left_at": None, "derived": False,
    }  # fmt: skip
    (one,) = deal_story.stays([visit], {1: 12}, AS_OF)
    assert one == Stay("New", 1, date(2026, 10, 23), None, 28, 12, False)
    assert one.over == 16
    assert deal_story.stays([visit], {}, AS_OF)[0].over == 0
