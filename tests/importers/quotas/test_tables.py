"""Tables of targets: what is asked, what is reconciled, what rejects a row, whose and of what a target is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from salesperf.metrics import run
from salesperf.settings import WorkspaceSettings
from tests.importers.bench import Bench, bench, codes, only

AS_OF = date(2025, 12, 31)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Bench]:
    with bench(tmp_path) as opened:
        yield opened


def read(
    house: Bench, *by: str, metric: str = "target", currency: str = "CNY", **asked: Any
) -> dict[Any, Any]:
    settings = WorkspaceSettings(reporting_currency=currency, fiscal_first_month=asked.pop("first_month", 1))
    with house.store.read() as cursor:
        result = run(cursor, metric, by=by, as_of=AS_OF, settings=settings, **asked)
    return {tuple(name for _, name in row.dims): row.value for row in result.rows if row.value is not None}


def spans(house: Bench) -> list[tuple[Any, ...]]:
    return house.rows(
        "select reps.name, from_day, to_day, amount from core.targets as targets"
        " left join core.reps as reps on reps.rep_id = targets.owner_id order by all"
    )


def test_months_without_a_year_are_asked_about_and_the_answer_is_of_this_file_alone(house: Bench):
    table = {"targets.csv": "Rep,Jan,Feb\nAnn,1,2\n"}
    asked = only(house.load(table))
    assert (asked.status, codes(asked, "error")) == ("asks", ["target.year"])
    assert "@year=2026" in str(asked.issues[0].params["choices"])
    house.load(table, choose=("targets.csv:@year=2026",))
    assert read(house, "month") == {("2026-01",): 100, ("2026-02",): 200}
    assert only(house.load(table)).status == "asks"


def test_a_table_of_months_that_does_not_speak_of_targets_is_asked_about(house: Bench):
    asked = only(house.load({"by month.csv": "Rep,Jan 2025,Feb 2025\nAnn,1,2\n"}))
    assert (asked.status, codes(asked, "error")) == ("asks", ["file.object"])


def test_title_and_header_of_different_units_are_asked_about(house: Bench):
    table = {"t.csv": "2025目标 单位：万元\n姓名,1月(千元),2月(千元)\n张三,1,2\n"}
    assert codes(only(house.load(table)), "error") == ["target.unit"]
    house.load(table, choose=("@unit=千",))
    assert read(house, "month") == {("2025-01",): 100_000, ("2025-02",): 200_000}


def test_one_date_a_person_is_asked_about(house: Bench):
    table = {"quota.csv": "Rep,Date,Quota\nAnn,2025-01-01,5\n"}
    assert codes(only(house.load(table)), "error") == ["target.kind"]
    house.load(table, choose=("quota.csv:@period=quarter",))
    assert spans(house) == [("Ann", date(2025, 1, 1), date(2025, 4, 1), 500)]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("Rep,Quarter,Quota\nAnn,2025-03-31,5\n", (date(2025, 1, 1), date(2025, 4, 1))),
        ("Rep,Quarter,Quota\nAnn,2025-04-01,5\n", (date(2025, 4, 1), date(2025, 7, 1))),
        ("Rep,Quarter,Quota\nAnn,2025Q3,5\n", (date(2025, 7, 1), date(2025, 10, 1))),
        ("Rep,Year,Quarter,Quota\nAnn,2025,4,5\n", (date(2025, 10, 1), date(2026, 1, 1))),
        ("Rep,Year,Quota\nAnn,2025,5\n", (date(2025, 1, 1), date(2026, 1, 1))),
        ("Rep,Start,End,Quota\nAnn,2025-01-01,2025-02-28,5\n", (date(2025, 1, 1), date(2025, 3, 1))),
        ("Rep,Start,End,Quota\nAnn,2025-01-01,2025-04-01,5\n", (date(2025, 1, 1), date(2025, 4, 1))),
        ("Rep,2025 Target\nAnn,5\n", (date(2025, 1, 1), date(2026, 1, 1))),
    ],
)
def test_a_period_keeps_its_length(house: Bench, table: str, expected: tuple[date, date]):
    house.load({"targets.csv": table})
    assert spans(house) == [("Ann", *expected, 500)]


def test_quarters_follow_the_fiscal_year(house: Bench):
    house.load({"q.csv": "Rep,Fiscal Quarter,Quota\nAnn,FY25-Q1,5\n"}, first_month=4)
    assert spans(house) == [("Ann", date(2024, 4, 1), date(2024, 7, 1), 500)]


def test_the_rhythm_of_dates_tells_months_from_quarters(house: Bench):
    monthly = "Rep,Date,Quota\nAnn,2025-01-31,1\nAnn,2025-02-28,2\n"
    quarterly = "Rep,Date,Quota\nBo,2025-01-01,1\nBo,2025-04-01,2\n"
    house.load({"quota a.csv": monthly, "quota b.csv": quarterly})
    assert spans(house) == [
        ("Ann", date(2025, 1, 1), date(2025, 2, 1), 100),
        ("Ann", date(2025, 2, 1), date(2025, 3, 1), 200),
        ("Bo", date(2025, 1, 1), date(2025, 4, 1), 100),
        ("Bo", date(2025, 4, 1), date(2025, 7, 1), 200),
    ]


def test_totals_are_left_out_and_compared(house: Bench):
    table = (
        "Rep,Jan 2025,Feb 2025,Mar 2025,Q1 2025,Total\nAnn,1,2,3,6,6\nBo,1,2,3,6,7\n"
        "North Total,2,4,6,12,13\nTotal,2,4,7,13,13\n"
    )
    file = only(house.load({"targets.csv": table}))
    assert (file.rows, file.new, file.rejected, file.not_data) == (3, 2, 1, 2)
    found = {(issue.code, issue.column, issue.line) for issue in file.issues}
    assert {
        ("row.total", "Rep", 4),
        ("target.total_agrees", "Q1 2025", None),
        ("target.total_differs", "Total", 3),
        ("target.sum_differs", "Mar 2025", None),
    } <= found
    assert read(house) == {(): 1200}


def test_a_total_row_that_agrees_is_said_to(house: Bench):
    file = only(house.load({"targets.csv": "Rep,Month,Target\nAnn,2025-01,5\nBo,2025-01,6\nTotal,,11\n"}))
    assert "target.sum_agrees" in codes(file, "info")


def test_a_cell_at_fault_rejects_its_row_and_the_sum_holds(house: Bench):
    table = "Rep;Jan 2025;Feb 2025\nAnn;1.234,50;2.000,00\nBob;12,5;\nCy;x;1\nDi;;\n"
    file = only(house.load({"targets.csv": table}))
    assert (file.rows, file.new, file.changed, file.unchanged, file.rejected) == (4, 2, 0, 0, 2)
    faults = {(issue.code, issue.line, issue.column, issue.value) for issue in file.issues if issue.line}
    assert faults == {
        ("money.not_a_number", 4, "Jan 2025", "x"),
        ("target.no_amount", 5, "Jan 2025", None),
    }
    assert house.rows("select line, column_name, cells from meta.rejects order by line") == [
        (4, "Jan 2025", '["Cy","x","1",null]'),
        (5, "Jan 2025", '["Di",null,null,null]'),
    ]
    assert read(house, "rep") == {("Ann",): 323_450, ("Bob",): 1250}


def test_a_changed_cell_changes_its_row_alone(house: Bench):
    house.load({"targets 2025.csv": "Rep,Jan,Feb\nAnn,1,2\nBo,3,4\n"})
    again = only(house.load({"targets 2025.csv": "Rep,Jan,Feb\nAnn,1,5\nBo,3,4\n"}))
    assert (again.new, again.changed, again.unchanged) == (0, 1, 1)
    assert house.load({"targets 2025.csv": "Rep,Jan,Feb\nAnn,1,5\nBo,3,4\n"}).load_id is None
    assert read(house, "rep") == {("Ann",): 600, ("Bo",): 700}


def test_rows_of_one_file_for_the_same_target_add_up_and_the_same_row_counts_once(house: Bench):
    file = only(house.load({"targets.csv": "Rep,Jan 2025,Feb 2025\nAnn,1,2\nAnn,5,6\nAnn,5,6\n"}))
    assert (file.new, file.unchanged) == (2, 1)
    assert read(house, "month") == {("2025-01",): 600, ("2025-02",): 800}


def test_a_file_that_is_complete_takes_back_what_it_no_longer_holds(house: Bench):
    house.load({"targets.csv": "Rep,Month,Target\nAnn,2025-01,5\nBo,2025-01,6\n"}, as_of=date(2025, 1, 1))
    house.load({"targets.csv": "Rep,Month,Target\nAnn,2025-01,5\n"}, as_of=date(2025, 1, 2), complete=True)
    assert read(house, "rep") == {("Ann",): 500}


def test_measures_stand_in_a_column_or_in_blocks(house: Bench):
    column = "Rep,KPI,Jan-25 (k),Feb-25 (k)\nAnn,Bookings target,1,2\nAnn,Calls,3,4\nAnn,回款额,5,6\n"
    house.load({"targets.csv": column})
    assert read(house, "month") == {("2025-01",): 100_000, ("2025-02",): 200_000}
    assert read(house, "month", variant="payments") == {("2025-01",): 500_000, ("2025-02",): 600_000}
    counts = read(house, "month", metric="target_count", variant="activities")
    assert counts == {("2025-01",): 3, ("2025-02",): 4}
    blocks = "Owner,Bookings Jan,Bookings Feb,Payments Jan,Payments Feb\nBo,1,2,3,4\n"
    house.load({"targets 2025.csv": blocks})
    assert read(house, "rep", "month", variant="payments")["Bo", "2025-02"] == 400
    assert read(house, "rep", "month")["Bo", "2025-02"] == 200


def test_a_target_without_rate_is_kept_and_empty_never_taken_one_to_one(house: Bench):
    house.load({"targets.csv": "Rep,Jan 2025,Feb 2025\nAnn,$1,$2\n"})
    assert read(house, "month") == {}
    house.load({"rates.csv": "currency,month,rate\nUSD,2025-01,7\n"})
    assert read(house, "month") == {("2025-01",): 700}
    assert house.one("select count(*) from core.targets") == 2
    assert read(house) == {}


def test_an_owner_may_be_rep_team_territory_or_company(house: Bench):
    people = "rep,team,manager,region\nAnn,North,Eve,Coast\n"
    owners = ("Ann", "North", "Coast", "Company", "Nobody")
    rows = "owner,month,target\n" + "".join(f"{one},2025-01,{n}\n" for n, one in enumerate(owners, 1))
    house.load({"people.csv": people, "targets.csv": rows})
    found = house.rows("select owner_kind, amount from core.targets order by amount")
    assert found == [("rep", 100), ("team", 200), ("territory", 300), ("company", 400), ("rep", 500)]
    assert read(house, "rep") == {("Ann",): 100, ("Nobody",): 500}
    assert read(house, "region") == {("Coast",): 300}
    assert read(house) == {(): 400}


def test_results_are_refused_unless_their_targets_are_wanted(house: Bench):
    table = {"r.csv": "Rep,Month,Target,Actual,Attainment\nAnn,2025-01,5,4,80%\n"}
    assert codes(only(house.load(table))) == ["file.result"]
    house.load(table, choose=("r.csv:@object=targets",))
    assert read(house) == {(): 500}


def test_targets_for_nobody_are_the_company_s(house: Bench):
    house.load({"plan.csv": "Month,Target\n2025-01,100\n2025-02,200\n"})
    again = only(house.load({"plan.csv": "Month,Target\n2025-01,150\n2025-02,200\n"}))
    assert (again.changed, again.unchanged) == (1, 1)
    assert read(house, "month") == {("2025-01",): 15_000, ("2025-02",): 20_000}


def test_a_goal_that_contains_others_is_not_added_to_them(house: Bench):
    header = "Name,Goal Owner,Target,Goal Metric,Parent Goal,From,To\n"
    goals = (
        'All,Boss,"$7,450,000.00 ",Revenue,,2024-01-01,2024-12-31\n'
        'Ann,Ann,"$4,000,000.00 ",Revenue,All,2024-01-01,2024-12-31\n'
        'Ann Q1,Ann,"$1,000,000.00 ",Revenue,Ann,2024-01-01,2024-03-31\n'
        'Bob,Bob,"$3,400,000.00 ",Revenue,All,2024-01-01,2024-12-31\n'
    )
    file = only(house.load({"Goal.csv": header + goals}, currency="USD"))
    assert (file.system, file.object, file.new) == ("dynamics365", "targets", 4)
    assert read(house, currency="USD") == {(): 740_000_000}
    assert read(house, "rep", currency="USD")["Boss",] == 745_000_000
    assert read(house, "rep", "quarter", currency="USD") == {("Ann", "2024-Q1"): 100_000_000}


def test_quotas_of_salesforce_need_owner_and_date(house: Bench):
    weekly = "Id,CompositeKeyId,CurrencyIsoCode,QuotaAmount,QuotaQuantity\n0J1,k,USD,100,\n"
    assert codes(only(house.load({"ForecastingQuota.csv": weekly})), "error") == ["target.no_period"]
    full = (
        "Id,QuotaOwnerId,StartDate,QuotaAmount\n"
        "0J1000000000001AAA,005000000000001AAA,2024-01-01,100\n"
        "0J1000000000002AAA,005000000000001AAA,2024-02-01,200\n"
    )
    house.load({"ForecastingQuota.csv": full})
    assert read(house, "month") == {("2024-01",): 10_000, ("2024-02",): 20_000}


def test_a_quota_of_salesforce_without_owner_is_its_territorys_else_the_companys(house: Bench):
    quotas = (
        "Id,QuotaOwnerId,StartDate,QuotaAmount,Territory2Id\n"
        "0J1000000000001AAA,005000000000001AAA,2024-01-01,100,\n"
        "0J1000000000002AAA,,2024-01-01,500,0MI000000000001AAA\n"
        "0J1000000000003AAA,,2024-01-01,900,\n"
    )
    file = only(house.load({"ForecastingQuota.csv": quotas}, choose=("@period=month",)))
    assert (file.status, file.new) == ("loaded", 3)
    assert house.rows("select owner_kind, amount from core.targets order by 2") == [
        ("rep", 10_000),
        ("territory", 50_000),
        ("company", 90_000),
    ]


def test_a_column_that_a_person_named_month_keeps_the_rhythm_of_its_dates(house: Bench):
    table = {"q.csv": "274,2025-01-01,5\n274,2025-04-01,6\n275,2025-01-01,7\n"}
    assert only(house.load(table)).status == "asks"
    answers = ("q.csv:@header=owner_id,month,amount", "q.csv:@object=targets")
    fields = tuple(f"q.csv:{key}=field:{key}" for key in ("owner_id", "month", "amount"))
    house.load(table, choose=(*answers, *fields))
    assert read(house, "rep", "quarter") == {
        ("274", "2025-Q1"): 500, ("274", "2025-Q2"): 600, ("275", "2025-Q1"): 700
    }  # fmt: skip


def test_a_target_of_an_earlier_version_of_the_file_has_its_month_alone(house: Bench):
    house.load({"targets.csv": "owner_kind,owner,month,amount\nrep,Ann,2025-01,5\n"})
    with house.store.write() as cursor:
        cursor.execute("update raw.targets set from_day = null, to_day = null, shape = null")
    house.load({"targets.csv": "owner_kind,owner,month,amount\nrep,Bo,2025-01,6\n"})
    assert read(house, "rep", "month") == {("Ann", "2025-01"): 500, ("Bo", "2025-01"): 600}


@pytest.mark.parametrize("owner", ["Rep 12", "销售1", "A1", "274"])
def test_owners_may_look_like_numbers(house: Bench, owner: str):
    house.load({"targets.csv": f"Rep,Jan 2025,Feb 2025\n{owner},1,2\n{owner}0,3,4\n"})
    house.load({"more targets.csv": f"Rep,Month,Target\n{owner},2025-03,5\n"})
    assert read(house, "rep") == {(owner,): 800, (f"{owner}0",): 700}


def test_one_period_in_two_columns_is_refused(house: Bench):
    file = only(house.load({"targets 2025.csv": "Rep,Jan,Feb,Jan,Feb\nAnn,1,2,3,4\n"}))
    assert (file.status, codes(file)) == ("refused", ["target.period_twice"])
