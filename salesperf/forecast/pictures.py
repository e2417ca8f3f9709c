"""Pictures of open deals: what was known of a deal at the end of a day, and what had become of it later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import duckdb
import pandas as pd

from salesperf.forecast.record import Record, past_days
from salesperf.warehouse.statements import statement

MOST_DEALS = 8_000
"""So many deals are drawn to learn from, by their number, where there are more."""

EVERY = 1_048_576
_DAYS = ("day", "decided_on")


def present(cursor: duckdb.DuckDBPyConnection, day: date) -> pd.DataFrame:
    """One row per deal open at the end of `day`."""
    return _read(cursor, (day,), as_of=day, share=EVERY)


def past(cursor: duckdb.DuckDBPyConnection, day: date, known: Record) -> pd.DataFrame:
    """One row per picture of a drawn deal on days before `day`, with what had become of it by then.

    `outcome` is 1 won, 2 lost, 0 still open, undefined for a removed deal; `decided_on` the day of a closing.
    Deals without a creation date are left out, as nobody knows since when they were there.
    """
    if known.first is None:
        return _read(cursor, (), as_of=day, share=0)
    share = min(EVERY, -(-EVERY * MOST_DEALS // max(known.deals, 1)))
    found = _read(cursor, past_days(known.first, day), as_of=day, share=share)
    return found[found["age"].notna()].reset_index(drop=True)


def _read(
    cursor: duckdb.DuckDBPyConnection, days: Sequence[date], *, as_of: date, share: int
) -> pd.DataFrame:
    asked = {
        "days": list(days),
        "days_after": [one + timedelta(days=1) for one in days],
        "as_of": as_of,
        "share": share,
    }
    found = cursor.execute(statement("pictures", package="salesperf.forecast"), asked).df()
    for name in found.columns:
        found[name] = pd.to_datetime(found[name]) if name in _DAYS else found[name].astype("float64")
    return found
