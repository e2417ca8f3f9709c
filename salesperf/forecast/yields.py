"""What came in of such sums before: bookings of past periods against the chances of the deals due then.

A sum of chances says what due deals bring in the end. Some slip, others come in early or are new: how much of
the sum a period really gets is read from past ones, seen as many days before their end.
"""

from __future__ import annotations

from datetime import date, timedelta

import duckdb
import pandas as pd

from salesperf.forecast.chances import Chances
from salesperf.forecast.pictures import booked, on_days

MOST_ENDS = 24
LEAST_ENDS = 6
"""Fewer past periods tell no band."""

LEAST_DUE = 5
"""A past period with fewer deals due says nothing."""


def past_ends(end: date, day: date) -> tuple[date, ...]:
    """The ends of up to 24 earlier months that were over on `day`, or of weeks where `end` ends no month."""
    if (end + timedelta(days=1)).day != 1:
        weeks = (end - timedelta(weeks=back) for back in range(1, MOST_ENDS + 60))
        return tuple(sorted([one for one in weeks if one <= day][:MOST_ENDS]))
    ends = []
    one = day + timedelta(days=1)
    for _ in range(MOST_ENDS):
        one = one.replace(day=1) - timedelta(days=1)
        ends.append(one)
    return tuple(sorted(ends))


def past_yields(
    cursor: duckdb.DuckDBPyConnection, chances: Chances, end: date, length: int
) -> tuple[float, ...]:
    """Of each past period of `length` days, seen as many days before its end as `chances` are before `end`:
    what was booked from then on, over the sum of chance times amount of the deals due in it and still open.

    Nothing where fewer than six say it, as where amounts of past days are unknown. Only deals in the most
    usual currency count.
    """
    ahead, first = (end - chances.day).days, chances.record.first
    days = {one - timedelta(days=ahead): one for one in past_ends(end, chances.day)}
    days = {seen: one for seen, one in days.items() if first is not None and seen > first}
    if not days or ahead <= 0 or not chances.known:
        return ()
    looks = on_days(cursor, sorted(days), chances.day, chances.record)
    due = looks[looks["days_to_due"].between(ahead - length + 1, ahead) & looks["amount"].notna()]
    if due.empty:
        return ()
    usual = float(due["currency_id"].mode().iloc[0])
    due = due[due["currency_id"] == usual]
    came = booked(cursor, min(days), chances.day, chances.record, int(usual))
    worth = pd.Series(chances.of_pictures(due) * due["amount"].to_numpy(), index=due["day"])
    expected, counts = worth.groupby(level=0).sum(), worth.groupby(level=0).count()
    found = [
        _between(came, seen, one) / expected[pd.Timestamp(seen)]
        for seen, one in sorted(days.items())
        if counts.get(pd.Timestamp(seen), 0) >= LEAST_DUE and expected[pd.Timestamp(seen)] > 0
    ]
    return tuple(found) if len(found) >= LEAST_ENDS else ()


def _between(came: pd.Series[float], seen: date, end: date) -> float:
    return float(came[(came.index > pd.Timestamp(seen)) & (came.index <= pd.Timestamp(end))].sum())
