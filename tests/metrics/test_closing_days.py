"""Days of deals by their distance from the end of the month, beside the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from salesperf.domain.period import FiscalCalendar
from salesperf.domain.scope import Scope, Viewer
from salesperf.metrics.closing_days import closing_days, month_ends
from salesperf.settings import WorkspaceSettings
from tests.metrics.core_tables import Deal, State, warehouse

DAY = date(2026, 3, 10)


@given(st.lists(st.tuples(st.dates(date(2023, 12, 1), date(2025, 3, 31)), st.integers(1, 5))))
def test_the_days_are_counted_from_the_end_of_their_month(days: list[tuple[date, int]]) -> None:
    lengths = [(day, n, monthrange(day.year, day.month)[1]) for day, n in days]
    found = month_ends(days)
    assert found.n == sum(n for _, n in days)
    assert found.at_end == sum(n for day, n, length in lengths if day.day > length - 3)
    assert found.even == sum((Fraction(3 * n, length) for _, n, length in lengths), Fraction(0))


def test_won_deals_count_by_their_closing_and_open_ones_by_their_promise() -> None:
    first = State(datetime(2026, 1, 5), due=date(2026, 4, 30))
    deals = [
        Deal(1, (first, State(datetime(2026, 1, 31), status=1, position=4, closed=date(2026, 1, 31)))),
        Deal(2, (first, State(datetime(2026, 2, 3), status=1, position=4, closed=date(2026, 2, 3)))),
        Deal(3, (first, State(datetime(2026, 2, 28), status=2, position=5, closed=date(2026, 2, 28)))),
        Deal(4, (first, State(datetime(2026, 2, 3), status=1, position=4, closed=date(2024, 12, 31)))),
        Deal(5, (first,)),
        Deal(6, (State(datetime(2026, 1, 5), due=None),)),
    ]
    scope = Scope(period=FiscalCalendar().period_of("quarter", DAY), as_of=DAY)
    won, promised = closing_days(
        warehouse(deals), as_of=DAY, scope=scope, viewer=Viewer(role="owner"), settings=WorkspaceSettings()
    )
    assert (won.n, won.at_end, won.counts[0], won.counts[25]) == (2, 1, 1, 1)
    assert won.even == Fraction(3, 31) + Fraction(3, 28)
    assert (promised.n, promised.at_end) == (1, 1)
