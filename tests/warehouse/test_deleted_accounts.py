"""An account that the CRM has deleted no longer counts, as one that a complete file lacks."""

from __future__ import annotations

from datetime import date

from tests.importers.bench import Bench

HEADER = "Id,IsDeleted,Name,Industry,AnnualRevenue,BillingCity,BillingCountry\n"
NAMES = "select name from core.accounts order by 1"


def test_a_deleted_account_leaves_the_list_unless_a_deal_names_it(house: Bench) -> None:
    deal = (
        "Id,Name,StageName,Amount,CloseDate,IsClosed,IsWon,CreatedDate,OwnerId,AccountId\n"
        "006A0000002TpvSIAS,Big,New,9,2026-07-01,0,0,2026-03-01 02:00:00,005A,001B\n"
    )
    house.load({"Opportunity.csv": deal}, as_of=date(2026, 4, 1))
    alive = HEADER + "001A,0,Acme,Steel,,,\n001B,0,Beta,Steel,,,\n001C,0,Cora,Steel,,,\n"
    house.load({"Account.csv": alive}, as_of=date(2026, 5, 1))
    gone = HEADER + "001A,1,Acme,Steel,,,\n001B,1,Beta,Steel,,,\n001C,0,Cora,Steel,,,\n"
    later = house.load({"Account.csv": gone}, as_of=date(2026, 6, 1)).load_id
    assert house.rows(NAMES) == [("Beta",), ("Cora",)]
    house.undo(later)
    assert house.rows(NAMES) == [("Acme",), ("Beta",), ("Cora",)]
