"""Laws of the demo company, and the figures that the pictures show."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from salesperf.demo import Company, build_company
from salesperf.demo.funnel import LOST, SOLUTION, STORY_SOURCE, WON
from salesperf.demo.picture import bookings_in_yuan, deals_on

FRAMES = ("accounts", "products", "deals", "history", "activities", "leads", "rates", "targets", "stages")


def test_the_same_day_and_seed_give_the_same_company(company: Company) -> None:
    again = build_company(company.as_of)
    for name in FRAMES:
        pd.testing.assert_frame_equal(getattr(company, name), getattr(again, name))


def test_another_seed_gives_another_company(company: Company) -> None:
    other = build_company(company.as_of, seed=8)
    assert not other.deals["name"].equals(company.deals["name"])


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2028, 2, 29), date(2025, 12, 31), date(2026, 10, 1)])
def test_a_company_can_be_made_on_any_day(day: date) -> None:
    company = build_company(day)
    assert 5_300 < len(company.deals) < 6_600
    assert company.history["at"].max() < pd.Timestamp(day) + pd.Timedelta(days=1)
    assert (company.targets["amount"] > 0).all()


def test_history_starts_at_creation_and_goes_forward(company: Company) -> None:
    first = company.history.drop_duplicates("deal_id")
    assert (first["kind"] == "created").all()
    assert first["at"].tolist() == company.deals["created_at"].tolist()
    steps = company.history.groupby("deal_id")["at"].diff().dropna()
    assert (steps >= pd.Timedelta(0)).all()


def test_every_stage_entry_goes_to_another_stage(company: Company) -> None:
    before = company.history.groupby("deal_id")["stage_id"].shift(1)
    moved = company.history["kind"] == "stage"
    assert (company.history["stage_id"][moved] != before[moved]).all()
    kept = company.history["kind"].isin(("amount", "due", "owner"))
    assert (company.history["stage_id"][kept] == before[kept]).all()


def test_won_deals_end_in_won_with_an_amount(company: Company) -> None:
    won = company.deals[company.deals["status"] == "won"]
    last = company.history.drop_duplicates("deal_id", keep="last").set_index("deal_id")
    assert (last.loc[won["deal_id"], "stage_id"] == WON).all()
    assert (won["amount"] > 0).all()


def test_closed_deals_are_due_on_the_day_they_closed(company: Company) -> None:
    closed = company.deals[company.deals["status"] != "open"]
    assert (closed["due_on"] == closed["closed_on"]).all()
    assert (closed["closed_on"] >= closed["created_at"].dt.normalize()).all()


def test_only_lost_deals_have_a_reason(company: Company) -> None:
    assert company.deals["lost_reason"].notna().equals(company.deals["status"] == "lost")


def test_no_deal_belongs_to_somebody_who_was_not_there(company: Company) -> None:
    reps = company.people.reps.set_index("rep_id")
    created = company.history[company.history["kind"] == "created"]
    owner = reps.loc[created["rep_id"]]
    listed = owner["listed"].to_numpy()
    at = created["at"].to_numpy("datetime64[D]")
    assert (at >= owner["hired_on"].to_numpy("datetime64[D]"))[listed].all()
    left = owner["left_on"].to_numpy("datetime64[D]")
    assert (np.isnat(left) | (at < left))[listed].all()
    open_owner = reps.loc[company.deals.loc[company.deals["status"] == "open", "rep_id"]]
    assert open_owner["active"].all()


def test_the_pipeline_has_skips_steps_back_reopened_deals_and_deals_born_in_mid_funnel(
    company: Company,
) -> None:
    stage = company.history["stage_id"]
    before = company.history.groupby("deal_id")["stage_id"].shift(1)
    assert ((stage - before == 2) & (stage < WON)).sum() > 100
    assert ((stage - before == -1) & (stage < WON)).sum() > 100
    assert ((before == LOST) & (stage < WON)).sum() > 30
    assert (company.deals["first_stage"] > 1).sum() > 300


def test_figures_are_of_the_size_that_the_pictures_show(company: Company) -> None:
    deals = company.deals[company.deals["removed_on"].isna()]
    count = deals["status"].value_counts()
    assert 5_700 < len(deals) < 6_300
    assert 0.26 < count["won"] / (count["won"] + count["lost"]) < 0.31
    month = bookings_in_yuan(deals, company.rates, company.people).groupby("month")["amount"].sum() / 100e6
    assert len(month) == 18
    assert month.iloc[:-1].between(4.0, 10.0).all()
    open_amount = deals.loc[deals["status"] == "open", "amount"].sum() / 100e6
    assert 30 < open_amount < 50


def test_the_running_quarter_is_behind_pace_and_one_team_ahead(company: Company) -> None:
    quarter = company.quarter
    booked = _within(bookings_in_yuan(company.deals, company.rates, company.people), quarter)
    targets = _within(company.targets, quarter)
    share = booked["amount"].sum() / targets.loc[targets["owner_kind"] == "company", "amount"].sum()
    assert quarter.pace == pytest.approx(0.90, abs=0.01)
    assert 0.83 < share / quarter.pace < 0.9
    teams = targets[targets["owner_kind"] == "team"].groupby("owner_id")["amount"].sum()
    of_pace = booked.groupby("team_id")["amount"].sum() / teams / quarter.pace
    assert (of_pace > 1).sum() == 1
    assert of_pace.idxmax() == 1


def test_web_deals_stop_before_proposal_since_thirteen_weeks(company: Company) -> None:
    fell = {source: _fell(company, source) for source in ("Web", "Referral", "Events", "Outbound")}
    assert fell[STORY_SOURCE] > 0.15
    assert all(points < 0.1 for source, points in fell.items() if source != STORY_SOURCE)
    assert _fell(company, None) > 0.06
    assert max((1, 2, 3, 4, 5), key=lambda stage: _fell(company, None, stage)) == SOLUTION


def test_planted_faults_are_there(company: Company) -> None:
    deals = company.deals[company.deals["removed_on"].isna()]
    opened = deals[deals["status"] == "open"]
    assert {"Vision Kit", "VisionKit"} <= set(deals["product"])
    assert (opened["next_step"] == "").sum() > 50
    assert (opened["due_on"] < pd.Timestamp(company.as_of)).sum() >= 5
    assert not company.people.reps.set_index("rep_id").loc[deals["rep_id"], "listed"].all()
    spoken = company.activities[company.activities["done"]].groupby("deal_id")["at"].max()
    silent = spoken.reindex(opened["deal_id"]) < pd.Timestamp(company.as_of - timedelta(days=30))
    assert silent.sum() >= 8
    assert 1 <= company.deals["removed_on"].notna().sum() <= 5


def test_closings_gather_at_month_end_and_rest_on_holidays(company: Company) -> None:
    closed_on = company.deals.loc[company.deals["status"] == "won", "closed_on"]
    last_days = closed_on.dt.daysinmonth - closed_on.dt.day < 5
    assert last_days.mean() > 0.3
    national_week = closed_on.between("2025-10-01", "2025-10-07")
    assert not national_week.any()
    assert closed_on.eq(pd.Timestamp(2025, 9, 28)).any(), "a Sunday worked in exchange"


def test_a_picture_of_an_earlier_day_is_what_a_company_of_that_history_showed(company: Company) -> None:
    day = company.as_of - timedelta(days=14)
    earlier = deals_on(company.deals, company.history, day).set_index("deal_id")
    assert (earlier["created_at"] < pd.Timestamp(day) + pd.Timedelta(days=1)).all()
    assert not (earlier["closed_on"] > pd.Timestamp(day)).any()
    gone = company.deals[company.deals["removed_on"] > pd.Timestamp(day)]
    assert set(gone["deal_id"]) <= set(earlier.index)
    today = company.deals.set_index("deal_id")
    unmoved = earlier.index[earlier["changed_at"].eq(today.loc[earlier.index, "changed_at"])]
    columns = ["status", "stage_id", "amount", "due_on", "rep_id"]
    pd.testing.assert_frame_equal(earlier.loc[unmoved, columns], today.loc[unmoved, columns])


def test_targets_of_reps_add_up_to_teams_and_teams_to_the_company(company: Company) -> None:
    sums = company.targets.groupby(["month", "owner_kind"])["amount"].sum().unstack()
    assert (sums["rep"] == sums["team"]).all()
    assert (sums["team"] == sums["company"]).all()
    assert len(sums) >= 18


def test_nobody_has_a_target_before_hire_or_after_leaving(company: Company) -> None:
    rows = company.targets[company.targets["owner_kind"] == "rep"]
    people = company.people.reps.set_index("rep_id").loc[rows["owner_id"]]
    month_end = rows["month"].to_numpy("datetime64[M]").astype("datetime64[D]") + 31
    assert (month_end >= people["hired_on"].to_numpy("datetime64[D]")).all()
    left = people["left_on"].to_numpy("datetime64[D]")
    assert (np.isnat(left) | (rows["month"].to_numpy("datetime64[D]") <= left)).all()


def _within(rows: pd.DataFrame, quarter: object) -> pd.DataFrame:
    return rows[(rows["month"] >= pd.Timestamp(quarter.first)) & (rows["month"] < pd.Timestamp(quarter.end))]


def _fell(company: Company, source: str | None, stage: int = SOLUTION) -> float:
    """Points lost against the 13 weeks before, both at the same age of their deals."""
    now, before = (_went_on(company, source, stage, company.as_of - timedelta(days=d)) for d in (0, 91))
    return before - now


def _went_on(company: Company, source: str | None, stage: int, end: date) -> float:
    known = company.history[company.history["at"] < pd.Timestamp(end) + pd.Timedelta(days=1)]
    if source is not None:
        known = known[known["deal_id"].isin(company.deals.loc[company.deals["source"] == source, "deal_id"])]
    entered = known[known["stage_id"] == stage].groupby("deal_id")["at"].min()
    entered = entered[entered >= pd.Timestamp(end - timedelta(days=90))]
    later = known[known["deal_id"].isin(entered.index) & known["stage_id"].between(stage + 1, WON)]
    later = later[later["at"].to_numpy() > entered.loc[later["deal_id"]].to_numpy()]
    return float(later["deal_id"].nunique() / len(entered))
