"""Faults that the sweep over layouts and dresses has found, each on a file of a few lines."""

from __future__ import annotations

from datetime import date, datetime

from tests.importers.bench import Bench

DAY = date(2026, 6, 1)


def test_accented_letters_alone_tell_gb18030_from_cp1252(house: Bench) -> None:
    text = "Account Id,Account Name,Industry,Website\n1,Müller Antriebe,Machinery,m.example\n"
    house.load({"accounts.csv": text.encode("gb18030")}, as_of=DAY)
    assert house.one("select name from core.accounts") == "Müller Antriebe"


def test_accented_letters_in_cp1252_stay_cp1252(house: Bench) -> None:
    text = "Account Id,Account Name,Industry,Website\n1,Müller Antriebe – Süd,Machinery,m.example\n"
    house.load({"accounts.csv": text.encode("cp1252")}, as_of=DAY)
    assert house.one("select name from core.accounts") == "Müller Antriebe – Süd"


def test_a_serial_with_a_time_of_day_is_in_the_system_s_zone(house: Bench) -> None:
    """Salesforce keeps UTC: 18:00 there is two o'clock of the next day in Shanghai."""
    files = {
        "Opportunity.csv": "Id,Name,StageName,Amount,CloseDate,IsClosed,IsWon,CreatedDate\n"
        "006A0000002TpvSIAS,Big,Lead,1,46204,false,false,46143.75\n"
    }
    house.load(files, as_of=DAY)
    assert house.one("select created from raw.deals") == datetime(2026, 5, 2, 2)
    assert house.one("select due_on from core.spans") == date(2026, 7, 1)
