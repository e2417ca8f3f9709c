"""What each load did to bookings: all won deals together before it and after it, kept when it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

import duckdb

from salesperf.warehouse import journal
from salesperf.warehouse.statements import statement

_KIND = "load_bookings"


@dataclass(frozen=True, slots=True)
class Moved:
    """Bookings of all time before and after a load, in minor units of the currency reported in then."""

    currency: str
    before: int
    after: int

    @property
    def change(self) -> int:
        """What the load added; negative where it took away."""
        return self.after - self.before


def won(cursor: duckdb.DuckDBPyConnection, reporting: str) -> int:
    """What all won deals are worth, in minor units of `reporting`; those without a rate are left out."""
    total = Fraction(0)
    for code, amount, num, den in cursor.execute(statement("loads/bookings")).fetchall():
        if code == reporting:
            total += amount
        elif num is not None:
            total += Fraction(amount * num, den)
    return round(total)


def keep(
    cursor: duckdb.DuckDBPyConnection, load_id: int, before: int, reporting: str, *, at: datetime, by: str
) -> None:
    """Remember what a load did, where it did something; call it in the load's transaction, at its end."""
    after = won(cursor, reporting)
    if after != before:
        payload = {"currency": reporting, "before": before, "after": after}
        journal.write(cursor, kind=_KIND, name=str(load_id), payload=payload, at=at, by=by)


def of_loads(cursor: duckdb.DuckDBPyConnection) -> dict[int, Moved]:
    """What the loads did that changed bookings, by number."""
    return {
        int(name): Moved(str(one["currency"]), int(one["before"]), int(one["after"]))
        for name, one in journal.payloads(cursor, _KIND).items()
    }
