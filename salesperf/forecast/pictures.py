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
    return on_days(cursor, () if known.first is None else past_days(known.first, day), day, known)


def on_days(
    cursor: duckdb.DuckDBPyConnection, days: Sequence[date], as_of: date, known: Record
) -> pd.DataFrame:
    """The same on these days."""
    found = _read(cursor, days, as_of=as_of, share=share_of(known))
    return found[found["age"].notna()].reset_index(drop=True)


def booked(
    cursor: duckdb.DuckDBPyConnection, since: date, as_of: date, known: Record, currency_id: int
) -> pd.Series[float]:
    """What the drawn deals won from `since` to `as_of` brought by day, in minor units of a currency."""
    asked = {"since": since, "as_of": as_of, "currency_id": currency_id, "share": share_of(known)}
    found = cursor.execute(statement("booked", package="salesperf.forecast"), asked).df()
    return pd.Series(found["amount"].to_numpy(dtype="float64"), index=pd.to_datetime(found["day"]))


def share_of(known: Record) -> int:
    """How many of `EVERY` deals are drawn."""
    return min(EVERY, -(-EVERY * MOST_DEALS // max(known.deals, 1)))


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
