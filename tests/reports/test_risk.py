"""Deals at risk by their signs, and what could replace them by the rule that the page states."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from salesperf.domain.period import FiscalCalendar
from salesperf.domain.scope import Scope, Viewer
from salesperf.reports.asked import Asked
from salesperf.reports.risk import Risk, risk
from salesperf.settings import WorkspaceSettings
from tests.importers.bench import bench

DAYS = (date(2026, 9, 20), date(2026, 10, 20), date(2026, 11, 20))
HEADER = (
    "Deal ID,Deal Name,Deal Owner,Deal Stage,Amount,Currency,Create Date,Close Date,Next Step,"
    "Last Activity Date\n"
)


def export(turn: int) -> str:
    """Three exports: amounts fall and dates move from one to the next."""
    moved = ("2026-10-05", "2026-11-05", "2026-12-05")[turn]
    fell = (1000, 1000, 900)[turn]
    little = (1000, 1000, 901)[turn]
    once = ("2026-11-05", "2026-12-05", "2026-12-28")[turn]
    return HEADER + "\n".join(
        (
            f"1,Pushed,Ann,Offer,500,CNY,2026-09-01,{moved},,2026-11-19",
            f"2,Shrunk,Ann,Offer,{fell},CNY,2026-09-01,2026-12-20,,2026-11-19",
            f"3,Sound,Ann,Offer,{little},CNY,2026-09-01,{once},Call,2026-11-19",
            "4,Silent,Bo,New,70,CNY,2026-09-01,2026-12-20,,2026-10-20",
            "5,Fresh,Bo,New,80,CNY,2026-09-01,2026-12-20,Sign,2026-10-21",
            "6,Rivals,Bo,New,90,CNY,2026-09-01,2027-01-20,Budget cut; competitor in,2026-11-19",
            "7,Later,Bo,Offer,5,CNY,2026-09-01,2027-02-20,,2026-11-19",
        )
    )


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with bench(tmp_path_factory.mktemp("house")) as made:
        for turn, day in enumerate(DAYS):
            made.load({"deals.csv": export(turn)}, choose=("@stages=New>Offer>Won+>Lost-",), as_of=day)
        yield made


def found(house, viewer: Viewer | None = None) -> Risk:
    scope = Scope(period=FiscalCalendar().period_of("quarter", DAYS[-1]), as_of=DAYS[-1])
    with house.store.read() as cursor:
        return risk(cursor, Asked(scope, viewer or Viewer(role="manager"), WorkspaceSettings()))


def test_each_sign_has_its_line(house):
    told = {one.deal.name: one.deal for one in found(house).deals}
    assert {name: one.signs for name, one in told.items()} == {
        "Shrunk": ("shrunk",),
        "Pushed": ("pushed",),
        "Rivals": ("budget", "competition"),
        "Silent": ("silent",),
    }
    assert (told["Shrunk"].shrunk, told["Pushed"].pushes, told["Silent"].silent) == (Fraction(1, 10), 2, 31)


def test_those_worth_most_come_first_with_what_is_at_stake(house):
    told = found(house)
    assert [one.deal.name for one in told.deals] == ["Shrunk", "Pushed", "Rivals", "Silent"]
    assert (told.value, told.n, told.open_deals) == ((900 + 500 + 90 + 70) * 100, 4, 7)
    assert told.signs == {"budget": 1, "competition": 1, "silent": 1, "shrunk": 1, "pushed": 1}


def test_a_replacement_is_a_sound_deal_of_the_same_rep_due_in_time_and_named_once(house):
    told = {one.deal.name: [other.name for other in one.replacements] for one in found(house).deals}
    assert told == {"Shrunk": ["Sound"], "Pushed": [], "Rivals": ["Later", "Fresh"], "Silent": []}


def test_a_rep_sees_own_risks_only(house):
    bo = Viewer(role="rep", rep_id=house.one("select rep_id from core.reps where name = 'Bo'"))
    assert [one.deal.name for one in found(house, bo).deals] == ["Rivals", "Silent"]
