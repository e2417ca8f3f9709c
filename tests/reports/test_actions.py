"""What became of an action, told from the deal's history; the lists of stages."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from salesperf.domain.period import FiscalCalendar
from salesperf.domain.scope import Scope, Viewer
from salesperf.reports import actions as report
from salesperf.reports import actions_tasks as tasks
from salesperf.reports import actions_text as words
from salesperf.reports.asked import Asked
from salesperf.settings import WorkspaceSettings
from salesperf.text import get_text
from salesperf.warehouse import actions
from salesperf.warehouse.actions import Assignment
from salesperf.warehouse.decisions import Author
from tests.importers.bench import bench

BEFORE, AS_OF, TODAY = date(2026, 11, 13), date(2026, 11, 20), date(2026, 11, 22)
ME = Author("manager", datetime(2026, 11, 13, 10))
EN, ZH = get_text("en"), get_text("zh_CN")
HEADER = "Deal ID,Deal Name,Deal Owner,Deal Stage,Amount,Create Date,Close Date\n"
FIRST = f"""{HEADER}1,Moved,Ann,New,100,2026-10-05,
2,Stays,Ann,New,100,2026-10-05,
3,Won,Bo,Offer,100,2026-10-05,
4,Late,Bo,New,100,2026-10-05,
5,Undated,Bo,New,100,2026-10-05,
"""
THEN = f"""{HEADER}1,Moved,Ann,Offer,100,2026-10-05,
2,Stays,Ann,New,100,2026-10-05,
3,Won,Bo,Won,100,2026-10-05,2026-11-18
4,Late,Bo,New,100,2026-10-05,
5,Undated,Bo,New,100,2026-10-05,
"""
DUE = {1: date(2026, 11, 18), 2: date(2026, 11, 30), 3: date(2026, 11, 18), 4: TODAY.replace(day=19), 5: None}
PIPELINE = {"P": ("A", "B", "C", "D", "E")}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with bench(tmp_path_factory.mktemp("house")) as made:
        stages = ("@stages=New>Offer>Won+>Lost-",)
        made.load({"deals.csv": FIRST}, choose=stages, as_of=BEFORE)
        ids = dict(made.rows("select key, key_id from raw.deals_keys"))
        agreed = [Assignment(ids[str(key)], "Call", None, due) for key, due in DUE.items()]
        names = actions.assign(made.store, agreed, ME)
        actions.change(made.store, {names[0]: {"state": "done"}}, Author("rep", datetime(2026, 11, 17, 9)))
        made.load({"deals.csv": THEN}, choose=stages, as_of=AS_OF)
        yield made


def followed(house, viewer: Viewer, as_of: date = AS_OF) -> dict[str, report.Followed]:
    scope = Scope(period=FiscalCalendar().period_of("quarter", as_of), as_of=as_of)
    with house.store.read() as cursor:
        found = report.followed(cursor, Asked(scope, viewer, WorkspaceSettings()), TODAY)
    return {one.name: one for one in found}


def test_an_action_is_told_by_its_state_its_date_and_its_deal(house):
    found = followed(house, Viewer(role="manager"))
    assert {name: words.outcome(EN, one) for name, one in found.items()} == {
        "Moved": "done, deal moved on",
        "Stays": "not due",
        "Won": "the deal was won",
        "Late": "late 3 d",
        "Undated": "open, no date",
    }


def test_a_review_looks_back_on_what_was_not_over_before_and_counts_each_once(house):
    found = list(followed(house, Viewer(role="manager")).values())
    back = report.of_time(found, BEFORE, TODAY)
    counted = report.became(back)
    assert [one.name for one in back][:3] == ["Late", "Stays", "Undated"]
    assert counted == report.Became(5, 1, 1, 0, 1, 1, 2)
    assert words.looked_back(EN, counted, BEFORE) == (
        "Of 5 actions in force since 13 Nov: 1 done (1 of their deals moved on), "
        "1 overtaken: the deal closed, 1 late and 2 not due yet."
    )
    assert {one.name for one in report.of_time(found, date(2026, 11, 19), TODAY)} == {
        "Stays",
        "Late",
        "Undated",
    }
    assert report.of_time(found, BEFORE, BEFORE) == ()


def test_a_rep_sees_the_actions_on_own_deals_only(house):
    bo = Viewer(role="rep", rep_id=house.one("select rep_id from core.reps where name = 'Bo'"))
    assert set(followed(house, bo)) == {"Won", "Late", "Undated"}


def test_a_past_day_shows_actions_and_deals_as_they_were(house):
    found = followed(house, Viewer(role="manager"), as_of=date(2026, 11, 14))
    assert (found["Moved"].action.state, found["Moved"].deal, found["Won"].deal) == ("open", "same", "same")


def test_an_action_outlives_its_deal(house):
    loads = [row[0] for row in house.rows("select load_id from meta.loads order by load_id desc")]
    for one in loads:
        house.undo(one)
    found = followed(house, Viewer(role="manager"))
    for one in reversed(loads):
        house.redo(one)
    assert {one.deal for one in found.values()} == {"gone"}


@pytest.mark.parametrize(
    ("stages", "stage", "level"),
    [("ABCDE", "A", 0), ("ABCDE", "E", 4), ("AB", "B", 4), ("ABC", "B", 2), ("A", "A", 0), ("ABC", "?", 2)],
)
def test_a_stage_takes_the_list_of_its_place(stages, stage, level):
    assert tasks.tasks_of({}, {"P": tuple(stages)}, "P", stage) == tasks.PROPOSED[level]


def test_the_managers_own_list_goes_before_the_proposed_one():
    edited = {("P", "B"): ("Ask Ann", "Fax it")}
    assert tasks.tasks_of(edited, PIPELINE, "P", "B") == ("Ask Ann", "Fax it")
    assert "Fax it" in tasks.every_task(edited, PIPELINE)
    assert tasks.every_task({}, PIPELINE).count("Meet the decision maker") == 1


def test_what_was_agreed_before_is_not_suggested_again():
    listed = tasks.PROPOSED[4]
    assert tasks.suggested(listed, ()) == "Agree a signing date"
    assert tasks.suggested(listed, ["Agree a signing date"]) == "Meet the decision maker"
    assert tasks.suggested(listed, listed) == "Close as lost"


def test_a_proposed_task_is_kept_in_one_language():
    said = tasks.shown(ZH, "Close as lost")
    assert said != "Close as lost"
    assert tasks.kept(ZH, said) == "Close as lost"
    assert tasks.shown(ZH, "给老王打电话") == tasks.kept(ZH, "给老王打电话") == "给老王打电话"
