"""The market of the demo company: about 900 accounts, 12 products and the monthly rates of the dollar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from salesperf.demo.names import (
    ACCOUNT_STEMS,
    ACCOUNT_TRADES,
    INDUSTRIES,
    OVERSEAS_ACCOUNTS,
    PRODUCT_SERIES,
    PRODUCTS,
    REGIONS,
)

ACCOUNTS: Final = 900
KEY_SHARE: Final = 0.12
"""Share of accounts that the key account team looks after."""
PRICES: Final = (
    88_000,
    72_000,
    54_000,
    31_000,
    96_000,
    26_000,
    42_000,
    48_000,
    19_000,
    9_500,
    36_000,
    14_000,
)
"""List price of each product in yuan: the middle of its deal sizes."""
POPULARITY: Final = (0.14, 0.13, 0.12, 0.10, 0.06, 0.08, 0.09, 0.07, 0.08, 0.04, 0.05, 0.04)


def build_accounts(rng: np.random.Generator) -> pd.DataFrame:
    """One row per account: account_id, name, chinese, industry, region, team_id, overseas, weight, size."""
    homes = len(ACCOUNTS_AT_HOME)
    picked = rng.permutation(homes)[: ACCOUNTS - len(OVERSEAS_ACCOUNTS)]
    names = [ACCOUNTS_AT_HOME[i] for i in picked]
    names += [(name, name, industry) for name, industry in OVERSEAS_ACCOUNTS]
    overseas = np.arange(ACCOUNTS) >= ACCOUNTS - len(OVERSEAS_ACCOUNTS)
    region = np.where(overseas, 3, rng.choice(3, size=ACCOUNTS, p=(0.34, 0.35, 0.31)))
    key = overseas | (rng.random(ACCOUNTS) < KEY_SHARE)
    employees = np.rint(rng.lognormal(5.4, 1.0, ACCOUNTS) * np.where(key, 4.0, 1.0)).astype(np.int64)
    return pd.DataFrame(
        {
            "account_id": np.arange(1, ACCOUNTS + 1),
            "name": [n[0] for n in names],
            "chinese": [n[1] for n in names],
            "industry": [INDUSTRIES[n[2]][0] for n in names],
            "region": [REGIONS[r][0] for r in region],
            "team_id": np.where(key, 4, region + 1),
            "overseas": overseas,
            "weight": rng.lognormal(0.0, 0.75, ACCOUNTS),
            "employees": np.maximum(employees, 12),
            "founded": rng.integers(1978, 2019, ACCOUNTS),
        }
    )


def build_products() -> pd.DataFrame:
    """One row per product: product_id, name, series, price (whole yuan)."""
    return pd.DataFrame(
        {
            "product_id": range(1, len(PRODUCTS) + 1),
            "name": [p[0] for p in PRODUCTS],
            "series": PRODUCT_SERIES,
            "price": PRICES,
        }
    )


def build_rates(months: Sequence[date], rng: np.random.Generator) -> pd.DataFrame:
    """One row per currency and month: yuan for one dollar as an integer pair num / den."""
    steps = rng.normal(0.0, 0.022, len(months)).cumsum()
    return pd.DataFrame(
        {
            "currency": "USD",
            "month": pd.to_datetime(list(months)),
            "num": np.rint((7.12 + steps) * 10_000).astype(np.int64),
            "den": 10_000,
        }
    )


def _accounts_at_home() -> tuple[tuple[str, str, int], ...]:
    return tuple(
        (f"{stem} {trade}", stem_cn + trade_cn, industry)
        for stem, stem_cn in ACCOUNT_STEMS
        for trade, trade_cn, industry in ACCOUNT_TRADES
    )


ACCOUNTS_AT_HOME: Final = _accounts_at_home()
