"""What each load did to bookings is kept with it."""

from __future__ import annotations

from datetime import date

import pytest

from salesperf.warehouse import bookings
from salesperf.warehouse.bookings import Moved
from tests.importers.bench import bench

HEAD = "Deal ID,Deal Name,Owner,Stage,Amount,Currency,Created,Close Date\n"
FIRST = (
    HEAD + "D1,A,Lin,Won,100,CNY,2026-03-01,2026-04-01\n"
    "D2,B,Lin,Lost,50,CNY,2026-03-01,2026-04-02\n"
    "D3,C,Lin,Won,10,USD,2026-03-01,2026-04-03\n"
)
RATES = "currency,month,rate\nUSD,2026-04,7.125\n"


@pytest.fixture
def house(tmp_path):
    with bench(tmp_path) as made:
        yield made


def of_loads(house):
    with house.store.read() as cursor:
        return bookings.of_loads(cursor)


def test_a_load_keeps_bookings_before_and_after_at_the_rate_of_the_month(house):
    house.load({"rates.csv": RATES})
    house.load({"deals.csv": FIRST})
    house.load({"deals.csv": FIRST.replace("Lost,50", "Won,50")}, as_of=date(2026, 4, 4))
    assert of_loads(house) == {2: Moved("CNY", 0, 17_125), 3: Moved("CNY", 17_125, 22_125)}


def test_what_has_no_rate_is_left_out(house):
    house.load({"deals.csv": FIRST})
    assert of_loads(house) == {1: Moved("CNY", 0, 10_000)}
    assert of_loads(house)[1].change == 10_000


def test_a_load_that_books_nothing_keeps_nothing(house):
    house.load({"rates.csv": RATES})
    assert of_loads(house) == {}
