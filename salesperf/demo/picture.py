"""How the demo company stood at the end of any day, read from its history; and what it had booked."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from salesperf.demo.funnel import LOST, PROBABILITY, WON
from salesperf.demo.names import NEXT_STEPS
from salesperf.demo.people import People


def deals_on(
    deals: pd.DataFrame, history: pd.DataFrame, day: date, *, removed_too: bool = False
) -> pd.DataFrame:
    """One row per deal that existed at the end of `day`, with its stage, amount, owner and dates of that day.

    `deals` gives what never changes. Adds stage_id, status, amount, due_on, rep_id, closed_at, closed_on,
    changed_at, stage_at, next_step and probability (per cent).
    """
    events = history[history["at"] < pd.Timestamp(day) + pd.Timedelta(days=1)]
    last = events.drop_duplicates("deal_id", keep="last").set_index("deal_id")
    entered = events[events["kind"].isin(("created", "stage"))].drop_duplicates("deal_id", keep="last")
    fixed = deals[deals["deal_id"].isin(last.index)]
    if not removed_too:
        fixed = fixed[~(fixed["removed_on"] <= pd.Timestamp(day))]
    now = last.loc[fixed["deal_id"]].reset_index(drop=True)
    stage_at = entered.set_index("deal_id")["at"].loc[fixed["deal_id"]].reset_index(drop=True)
    closed_at = stage_at.where(now["stage_id"] >= WON)
    state = fixed.reset_index(drop=True).assign(
        stage_id=now["stage_id"],
        status=np.select([now["stage_id"] == WON, now["stage_id"] == LOST], ["won", "lost"], "open"),
        amount=now["amount"],
        due_on=now["due_on"],
        rep_id=now["rep_id"],
        closed_at=closed_at,
        closed_on=closed_at.dt.normalize(),
        changed_at=now["at"],
        stage_at=stage_at,
        probability=np.array(PROBABILITY)[now["stage_id"] - 1],
    )
    return state.assign(
        next_step=_next_steps(state), lost_reason=state["lost_reason"].where(state["status"] == "lost")
    )


def bookings_in_yuan(deals: pd.DataFrame, rates: pd.DataFrame, people: People) -> pd.DataFrame:
    """One row per won deal: deal_id, rep_id, team_id (the owner's on the day of closing), month, amount.

    Amounts are minor yuan, foreign ones converted at the rate of the closing month.
    """
    won = deals[deals["status"].eq("won") & deals["removed_on"].isna()]
    closed_on = won["closed_on"].to_numpy("datetime64[D]")
    return pd.DataFrame(
        {
            "deal_id": won["deal_id"].to_numpy(),
            "rep_id": won["rep_id"].to_numpy(),
            "team_id": people.team_on(won["rep_id"].to_numpy(), closed_on),
            "month": closed_on.astype("datetime64[M]").astype("datetime64[s]"),
            "amount": in_yuan(won, rates, closed_on).to_numpy(np.int64),
        }
    )


def in_yuan(deals: pd.DataFrame, rates: pd.DataFrame, days: npt.NDArray[np.datetime64]) -> pd.Series[Any]:
    """Amounts in minor yuan at the rate of each day's month, rounded half up once; unknown stays empty."""
    month = days.astype("datetime64[M]").astype("datetime64[s]")
    rate = rates.set_index(rates["month"].to_numpy("datetime64[s]")).reindex(month)
    foreign = deals["currency"].to_numpy() != "CNY"
    num = np.where(foreign, rate["num"].to_numpy(np.int64), 1)
    den = np.where(foreign, rate["den"].to_numpy(np.int64), 1)
    amount = deals["amount"].fillna(0).to_numpy(np.int64)
    yuan = (2 * amount * num + den) // (2 * den)
    return pd.Series(yuan, index=deals.index, dtype="Int64").mask(deals["amount"].isna())


def _next_steps(state: pd.DataFrame) -> pd.Series[str]:
    wording = [
        "" if blank or stage >= WON else NEXT_STEPS[stage - 1][deal % 2][0]
        for deal, stage, blank in zip(
            state["deal_id"], state["stage_id"], state["lacks_next_step"], strict=True
        )
    ]
    return pd.Series(wording, index=state.index, dtype=object)
