"""What else changes on a deal: amounts, expected close dates, owners; with the stages its full history."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from salesperf.demo.calendar import WorkCalendar, office_hours
from salesperf.demo.funnel import LOST, WON
from salesperf.demo.people import REPS, People

EXPECTED_DAYS: Final = (52, 44, 34, 20, 12)
"""Days to the close that a rep expects, by stage."""
AMOUNT_CHANGES: Final = 0.17
NO_AMOUNT_YET: Final = 0.06
HANDED_OVER: Final = 0.015
GIVES_UP_MOVING: Final = 0.2
_KINDS: Final = ("created", "stage", "amount", "due", "owner")


def build_history(
    deals: pd.DataFrame,
    entries: pd.DataFrame,
    people: People,
    calendar: WorkCalendar,
    *,
    as_of: date,
    rng: np.random.Generator,
) -> pd.DataFrame:
    """One row per change of a deal with everything that holds after it, ordered by deal and time.

    Columns: deal_id, seq (from 1), at (local time), kind, stage_id, amount (minor units, empty until known),
    due_on (expected close while open, day of closing when won or lost), rep_id.
    """
    stays = _stays(entries, as_of)
    stage_rows = _stage_rows(deals, stays, rng)
    moves = [
        stage_rows,
        _amount_rows(deals, stays, rng),
        _due_rows(stage_rows, stays, calendar, rng),
        _owner_rows(deals, stays, people, rng),
    ]
    rows = pd.concat(moves, ignore_index=True)
    rows["order"] = rows["kind"].map({kind: n for n, kind in enumerate(_KINDS)})
    rows = rows.sort_values(["deal_id", "at", "order"], kind="stable", ignore_index=True)
    held = ["stage_id", "amount", "due_on", "rep_id"]
    rows[held] = rows.groupby("deal_id", sort=False)[held].ffill()
    rows["seq"] = rows.groupby("deal_id", sort=False).cumcount() + 1
    amount = rows["amount"].astype("Int64").mask(rows["amount"] <= 0)
    rows = rows.assign(
        amount=amount,
        stage_id=rows["stage_id"].astype(np.int64),
        rep_id=rows["rep_id"].astype(np.int64),
    )
    return rows[["deal_id", "seq", "at", "kind", "stage_id", "amount", "due_on", "rep_id"]]


def _stays(entries: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Entries with the moment the stay ended (`until`: end of as-of where it goes on)."""
    same = entries["deal_id"].eq(entries["deal_id"].shift(-1))
    end = pd.Timestamp(as_of) + pd.Timedelta(seconds=86_399)
    until = entries["at"].shift(-1).where(same, end).astype("datetime64[s]")
    first = ~entries.duplicated("deal_id")
    return entries.assign(until=until, ends=same, first=first, n=entries.groupby("deal_id").cumcount())


def _stage_rows(deals: pd.DataFrame, stays: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    of = deals.set_index("deal_id").loc[stays["deal_id"]]
    stage = stays["stage_id"].to_numpy()
    first = stays["first"].to_numpy()
    entered = stays["at"].to_numpy("datetime64[D]")
    guess = np.array([*EXPECTED_DAYS, 0, 0])[stage - 1] * rng.lognormal(0.0, 0.3, len(stage))
    due = _at_month_end(entered + np.rint(guess).astype("timedelta64[D]"), 0.55, rng)
    after_loss = (stays["stage_id"].shift(1) == LOST).to_numpy() & ~first
    states_due = first | after_loss | (rng.random(len(stage)) < 0.12)
    due = np.where(stage >= WON, entered, np.where(states_due, due, np.datetime64("NaT", "D")))
    unknown = (stage == 1) & (rng.random(len(stage)) < NO_AMOUNT_YET)
    amount = np.where(first, np.where(unknown, -1.0, of["first_amount"]), np.nan)
    rows = pd.DataFrame(
        {
            "deal_id": stays["deal_id"].to_numpy(),
            "at": stays["at"].to_numpy(),
            "kind": np.where(first, "created", "stage"),
            "stage_id": stage.astype(float),
            "amount": amount,
            "due_on": due.astype("datetime64[s]"),
            "rep_id": np.where(first, of["rep_id"], np.nan),
        }
    )
    waiting = rows.groupby("deal_id")["amount"].transform("first") < 0
    second = (stays["n"] == 1).to_numpy() & waiting.to_numpy()
    return rows.assign(amount=np.where(second, of["first_amount"], rows["amount"]))


def _amount_rows(deals: pd.DataFrame, stays: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Offers that were raised or cut while in Solution, Proposal or Negotiation."""
    there = stays["stage_id"].between(3, 5) & (rng.random(len(stays)) < AMOUNT_CHANGES)
    rows = stays[there & ((stays["until"] - stays["at"]) > pd.Timedelta(days=1))]
    factor = np.exp(rng.normal(-0.05, 0.2, len(rows)))
    running = pd.Series(factor, index=rows.index).groupby(rows["deal_id"]).cumprod()
    base = deals.set_index("deal_id").loc[rows["deal_id"], "first_amount"].to_numpy()
    amount = np.maximum(np.rint(base * running.to_numpy() / 10_000), 1.0) * 10_000
    return _rows(rows["deal_id"], _within(rows, rng), "amount", amount=amount)


def _due_rows(
    stage_rows: pd.DataFrame, stays: pd.DataFrame, calendar: WorkCalendar, rng: np.random.Generator
) -> pd.DataFrame:
    """Expected close dates that were moved, once they drew near or had passed, in the first open spell."""
    created = stage_rows[stage_rows["kind"] == "created"]
    closed = stays[stays["stage_id"] >= WON].drop_duplicates("deal_id").set_index("deal_id")["at"]
    last_until = stays.groupby("deal_id")["until"].max()
    ids = created["deal_id"].to_numpy()
    until = closed.reindex(ids).fillna(last_until.loc[ids]).to_numpy("datetime64[s]")
    at = created["at"].to_numpy("datetime64[s]")
    due = created["due_on"].to_numpy("datetime64[D]")
    found = []
    for _ in range(12):
        notice = rng.integers(-6, 5, len(ids)).astype("timedelta64[D]")
        moved_on = calendar.worked_on_or_after(np.maximum(due + notice, at.astype("datetime64[D]") + 1))
        at = office_hours(moved_on, rng)
        on = (at < until) & (rng.random(len(ids)) > GIVES_UP_MOVING)
        ids, at, until, due = ids[on], at[on], until[on], due[on]
        if not len(ids):
            break
        later = np.maximum(due, at.astype("datetime64[D]")) + rng.integers(14, 40, len(ids))
        due = _at_month_end(later, 0.7, rng)
        found.append(_rows(pd.Series(ids), at, "due", due_on=due.astype("datetime64[s]")))
    return pd.concat(found, ignore_index=True)


def _owner_rows(
    deals: pd.DataFrame, stays: pd.DataFrame, people: People, rng: np.random.Generator
) -> pd.DataFrame:
    """Deals handed to a team mate: a few at any time, and all that a leaver still had open."""
    owner = deals.set_index("deal_id")["rep_id"]
    open_stays = stays[(stays["stage_id"] < WON) & ((stays["until"] - stays["at"]) > pd.Timedelta(days=2))]
    some = open_stays[rng.random(len(open_stays)) < HANDED_OVER].drop_duplicates("deal_id")
    reps = people.reps[people.reps["listed"]].set_index("rep_id")
    left_on = reps["left_on"].reindex(owner.loc[open_stays["deal_id"]]).to_numpy("datetime64[s]")
    stay_at, stay_until = (open_stays[c].to_numpy("datetime64[s]") for c in ("at", "until"))
    kept = open_stays[(stay_at < left_on) & (left_on < stay_until)]
    kept_at = reps["left_on"].loc[owner.loc[kept["deal_id"]]].to_numpy("datetime64[s]") - np.timedelta64(
        7, "h"
    )
    some = some[~some["deal_id"].isin(kept["deal_id"])]
    ids = np.concatenate([some["deal_id"].to_numpy(), kept["deal_id"].to_numpy()])
    at = np.concatenate([_within(some, rng), np.maximum(kept_at, kept["at"].to_numpy("datetime64[s]"))])
    mates = [_mate(rep, people, rng) for rep in owner.loc[ids]]
    return _rows(pd.Series(ids), at, "owner", rep_id=np.array(mates, dtype=float))


def _mate(rep_id: int, people: People, rng: np.random.Generator) -> int:
    reps = people.reps
    team = reps.loc[reps["rep_id"] == rep_id, "team_id"].iloc[0]
    longest = reps["rep_id"].le(len(REPS)) & reps["active"] & (reps["level"] >= 3)
    mates = reps.loc[longest & (reps["team_id"] == team) & (reps["rep_id"] != rep_id), "rep_id"].to_numpy()
    return int(rng.choice(mates))


def _within(stays: pd.DataFrame, rng: np.random.Generator) -> npt.NDArray[np.datetime64]:
    start, until = (stays[c].to_numpy("datetime64[s]") for c in ("at", "until"))
    seconds = (until - start).astype(np.int64)
    some_time = start + (seconds * rng.uniform(0.15, 0.85, len(stays))).astype("timedelta64[s]")
    in_office = office_hours(some_time.astype("datetime64[D]"), rng)
    return np.where((in_office > start) & (in_office < until), in_office, some_time)


def _at_month_end(
    days: npt.NDArray[np.datetime64], share: float, rng: np.random.Generator
) -> npt.NDArray[np.datetime64]:
    last = (days.astype("datetime64[M]") + 1).astype("datetime64[D]") - 1
    return np.where(rng.random(len(days)) < share, last, days)


def _rows(
    ids: pd.Series[int], at: npt.NDArray[np.datetime64], kind: str, **values: npt.NDArray[np.generic]
) -> pd.DataFrame:
    blank = {
        "stage_id": np.full(len(ids), np.nan),
        "amount": np.full(len(ids), np.nan),
        "due_on": np.full(len(ids), np.datetime64("NaT", "s")),
        "rep_id": np.full(len(ids), np.nan),
    }
    return pd.DataFrame({"deal_id": ids.to_numpy(), "at": at, "kind": kind, **blank, **values})
