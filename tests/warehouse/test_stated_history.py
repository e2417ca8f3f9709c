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
    rows = [f"008{n:012},{DEAL},{at},{name},{a},2026-07-01,0" for n, (at, name, a) in enumerate(steps)]
    house.load(
        {
            "Opportunity.csv": DEALS
            + f"{DEAL},Big,{stage},{amount},2026-07-01,false,false,2026-03-01 02:00:00\n",
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
