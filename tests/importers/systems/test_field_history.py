"""Histories of fields: the rows of the stage are stays in stages, all others are kept and move nothing."""

from __future__ import annotations

import pytest

from tests.importers.bench import bench, only

DEAL = "0065e00000AbCdEAAV"
DEALS = (
    "Id,IsDeleted,Name,StageName,Amount,CloseDate,IsClosed,IsWon,CreatedDate\n"
    f"{DEAL},0,Mill,Proposal/Price Quote,100,2026-12-01 00:00:00,0,0,2026-01-01 02:00:00\n"
)
FIELDS = (
    "Id,IsDeleted,OpportunityId,CreatedById,CreatedDate,Field,DataType,OldValue,NewValue\n"
    f"0175e0000000001AAA,0,{DEAL},005,2026-01-01 02:00:00,created,Text,,\n"
    f"0175e0000000002AAA,0,{DEAL},005,2026-01-11 02:00:00,StageName,DynamicEnum,Prospecting,Qualification\n"
    f"0175e0000000003AAA,0,{DEAL},005,2026-01-15 02:00:00,Amount,Currency,90,100\n"
    f"0175e0000000004AAA,0,{DEAL},005,2026-01-31 "
    f"02:00:00,StageName,DynamicEnum,Qualification,Proposal/Price Quote\n"
)
REPORT = (
    "Opportunity ID,Opportunity Name,Field / Event,Old Value,New Value,Edit Date\n"
    f"{DEAL[:15]},Mill,Stage,Qualification,Proposal/Price Quote,1/31/2026 10:00 AM\n"
    f"{DEAL[:15]},Mill,Close Date,6/30/2026,12/1/2026,1/20/2026 10:00 AM\n"
    f"{DEAL[:15]},Mill,Stage,Prospecting,Qualification,1/11/2026 10:00 AM\n"
    f"{DEAL[:15]},Mill,Created.,,,1/1/2026 10:00 AM\n"
)
CHANGES = (
    "Opportunity ID,Opportunity Name,From Stage,To Stage,Stage Duration,Last Modified,Amount,Close Date\n"
    f"{DEAL[:15]},Mill,Qualification,Proposal/Price Quote,20,1/31/2026 10:00 AM,100,12/31/2026\n"
    f"{DEAL[:15]},Mill,Prospecting,Qualification,10,1/11/2026 10:00 AM,100,12/31/2026\n"
    f"{DEAL[:15]},Mill,Qualification,Qualification,10,1/20/2026 10:00 AM,100,12/31/2026\n"
)


@pytest.fixture
def house(tmp_path):
    with bench(tmp_path) as made:
        yield made


@pytest.mark.parametrize(("history", "rows"), [(FIELDS, 4), (REPORT, 4), (CHANGES, 3)])
def test_stays_begin_at_the_creation_in_the_stage_that_the_first_change_left(house, history, rows):
    report = house.load({"Opportunity.csv": DEALS, "history.csv": history})
    (file,) = [file for file in report.files if file.file == "history.csv"]
    assert (file.object, file.status, file.rows, file.new, file.rejected) == (
        "stage_history",
        "loaded",
        rows,
        rows,
        0,
    )
    assert house.rows(
        "select st.name, v.hours, v.derived from core.visits v join core.stages st on st.stage_id = "
        "v.stage_id"
        " order by v.visit_no"
    ) == [("Prospecting", 240, False), ("Qualification", 480, False), ("Proposal/Price Quote", None, False)]


def test_a_history_that_holds_the_birth_itself_is_taken_as_it_is(house):
    history = (
        "Id,OpportunityId,CreatedDate,StageName,FromOpportunityStageName,CloseDate\n"
        f"0085e0000000001AAA,{DEAL},2026-01-01 02:00:00,Prospecting,,2026-12-01\n"
        f"0085e0000000002AAA,{DEAL},2026-01-11 02:00:00,Qualification,Prospecting,2026-12-01\n"
        f"0085e0000000003AAA,{DEAL},2026-01-31 02:00:00,Proposal/Price Quote,Qualification,2026-12-01\n"
    )
    house.load({"Opportunity.csv": DEALS, "OpportunityHistory.csv": history})
    assert house.rows("select visit_no, hours from core.visits order by 1") == [(1, 240), (2, 480), (3, None)]


def test_what_only_other_fields_tell_is_no_stay(house):
    lines = FIELDS.splitlines(keepends=True)
    file = only(house.load({"history.csv": lines[0] + lines[1] + lines[3]}))
    assert (file.new, file.rejected) == (2, 0)
    house.load({"Opportunity.csv": DEALS})
    assert house.one("select count(*) from core.visits where entered_at < timestamp '2026-01-16'") == 0
