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


def test_a_custom_column_of_currency_codes_counts_in_a_known_layout(house: Bench) -> None:
    """Dollars are never taken for yuan because the layout itself has no column of currencies."""
    rows = "商机名称,客户名称,商机金额,商机阶段,负责人,创建时间,币种\n大单,甲,100,方案,李,2026-05-01,USD\n"
    rows += "小单,乙,200,方案,李,2026-05-01,CNY\n旧单,丙,300,赢单,李,2026-05-01,CNY\n"
    house.load({"商机.csv": rows.encode("gb18030")}, as_of=DAY)
    assert house.rows(
        "select code from core.spans join core.currencies using (currency_id) "
        "where to_day = '9999-12-31' order by amount"
    ) == [
        ("USD",),
        ("CNY",),
        ("CNY",),
    ]


def test_a_stage_in_which_most_deals_were_lost_stays_open_where_lost_deals_are_archived(house: Bench) -> None:
    head = "External ID,Opportunity,Salesperson,Stage,Expected Revenue,Probability,Created on,Active\n"
    rows = "a,A,Ann,Qualified,100,0,2026-05-01,False\nb,B,Ann,Qualified,100,0,2026-05-02,False\n"
    rows += "c,C,Ann,Qualified,100,20,2026-05-03,True\nd,D,Ann,Won,100,100,2026-05-04,True\n"
    house.load({"crm.lead.csv": head + rows}, as_of=DAY)
    assert house.rows("select kind from core.stages where name = 'Qualified'") == [("open",)]
    assert house.rows(
        "select status, count(*) from core.spans where to_day = '9999-12-31' group by 1 order by 1"
    ) == [
        (0, 1),
        (1, 1),
        (2, 2),
    ]
