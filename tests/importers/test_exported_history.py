"""Histories that a CRM exports: entries into stages, times in them, close dates."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests.importers.bench import bench, only

DAY = date(2026, 6, 1)
DEAL = "006A0000002TpvSIAS"
DEALS = "Id,IsDeleted,Name,StageName,Amount,CloseDate,IsClosed,IsWon,OwnerId,CreatedDate,LastModifiedDate\n"
HISTORY = "Id,OpportunityId,CreatedDate,StageName,Amount,CloseDate,Probability,IsDeleted\n"
START = datetime(2026, 1, 10, 2)


@pytest.fixture
def house(tmp_path):
    with bench(tmp_path) as made:
        yield made


def deal(stage, *, close="2026-05-01", created=START, amount=100):
    closed, won = int(stage.startswith("Closed")), int(stage == "Closed Won")
    return (
        DEALS + f"{DEAL},0,Big,{stage},{amount},{close} "
        f"00:00:00,{closed},{won},005A0000001AAAA,{created},{created}\n"
    )


def history(*steps, newest_first=False):
    """Steps are (stage, days after the start) with, if wanted, amount and close date."""
    rows = []
    for n, (stage, days, *more) in enumerate(steps):
        amount, close = (*more, *("100", "2026-05-01")[len(more) :])
        rows.append(
            f"008{n:012},{DEAL},{START + timedelta(days=days)},{stage},{amount},{close} 00:00:00,10,0\n"
        )
    return HISTORY + "".join(reversed(rows) if newest_first else rows)


def visits(house):
    return house.rows(
        "select st.name, v.hours, v.next_status, v.derived from core.visits v join core.stages st on "
        "st.stage_id = v.stage_id order by v.visit_no"
    )


def days_in(house):
    out: dict[str, float] = {}
    for stage, hours, _, _ in visits(house):
        out[stage] = out.get(stage, 0) + hours / 24
    return out


HEATHERWELL = (
    ("Discovery", 0),
    ("Proposal", 14),
    ("Negotiation", 28),
    ("Proposal", 35),
    ("Negotiation", 42),
    ("Closed Lost", 60),
)


@pytest.mark.parametrize("newest_first", [False, True])
def test_the_published_example_of_time_in_stage(house, newest_first):
    """Published: Discovery 14, Proposal 21, Negotiation 25 days, one step back, 60 days in all."""
    house.load(
        {
            "Opportunity.csv": deal("Closed Lost"),
            "OpportunityHistory.csv": history(*HEATHERWELL, newest_first=newest_first),
        },
        as_of=DAY,
    )
    assert days_in(house) == {"Discovery": 14, "Proposal": 21, "Negotiation": 25}
    stays = visits(house)
    assert [stage for stage, *_ in stays] == [
        "Discovery",
        "Proposal",
        "Negotiation",
        "Proposal",
        "Negotiation",
    ]
    assert stays[-1][2] == 2
    assert not any(derived for *_, derived in stays)
    assert house.one("select closed_on - created_on from core.spans where status = 2") == 60


def test_the_close_date_is_the_last_entry_into_a_closed_stage(house):
    house.load(
        {
            "Opportunity.csv": deal("Closed Won", close="2026-05-30"),
            "OpportunityHistory.csv": history(
                ("Discovery", 0), ("Closed Lost", 10), ("Discovery", 20), ("Closed Won", 40)
            ),
        },
        as_of=DAY,
    )
    assert house.rows("select from_day, to_day, status, closed_on from core.spans order by from_day") == [
        (date(2026, 1, 10), date(2026, 1, 20), 0, None),
        (date(2026, 1, 20), date(2026, 1, 30), 2, date(2026, 1, 20)),
        (date(2026, 1, 30), date(2026, 2, 19), 0, None),
        (date(2026, 2, 19), date(9999, 12, 31), 1, date(2026, 2, 19)),
    ]


def test_a_history_that_lies_on_one_day_was_imported_and_the_crm_says_the_close_date(house):
    steps = (("Discovery", 0), ("Proposal", 0.01), ("Closed Won", 0.02))
    house.load(
        {
            "Opportunity.csv": deal("Closed Won", close="2026-01-25"),
            "OpportunityHistory.csv": history(*steps),
        },
        as_of=DAY,
    )
    assert house.rows("select from_day, closed_on from core.spans where status = 1") == [
        (date(2026, 1, 25), date(2026, 1, 25))
    ]


def test_rows_of_the_same_stage_are_no_stage_changes(house):
    steps = (
        ("Discovery", 0),
        ("Discovery", 3, "150"),
        ("Discovery", 5, "150", "2026-06-30"),
        ("Proposal", 8, "150", "2026-06-30"),
    )
    house.load(
        {
            "Opportunity.csv": deal("Proposal", amount=150, close="2026-06-30"),
            "OpportunityHistory.csv": history(*steps),
        },
        as_of=DAY,
    )
    assert visits(house) == [("Discovery", 8 * 24, 0, False), ("Proposal", None, None, False)]
    assert house.rows("select from_day, amount, due_on from core.spans order by from_day") == [
        (date(2026, 1, 10), 10_000, date(2026, 5, 1)),
        (date(2026, 1, 13), 15_000, date(2026, 5, 1)),
        (date(2026, 1, 15), 15_000, date(2026, 6, 30)),
        (date(2026, 1, 18), 15_000, date(2026, 6, 30)),
    ]


def test_a_history_may_come_before_its_deals(tmp_path):
    with bench(tmp_path / "a") as apart, bench(tmp_path / "b") as together:
        told = {"Opportunity.csv": deal("Closed Lost"), "OpportunityHistory.csv": history(*HEATHERWELL)}
        together.load(told, as_of=DAY)
        apart.load({"OpportunityHistory.csv": told["OpportunityHistory.csv"]}, as_of=DAY)
        assert apart.one("select count(*) from core.spans") == 0
        apart.load({"Opportunity.csv": told["Opportunity.csv"]}, as_of=DAY)
        wanted = (
            "select from_day, to_day, status, closed_on, amount, top_position, visited from "
            "core.spans order by from_day"
        )
        assert apart.rows(wanted) == together.rows(wanted)
        assert visits(apart) == visits(together)


def test_a_history_undone_leaves_what_the_deal_says(house):
    house.load({"Opportunity.csv": deal("Closed Lost", close="2026-03-01")}, as_of=DAY)
    before = house.rows("select from_day, to_day, status, closed_on from core.spans order by from_day")
    number = house.load({"OpportunityHistory.csv": history(*HEATHERWELL)}, as_of=DAY).load_id
    assert house.one("select count(*) from core.visits") == 5
    house.undo(number)
    assert (
        house.rows("select from_day, to_day, status, closed_on from core.spans order by from_day") == before
    )
    assert house.one("select count(*) from core.visits") == 0


def test_ids_of_15_and_18_characters_meet(house):
    text = history(*HEATHERWELL).replace(DEAL, DEAL[:15])
    house.load({"Opportunity.csv": deal("Closed Lost"), "OpportunityHistory.csv": text}, as_of=DAY)
    assert house.one("select count(*) from core.visits") == 5


def test_a_deleted_history_row_does_not_count(house):
    text = history(("Discovery", 0), ("Proposal", 5), ("Closed Lost", 9)).replace(
        "Proposal,100,2026-05-01 00:00:00,10,0", "Proposal,100,2026-05-01 00:00:00,10,1"
    )
    house.load({"Opportunity.csv": deal("Closed Lost"), "OpportunityHistory.csv": text}, as_of=DAY)
    assert visits(house) == [("Discovery", 9 * 24, 2, False)]


def test_times_of_a_history_are_utc_and_days_are_the_workspaces(house):
    house.load(
        {
            "Opportunity.csv": deal("Proposal"),
            "OpportunityHistory.csv": history(("Discovery", 0), ("Proposal", 0.7)),
        },
        as_of=DAY,
    )
    # 10 January 02:00 UTC is 10:00 in Shanghai, 16.8 hours later is the next day there
    assert house.rows("select cast(entered_at as date) from core.visits order by visit_no") == [
        (date(2026, 1, 10),),
        (date(2026, 1, 11),),
    ]
    assert visits(house)[0][1] == 16


def test_stage_entries_in_columns_are_history_too(house):
    text = (
        "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
        "1,Ann,GTX,Acme,Won,2026-02-01,2026-03-01,100\n2,Ann,GTX,Acme,Engaging,2026-02-05,,\n3,Ann,GTX,Acme,Prospecting,,,\n"
    )
    report = only(house.load({"pipeline.csv": text}))
    assert (report.system, report.new) == ("four_table", 3)
    assert house.rows(
        "select k.key, st.name, v.hours, v.next_status, v.derived from core.visits v join core.stages st "
        "on st.stage_id = v.stage_id "
        "join raw.deals_keys k on k.key_id = v.deal_id order by 1"
    ) == [("1", "Engaging", 28 * 24, 1, False), ("2", "Engaging", None, None, False)]
    assert house.rows(
        "select k.key, s.from_day, s.status, s.closed_on, s.created_on from core.spans s join "
        "raw.deals_keys k on k.key_id = s.deal_id order by 1, 2"
    ) == [
        ("1", date(2026, 2, 1), 0, None, date(2026, 2, 1)),
        ("1", date(2026, 3, 1), 1, date(2026, 3, 1), date(2026, 2, 1)),
        ("2", date(2026, 2, 5), 0, None, date(2026, 2, 5)),
        ("3", date(1, 1, 1), 0, None, None),
    ]


def test_a_snapshot_after_the_history_adds_what_it_does_not_know(house):
    house.load(
        {
            "Opportunity.csv": deal("Proposal"),
            "OpportunityHistory.csv": history(("Discovery", 0), ("Proposal", 14)),
        },
        as_of=DAY,
    )
    house.load({"Opportunity.csv": deal("Negotiation")}, as_of=date(2026, 6, 8))
    assert visits(house)[-1] == ("Negotiation", None, None, True)
    assert house.one("select cast(left_at as date) from core.visits where visit_no = 2") == date(2026, 6, 8)
