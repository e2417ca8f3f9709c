"""Tables copied out of HubSpot: stages and pipelines stand in tables of their own, named by id in deals."""

from __future__ import annotations

import pytest

from tests.importers.bench import bench

PIPELINES = (
    "pipeline_id,_fivetran_deleted,_fivetran_synced,active,display_order,label\n"
    "default,FALSE,2026-03-02,TRUE,0,New business\n77,FALSE,2026-03-02,TRUE,1,Renewals\n"
)
STAGES = (
    "_fivetran_synced,closed_won,is_closed,display_order,probability,stage_id,label,pipeline_id\n"
    "2026-03-02,FALSE,FALSE,1,0.4,102,Offer sent,default\n"
    "2026-03-02,FALSE,FALSE,0,0.1,101,First talk,default\n"
    "2026-03-02,TRUE,TRUE,2,1.0,closedlost,Signed,default\n"
    "2026-03-02,FALSE,FALSE,3,0.0,closedwon,No deal,default\n"
    "2026-03-02,FALSE,FALSE,0,0.5,201,Offer sent,77\n"
    "2026-03-02,TRUE,TRUE,1,1.0,202,Signed,77\n"
)
DEALS = (
    "deal_id,is_deleted,deal_pipeline_id,deal_pipeline_stage_id,owner_id,property_dealname,property_amount,"
    "property_closedate,property_createdate\n"
    "1,false,default,102,501,Mill,100,2026-09-30 00:00:00,2026-02-01 01:00:00\n"
    "2,false,default,closedlost,501,Press,200,2026-03-01 00:00:00,2026-02-02 01:00:00\n"
    "3,false,default,closedwon,501,Roof,300,2026-02-20 00:00:00,2026-02-03 01:00:00\n"
    "4,false,77,201,501,Pump,400,2026-09-30 00:00:00,2026-02-04 01:00:00\n"
)
HISTORY = (
    "deal_id,date_entered,value,_fivetran_synced\n"
    "1,2026-02-01 01:00:00,101,2026-03-02\n1,2026-02-11 01:00:00,102,2026-03-02\n"
)
PROPERTIES = (
    "deal_id,timestamp,_fivetran_synced,source,name,source_id,value\n"
    "1,2026-02-01 01:00:00,2026-03-02,CRM_UI,dealstage,x,101\n"
    "1,2026-02-05 01:00:00,2026-03-02,CRM_UI,amount,x,100\n"
    "1,2026-02-11 01:00:00,2026-03-02,CRM_UI,dealstage,x,102\n"
)
TABLES = {
    "deal.csv": DEALS,
    "deal_pipeline.csv": PIPELINES,
    "deal_pipeline_stage.csv": STAGES,
    "deal_stage.csv": HISTORY,
}


@pytest.fixture
def house(tmp_path):
    with bench(tmp_path) as made:
        yield made


def deals(house):
    return house.rows(
        "select k.key, p.name, st.name, s.status from core.spans s"
        " join raw.deals_keys k on k.key_id = s.deal_id"
        " join core.pipelines p on p.pipeline_id = s.pipeline_id"
        " join core.stages st on st.stage_id = s.stage_id where s.to_day = date '9999-12-31' order by 1"
    )


WANTED = [
    ("1", "New business", "Offer sent", 0),
    ("2", "New business", "Signed", 1),
    ("3", "New business", "No deal", 2),
    ("4", "Renewals", "Offer sent", 0),
]


def test_stages_and_pipelines_have_the_names_and_meanings_of_their_tables_whatever_their_ids_say(house):
    report = house.load(TABLES)
    assert {file.status for file in report.files} == {"loaded"}
    assert deals(house) == WANTED
    assert house.rows(
        "select st.name, st.position, st.kind, st.probability_bp from core.stages st join core.pipelines p"
        " on p.pipeline_id = st.pipeline_id where p.name = 'New business' order by 2"
    ) == [
        ("First talk", 1, "open", 1000),
        ("Offer sent", 2, "open", 4000),
        ("Signed", 3, "won", 10000),
        ("No deal", 4, "lost", 0),
    ]


@pytest.mark.parametrize(
    "order",
    [
        ("deal_pipeline_stage.csv", "deal_pipeline.csv", "deal.csv", "deal_stage.csv"),
        ("deal_pipeline.csv", "deal_pipeline_stage.csv", "deal_stage.csv", "deal.csv"),
    ],
)
def test_tables_that_come_one_by_one_tell_the_same(house, order):
    for name in order:
        assert {file.status for file in house.load({name: TABLES[name]}).files} == {"loaded"}
    assert deals(house) == WANTED


@pytest.mark.parametrize("history", [HISTORY, PROPERTIES])
def test_stays_in_stages_come_from_the_tables_of_history(house, history):
    house.load({**TABLES, "deal_stage.csv": history})
    assert house.rows(
        "select st.name, v.hours, v.derived from core.visits v join core.stages st on st.stage_id = "
        "v.stage_id"
        " join raw.deals_keys k on k.key_id = v.deal_id where k.key = '1' order by v.visit_no"
    ) == [("First talk", 240, False), ("Offer sent", None, False)]


def test_other_properties_than_the_stage_are_kept_and_move_nothing(house):
    report = house.load({**TABLES, "deal_stage.csv": PROPERTIES})
    (file,) = [file for file in report.files if file.file == "deal_stage.csv"]
    assert (file.rows, file.new, file.rejected) == (3, 3, 0)
    assert house.one("select count(*) from core.stages where name in ('100', 'amount')") == 0
