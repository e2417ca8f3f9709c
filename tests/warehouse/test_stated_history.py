"""What a history that a CRM exports says of amounts, ties and stages, when it is loaded beside the deals."""

from __future__ import annotations

from datetime import date

from tests.importers.bench import Bench

DEALS = "Id,Name,StageName,Amount,CloseDate,IsClosed,IsWon,CreatedDate\n"
HISTORY = "Id,OpportunityId,CreatedDate,StageName,Amount,CloseDate,IsDeleted\n"
DEAL = "006A0000002TpvSIAS"
DAY = date(2026, 6, 1)


def spans(house: Bench) -> list[tuple[object, ...]]:
    return house.rows(
        "select s.from_day, t.name, s.amount from core.spans s join core.stages t on t.stage_id = s.stage_id "
        "order by s.from_day"
    )


def load(house: Bench, stage: str, amount: str, *steps: tuple[str, str, str]) -> None:
    flags = f"{str(stage.startswith('Closed')).lower()},{str(stage == 'Closed Won').lower()}"
    rows = [f"008{n:012},{DEAL},{at},{name},{a},2026-07-01,0" for n, (at, name, a) in enumerate(steps)]
    house.load(
        {
            "Opportunity.csv": DEALS
            + f"{DEAL},Big,{stage},{amount},2026-07-01,{flags},2026-03-01 02:00:00\n",
            "OpportunityHistory.csv": HISTORY + "\n".join(rows) + "\n",
        },
        as_of=DAY,
    )


def test_a_deal_has_no_amount_before_its_history_names_one(house: Bench) -> None:
    load(
        house, "Offer", "900",
        ("2026-03-01 02:00:00", "Lead", ""), ("2026-03-09 02:00:00", "Offer", "700"),
        ("2026-03-20 02:00:00", "Offer", "900"),
    )  # fmt: skip
    assert spans(house) == [
        (date(2026, 3, 1), "Lead", None),
        (date(2026, 3, 9), "Offer", 70_000),
        (date(2026, 3, 20), "Offer", 90_000),
    ]


def test_a_history_without_amounts_leaves_the_deal_s_own(house: Bench) -> None:
    load(house, "Offer", "900", ("2026-03-01 02:00:00", "Lead", ""), ("2026-03-09 02:00:00", "Offer", ""))
    assert [amount for _, _, amount in spans(house)] == [90_000, 90_000]


def test_of_entries_at_one_moment_the_lower_one_came_first(house: Bench) -> None:
    load(
        house, "Offer", "900",
        ("2026-03-01 02:00:00", "Lead", "900"), ("2026-03-09 02:00:00", "Demo", "900"),
        ("2026-03-09 02:00:00", "Offer", "900"),
    )  # fmt: skip
    assert [stage for _, stage, _ in spans(house)] == ["Lead", "Offer"]
    assert house.rows(
        "select t.name, v.hours from core.visits v join core.stages t on t.stage_id = v.stage_id "
        "order by v.visit_no"
    ) == [("Lead", 192), ("Demo", 0), ("Offer", None)]


def test_an_edit_of_a_won_deal_does_not_move_its_closing(house: Bench) -> None:
    load(
        house, "Closed Won", "950",
        ("2026-03-01 02:00:00", "Lead", "900"), ("2026-03-09 02:00:00", "Closed Won", "900"),
        ("2026-04-20 02:00:00", "Closed Won", "950"),
    )  # fmt: skip
    assert house.rows("select from_day, closed_on, amount from core.spans where status = 1 order by 1") == [
        (date(2026, 3, 9), date(2026, 3, 9), 95_000),
    ]


def test_a_loss_from_which_a_deal_came_back_is_not_its_closing(house: Bench) -> None:
    """The history ends in an open stage; a later export without one shows the deal won."""
    load(
        house, "Offer", "900",
        ("2026-03-01 02:00:00", "Lead", "900"), ("2026-03-09 02:00:00", "Closed Lost", "900"),
        ("2026-04-20 02:00:00", "Offer", "900"),
    )  # fmt: skip
    won = DEALS + f"{DEAL},Big,Closed Won,900,2026-06-20,true,true,2026-03-01 02:00:00\n"
    house.load({"Opportunity.csv": won}, as_of=date(2026, 6, 30))
    assert house.rows("select from_day, status, closed_on from core.spans order by 1") == [
        (date(2026, 3, 1), 0, None),
        (date(2026, 3, 9), 2, date(2026, 3, 9)),
        (date(2026, 4, 20), 0, None),
        (date(2026, 6, 20), 1, date(2026, 6, 20)),
    ]


def test_a_history_that_two_loads_hold_stays_when_the_first_is_undone(house: Bench) -> None:
    steps = (("2026-03-01 02:00:00", "Lead", "900"), ("2026-03-09 02:00:00", "Offer", "900"))
    load(house, "Offer", "900", *steps)
    before = spans(house)
    load(house, "Offer", "900", *steps, ("2026-05-02 02:00:00", "Offer", "950"))
    house.undo(1)
    assert spans(house)[:2] == before
    house.undo(2)
    assert spans(house) == []


def test_a_closing_after_which_an_export_saw_the_deal_open_is_not_its_last(house: Bench) -> None:
    load(
        house, "Closed Lost", "900",
        ("2026-03-01 02:00:00", "Lead", "900"), ("2026-03-09 02:00:00", "Closed Lost", "900"),
    )  # fmt: skip
    again = DEALS + f"{DEAL},Big,Lead,900,2026-08-01,false,false,2026-03-01 02:00:00\n"
    house.load({"Opportunity.csv": again}, as_of=date(2026, 6, 8))
    lost = DEALS + f"{DEAL},Big,Closed Lost,900,2026-06-12,true,false,2026-03-01 02:00:00\n"
    house.load({"Opportunity.csv": lost}, as_of=date(2026, 6, 15))
    assert house.rows("select from_day, status, closed_on from core.spans order by 1") == [
        (date(2026, 3, 1), 0, None),
        (date(2026, 3, 9), 2, date(2026, 3, 9)),
        (date(2026, 6, 8), 0, None),
        (date(2026, 6, 12), 2, date(2026, 6, 12)),
    ]


def test_an_activity_that_two_loads_hold_stays_when_the_first_is_undone(house: Bench) -> None:
    tasks = "Id,WhatId,Subject,ActivityDate,Status,OwnerId,CreatedDate\n"
    tasks += f"00T000000000001AAA,{DEAL},Call,2026-05-05,Completed,,2026-05-05 02:00:00\n"
    deals = DEALS + f"{DEAL},Big,Lead,900,2026-08-01,false,false,2026-03-01 02:00:00\n"
    for day in (DAY, date(2026, 6, 8)):
        house.load({"Opportunity.csv": deals, "Task.csv": tasks}, as_of=day)
    house.undo(1)
    assert house.one("select activity_on from core.deals") == date(2026, 5, 5)


def test_an_activity_that_was_planned_counts_once_a_later_load_sees_it_unchanged(house: Bench) -> None:
    tasks = "Id,WhatId,Subject,ActivityDate,Status,OwnerId,CreatedDate\n"
    tasks += f"00T000000000001AAA,{DEAL},Call,2026-06-05,Open,,2026-05-05 02:00:00\n"
    deals = DEALS + f"{DEAL},Big,Lead,900,2026-08-01,false,false,2026-03-01 02:00:00\n"
    house.load({"Opportunity.csv": deals, "Task.csv": tasks}, as_of=DAY)
    assert house.one("select activity_on from core.deals") is None
    house.load({"Task.csv": tasks}, as_of=date(2026, 6, 8))
    assert house.one("select activity_on from core.deals") == date(2026, 6, 5)
    house.undo(2)
    assert house.one("select activity_on from core.deals") is None
    house.redo(2)
    assert house.one("select activity_on from core.deals") == date(2026, 6, 5)


def test_a_history_that_says_nothing_of_a_deal_takes_nothing_away(house: Bench) -> None:
    steps = (("2026-03-01 02:00:00", "Lead", "900"), ("2026-03-09 02:00:00", "Offer", "900"))
    load(house, "Offer", "900", *steps)
    before = spans(house)
    other = HISTORY + "008000000000099,006A0000002TpvTIAS,2026-03-01 02:00:00,Lead,1,2026-07-01,0\n"
    house.load({"OpportunityHistory.csv": other}, as_of=date(2026, 6, 8), complete=True)
    assert spans(house) == before
    left = HISTORY + f"008000000000001,{DEAL},2026-03-09 02:00:00,Offer,900,2026-07-01,0\n"
    house.load({"OpportunityHistory.csv": left}, as_of=date(2026, 6, 9), complete=True)
    assert spans(house) != before
    house.undo(3)
    assert spans(house) == before
