"""New deals of the demo company: when they were created, whose they are, what about and how large."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from salesperf.demo.calendar import WorkCalendar, office_hours
from salesperf.demo.market import POPULARITY, PRICES
from salesperf.demo.names import (
    LOST_REASONS,
    PRODUCT_WRITTEN_TWICE,
    PRODUCTS,
    SOURCES,
    TOPICS,
    TYPES,
    Pair,
)
from salesperf.demo.people import REPS, UNLISTED, People

A_DAY: Final = 16.6
"""Deals created on a usual working day."""
SOURCE_SHARE: Final = (
    (0.40, 0.19, 0.17, 0.20, 0.04),
    (0.39, 0.19, 0.19, 0.19, 0.04),
    (0.38, 0.20, 0.17, 0.21, 0.04),
    (0.22, 0.24, 0.20, 0.26, 0.08),
)
"""Share of the five sources, a row for each team."""
TYPE_SHARE: Final = (0.66, 0.19, 0.15)
TYPE_SIZE: Final = (1.0, 0.85, 0.7)
TEAM_SIZE: Final = (1.0, 1.0, 1.0, 2.3)
SIZE_LEVEL: Final = 1.16
"""Raises or lowers all amounts alike, so that bookings come to 4 to 8 million yuan a month."""
SIZE_SPREAD: Final = 0.72
MIDDLE_SIZE: Final = 50_000
DOLLAR: Final = 7.12
DOLLAR_SHARE: Final = 0.3
FIRST_STAGE_SHARE: Final = (0.88, 0.08, 0.03, 0.01)
REASON_SHARE: Final = (0.24, 0.22, 0.18, 0.12, 0.10, 0.08, 0.06)


def draw_deals(
    calendar: WorkCalendar, people: People, accounts: pd.DataFrame, *, end: date, rng: np.random.Generator
) -> pd.DataFrame:
    """One row per deal created from the calendar's first day to `end`, in order of creation.

    Amounts are minor units of the deal's currency. `size` is the amount's log distance from the middle size.
    """
    created_on = _creation_days(calendar, end, rng)
    rep = _owners(created_on, people, rng)
    team = people.team_on(rep + 1, created_on) - 1
    account = _accounts_of(team, accounts, rng)
    source = _pick(np.array(SOURCE_SHARE)[team], rng)
    kind = rng.choice(len(TYPES), size=len(rep), p=TYPE_SHARE)
    product = rng.choice(len(PRODUCTS), size=len(rep), p=POPULARITY)
    dollars = accounts["overseas"].to_numpy()[account] & (rng.random(len(rep)) < DOLLAR_SHARE)
    yuan = _sizes(product, kind, team, rep, rng)
    amount = _rounded(np.where(dollars, yuan / DOLLAR, yuan), rng)
    return pd.DataFrame(
        {
            "deal_id": np.arange(1, len(rep) + 1),
            "account_id": account + 1,
            "product_id": product + 1,
            "product": _products_as_written(product, rng),
            "source": np.array([s[0] for s in SOURCES], dtype=object)[source],
            "type": np.array([t[0] for t in TYPES], dtype=object)[kind],
            "currency": np.where(dollars, "USD", "CNY"),
            "rep_id": rep + 1,
            "created_at": office_hours(created_on, rng),
            "first_amount": amount,
            "size": np.log(yuan / MIDDLE_SIZE),
            "first_stage": rng.choice(len(FIRST_STAGE_SHARE), size=len(rep), p=FIRST_STAGE_SHARE) + 1,
            "lost_reason": np.array([r[0] for r in LOST_REASONS], dtype=object)[
                rng.choice(len(LOST_REASONS), size=len(rep), p=REASON_SHARE)
            ],
            "topic": rng.integers(0, 3, size=len(rep)),
        }
    )


def name_deals(deals: pd.DataFrame, accounts: pd.DataFrame) -> pd.DataFrame:
    """Add `name` and `chinese`, unique among all deals (a second deal of the same name gets a number)."""
    account = deals["account_id"].to_numpy() - 1
    english, chinese = accounts["name"].to_numpy()[account], accounts["chinese"].to_numpy()[account]
    subjects = [
        _subject(product, topic, kind)
        for product, topic, kind in zip(deals["product_id"], deals["topic"], deals["type"], strict=True)
    ]
    rows = zip(english, chinese, subjects, strict=True)
    pairs = [(f"{en} · {subject[0]}", f"{cn} · {subject[1]}") for en, cn, subject in rows]
    named = deals.assign(name=[p[0] for p in pairs], chinese=[p[1] for p in pairs])
    again = named.groupby("name").cumcount() + 1
    number = np.where(again > 1, " " + again.astype(str), "")
    return named.assign(name=named["name"] + number, chinese=named["chinese"] + number).drop(columns="topic")


def season(months: npt.NDArray[np.int64], years: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Level of business by calendar month (1..12): high in early summer, low in February, growing yearly."""
    wave = 1.0 + 0.17 * np.cos(2 * np.pi * (months - 6) / 12)
    return wave * np.where(months == 2, 0.86, 1.0) * 1.10**years


def _subject(product_id: int, topic: int, kind: str) -> Pair:
    name, chinese = PRODUCTS[product_id - 1]
    if kind == "Renewal":
        return f"{name.lower()} renewal", f"{chinese}续约"
    if kind == "Expansion":
        return f"more {name.lower()}", f"{chinese}增购"
    return TOPICS[product_id - 1][topic]


def _creation_days(calendar: WorkCalendar, end: date, rng: np.random.Generator) -> npt.NDArray[np.datetime64]:
    days = calendar.days[calendar.days <= np.datetime64(end)]
    leads_to = (days + 40).astype("datetime64[M]").astype(np.int64) % 12 + 1
    years = (days - np.datetime64(end)).astype(np.int64) / 365.25
    weight = season(leads_to, years) * np.where(calendar.working[: len(days)], 1.0, 0.025)
    count = round(A_DAY * float(weight.sum()))
    return np.sort(rng.choice(days, size=count, p=weight / weight.sum()))


def _owners(
    days: npt.NDArray[np.datetime64], people: People, rng: np.random.Generator
) -> npt.NDArray[np.int64]:
    load = np.array([r.load for r in REPS]) * people.active(days)
    rep = _pick(load, rng)
    old = np.flatnonzero(days < np.datetime64(days[0]) + 200)
    rep[rng.choice(old, size=min(14, len(old)), replace=False)] = len(REPS)
    return rep


def _accounts_of(
    team: npt.NDArray[np.int64], accounts: pd.DataFrame, rng: np.random.Generator
) -> npt.NDArray[np.int64]:
    account = np.zeros(len(team), dtype=np.int64)
    for number in range(4):
        theirs = np.flatnonzero(accounts["team_id"].to_numpy() == number + 1)
        weight = accounts["weight"].to_numpy()[theirs]
        here = team == number
        account[here] = rng.choice(theirs, size=int(here.sum()), p=weight / weight.sum())
    return account


def _sizes(
    product: npt.NDArray[np.int64],
    kind: npt.NDArray[np.int64],
    team: npt.NDArray[np.int64],
    rep: npt.NDArray[np.int64],
    rng: np.random.Generator,
) -> npt.NDArray[np.float64]:
    rep_size = np.array([r.size for r in (*REPS, UNLISTED)])[rep]
    middle = np.array(PRICES)[product] * np.array(TYPE_SIZE)[kind] * np.array(TEAM_SIZE)[team] * rep_size
    return np.asarray(SIZE_LEVEL * middle * rng.lognormal(0.0, SIZE_SPREAD, len(product)))


def _rounded(whole: npt.NDArray[np.float64], rng: np.random.Generator) -> npt.NDArray[np.int64]:
    step = np.where(whole > 50_000, 1_000, 100)
    minor = np.maximum(np.rint(whole / step), 5).astype(np.int64) * step * 100
    cents = rng.integers(1, 10_000, size=len(whole))
    return np.where(rng.random(len(whole)) < 0.07, minor + cents, minor)


def _products_as_written(product: npt.NDArray[np.int64], rng: np.random.Generator) -> npt.NDArray[np.object_]:
    right, wrong = PRODUCT_WRITTEN_TWICE
    written = np.array([p[0] for p in PRODUCTS], dtype=object)[product]
    written[(written == right) & (rng.random(len(written)) < 0.13)] = wrong
    return written


def _pick(weights: npt.NDArray[np.float64], rng: np.random.Generator) -> npt.NDArray[np.int64]:
    """For each row of weights one column, by weight."""
    edges = weights.cumsum(axis=1)
    return np.asarray((edges < rng.random(len(edges))[:, None] * edges[:, -1:]).sum(axis=1), dtype=np.int64)
