"""The four-table sample, whole: its known answers, in every variant of its dates."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from tests.importers.bench import bench

VARIANTS = ("sales_pipeline.csv", "sales_pipeline.dd-mm-yyyy.csv", "sales_pipeline.m-d-yyyy.csv")
OTHERS = ("accounts.csv", "products.csv", "sales_teams.csv")
BY_AGENT = (
    "select r.name, strftime(s.closed_on, '%Y-%m'), cast(sum(case when s.status = 1 then 1 else 0 end) "
    "as integer), "
    "cast(sum(case when s.status = 2 then 1 else 0 end) as integer), cast(sum(case when s.status = 1 "
    "then s.amount else 0 end) as bigint) "
    "from core.spans s join core.ref_reps o on o.ref_id = s.owner_ref join core.reps r on r.rep_id = "
    "o.rep_id "
    "where s.status > 0 and s.to_day = date '9999-12-31' group by 1, 2"
)


@pytest.fixture(scope="module", params=VARIANTS)
def house(request, samples, tmp_path_factory):
    folder = samples / "data" / "maven_crm"
    files = [folder / request.param, *(folder / name for name in OTHERS)]
    if request.param != VARIANTS[0]:
        files.reverse()
    with bench(tmp_path_factory.mktemp("maven")) as made:
        report = made.load_paths(*files)
        assert [file.status for file in report.files] == ["loaded"] * 4
        assert sum(file.rejected for file in report.files) == 0
        assert report.as_of == date(2017, 12, 31)
        yield made


def test_won_lost_and_open_deals_and_their_worth(house):
    now = house.rows(
        "select status, count(*), cast(sum(amount) as bigint) from core.spans where to_day = date "
        "'9999-12-31' group by 1 order by 1"
    )
    assert [(status, n) for status, n, _ in now] == [(0, 2089), (1, 4238), (2, 2473)]
    assert now[1][2] == 10_005_534_00
    assert house.one("select count(distinct deal_id) from core.spans") == 8800


def test_the_mean_cycle_of_won_deals(house):
    n, days = house.one(
        "select count(*), cast(sum(closed_on - created_on) as bigint) from core.spans where status = 1"
    )
    assert (n, days, round(days / n, 4)) == (4238, 219_452, 51.7820)


def test_won_and_lost_by_agent_and_month(house, samples):
    with (samples / "data" / "maven_crm" / "expected_agent_month.csv").open(newline="") as file:
        expected = {
            (row["sales_agent"], row["ym"]): (int(row["won"]), int(row["lost"]), int(row["won_value"]) * 100)
            for row in csv.DictReader(file)
        }
    got = {(name, month): (won, lost, worth) for name, month, won, lost, worth in house.rows(BY_AGENT)}
    assert got == expected


def test_deals_of_a_product_that_no_list_knows_are_kept_under_their_name(house):
    kept = house.rows(
        "select p.name, p.known, count(distinct s.deal_id) from core.spans s join core.ref_products o on "
        "o.ref_id = s.product_ref "
        "join core.products p on p.product_id = o.product_id where p.name like 'GTX%Pro%' group by 1, 2 "
        "order by 1"
    )
    assert ("GTXPro", False, 1480) in kept


def test_deals_without_an_account_are_kept(house):
    assert house.one("select count(distinct deal_id) from core.spans where account_ref is null") == 1425


def test_teams_are_the_managers_and_every_agent_belongs_to_one(house):
    assert house.one("select count(*) from core.teams") == 6
    assert house.one(
        "select count(*), count(distinct rep_id), min(from_day), max(to_day) from core.memberships"
    ) == (
        35,
        35,
        date(1, 1, 1),
        date(9999, 12, 31),
    )
    assert house.one("select count(*) from core.reps where known") == 35


def test_a_first_load_gives_open_deals_their_first_stage_with_its_day(house):
    assert (
        house.one(
            "select count(*) from core.spans where to_day = date '9999-12-31' and status = 0 and "
            "stage_id is null"
        )
        == 0
    )
    assert house.one("select count(*) from core.visits where entered_at < timestamp '2016-01-01'") == 0
