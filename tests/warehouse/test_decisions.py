"""What people decide by hand changes the figures that follow from it, and can be taken back."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from salesperf.errors import SalesPerfError
from salesperf.settings import SettingError
from salesperf.warehouse import decisions, workspace
from salesperf.warehouse.decisions import Author, Stay
from salesperf.warehouse.stages import Stage
from tests.importers.bench import Bench

AT = datetime(2026, 11, 25, 12, 0)
ME = Author("owner", AT, "asked by Ann")
BEGINNING, END = date(1, 1, 1), date(9999, 12, 31)

DEALS = """Deal ID,Deal Name,Deal Owner,Deal Stage,Amount,Create Date,Close Date
1,One,Ann,New,100,2026-01-05,
2,Two,ann lee,Offer,200,2026-01-06,
3,Three,Bo,Won,300,2026-01-07,2026-02-01
"""
TARGETS = "owner_kind,owner,measure,month,amount,currency\nrep,Bo,bookings,2026-02-01,1000,USD\n"


@pytest.fixture
def loaded(house: Bench) -> Bench:
    house.load({"deals.csv": DEALS}, choose=("@stages=New>Offer>Won+>Lost-",))
    return house


def rep(house: Bench, name: str) -> int:
    return int(house.one(f"select rep_id from core.reps where name = '{name}'"))


def stays(house: Bench, name: str) -> tuple[Stay, ...]:
    with house.store.read() as cursor:
        return decisions.stays_of(cursor, rep(house, name))


def newest(house: Bench, kind: decisions.Kind) -> decisions.Decision:
    with house.store.read() as cursor:
        return decisions.history(cursor, (kind,))[0]


def test_a_rep_without_a_team_joins_one_and_moves_on(loaded):
    decisions.move_rep(loaded.store, rep(loaded, "Ann"), "North", date(2026, 3, 1), ME)
    decisions.move_rep(loaded.store, rep(loaded, "Ann"), "South", date(2026, 6, 1), ME)
    assert stays(loaded, "Ann") == (
        Stay("North", date(2026, 3, 1), date(2026, 6, 1)),
        Stay("South", date(2026, 6, 1), END),
    )


def test_a_membership_ends_without_another(loaded):
    decisions.move_rep(loaded.store, rep(loaded, "Ann"), "North", BEGINNING, ME)
    decisions.move_rep(loaded.store, rep(loaded, "Ann"), None, date(2026, 6, 1), ME)
    assert stays(loaded, "Ann") == (Stay("North", BEGINNING, date(2026, 6, 1)),)


def test_what_changes_nothing_is_refused_and_leaves_no_entry(loaded):
    decisions.move_rep(loaded.store, rep(loaded, "Ann"), "North", BEGINNING, ME)
    revision = loaded.store.revision
    with pytest.raises(SalesPerfError, match="Nothing changes"):
        decisions.move_rep(loaded.store, rep(loaded, "Ann"), "North", date(2026, 6, 1), ME)
    assert loaded.store.revision == revision


def test_an_edit_survives_the_next_load(loaded):
    decisions.move_rep(loaded.store, rep(loaded, "Ann"), "North", BEGINNING, ME)
    decisions.mark_rep(loaded.store, rep(loaded, "Ann"), ME, active=False)
    loaded.load({"more.csv": DEALS.replace("1,One,Ann,New", "1,One,Ann,Offer")})
    assert stays(loaded, "Ann") == (Stay("North", BEGINNING, END),)
    assert loaded.one("select active from core.reps where name = 'Ann'") is False


def test_two_names_become_one_person_also_over_two_steps(loaded):
    decisions.merge_reps(loaded.store, rep(loaded, "ann lee"), rep(loaded, "Ann"), ME)
    assert loaded.rows("select name from core.reps order by name") == [("Ann",), ("Bo",)]
    decisions.merge_reps(loaded.store, rep(loaded, "Ann"), rep(loaded, "Bo"), ME)
    assert loaded.one("select count(distinct rep_id) from core.ref_reps") == 1


def test_nobody_is_merged_with_oneself(loaded):
    with pytest.raises(SalesPerfError, match="two different people"):
        decisions.merge_reps(loaded.store, rep(loaded, "Bo"), rep(loaded, "Bo"), ME)


def test_a_decision_is_taken_back_by_a_further_one(loaded):
    decisions.move_rep(loaded.store, rep(loaded, "Ann"), "North", BEGINNING, ME)
    decisions.move_rep(loaded.store, rep(loaded, "Ann"), "South", date(2026, 6, 1), ME)
    decisions.take_back(loaded.store, newest(loaded, "member").entry_id, ME)
    assert stays(loaded, "Ann") == (Stay("North", BEGINNING, END),)
    with loaded.store.read() as cursor:
        assert [one.in_force for one in decisions.history(cursor, ("member",))] == [True, False, False]


def test_the_first_decision_taken_back_leaves_what_exports_say(loaded):
    decisions.merge_reps(loaded.store, rep(loaded, "ann lee"), rep(loaded, "Ann"), ME)
    decisions.take_back(loaded.store, newest(loaded, "merge").entry_id, ME)
    assert loaded.one("select count(*) from core.reps") == 3


def test_a_decision_that_was_replaced_is_not_taken_back(loaded):
    decisions.mark_rep(loaded.store, rep(loaded, "Bo"), ME, active=False)
    first = newest(loaded, "person").entry_id
    decisions.mark_rep(loaded.store, rep(loaded, "Bo"), ME, active=True)
    with pytest.raises(SalesPerfError, match="later decision"):
        decisions.take_back(loaded.store, first, ME)


def test_who_when_and_why_are_kept(loaded):
    decisions.mark_rep(loaded.store, rep(loaded, "Bo"), ME, active=False)
    kept = newest(loaded, "person")
    assert (kept.by, kept.at, kept.why, kept.name, kept.in_force) == ("owner", AT, "asked by Ann", "bo", True)


def test_settings_are_all_read_before_one_is_kept(loaded):
    with pytest.raises(SettingError):
        decisions.change_settings(loaded.store, {"week_start": "7", "zone": "Nowhere"}, ME)
    assert decisions.change_settings(loaded.store, {"week_start": "7", "zone": "Asia/Shanghai"}, ME) == (
        "week_start",
    )
    with loaded.store.read() as cursor:
        assert workspace.read_settings(cursor).week_start == 7


def test_targets_keep_their_own_currency_whatever_is_reported_in(loaded):
    loaded.load({"targets.csv": TARGETS})
    assert loaded.one("select amount from core.targets") == 100_000
    decisions.change_settings(loaded.store, {"reporting_currency": "USD"}, ME)
    assert loaded.one("select amount from core.targets") == 100_000


def test_a_stage_that_becomes_won_counts_its_deals_as_won(loaded):
    pipeline = loaded.one("select name from core.pipelines")
    defined = [Stage("New", "open"), Stage("Offer", "won"), Stage("Won", "won"), Stage("Lost", "lost")]
    decisions.define_stages(loaded.store, pipeline, defined, ME)
    assert loaded.one("select count(*) from core.spans where to_day = '9999-12-31' and status = 1") == 2


def test_stages_that_came_with_a_load_go_with_it(house):
    ladder = "select name, position, kind from core.stages order by position"
    spans = "select * from core.spans order by all"
    won = "".join(line + "\n" for line in DEALS.splitlines() if "Two" not in line and "One" not in line)
    house.load({"deals.csv": won}, choose=("@stages=Won+",))
    before = house.rows(ladder), house.rows(spans)
    second = house.load({"deals.csv": DEALS}, choose=("@stages=New>Offer>Won+",))
    after = house.rows(ladder), house.rows(spans)
    assert after[0] == [("New", 1, "open"), ("Offer", 2, "open"), ("Won", 3, "won")]
    house.undo(second.load_id)
    assert (house.rows(ladder), house.rows(spans)) == before
    house.redo(second.load_id)
    assert (house.rows(ladder), house.rows(spans)) == after


def test_stages_stay_that_a_later_load_was_read_by(house):
    first = house.load({"deals.csv": DEALS}, choose=("@stages=Offer>New>Won+",))
    house.load({"deals.csv": DEALS.replace(",100,", ",150,")}, as_of=date(2026, 3, 1))
    house.undo(first.load_id)
    names = [name for (name,) in house.rows("select name from core.stages order by position")]
    assert names == ["Offer", "New", "Won"]


def test_a_pipeline_keeps_an_open_stage(loaded):
    with pytest.raises(SalesPerfError, match="has to be open"):
        decisions.define_stages(loaded.store, "", [Stage("Won", "won")], ME)


def test_a_filter_is_kept_and_dropped(loaded):
    decisions.save_filter(loaded.store, "Big and open", {"status": "open", "min": "100"}, ME)
    assert newest(loaded, "deal_filter").payload == {"status": "open", "min": "100"}
    decisions.save_filter(loaded.store, "Big and open", None, ME)
    assert newest(loaded, "deal_filter").payload is None


def test_a_layout_is_renamed_and_forgotten(loaded):
    decisions.save_filter(loaded.store, "x", {}, ME)
    with pytest.raises(SalesPerfError, match="no longer remembered"):
        decisions.rename_layout(loaded.store, "abc", "Ours", ME)
    with loaded.store.write() as cursor:
        decisions.journal.write(
            cursor, kind="profile", name="abc", payload={"name": "f.csv", "columns": {}}, at=AT, by="me"
        )
    decisions.rename_layout(loaded.store, "abc", "Ours", ME)
    assert newest(loaded, "profile").payload == {"name": "Ours", "columns": {}}
    decisions.forget_layout(loaded.store, "abc", ME)
    assert newest(loaded, "profile").payload is None
