"""What was agreed about a deal is kept, whatever is loaded or undone, and can be taken back."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from salesperf.errors import SalesPerfError
from salesperf.warehouse import actions, decisions
from salesperf.warehouse.actions import Assignment
from salesperf.warehouse.decisions import Author
from tests.importers.bench import Bench

FIRST, LATER = datetime(2026, 11, 20, 9, 0), datetime(2026, 11, 27, 9, 0)
ME = Author("manager", FIRST)
DEALS = """Deal ID,Deal Name,Deal Owner,Deal Stage,Amount,Create Date
1,One,Ann,New,100,2026-01-05
2,Two,Bo,Offer,200,2026-01-06
"""


@pytest.fixture
def loaded(house: Bench) -> Bench:
    house.load({"deals.csv": DEALS}, choose=("@stages=New>Offer>Won+>Lost-",))
    return house


def deal(house: Bench, key: str) -> int:
    return int(house.one(f"select key_id from raw.deals_keys where key = '{key}'"))


def rep(house: Bench, name: str) -> int:
    return int(house.one(f"select rep_id from core.reps where name = '{name}'"))


def standing(house: Bench, until: date | None = None) -> tuple[actions.Action, ...]:
    with house.store.read() as cursor:
        return actions.read(cursor, until)


def agreed(house: Bench) -> str:
    one = Assignment(deal(house, "1"), "Agree a  signing date", rep(house, "Ann"), date(2026, 11, 25))
    (name,) = actions.assign(house.store, [one], ME)
    return name


def test_who_when_and_what_are_kept(loaded):
    agreed(loaded)
    (one,) = standing(loaded)
    assert (one.deal_id, one.what, one.owner_name) == (deal(loaded, "1"), "Agree a signing date", "Ann")
    assert (one.due, one.state, one.by, one.at) == (date(2026, 11, 25), "open", "manager", FIRST)


def test_neither_a_load_nor_its_undoing_loses_an_action(loaded):
    agreed(loaded)
    more = loaded.load({"more.csv": DEALS.replace("1,One,Ann,New", "1,One,Bo,Offer")})
    first = loaded.one("select min(load_id) from meta.loads")
    before = standing(loaded)
    loaded.undo(more.load_id)
    loaded.undo(first)
    (gone,) = standing(loaded)
    assert (gone.what, gone.owner_name) == ("Agree a signing date", "Ann")
    loaded.redo(first)
    loaded.redo(more.load_id)
    assert standing(loaded) == before


def test_a_past_day_shows_the_action_as_it_stood(loaded):
    name = agreed(loaded)
    actions.change(loaded.store, {name: {"state": "done", "note": "signed"}}, Author("rep", LATER))
    assert standing(loaded, date(2026, 11, 19)) == ()
    assert [one.state for one in standing(loaded, date(2026, 11, 26))] == ["open"]
    (now,) = standing(loaded)
    assert (now.state, now.note, now.ended_at, now.by) == ("done", "signed", LATER, "manager")


def test_each_change_is_taken_back_by_a_further_entry(loaded):
    name = agreed(loaded)
    actions.change(loaded.store, {name: {"owner": None, "due": None}}, ME)
    assert (standing(loaded)[0].owner, standing(loaded)[0].due) == (None, None)
    decisions.take_back(loaded.store, standing(loaded)[0].entry_id, ME)
    assert (standing(loaded)[0].owner_name, standing(loaded)[0].due) == ("Ann", date(2026, 11, 25))
    with loaded.store.read() as cursor:
        entries = decisions.history(cursor, ("action",))
    assert [one.in_force for one in entries] == [True, False, False]


def test_the_first_entry_taken_back_withdraws_the_action_and_its_name_is_not_used_again(loaded):
    agreed(loaded)
    decisions.take_back(loaded.store, standing(loaded)[0].entry_id, ME)
    assert standing(loaded) == ()
    assert agreed(loaded) == "2"


def test_what_is_so_already_leaves_no_entry(loaded):
    name = agreed(loaded)
    actions.change(loaded.store, {name: {"due": date(2026, 11, 25), "owner": rep(loaded, "Ann")}}, ME)
    assert loaded.one("select count(*) from meta.journal where kind = 'action'") == 1


def test_the_same_agreed_twice_is_one_action_while_it_is_open(loaded):
    name = agreed(loaded)
    assert agreed(loaded) == name
    actions.change(loaded.store, {name: {"state": "done"}}, ME)
    assert agreed(loaded) == "2"


@pytest.mark.parametrize(
    ("deal_id", "what", "owner", "said"),
    [(1, "  ", None, "what is to be done"), (99, "Call", None, "deal"), (1, "Call", 9999, "person")],
)
def test_one_action_that_cannot_be_kept_stops_all(loaded, deal_id, what, owner, said):
    known = deal(loaded, "1")
    good = Assignment(known, "Call", None, None)
    bad = Assignment(known if deal_id == 1 else deal_id, what, owner, None)
    with pytest.raises(SalesPerfError, match=said):
        actions.assign(loaded.store, [good, bad], ME)
    assert standing(loaded) == ()


def test_the_list_of_a_stage_is_edited_and_returns_to_the_proposed_one(loaded):
    actions.edit_tasks(loaded.store, "Plain", "Offer", ["Send it", " ", "Send it", "Ask"], ME)
    with loaded.store.read() as cursor:
        assert actions.tasks(cursor) == {("Plain", "Offer"): ("Send it", "Ask")}
    actions.edit_tasks(loaded.store, "Plain", "Offer", None, ME)
    with loaded.store.read() as cursor:
        assert actions.tasks(cursor) == {}
