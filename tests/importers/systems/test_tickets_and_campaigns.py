"""Tickets and campaigns: what their exports become, whose they are, and that they follow loads and undos."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from salesperf.reports import exports
from salesperf.warehouse import migrations
from salesperf.warehouse.service import is_closed
from tests.importers.bench import bench, only

ACCOUNTS = "Id,IsDeleted,Name,Industry,AnnualRevenue,BillingCity\n0015e00000AcMeXAAV,0,Acme Steel,,,\n"
USERS = "Id,Username,LastName,FirstName,IsActive\n0055e00000AnnLeAAE,ann,Lee,Ann,1\n"
CASES = (
    "Id,IsDeleted,CaseNumber,AccountId,Status,Origin,Subject,Priority,IsClosed,ClosedDate,OwnerId,CreatedDate\n"
    "5005e00000CaSe1AAV,0,1,0015e00000AcMeXAAV,New,Web,Leak,High,0,,0055e00000AnnLeAAE,2026-03-01 02:00:00\n"
    "5005e00000CaSe2AAV,0,2,0015e00000NoBoDAAV,Closed,Web,Bill,Low,1,2026-03-05 02:00:00,005,2026-03-02 "
    "20:00:00\n"
    "5005e00000CaSe3AAV,1,3,0015e00000AcMeXAAV,New,Web,Gone,Low,0,,005,2026-03-02 20:00:00\n"
)
CAMPAIGNS = (
    "Id,IsDeleted,Name,Type,Status,StartDate,EndDate,CurrencyIsoCode,BudgetedCost,ActualCost,OwnerId,CreatedDate\n"
    "7015e00000CaMp1AAV,0,Fair,Event,Completed,2026-01-01 00:00:00,2026-02-01 00:00:00,EUR,1000.5,900,"
    "0055e00000AnnLeAAE,2026-01-01 02:00:00\n"
)
FILES = {"Account.csv": ACCOUNTS, "User.csv": USERS, "Case.csv": CASES, "Campaign.csv": CAMPAIGNS}


@pytest.fixture
def house(tmp_path):
    with bench(tmp_path) as made:
        yield made


def tickets(house):
    return house.rows(
        "select t.subject, a.name, r.name, t.status, t.status_name, t.priority, t.opened_on, t.closed_on"
        " from core.tickets t left join core.accounts a on a.account_id = t.account_id"
        " left join core.reps r on r.rep_id = t.rep_id order by 1"
    )


LEAK = ("Leak", "Acme Steel", "Ann Lee", "open", "New", "High", date(2026, 3, 1), None)
BILL = ("Bill", None, None, "closed", "Closed", "Low", date(2026, 3, 3), date(2026, 3, 5))


def test_tickets_know_their_account_their_owner_and_whether_they_are_open(house):
    house.load(FILES)
    assert tickets(house) == [BILL, LEAK]


def test_campaigns_keep_their_days_and_their_money(house):
    house.load(FILES)
    assert house.rows(
        "select c.name, c.type, c.status_name, r.name, c.start_on, c.end_on, c.budget, c.cost, m.code"
        " from core.campaigns c join core.reps r on r.rep_id = c.rep_id"
        " join core.currencies m on m.currency_id = c.currency_id"
    ) == [("Fair", "Event", "Completed", "Ann Lee", date(2026, 1, 1), date(2026, 2, 1), 100050, 90000, "EUR")]


def test_a_later_export_closes_a_ticket_and_its_undo_opens_it_again(house):
    house.load(FILES, as_of=date(2026, 3, 6))
    closed = CASES.replace("New,Web,Leak,High,0,,", "Solved,Web,Leak,High,1,2026-03-08 02:00:00,")
    later = house.load({"Case.csv": closed}, as_of=date(2026, 3, 9))
    assert tickets(house)[1][3:5] == ("closed", "Solved")
    house.undo(later.load_id)
    assert tickets(house) == [BILL, LEAK]


def test_an_undone_first_load_leaves_no_ticket_and_no_campaign(house):
    first = house.load(FILES)
    house.undo(first.load_id)
    assert (
        house.one("select (select count(*) from core.tickets) + (select count(*) from core.campaigns)") == 0
    )
    house.redo(first.load_id)
    assert tickets(house) == [BILL, LEAK]


@pytest.mark.parametrize(
    ("status", "closed"),
    [
        ("Closed", True),
        ("Solved", True),
        ("已解决", True),
        ("Resolved - duplicate", True),
        ("Unresolved", False),
        ("未解决", False),
        ("Waiting on us", False),
        ("处理中", False),
        ("Reopened", False),
        ("Not closed", False),
    ],
)
def test_what_a_status_says_of_a_ticket(status, closed):
    assert is_closed(status) is closed


def test_a_ticket_without_a_flag_is_closed_by_its_status_or_its_day(house):
    text = (
        "Ticket ID,Ticket name,Ticket status,Create date,Close date\n"
        "1,Leak,Waiting on us,2026-03-01 09:00,\n2,Bill,Closed,2026-03-01 09:00,\n"
        "3,Noise,4,2026-03-01 09:00,2026-03-02 09:00\n"
    )
    assert only(house.load({"tickets.csv": text})).system == "hubspot"
    assert [row[3] for row in tickets(house)] == ["closed", "open", "closed"]


def test_tickets_of_an_unknown_system_are_read_by_their_words(house):
    text = (
        "工单编号,工单标题,客户名称,工单状态,优先级,提交时间,处理人\n"
        "1,漏水,长城钢铁,处理中,高,2026-03-01 09:00:00,王伟\n"
        "2,发票,长城钢铁,已解决,低,2026-03-01 09:00:00,王伟\n"
    )
    file = only(house.load({"工单.csv": text}))
    assert (file.object, file.status, file.new) == ("tickets", "loaded", 2)
    assert [row[3] for row in tickets(house)] == ["closed", "open"]


def test_both_are_exported(house, tmp_path):
    house.load(FILES)
    with house.store.read() as cursor:
        written = exports.write_all(cursor, tmp_path / "out")
    assert {"tickets.csv", "campaigns.csv"} <= {path.name for path in written}
    text = (tmp_path / "out" / "campaigns.csv").read_text()
    assert text.splitlines()[1].endswith(",100050,90000,EUR")


def test_a_file_of_the_version_before_opens_and_keeps_its_rows(tmp_path, monkeypatch):
    path = tmp_path / "old.duckdb"
    with bench(tmp_path / "house", path=path) as house:
        house.load({"Account.csv": ACCOUNTS})
    before = migrations.STEPS.index(migrations._tickets_and_campaigns)
    with duckdb.connect(str(path)) as connection:
        for key in ("tickets", "campaigns", "stages", "pipelines"):
            for table in ("", "_keys", "_again", "_missing"):
                connection.execute(f"drop table raw.{key}{table}")
        connection.execute("drop table core.tickets")
        connection.execute("drop table core.campaigns")
        connection.execute("alter table raw.deals drop column closed_amount")
        connection.execute("alter table raw.rates drop column per_unit")
        connection.execute("update meta.state set value = $at where name = 'schema'", {"at": before})
    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS[: before + 1])
    with bench(tmp_path / "again", path=path) as house:
        assert house.one("select value from meta.state where name = 'schema'") == before + 1
        assert house.rows("select name from core.accounts") == [("Acme Steel",)]
        house.load(FILES)
        assert tickets(house) == [BILL, LEAK]
