"""Undo and redo give back exactly the figures that were there,"
" for every kind of record that can be loaded."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from salesperf.domain.objects import OBJECTS
from tests.importers.bench import Bench
from tests.warehouse.snapshots import differences, snapshot

BEFORE, FIRST, SECOND, THIRD = (date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1))
WITHOUT_TABLES = {
    "contacts",  # kept in raw only
    "stages",  # kept as definitions of pipelines: test_decisions tells what undo does with them
}

DEALS = (
    "Id,Name,StageName,Amount,CloseDate,IsClosed,IsWon,CreatedDate,OwnerId,AccountId,Product__c,"
    "CurrencyIsoCode\n"
)
DEAL_1 = "006A0000002TpvSIAS,Big,Prospecting,900,2026-07-01,0,0,2026-03-01 02:00:00,005A,001A,Pump,USD\n"
DEAL_2 = "006A0000002TpvTIAS,Small,Closed Won,80,2026-03-09,1,1,2026-03-02 02:00:00,005B,001B,Valve,USD\n"
OPPORTUNITIES = {"Opportunity.csv": DEALS + DEAL_1 + DEAL_2}
ORDERS = {
    "orders.csv": "Order ID,Order Date,Customer,Employee ID,Territory ID,Order Amount,Order Status\n"
    "A1,2026-01-05,Acme,e-1,7,30,Shipped\nA2,2026-01-20,Beta,e-2,8,50,Shipped\n"
}
INVOICES = {
    "invoices.csv": "Invoice Number,Order ID,Invoice Date,Due Date,Invoice Amount\n"
    "I1,A1,2026-02-01,2026-03-01,30\nI2,A2,2026-02-02,2026-03-02,50\n"
}
USERS = "Id,Username,LastName,FirstName,IsActive,Department,UserRoleId,Email,Title\n"
TICKETS = (
    "Ticket ID,Subject,Customer,Ticket Status,Priority,Opened,Assignee\n"
    "1,Leak,Cora,Open,High,2026-03-01 09:00:00,Cy Kay\n2,Bill,Dora,Open,Low,2026-03-01 09:00:00,Di\n"
)
QUOTA = "owner_kind,owner,measure,month,amount\n"


@dataclass(frozen=True)
class Case:
    """A file of an object: two records, how the second file changes the first one, what lies beside it."""

    name: str
    header: str
    one: str
    changed: str
    other: str
    beside: Mapping[str, str] = field(default_factory=dict)
    choose: tuple[str, ...] = ()

    def first(self) -> dict[str, str]:
        """The file with both records."""
        return {self.name: self.header + self.one + self.other}

    def second(self) -> dict[str, str]:
        """The same later: one record changed, the other as it was."""
        return {self.name: self.header + self.changed + self.other}

    def shorter(self) -> dict[str, str]:
        """The same later: one record changed, the other not there."""
        return {self.name: self.header + self.changed}


CASES: dict[str, Case] = {
    "deals": Case(
        "Opportunity.csv", DEALS, DEAL_1, DEAL_1.replace("Prospecting,900", "Qualification,950"), DEAL_2
    ),
    "deals of teams": Case(
        "deals.csv",
        "Deal ID,Deal Name,Deal Owner,Sales Team,Deal Stage,Amount,Create Date,Close Date\n",
        "a,A,Ann,North,New,100,2026-02-01,2026-04-01\n",
        "a,A,Ann,South,New,100,2026-02-01,2026-04-01\n",
        "b,B,Bo,South,Won,200,2026-02-02,2026-02-20\n",
        choose=("@stages=New>Won+",),
    ),
    "stage_history": Case(
        "OpportunityHistory.csv",
        "Id,OpportunityId,CreatedDate,StageName,Amount,CloseDate,IsDeleted\n",
        "008000000000001,006A0000002TpvSIAS,2026-03-01 02:00:00,Prospecting,900,2026-07-01,0\n",
        "008000000000001,006A0000002TpvSIAS,2026-03-01 02:00:00,Prospecting,700,2026-07-01,0\n",
        "008000000000002,006A0000002TpvSIAS,2026-03-09 02:00:00,Qualification,800,2026-07-01,0\n",
        OPPORTUNITIES,
    ),
    "splits": Case(
        "OpportunitySplit.csv",
        "Id,OpportunityId,SplitOwnerId,SplitPercentage,CreatedDate\n",
        "1,006A0000002TpvSIAS,005B,100,2026-03-01 02:00:00\n",
        "1,006A0000002TpvSIAS,005B,60,2026-03-01 02:00:00\n",
        "2,006A0000002TpvTIAS,005C,30,2026-03-01 02:00:00\n",
        OPPORTUNITIES,
    ),
    "split_types": Case(
        "OpportunitySplitType.csv",
        "Id,MasterLabel,IsTotalValidated\n",
        "149R,Revenue,1\n",
        "149R,Revenue,0\n",
        "149O,Overlay,0\n",
        {
            **OPPORTUNITIES,
            "OpportunitySplit.csv": "Id,OpportunityId,SplitOwnerId,SplitPercentage,SplitTypeId\n"
            "1,006A0000002TpvSIAS,005B,100,149R\n2,006A0000002TpvSIAS,005C,100,149O\n",
        },
    ),
    "activities": Case(
        "Task.csv",
        "Id,WhatId,Subject,ActivityDate,Status,OwnerId,CreatedDate\n",
        "00T000000000001AAA,006A0000002TpvSIAS,Call,2026-03-05,Completed,,2026-03-05 02:00:00\n",
        "00T000000000001AAA,006A0000002TpvSIAS,Call,2026-03-07,Completed,,2026-03-05 02:00:00\n",
        "00T000000000002AAA,006A0000002TpvTIAS,Visit,2026-03-06,Completed,,2026-03-06 02:00:00\n",
        OPPORTUNITIES,
    ),
    "accounts": Case(
        "Account.csv",
        "Id,IsDeleted,Name,Industry,AnnualRevenue,BillingCity,BillingCountry\n",
        "001A,0,Acme,Steel,,,France\n",
        "001A,0,Acme,Wood,,,France\n",
        "001C,0,Cora,Paper,,,Chad\n",
        {**OPPORTUNITIES, "tickets.csv": TICKETS},
    ),
    "products": Case(
        "products.csv",
        "Product ID,Product Name,Category\n",
        "p1,Pump,Wet\n",
        "p1,Big pump,Wet\n",
        "p2,Valve,Dry\n",
        {
            "lines.csv": "Order ID,Product ID,Quantity,Amount,Order Date\nA1,p1,2,10.25,2026-01-05\n"
            "A2,p3,1,20,2026-01-20\n"
        },
    ),
    "people": Case(
        "User.csv",
        USERS,
        "005A,ann,Lee,Ann,1,North,,ann@x.example,Rep\n",
        "005A,ann,Lee,Ann,1,South,,ann@x.example,Rep\n",
        "005C,cy,Kay,Cy,1,South,,cy@x.example,Sales Manager\n",
        {**OPPORTUNITIES, "tickets.csv": TICKETS},
    ),
    "roles": Case(
        "UserRole.csv",
        "Id,Name,ParentRoleId,RollupDescription\n",
        "00E1,North,,\n",
        "00E1,Far north,,\n",
        "00E2,South,,\n",
        {
            **OPPORTUNITIES,
            "User.csv": USERS
            + "005A,ann,Lee,Ann,1,,00E1,ann@x.example,Rep\n005B,bo,Kay,Bo,1,,00E2,bo@x.example,Rep\n",
        },
    ),
    "leads": Case(
        "Lead.csv",
        "Id,IsDeleted,LastName,Company,LeadSource,Status,OwnerId,IsConverted,ConvertedDate,CreatedDate\n",
        "00Q1,0,Li,Acme,Web,New,005A,0,,2026-02-01 02:00:00\n",
        "00Q1,0,Li,Acme,Web,Won,005A,1,2026-03-01,2026-02-01 02:00:00\n",
        "00Q2,0,Wu,Beta,Fair,New,005B,0,,2026-02-02 02:00:00\n",
    ),
    "tickets": Case(
        "Case.csv",
        "Id,IsDeleted,CaseNumber,AccountId,Status,Origin,Subject,Priority,IsClosed,ClosedDate,OwnerId,"
        "CreatedDate\n",
        "5001,0,1,001A,New,Web,Leak,High,0,,005A,2026-03-01 02:00:00\n",
        "5001,0,1,001A,Closed,Web,Leak,High,1,2026-03-05 02:00:00,005A,2026-03-01 02:00:00\n",
        "5002,0,2,001B,New,Web,Bill,Low,0,,005B,2026-03-02 02:00:00\n",
    ),
    "campaigns": Case(
        "Campaign.csv",
        "Id,IsDeleted,Name,Type,Status,StartDate,EndDate,CurrencyIsoCode,BudgetedCost,ActualCost,"
        "OwnerId,CreatedDate\n",
        "7011,0,Fair,Event,Planned,2026-01-01 00:00:00,2026-02-01 00:00:00,EUR,1000.5,0,005A,"
        "2026-01-01 02:00:00\n",
        "7011,0,Fair,Event,Done,2026-01-01 00:00:00,2026-02-01 00:00:00,EUR,1000.5,900,005A,"
        "2026-01-01 02:00:00\n",
        "7012,0,Mail,Mail,Planned,2026-01-02 00:00:00,2026-02-02 00:00:00,EUR,500,0,005B,"
        "2026-01-02 02:00:00\n",
    ),
    "targets": Case(
        "targets.csv",
        QUOTA,
        "rep,Ann,bookings,2026-02,500\n",
        "rep,Ann,bookings,2026-02,600\n",
        "team,North,bookings,2026-02,900\n",
    ),
    "target_periods": Case(
        "periods.csv",
        "QuotaDate,quarter_of_sales\n",
        "2026-01-01,2026 Q1\n",
        "2026-01-01,2026 Q2\n",
        "2026-04-01,2026 Q3\n",
        {"targets.csv": QUOTA + "rep,Ann,bookings,2026-01,500\nrep,Ann,bookings,2026-04,700\n"},
    ),
    "rates": Case(
        "rates.csv", "currency,month,rate\n", "USD,2026-02,7.1\n", "USD,2026-02,7.2\n", "USD,2026-03,7.3\n"
    ),
    "orders": Case(
        "orders.csv",
        ORDERS["orders.csv"].splitlines(keepends=True)[0],
        "A1,2026-01-05,Acme,e-1,7,30,Shipped\n",
        "A1,2026-01-05,Acme,e-1,7,30,Cancelled\n",
        "A2,2026-01-20,Beta,e-2,8,50,Shipped\n",
        INVOICES,
    ),
    "order_lines": Case(
        "lines.csv",
        "Order ID,Product ID,Quantity,Amount\n",
        "A1,p1,2,10.25\n",
        "A1,p1,2,11.25\n",
        "A2,p2,1,20\n",
        {**ORDERS, "targets.csv": "owner,month,amount\nAnn,2026-02,500\n"},
    ),
    "invoices": Case(
        "invoices.csv",
        INVOICES["invoices.csv"].splitlines(keepends=True)[0],
        "I1,A1,2026-02-01,2026-03-01,30\n",
        "I1,A1,2026-02-01,2026-03-05,31\n",
        "I2,A2,2026-02-02,2026-03-02,50\n",
        ORDERS,
    ),
    "payments": Case(
        "payments.csv",
        "Payment Number,Invoice Number,Payment Date,Payment Amount\n",
        "P1,I1,2026-03-01,20\n",
        "P1,I1,2026-03-01,25\n",
        "P2,I2,2026-03-09,10.25\n",
        {**ORDERS, **INVOICES},
    ),
    "regions": Case(
        "regions.csv",
        "Territory ID,Territory,Country\n",
        "7,East,US\n",
        "7,Far east,US\n",
        "8,West,US\n",
        {**ORDERS, "targets.csv": "owner,month,amount\nWest,2026-02,500\n"},
    ),
    "pipelines": Case(
        "deal_pipeline_data.csv",
        "pipeline_id,_fivetran_deleted,_fivetran_synced,label,display_order,active\n",
        "p-1,false,2026-05-01 00:00:00,New business,0,true\n",
        "p-1,false,2026-05-01 00:00:00,Business,0,true\n",
        "p-2,false,2026-05-01 00:00:00,Renewals,1,true\n",
        {
            "deal_data.csv": "deal_id,is_deleted,deal_pipeline_id,deal_pipeline_stage_id,"
            "owner_id,property_dealname,"
            "property_amount,property_closedate,property_createdate\n"
            "1,false,p-1,new,5,Big,900,2026-07-01 00:00:00,2026-03-01 00:00:00\n"
            "2,false,p-1,closedwon,5,Bigger,900,2026-03-11 00:00:00,2026-03-01 00:00:00\n"
            "3,false,p-2,old,5,Small,90,2026-07-01 00:00:00,2026-03-02 00:00:00\n"
            "4,false,p-2,closedwon,5,Smaller,90,2026-03-12 00:00:00,2026-03-02 00:00:00\n"
        },
    ),
}  # fmt: skip

ONLY_NAMES = {"roles", "regions", "pipelines"}
"""They say what ids are called; records of days past hold the ids, so the names stay."""

SECONDS: dict[str, tuple[Callable[[Case], dict[str, str]], bool]] = {
    "same": (Case.first, False),
    "changed": (Case.second, False),
    "missing": (Case.shorter, True),
}
SWEEP = bool(os.environ.get("TEST_SWEEP"))
SOME = [name for place, name in enumerate(CASES) if SWEEP or place % 8 == 0]
COUNTED = [name for place, name in enumerate(CASES) if name not in ONLY_NAMES and (SWEEP or place % 3 == 1)]
PAIRS = [
    (name, variant)
    for place, name in enumerate(CASES)
    for turn, variant in enumerate(SECONDS)
    if SWEEP or turn == place % len(SECONDS)
]
"""Every object with one of the second files each; with all of them in a sweep."""
ALONE: dict[tuple[Any, ...], dict[str, Any]] = {}
"""What loads that nothing was undone of show, kept from test to test."""


class Told:
    """Warehouses in which the files of a case were loaded, and what they show."""

    def __init__(self, fresh: Callable[[], Bench], name: str) -> None:
        self.fresh, self.name, self.case = fresh, name, CASES[name]
        self.object = name.partition(" ")[0]

    def house(self) -> Bench:
        """One where only what lies beside the case was loaded."""
        house = self.fresh()
        if self.case.beside:
            report = house.load(self.case.beside, as_of=BEFORE)
            assert {file.status for file in report.files} == {"loaded"}, report.files
        return house

    def load(self, house: Bench, files: Mapping[str, str], day: date, *, complete: bool = False) -> int:
        report = house.load(files, as_of=day, complete=complete, choose=self.case.choose)
        (file,) = report.files
        assert (file.object, file.status, file.rejected) == (self.object, "loaded", 0), file
        assert report.load_id
        return report.load_id

    def alone(self, *loads: tuple[Mapping[str, str], date, bool]) -> dict[str, Any]:
        """What is shown where these were loaded and nothing was undone."""
        key = (self.name, *((tuple(files.items()), day, complete) for files, day, complete in loads))
        if key not in ALONE:
            house = self.house()
            for files, day, complete in loads:
                self.load(house, files, day, complete=complete)
            ALONE[key] = snapshot(house)
        return ALONE[key]


@pytest.fixture
def told(fresh: Callable[[], Bench], object_: str) -> Told:
    """The warehouses of one object's case."""
    return Told(fresh, object_)


def test_every_object_with_core_tables_has_a_case() -> None:
    assert {name.partition(" ")[0] for name in CASES} == set(OBJECTS) - WITHOUT_TABLES


@pytest.mark.parametrize("object_", CASES)
def test_each_case_shows_in_the_core_tables(told: Told) -> None:
    """Else the laws below would hold of nothing."""
    case = told.case
    none, first = told.alone(), told.alone((case.first(), FIRST, False))
    assert differences(none, first)
    both = told.alone((case.first(), FIRST, False), (case.second(), SECOND, False))
    assert differences(first, both)


@pytest.mark.parametrize(("object_", "variant"), PAIRS)
def test_undo_and_redo_give_back_what_was_there(told: Told, variant: str) -> None:
    case = told.case
    make, complete = SECONDS[variant]
    one, two = (case.first(), FIRST, False), (make(case), SECOND, complete)
    house = told.house()
    first = told.load(house, *one[:2])
    second = told.load(house, *two[:2], complete=complete)
    both = snapshot(house)
    house.undo(first)
    assert not differences(snapshot(house), told.alone(two))
    house.redo(first)
    assert not differences(snapshot(house), both)
    house.undo(second)
    assert not differences(snapshot(house), told.alone(one))
    house.undo(first)
    assert not differences(snapshot(house), told.alone())
    house.redo(second)
    assert not differences(snapshot(house), told.alone(two))
    house.redo(first)
    assert not differences(snapshot(house), both)


@pytest.mark.parametrize("object_", SOME)
def test_undo_in_the_middle_of_three_gives_back_what_was_there(told: Told) -> None:
    case = told.case
    loads = [(case.first(), FIRST, False), (case.shorter(), SECOND, True), (case.first(), THIRD, False)]
    house = told.house()
    numbers = [told.load(house, files, day, complete=whole) for files, day, whole in loads]
    everything = snapshot(house)
    for place, number in enumerate(numbers):
        house.undo(number)
        rest = [load for at, load in enumerate(loads) if at != place]
        assert not differences(snapshot(house), told.alone(*rest)), place
        house.redo(number)
        assert not differences(snapshot(house), everything), place


@pytest.mark.parametrize("object_", COUNTED)
def test_a_record_missing_from_a_complete_file_no_longer_counts(told: Told) -> None:
    case = told.case
    kept = told.alone((case.first(), FIRST, False), (case.shorter(), SECOND, False))
    gone = told.alone((case.first(), FIRST, False), (case.shorter(), SECOND, True))
    assert differences(kept, gone)


@pytest.mark.parametrize("object_", SOME)
def test_a_file_that_comes_late_tells_what_it_would_have_told_in_time(told: Told) -> None:
    case = told.case
    one, two = (case.first(), FIRST, False), (case.shorter(), SECOND, True)
    late, in_time = told.alone(two, one), told.alone(one, two)
    # which load was the first is told by the order of the loads themselves
    deals = [{**shown, "deals": [row[:3] + row[4:] for row in shown["deals"]]} for shown in (late, in_time)]
    assert not differences(*deals)
