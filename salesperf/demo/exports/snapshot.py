"""The demo company as one export sees it: the rows of the end of a day, with names beside the ids."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from salesperf.demo.company import Company
from salesperf.demo.funnel import WON
from salesperf.demo.names import (
    INDUSTRIES,
    LOST_REASONS,
    MANAGERS,
    PIPELINE,
    PRODUCTS,
    REGIONS,
    SOURCES,
    STAGES,
    TEAMS,
    TYPES,
    translation,
)
from salesperf.demo.people import REPS, UNLISTED
from salesperf.demo.picture import deals_on, in_yuan

CHINESE = translation(
    (PIPELINE,), STAGES, SOURCES, TYPES, LOST_REASONS, PRODUCTS, INDUSTRIES, REGIONS, TEAMS, MANAGERS
) | {rep.name: rep.chinese for rep in (*REPS, UNLISTED)}
"""The declared translation of everything a Chinese CRM shows."""


@dataclass(frozen=True, eq=False)
class Snapshot:
    """What an export of `day` contains. `deals` has a row per deal then existing, with account, owner, team,
    creator, stage and last_activity_on by name, and `yuan` (amount in minor yuan, dollars converted).
    """

    company: Company
    day: date
    deals: pd.DataFrame
    history: pd.DataFrame
    activities: pd.DataFrame
    leads: pd.DataFrame
    accounts: pd.DataFrame


def snapshot(company: Company, day: date) -> Snapshot:
    """The rows as of the end of a day; a day after the company's own shows the company's own."""
    day = min(day, company.as_of)
    after = pd.Timestamp(day) + pd.Timedelta(days=1)
    deals = deals_on(company.deals, company.history, day)
    history = company.history[
        (company.history["at"] < after) & company.history["deal_id"].isin(deals["deal_id"])
    ]
    seen = company.activities[company.activities["noted_at"] < after]
    activities = seen[seen["deal_id"].isin(deals["deal_id"])]
    leads = company.leads[company.leads["created_at"] < after]
    return Snapshot(
        company=company,
        day=day,
        deals=_with_names(company, deals, history, activities[activities["at"] < after], day),
        history=history,
        activities=activities.assign(done=activities["at"] < after),
        leads=leads,
        accounts=company.accounts,
    )


def chinese(words: pd.Series[Any]) -> pd.Series[Any]:
    """Words by their declared translation; what has none stays."""
    return words.map(lambda word: CHINESE.get(word, word))


def last_open_stage(shot: Snapshot) -> pd.Series[str]:
    """The open stage that each deal of the snapshot is in, or was in last, by name."""
    entries = shot.history[shot.history["stage_id"] < WON].drop_duplicates("deal_id", keep="last")
    stage = entries.set_index("deal_id")["stage_id"].loc[shot.deals["deal_id"]]
    return stage.map(shot.company.stages.set_index("stage_id")["name"])


def _with_names(
    company: Company, deals: pd.DataFrame, history: pd.DataFrame, done: pd.DataFrame, day: date
) -> pd.DataFrame:
    reps = company.people.reps.set_index("rep_id")["name"]
    accounts = company.accounts.set_index("account_id")
    teams = company.people.teams["name"].to_numpy()
    stages = company.stages.set_index("stage_id")["name"]
    creator = history.drop_duplicates("deal_id").set_index("deal_id")["rep_id"]
    spoken = done.groupby("deal_id")["at"].max()
    at = deals["closed_on"].fillna(pd.Timestamp(day)).to_numpy("datetime64[D]")
    team = company.people.team_on(deals["rep_id"].to_numpy(), at)
    return deals.assign(
        account=accounts["name"].loc[deals["account_id"]].to_numpy(),
        account_chinese=accounts["chinese"].loc[deals["account_id"]].to_numpy(),
        owner=reps.loc[deals["rep_id"]].to_numpy(),
        creator=reps.loc[creator.loc[deals["deal_id"]]].to_numpy(),
        team=teams[team - 1],
        stage=stages.loc[deals["stage_id"]].to_numpy(),
        last_activity_on=spoken.reindex(deals["deal_id"]).dt.normalize().to_numpy(),
        yuan=in_yuan(deals, company.rates, at),
    )
