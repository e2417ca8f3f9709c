"""A small company for the tests: some three hundred deals of eight reps in three teams, two currencies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

import numpy as np
import pandas as pd

from salesperf.demo import Company, build_company

AS_OF = date(2026, 11, 20)
REPS = ("Feng Li", "Xu Ran", "Lu Han", "Chen Hao", "Deng Xin", "Peng Bo", "Sofia Rossi", "Wang Lei")
"""Lu Han moved from East to North in the middle; the last three sell to key accounts, also in dollars."""
DEALS = 300
LOST = 7


@lru_cache(maxsize=1)
def small_company() -> Company:
    """The demo company with the deals of these reps only, and of them the ones with a story first."""
    whole = build_company(AS_OF)
    numbers = set(whole.people.reps.loc[whole.people.reps["name"].isin(REPS), "rep_id"])
    owners = whole.history.groupby("deal_id")["rep_id"].agg(lambda reps: set(reps) <= numbers)
    deals = whole.deals[whole.deals["deal_id"].map(owners)]
    history = whole.history[whole.history["deal_id"].isin(deals["deal_id"])]
    chosen = _chosen(deals, history)
    deals = _with_removals(deals[deals["deal_id"].isin(chosen)].reset_index(drop=True))
    kept = set(deals["deal_id"])
    return replace(
        whole,
        accounts=whole.accounts[whole.accounts["account_id"].isin(deals["account_id"])].reset_index(
            drop=True
        ),
        deals=_to_minutes(deals),
        history=_to_minutes(whole.history[whole.history["deal_id"].isin(kept)]),
        activities=_to_minutes(whole.activities[whole.activities["deal_id"].isin(kept)]),
        leads=_to_minutes(whole.leads.head(20)),
    )


def _to_minutes(rows: pd.DataFrame) -> pd.DataFrame:
    """Many exports write no seconds, so that the company has none."""
    moments = rows.select_dtypes("datetime").columns
    return rows.assign(**{name: rows[name].dt.floor("min") for name in moments}).reset_index(drop=True)


def _with_removals(deals: pd.DataFrame) -> pd.DataFrame:
    """Some old open deals were deleted in the CRM, one in each of the last three weeks."""
    removed: dict[int, pd.Timestamp] = {}
    for weeks in (2, 1, 0):
        day = pd.Timestamp(AS_OF - timedelta(days=4 + 7 * weeks))
        old = deals[
            (deals["status"] == "open") & (deals["changed_at"] < day) & ~deals["deal_id"].isin(removed)
        ]
        removed[int(old["deal_id"].iloc[0])] = day
    return deals.assign(removed_on=deals["deal_id"].map(removed).astype("datetime64[s]"))


def _chosen(deals: pd.DataFrame, history: pd.DataFrame) -> set[int]:
    """Deals of every kind: reopened, stepped back, skipped, handed over, born late, in dollars."""
    stage = history["stage_id"]
    before = history.groupby("deal_id")["stage_id"].shift(1)
    owner_before = history.groupby("deal_id")["rep_id"].shift(1)
    kinds = {
        "reopened": history.loc[(before == LOST) & (stage < LOST), "deal_id"],
        "stepped back": history.loc[stage < before, "deal_id"],
        "skipped": history.loc[stage - before == 2, "deal_id"],
        "handed over": history.loc[owner_before.notna() & (owner_before != history["rep_id"]), "deal_id"],
        "born late": deals.loc[deals["first_stage"] > 1, "deal_id"],
        "no amount": deals.loc[deals["amount"].isna(), "deal_id"],
        "in dollars": deals.loc[deals["currency"] == "USD", "deal_id"],
        "open": deals.loc[deals["status"] == "open", "deal_id"],
    }
    rng = np.random.default_rng(3)
    chosen: set[int] = set()
    for kind, numbers in kinds.items():
        known = np.unique(numbers.to_numpy())
        chosen |= set(rng.permutation(known)[: 60 if kind == "open" else 20].tolist())
    rest = [
        number for number in rng.permutation(deals["deal_id"].to_numpy()).tolist() if number not in chosen
    ]
    return chosen | set(rest[: max(0, DEALS - len(chosen))])
