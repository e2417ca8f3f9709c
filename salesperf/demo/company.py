"""The demo company: a seeded, realistic sales organisation of 18 months, equal for equal day and seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
import pandas as pd

from salesperf.demo.activities import build_activities, build_leads
from salesperf.demo.calendar import WorkCalendar, add_months, month_starts
from salesperf.demo.changes import build_history
from salesperf.demo.deals import draw_deals, name_deals
from salesperf.demo.funnel import LOST, PROBABILITY, WON, walk
from salesperf.demo.market import build_accounts, build_products, build_rates
from salesperf.demo.names import PIPELINE, STAGES
from salesperf.demo.people import People, build_people
from salesperf.demo.picture import bookings_in_yuan, deals_on
from salesperf.demo.targets import Quarter, build_targets, last_target_month, running_quarter

MONTHS: Final = 18
WARM_UP_MONTHS: Final = 6
"""Deals are drawn from so long before the start; those closed before it are left out."""
FISCAL_FIRST_MONTH: Final = 12
REMOVED: Final = 5
"""Open deals that were deleted from the CRM in the last three weeks."""
NO_NEXT_STEP: Final = 0.34


@dataclass(frozen=True, eq=False)
class Company:
    """All rows of the demo company. Moments are Shanghai time, amounts minor units of their currency.

    - `deals`: one row per deal as it stands at `as_of` (also those removed since, with `removed_on`)
    - `history`: one row per change of a deal, with everything that holds after it
    - `activities`, `leads`, `accounts`, `products`, `targets`, `rates`: one row each
    - `stages`: stage_id 1..7, name, kind, probability; the pipeline's name is `pipeline`
    """

    as_of: date
    seed: int
    start: date
    fiscal_first_month: int
    currency: str
    pipeline: str
    people: People
    stages: pd.DataFrame
    accounts: pd.DataFrame
    products: pd.DataFrame
    deals: pd.DataFrame
    history: pd.DataFrame
    activities: pd.DataFrame
    leads: pd.DataFrame
    rates: pd.DataFrame
    targets: pd.DataFrame
    quarter: Quarter


def build_company(as_of: date, *, seed: int = 7, fiscal_first_month: int = FISCAL_FIRST_MONTH) -> Company:
    """Make the company as of the end of a day. Takes about a second; equal arguments give equal companies.

    `fiscal_first_month` decides which quarter is running, and so where targets stand behind pace.
    """
    start = add_months(as_of, 1 - MONTHS)
    first = add_months(start, -WARM_UP_MONTHS)
    calendar = WorkCalendar.between(first, date(as_of.year + 1, 12, 31))
    people = build_people(as_of, start)
    accounts = build_accounts(_rng(seed, 1))
    drawn = draw_deals(calendar, people, accounts, end=as_of, rng=_rng(seed, 2))
    entries = walk(drawn, calendar, as_of=as_of, rng=_rng(seed, 3))
    drawn, entries = _since(start, drawn, entries)
    drawn = name_deals(drawn, accounts)
    history = build_history(drawn, entries, people, calendar, as_of=as_of, rng=_rng(seed, 4))
    drawn = _with_faults(drawn, history, as_of, _rng(seed, 5))
    deals = deals_on(drawn, history, as_of, removed_too=True)
    rates = build_rates(month_starts(first, as_of), _rng(seed, 6))
    quarter = running_quarter(as_of, fiscal_first_month=fiscal_first_month, calendar=calendar)
    months = month_starts(start, last_target_month(as_of, fiscal_first_month=fiscal_first_month))
    won = bookings_in_yuan(deals, rates, people)
    return Company(
        as_of=as_of,
        seed=seed,
        start=start,
        fiscal_first_month=fiscal_first_month,
        currency="CNY",
        pipeline=PIPELINE[0],
        people=people,
        stages=_stages(),
        accounts=accounts,
        products=build_products(),
        deals=deals,
        history=history,
        activities=build_activities(deals, calendar, as_of=as_of, rng=_rng(seed, 7)),
        leads=build_leads(deals, accounts, as_of=as_of, rng=_rng(seed, 8)),
        rates=rates,
        targets=build_targets(won, people, months, as_of=as_of, quarter=quarter, rng=_rng(seed, 9)),
        quarter=quarter,
    )


def _rng(seed: int, room: int) -> np.random.Generator:
    """Every part draws from its own stream, so that a change in one leaves the others as they were."""
    return np.random.default_rng([seed, room])


def _since(start: date, deals: pd.DataFrame, entries: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Leave out what was closed before the start, and number the rest in order of creation."""
    last = entries.drop_duplicates("deal_id", keep="last").set_index("deal_id")
    kept = last.index[(last["stage_id"] < WON) | (last["at"] >= pd.Timestamp(start))]
    deals = deals[deals["deal_id"].isin(kept)].sort_values(["created_at", "deal_id"], kind="stable")
    number = pd.Series(np.arange(1, len(deals) + 1), index=deals["deal_id"])
    entries = entries[entries["deal_id"].isin(kept)]
    entries = entries.assign(deal_id=entries["deal_id"].map(number))
    entries = entries.sort_values(["deal_id", "at"], kind="stable", ignore_index=True)
    return deals.assign(deal_id=number.to_numpy()).reset_index(drop=True), entries


def _with_faults(
    deals: pd.DataFrame, history: pd.DataFrame, as_of: date, rng: np.random.Generator
) -> pd.DataFrame:
    """Some deals lack a next step; a few open ones were deleted in the CRM during the last weeks."""
    last = history.drop_duplicates("deal_id", keep="last")
    old = last["at"] < pd.Timestamp(as_of - timedelta(days=24))
    candidates = last.loc[last["stage_id"].lt(WON) & old, "deal_id"].to_numpy()
    gone = rng.choice(candidates, size=min(REMOVED, len(candidates)), replace=False)
    days = pd.to_datetime([as_of - timedelta(days=int(n)) for n in rng.integers(1, 20, len(gone))])
    removed_on = deals["deal_id"].map(dict(zip(gone, days, strict=True)))
    return deals.assign(
        lacks_next_step=rng.random(len(deals)) < NO_NEXT_STEP, removed_on=removed_on.astype("datetime64[s]")
    )


def _stages() -> pd.DataFrame:
    kinds = {WON: "won", LOST: "lost"}
    ids = range(1, len(STAGES) + 1)
    return pd.DataFrame(
        {
            "stage_id": ids,
            "name": [s[0] for s in STAGES],
            "kind": [kinds.get(n, "open") for n in ids],
            "probability": PROBABILITY,
        }
    )
