"""Quotas and targets of real files, against the answers that stand beside them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from salesperf.metrics import Result, run
from salesperf.settings import WorkspaceSettings
from tests.importers.bench import Bench, bench, codes, only

DATA = Path(__file__).parents[4] / "shared" / "data"
QUOTA = DATA / "adventureworks_quota"
RESELLER = DATA / "adventureworks_reseller"
FMCG = DATA / "fmcg_targets"

pytestmark = pytest.mark.skipif(not QUOTA.is_dir(), reason="the sample files are not beside the repository")

HEADER = "SalesPersonQuotaHistory.csv:@header=BusinessEntityID,QuotaDate,SalesQuota,rowguid,ModifiedDate"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Bench]:
    with bench(tmp_path) as opened:
        yield opened


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def metric(house: Bench, key: str, *by: str, currency: str = "USD") -> Result:
    with house.store.read() as cursor:
        settings = WorkspaceSettings(reporting_currency=currency)
        return run(cursor, key, by=by, as_of=date(2025, 12, 31), settings=settings)


def values(result: Result) -> dict[Any, Any]:
    return {tuple(name for _, name in row.dims): row.value for row in result.rows if row.value is not None}


def expected_quotas() -> dict[tuple[str, str], int]:
    answers = rows(QUOTA / "expected_quarter_quota_attainment.csv")
    return {
        (one["Salesperson"], one["q"].replace("Q", "-Q")): int(float(one["SalesQuota"]) * 100)
        for one in answers
    }


def test_quotas_with_headers_give_the_quarters_that_their_calendar_names(house: Bench):
    files = ("quota_history_with_headers.csv", "person_names.csv", "quota_date_quarters.csv")
    report = house.load_paths(*(QUOTA / name for name in files), currency="USD")
    assert [file.rejected for file in report.files] == [0, 0, 0]
    assert values(metric(house, "target", "rep", "quarter")) == expected_quotas()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_quotas_without_header_give_the_same_quarter_by_quarter(house: Bench, encoding: str, tmp_path: Path):
    path = tmp_path / encoding / "SalesPersonQuotaHistory.csv"
    path.parent.mkdir()
    path.write_bytes((QUOTA / path.name).read_text("utf-8").encode(encoding))
    report = house.load_paths(path, QUOTA / "person_names.csv", choose=(HEADER,), currency="USD")
    assert "target.off_calendar" in codes(report.files[-1], "warning")
    found = values(metric(house, "target", "rep", "quarter"))
    quarters = sorted({quarter for _, quarter in found})
    assert quarters[0] == "2022-Q3"  # dated 2022-05-30: June to August lie mostly in it
    true = expected_quotas()
    same = dict(zip(quarters, sorted({quarter for _, quarter in true}), strict=True))
    assert {(rep, same[quarter]): amount for (rep, quarter), amount in found.items()} == true
    again = only(house.load({"next.csv": path.read_bytes()}, currency="USD"))
    assert (again.status, again.unchanged) == ("loaded", 163)


def test_results_are_no_targets(house: Bench):
    for path in (
        QUOTA / "expected_quarter_quota_attainment.csv",
        RESELLER / "expected_person_month_attainment.csv",
    ):
        assert codes(only(house.load_paths(path))) == ["file.result"]


def test_targets_by_rep_and_month_stand_beside_sales(house: Bench):
    names = ("Targets.csv", "Salesperson.csv", "Sales.csv", "Region.csv")
    house.load_paths(*(RESELLER / name for name in names), currency="USD")
    result = metric(house, "attainment", "rep", "month")
    found = {tuple(name for _, name in row.dims): row for row in result.rows}
    for one in rows(RESELLER / "expected_person_month_attainment.csv"):
        row = found[one["Salesperson"], one["ym"]]
        target = int(float(one["target"]) * 100) if one["target"] else None
        assert (row.numerator, row.denominator) == (round(float(one["actual"]) * 100), target)
        assert (row.value is None) == (not target)


def test_the_company_s_target_leaves_out_who_leads_others(house: Bench):
    house.load_paths(*(RESELLER / name for name in ("Targets.csv", "Salesperson.csv")), currency="USD")
    ids = {one["EmployeeID"]: one["Title"] for one in _piped(RESELLER / "Salesperson.csv")}
    plain = sum(
        int(one["TargetAmount"])
        for one in _piped(RESELLER / "Targets.csv")
        if ids[one["EmployeeID"]] == "Sales Representative"
    )
    total = metric(house, "target").total
    assert (total.value, total.extra["leaders_left_out"]) == (plain * 100, 4)


def test_territories_have_targets_in_their_own_currency(house: Bench):
    house.load_paths(FMCG / "Targets.csv", FMCG / "SalesReps.csv")
    empty = metric(house, "target", "region", currency="CNY")
    assert [row.value for row in empty.rows if row.n] == [None] * 5
    assert empty.unconverted == 180
    true: dict[tuple[str], int] = {}
    for one in rows(FMCG / "Targets.csv"):
        key = (one["Region"],)
        true[key] = true.get(key, 0) + int(one["Sales_Target_NGN"]) * 100
    assert values(metric(house, "target", "region", currency="NGN")) == true


def _piped(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="|"))
