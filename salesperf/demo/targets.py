"""The targets of the demo company: version 1, approved; reps add up to their teams, teams to the company."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from salesperf.demo.calendar import WorkCalendar, add_months
from salesperf.demo.deals import season
from salesperf.demo.people import REPS, People

OF_PACE: Final = (1.045, 0.91, 0.84, 0.76)
"""Attainment of each team in the running quarter as a share of pace: one ahead, three behind."""
STEP: Final = 100_000
"""Targets of reps are whole thousands of yuan (in minor units)."""

Amounts = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Quarter:
    """The running fiscal quarter: months [first, end) and the share of its working days gone at as-of."""

    first: date
    end: date
    pace: float


def running_quarter(as_of: date, *, fiscal_first_month: int, calendar: WorkCalendar) -> Quarter:
    """The fiscal quarter that `as_of` lies in; the day itself counts as gone."""
    first = add_months(as_of, -((as_of.month - fiscal_first_month) % 3))
    end = add_months(first, 3)
    gone = calendar.count(first, date.fromordinal(as_of.toordinal() + 1))
    return Quarter(first, end, gone / calendar.count(first, end))


def last_target_month(as_of: date, *, fiscal_first_month: int) -> date:
    """Targets are set to the end of the running fiscal year, and of the running calendar quarter at least."""
    fiscal_end = add_months(as_of, 11 - (as_of.month - fiscal_first_month) % 12)
    quarter_end = add_months(as_of, 2 - (as_of.month - 1) % 3)
    return max(fiscal_end, quarter_end)


def build_targets(
    bookings: pd.DataFrame,
    people: People,
    months: list[date],
    *,
    as_of: date,
    quarter: Quarter,
    rng: np.random.Generator,
) -> pd.DataFrame:
    """One row per owner and month: owner_kind, owner_id, owner, month, amount (minor yuan), version, state.

    `bookings` has rep_id, team_id, month and amount of the won deals; it sets the level the plan is made for.
    """
    booked = _by_team_and_month(bookings, months)
    plan = _plan(booked, months, as_of=as_of, quarter=quarter, rng=rng)
    rep_team = np.array(
        [people.team_on(_ids(), np.full(len(REPS), np.datetime64(m, "D") + 14)) for m in months]
    ).T
    shares = _shares(bookings, people, months)
    amounts = np.zeros(shares.shape)
    for team in range(1, 5):
        inside = np.where(rep_team == team, shares, 0.0)
        amounts += plan[team - 1] * inside / inside.sum(axis=0)
    minor = (np.rint(amounts / STEP) * STEP).astype(np.int64)
    return _rows(minor, rep_team, people, months)


def _ids() -> npt.NDArray[np.int64]:
    return np.arange(1, len(REPS) + 1)


def _by_team_and_month(bookings: pd.DataFrame, months: list[date]) -> Amounts:
    table = bookings.pivot_table(
        index="team_id", columns="month", values="amount", aggfunc="sum", fill_value=0
    )
    wanted = table.reindex(index=range(1, 5), columns=pd.to_datetime(months), fill_value=0)
    return np.asarray(wanted.to_numpy(np.float64))


def _plan(
    booked: Amounts, months: list[date], *, as_of: date, quarter: Quarter, rng: np.random.Generator
) -> Amounts:
    """Team targets by month: seasonal, partly following what came, the running quarter set from pace."""
    starts = np.array(months, dtype="datetime64[M]")
    years = (starts.astype("datetime64[D]") - np.datetime64(as_of)).astype(np.int64) / 365.25
    shape = season(starts.astype(np.int64) % 12 + 1, years)
    over = starts < np.datetime64(as_of, "M")
    level = booked[:, over].sum(axis=1) / shape[over].sum()
    expected = level[:, None] * shape
    of_pace = np.array(OF_PACE)[:, None]
    followed = expected**0.6 * np.maximum(booked, expected * 0.3) ** 0.4
    recent = over & (starts >= np.datetime64(add_months(as_of, -4), "M"))
    factor = np.where(recent, np.sqrt(of_pace), 0.985) * np.exp(rng.normal(0, 0.03, booked.shape))
    plan = np.where(over, followed / factor, expected / 0.94)
    now = (starts >= np.datetime64(quarter.first, "M")) & (starts < np.datetime64(quarter.end, "M"))
    trust = min(1.0, 1.6 * quarter.pace)
    seen = booked[:, now].sum(axis=1) / max(quarter.pace, 1e-9)
    whole = (trust * seen + (1 - trust) * expected[:, now].sum(axis=1)) / of_pace[:, 0]
    plan[:, now] = whole[:, None] * shape[now] / shape[now].sum()
    return np.asarray(plan)


def _shares(bookings: pd.DataFrame, people: People, months: list[date]) -> Amounts:
    """What part of a team's target each rep carries: half by ability, half by bookings, times days here."""
    ability = np.array([r.load * r.size * np.exp(1.5 * r.skill) for r in REPS])
    booked = bookings.groupby("rep_id")["amount"].sum().reindex(_ids(), fill_value=0).to_numpy(np.float64)
    team = np.array([r.team for r in REPS])
    mixed = 0.5 * ability / _team_sum(ability, team) + 0.5 * booked / np.maximum(_team_sum(booked, team), 1.0)
    here = []
    for month in months:
        days = np.arange(np.datetime64(month, "D"), np.datetime64(add_months(month, 1), "D"))
        here.append(people.active(days).mean(axis=0))
    return np.asarray(np.maximum(mixed, 0.08)[:, None] * np.array(here).T)


def _team_sum(values: Amounts, team: npt.NDArray[np.int64]) -> Amounts:
    return np.bincount(team, weights=values, minlength=4)[team].astype(np.float64)


def _rows(
    minor: npt.NDArray[np.int64], rep_team: npt.NDArray[np.int64], people: People, months: list[date]
) -> pd.DataFrame:
    """Long rows of reps, teams and the company, without owners that have no target in a month."""
    month = pd.to_datetime(months)
    reps = people.reps[people.reps["listed"]]
    frames = [
        pd.DataFrame(
            {"owner_kind": "rep", "owner_id": i, "owner": name, "month": month, "amount": minor[i - 1]}
        )
        for i, name in zip(reps["rep_id"], reps["name"], strict=True)
    ]
    for team_id, name in zip(people.teams["team_id"], people.teams["name"], strict=True):
        amount = np.where(rep_team == team_id, minor, 0).sum(axis=0)
        owner = {"owner_kind": "team", "owner_id": team_id, "owner": name}
        frames.append(pd.DataFrame({**owner, "month": month, "amount": amount}))
    frames.append(
        pd.DataFrame(
            {
                "owner_kind": "company",
                "owner_id": 0,
                "owner": "Company",
                "month": month,
                "amount": minor.sum(axis=0),
            }
        )
    )
    rows = pd.concat(frames, ignore_index=True)
    rows = rows[rows["amount"] > 0].reset_index(drop=True)
    return rows.assign(measure="bookings", currency="CNY", version=1, state="approved")
