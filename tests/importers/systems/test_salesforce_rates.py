"""Salesforce's tables of currencies: units per one of the organisation's own currency, fixed or by date."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tests.importers.bench import bench

TYPES = "Id,IsoCode,ConversionRate,DecimalPlaces,IsActive,IsCorporate\n" + "".join(
    f"01L{n:015},{code},{rate},2,1,{int(rate == '1')}\n"
    for n, (code, rate) in enumerate([("USD", "1"), ("MXN", "18.2"), ("COP", "4500"), ("PEN", "3.85")])
)
DATED = "Id,IsoCode,StartDate,NextStartDate,ConversionRate\n"
DEALS = "Id,IsDeleted,Name,StageName,Amount,CloseDate,IsClosed,IsWon,CurrencyIsoCode,CreatedDate\n"


@pytest.fixture
def house(tmp_path):
    with bench(tmp_path) as made:
        yield made


def deal(currency, amount, close="2026-02-15"):
    return (
        DEALS + f"006000000000001AAA,0,Big,Closed Won,{amount},{close} 00:00:00,1,1,{currency},"
        "2026-01-05 02:00:00\n"
    )


def converted(house, month):
    """The amount of the only won deal in the reporting currency, exact; None without a rate."""
    rows = house.rows(
        "select s.amount, r.num, r.den from core.spans s left join core.rates r on r.currency_id = "
        "s.currency_id"
        f" and r.month = date '{month}' where s.status = 1"
    )
    ((amount, num, den),) = rows
    return None if num is None else Fraction(amount) * num / den / 100


def test_an_amount_is_divided_by_the_units_per_one_of_the_corporate_currency(house):
    house.load({"CurrencyType.csv": TYPES, "Opportunity.csv": deal("MXN", 18200)}, currency="USD")
    assert converted(house, "2026-02-01") == 1000


def test_any_currency_of_the_table_can_be_the_reporting_one(house):
    house.load({"CurrencyType.csv": TYPES, "Opportunity.csv": deal("MXN", 18200)}, currency="PEN")
    assert converted(house, "2026-02-01") == 3850


def test_a_currency_that_the_table_lacks_has_no_rate_instead_of_one(house):
    house.load({"CurrencyType.csv": TYPES, "Opportunity.csv": deal("EUR", 50)}, currency="USD")
    assert converted(house, "2026-02-01") is None


def test_nothing_is_converted_into_a_currency_that_the_table_lacks(house):
    house.load({"CurrencyType.csv": TYPES, "Opportunity.csv": deal("MXN", 18200)}, currency="CNY")
    assert converted(house, "2026-02-01") is None


@pytest.mark.parametrize(("close", "expected"), [("2026-01-31", 100), ("2026-02-01", 50), ("2026-04-10", 50)])
def test_a_dated_rate_holds_from_its_start_until_the_next_start(house, close, expected):
    rates = DATED + (
        "04w1,USD,2026-01-01 00:00:00,9999-12-31 00:00:00,1\n"
        "04w2,MXN,2026-01-01 00:00:00,2026-02-01 00:00:00,2\n"
        "04w3,MXN,2026-02-01 00:00:00,9999-12-31 00:00:00,4\n"
    )
    house.load({"DatedConversionRate.csv": rates, "Opportunity.csv": deal("MXN", 200, close)}, currency="USD")
    assert converted(house, date.fromisoformat(close).replace(day=1)) == expected


def test_a_dated_rate_goes_before_the_fixed_one(house):
    rates = DATED + "04w1,USD,2026-01-01 00:00:00,,1\n04w2,MXN,2026-02-01 00:00:00,,4\n"
    files = {"CurrencyType.csv": TYPES, "DatedConversionRate.csv": rates}
    house.load({**files, "Opportunity.csv": deal("MXN", 18200)}, currency="USD")
    assert converted(house, "2026-02-01") == 4550
    assert converted(house, "2026-01-01") == 1000


def test_a_rate_of_the_month_itself_goes_before_the_crms_table(house):
    files = {"CurrencyType.csv": TYPES, "rates.csv": "currency,month,rate\nMXN,2026-02,0.06\n"}
    house.load({**files, "Opportunity.csv": deal("MXN", 100)}, currency="USD")
    assert converted(house, "2026-02-01") == 6


def test_every_row_of_the_tables_is_accounted_for(house):
    report = house.load({"CurrencyType.csv": TYPES}, currency="USD")
    (file,) = report.files
    assert (file.system, file.object, file.status, file.rows, file.new, file.rejected) == (
        "salesforce",
        "rates",
        "loaded",
        4,
        4,
        0,
    )
