"""Calls, meetings and mails on the deals of the demo company, and the leads that deals came from."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from salesperf.demo.calendar import WorkCalendar, office_hours
from salesperf.demo.names import ACTIVITY_SUBJECTS, SOURCES

KINDS: Final = ("call", "meeting", "mail")
KIND_SHARE: Final = (0.45, 0.22, 0.33)
DAYS_BETWEEN: Final = 9.0
SILENT_SHARE: Final = 0.2
"""Share of the older open deals nobody has spoken to for more than 30 days."""
ACCEPTED: Final = (0.58, 0.86, 0.71, 0.66, 0.75)
"""Share of leads that became deals, by source."""
REPLY_HOURS: Final = (9.5, 2.1, 4.0, 12.0, 3.2)
GIVEN_NAMES: Final = (
    "Wei",
    "Fang",
    "Min",
    "Jun",
    "Yan",
    "Lei",
    "Ting",
    "Bo",
    "Anna",
    "Peter",
    "Julia",
    "Marco",
)
FAMILY_NAMES: Final = (
    "Wu",
    "Zheng",
    "Xie",
    "Song",
    "Han",
    "Yang",
    "Luo",
    "Ye",
    "Berger",
    "Novak",
    "Silva",
    "Hart",
)


def build_activities(
    deals: pd.DataFrame, calendar: WorkCalendar, *, as_of: date, rng: np.random.Generator
) -> pd.DataFrame:
    """One row per activity: activity_id, deal_id, account_id, rep_id, kind, subject, at, noted_at, done.

    `at` is when it was done or is planned for; planned ones lie after as-of and belong to open deals.
    """
    end = np.datetime64(as_of, "s") + np.timedelta64(86_399, "s")
    born = deals["created_at"].to_numpy("datetime64[s]")
    until = deals["closed_at"].to_numpy("datetime64[s]").copy()
    until[np.isnat(until)] = end
    count = np.minimum(1 + rng.poisson((until - born).astype(np.int64) / 86_400 / DAYS_BETWEEN), 18)
    place = np.repeat(np.arange(len(deals)), count)
    at = born[place] + ((until - born)[place].astype(np.int64) * rng.random(len(place))).astype(
        "timedelta64[s]"
    )
    at = office_hours(calendar.worked_on_or_after(at.astype("datetime64[D]")), rng)
    kept = (at >= born[place]) & (at <= until[place]) & ~_silenced(deals, place, at, end, rng)
    place, at = place[kept], at[kept]
    planned = np.flatnonzero((deals["status"] == "open").to_numpy() & (rng.random(len(deals)) < 0.22))
    ahead = np.datetime64(as_of, "D") + 1 + rng.integers(0, 14, len(planned))
    planned_at = office_hours(calendar.worked_on_or_after(ahead), rng)
    noted = np.concatenate([at, np.maximum(born[planned], end - np.timedelta64(30, "h"))])
    return _activity_rows(
        deals, np.concatenate([place, planned]), np.concatenate([at, planned_at]), noted, end, rng
    )


def build_leads(
    deals: pd.DataFrame, accounts: pd.DataFrame, *, as_of: date, rng: np.random.Generator
) -> pd.DataFrame:
    """One row per lead: lead_id, person, company, source, status (New, Working, Converted, Rejected), rep_id,
    created_at, replied_at, converted_at, deal_id (empty unless converted).
    """
    came = deals[(deals["type"] == "New business") & (deals["first_stage"] == 1)]
    converted = came[rng.random(len(came)) < 0.8]
    accepted = converted["source"].map(dict(zip([s[0] for s in SOURCES], ACCEPTED, strict=True))).to_numpy()
    twins = converted[rng.random(len(converted)) < (1.0 / accepted - 1.0)]
    lead_age = (rng.exponential(2.2, len(converted)) * 86_400).astype("timedelta64[s]")
    born = np.concatenate(
        [
            converted["created_at"].to_numpy("datetime64[s]") - lead_age,
            _moved(twins["created_at"].to_numpy("datetime64[s]"), rng),
        ]
    )
    both = pd.concat([converted, twins])
    made_deal = np.arange(len(both)) < len(converted)
    return _lead_rows(both, born, made_deal, accounts, as_of, rng)


def _silenced(
    deals: pd.DataFrame,
    place: npt.NDArray[np.int64],
    at: npt.NDArray[np.datetime64],
    end: np.datetime64,
    rng: np.random.Generator,
) -> npt.NDArray[np.bool_]:
    old = deals["created_at"].to_numpy("datetime64[s]") < end - np.timedelta64(45, "D")
    silent = (deals["status"] == "open").to_numpy() & old & (rng.random(len(deals)) < SILENT_SHARE)
    since = end - rng.integers(32, 44, len(deals)).astype("timedelta64[D]")
    return silent[place] & (at >= since[place])


def _activity_rows(
    deals: pd.DataFrame,
    place: npt.NDArray[np.int64],
    at: npt.NDArray[np.datetime64],
    noted: npt.NDArray[np.datetime64],
    end: np.datetime64,
    rng: np.random.Generator,
) -> pd.DataFrame:
    kind = rng.choice(len(KINDS), size=len(place), p=KIND_SHARE)
    wording = rng.integers(0, 4, len(place))
    subjects = np.array([ACTIVITY_SUBJECTS[k] for k in KINDS], dtype=object)
    rows = pd.DataFrame(
        {
            "deal_id": deals["deal_id"].to_numpy()[place],
            "account_id": deals["account_id"].to_numpy()[place],
            "rep_id": deals["rep_id"].to_numpy()[place],
            "kind": np.array(KINDS, dtype=object)[kind],
            "subject": subjects[kind, wording],
            "at": at,
            "noted_at": noted,
            "done": at <= end,
        }
    ).sort_values(["noted_at", "deal_id"], kind="stable", ignore_index=True)
    rows.insert(0, "activity_id", np.arange(1, len(rows) + 1))
    return rows


def _moved(moments: npt.NDArray[np.datetime64], rng: np.random.Generator) -> npt.NDArray[np.datetime64]:
    days = rng.uniform(0, 12, len(moments))
    return np.asarray(moments - (days * 86_400).astype("timedelta64[s]"))


def _lead_rows(
    deals: pd.DataFrame,
    born: npt.NDArray[np.datetime64],
    made_deal: npt.NDArray[np.bool_],
    accounts: pd.DataFrame,
    as_of: date,
    rng: np.random.Generator,
) -> pd.DataFrame:
    count = len(deals)
    recent = born > np.datetime64(as_of, "s") - np.timedelta64(10, "D")
    mean_wait = deals["source"].map(dict(zip([s[0] for s in SOURCES], REPLY_HOURS, strict=True))).to_numpy()
    wait = np.minimum(rng.exponential(mean_wait), 200) * 3600
    created = deals["created_at"].to_numpy("datetime64[s]")
    replied = born + np.maximum(wait, 120).astype("timedelta64[s]")
    replied = np.where(made_deal, np.minimum(replied, created), replied)
    unanswered = ~made_deal & recent & (rng.random(count) < 0.5)
    replied = np.where(unanswered | (replied > np.datetime64(as_of + _DAY, "s")), _NEVER, replied)
    company = np.where(made_deal, deals["account_id"], rng.integers(1, len(accounts) + 1, count))
    status = np.where(
        made_deal, "Converted", np.where(np.isnat(replied), "New", np.where(recent, "Working", "Rejected"))
    )
    given, family = rng.integers(0, 12, count), rng.integers(0, 12, count)
    rows = pd.DataFrame(
        {
            "person": [f"{GIVEN_NAMES[g]} {FAMILY_NAMES[f]}" for g, f in zip(given, family, strict=True)],
            "company": accounts["name"].to_numpy()[company - 1],
            "source": deals["source"].to_numpy(),
            "status": status,
            "rep_id": deals["rep_id"].to_numpy(),
            "created_at": born,
            "replied_at": replied,
            "converted_at": np.where(made_deal, created, _NEVER),
            "deal_id": deals["deal_id"].astype("Int64").where(made_deal).to_numpy(),
        }
    ).sort_values(["created_at", "company"], kind="stable", ignore_index=True)
    rows["deal_id"] = rows["deal_id"].astype("Int64")
    rows.insert(0, "lead_id", np.arange(1, len(rows) + 1))
    return rows


_NEVER: Final = np.datetime64("NaT", "s")
_DAY: Final = pd.Timedelta(days=1).to_pytimedelta()
