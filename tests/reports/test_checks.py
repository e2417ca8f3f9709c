"""Contradictions are counted, and every one of them can be listed with its deal."""

from __future__ import annotations

import re

import pytest

from salesperf.reports import checks
from salesperf.warehouse.migrations import read_sql
from tests.importers.bench import bench

HEAD = "Deal ID,Deal Name,Owner,Account,Stage,Probability,Amount,Created,Close Date\n"
DEALS = HEAD + (
    "D1,Fine,Lin Yue,Acme,Won,100,10,2026-03-01,2026-04-01\n"
    "D2,Won at 40,Lin Yue,Acme,Won,40,10,2026-03-01,2026-04-01\n"
    "D3,Lost at 20,Lin Yue,Acme,Lost,20,10,2026-03-01,2026-04-01\n"
    "D4,Backwards,Ma Chao,Acme,Won,100,10,2026-05-01,2026-04-01\n"
    "D5,No amount,Ma Chao,Acme,Won,100,,2026-03-01,2026-04-01\n"
    "D6,Far away,Ma Chao,Acme,Lost,0,10,2026-03-01,2108-04-01\n"
)


@pytest.fixture
def house(tmp_path):
    with bench(tmp_path) as made:
        made.load({"deals.csv": DEALS})
        yield made


def outcomes(house):
    with house.store.read() as cursor:
        return {one.key: one.rows for one in checks.run(cursor)}


def test_what_contradicts_itself_is_counted(house):
    found = outcomes(house)
    assert found["probability_against_status"] == 2
    assert found["closed_before_created"] == 1
    assert found["won_without_amount"] == 1
    assert found["strange_year"] == 1
    assert found["status_against_stage"] == 0


def test_every_contradiction_is_listed_with_its_deal(house):
    with house.store.read() as cursor:
        found = checks.findings(cursor, "contradiction")
    listed = [(one.check.key, one.key, one.name, one.rep) for one in found]
    assert ("probability_against_status", "D2", "Won at 40", "Lin Yue") in listed
    assert ("probability_against_status", "D3", "Lost at 20", "Lin Yue") in listed
    assert ("closed_before_created", "D4", "Backwards", "Ma Chao") in listed
    assert ("won_without_amount", "D5", "No amount", "Ma Chao") in listed
    assert len(found) == sum(
        rows
        for key, rows in outcomes(house).items()
        if key in {one.key for one in checks.CHECKS if one.kind == "contradiction"}
    )


@pytest.mark.parametrize("check", checks.CHECKS, ids=lambda one: one.key)
def test_a_check_of_deals_finds_deals(check):
    grain = read_sql(f"checks/{check.key}.sql").splitlines()[0]
    of_deals = re.match(r"-- one row per (open |won |closed )?(deal|span)\b", grain) is not None
    assert check.of_deals == of_deals
