"""Who shares a deal: loaded from a CRM's splits or from a plain list, checked, taken back by an undo."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from salesperf.reports import checks
from salesperf.warehouse import migrations
from salesperf.warehouse.crediting import is_overlay
from tests.importers.bench import Bench, bench, only
from tests.warehouse.snapshots import snapshot

DEALS = (
    "Deal ID,Deal Name,Deal Owner,Deal Stage,Amount,Create Date,Close Date\n"
    "7,Big,Ann,Won,900.01,2026-02-01,2026-03-01\n"
    "8,Small,Bo,Won,80,2026-02-02,2026-03-09\n"
    "9,Twin,Bo,Won,10,2026-02-02,2026-03-09\n"
    "10,Twin,Cy,Won,10,2026-02-02,2026-03-09\n"
)
HEADER = "Deal,Rep,Share %\n"
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


@pytest.fixture
def house(house: Bench) -> Bench:
    assert house.load({"deals.csv": DEALS}, choose=("@stages=New>Won+",), as_of=MAY).load_id
    return house


def shares(house: Bench) -> list[tuple[str, str | None, float, bool]]:
    return house.rows(
        "select k.key, coalesce(r.name, r.text), c.num / c.den, c.overlay from core.credits c"
        " join raw.deals_keys k on k.key_id = c.deal_id left join meta.refs r on r.ref_id = c.owner_ref"
        " order by c.deal_id, c.overlay, c.part"
    )


def found(house: Bench) -> dict[str, list[str | None]]:
    with house.store.read() as cursor:
        return {one.key: [value for _, value in one.examples] for one in checks.run(cursor) if one.rows}


def load(house: Bench, rows: str, *, header: str = HEADER, **options: object) -> int | None:
    file = only(report := house.load({"splits.csv": header + rows}, **options))  # type: ignore[arg-type]
    assert (file.object, file.status, file.rejected) == ("splits", "loaded", 0), file
    return report.load_id


def test_a_list_of_deals_reps_and_shares_divides_each_deal(house: Bench) -> None:
    load(house, "Big,Ann,60%\nBig,Bo,40%\nSmall,Bo,33.33%\nSmall,Ann,33.33%\nSmall,Cy,33.33%\n")
    assert shares(house) == [
        ("7", "Ann", 0.6, False),
        ("7", "Bo", 0.4, False),
        *[("8", name, pytest.approx(1 / 3), False) for name in ("Ann", "Bo", "Cy")],
    ]
    assert "splits_not_whole" not in found(house)


def test_shares_that_make_no_whole_are_listed_and_change_no_total(house: Bench) -> None:
    load(house, "Big,Bo,40%\nSmall,Ann,80%\nSmall,Cy,80%\n")
    assert shares(house) == [("7", "Bo", 0.4, False), ("7", None, 0.6, False)]
    assert found(house)["splits_not_whole"] == ["40.00 %", "160.00 %"]


def test_a_share_of_a_deal_that_nobody_knows_or_two_are_called_is_listed(house: Bench) -> None:
    load(house, "Huge,Bo,50%\nTwin,Bo,50%\n")
    assert shares(house) == []
    assert found(house)["record_without_deal"] == ["Huge (Bo|Huge)", "Twin (Bo|Twin)"]


def test_amounts_divide_a_deal_and_the_rest_stays_with_its_owner(house: Bench) -> None:
    load(house, "7,Ann,300.00\n", header="Deal ID,Rep,Split Amount\n")
    assert shares(house) == [("7", "Ann", 30000 / 90001, False), ("7", None, 60001 / 90001, False)]


def test_the_newest_list_replaces_the_one_before_and_undo_brings_it_back(house: Bench) -> None:
    none = snapshot(house)
    load(house, "Big,Ann,60%\nBig,Bo,40%\n", as_of=MAY)
    before = snapshot(house)
    second = load(house, "Big,Ann,60%\nBig,Cy,40%\n", as_of=JUNE)
    assert [(name, share) for _, name, share, _ in shares(house)] == [("Ann", 0.6), ("Cy", 0.4)]
    house.undo(second)
    assert snapshot(house)["credits"] == before["credits"] != none["credits"]


def test_an_overlay_is_on_top(house: Bench) -> None:
    load(house, "7,Bo,100,Revenue\n7,Cy,25,Overlay\n", header="Deal ID,Rep,Split %,Split Type\n")
    assert shares(house) == [("7", "Bo", 1.0, False), ("7", "Cy", 0.25, True)]


@pytest.mark.parametrize(
    "header",
    ["Deal,Rep,Share %", "商机名称,业绩归属人,分成比例", "Opportunity Name,Split Owner: Full Name,Split (%)"],
)
def test_lists_of_shares_are_known_by_their_words(house: Bench, header: str) -> None:
    load(house, "Big,Ann,25\nBig,Bo,75\n", header=header + "\n")
    assert shares(house) == [("7", "Bo", 0.75, False), ("7", "Ann", 0.25, False)]


@pytest.mark.parametrize(("kind", "on_top"), [("Overlay", True), ("叠加业绩", True), ("Revenue", False)])
def test_kinds_of_splits_are_told_by_their_names(kind: str, on_top: bool) -> None:
    assert is_overlay(kind) is on_top


def test_a_file_of_the_version_before_opens_keeps_its_deals_and_takes_splits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "own.duckdb"
    with bench(tmp_path / "bench", path=file) as house:
        house.load({"deals.csv": DEALS}, choose=("@stages=New>Won+",), as_of=MAY)
    with duckdb.connect(str(file)) as old:
        for table in ("credits", "split_faults", "unlinked", "deal_names"):
            old.execute(f"drop table core.{table}")
        for raw in ("splits", "split_types"):
            for table in ("", "_keys", "_again", "_missing"):
                old.execute(f"drop table raw.{raw}{table}")
        old.execute("alter table core.deals drop column own_activity_on")
        for raw in ("activities", "tickets", "orders", "order_lines"):
            old.execute(f"alter table raw.{raw} drop column deal")
        before = migrations.STEPS.index(migrations._credits)
        old.execute("update meta.state set value = ? where name = 'schema'", [before])
    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS[: before + 1])
    with bench(tmp_path / "again", path=file) as house:
        assert house.one("select count(*) from core.deals") == 4
        load(house, "Big,Bo,100%\n")
        assert shares(house) == [("7", "Bo", 1.0, False)]


def test_salesforce_keeps_the_kinds_in_a_table_of_their_own(fresh) -> None:
    house = fresh()
    report = house.load(
        {
            "OpportunitySplitType.csv": "Id,MasterLabel,IsTotalValidated\n149000000000001AAA,Team,1\n"
            "149000000000002AAA,Help,0\n",
            "OpportunitySplit.csv": "Id,OpportunityId,SplitOwnerId,SplitPercentage,SplitTypeId\n"
            "1,006A0000002TpvS,005A,60,149000000000001\n2,006A0000002TpvS,005B,40,149000000000001\n"
            "3,006A0000002TpvS,005C,50,149000000000002\n",
            "Opportunity.csv": "Id,Name,StageName,Amount,CloseDate,IsClosed,IsWon,CreatedDate,OwnerId\n"
            "006A0000002TpvSIAS,Big,Won,900,2026-03-01,1,1,2026-02-01 02:00:00,005A\n",
        }
    )
    assert {file.system for file in report.files} == {"salesforce"}
    assert shares(house) == [
        ("006A0000002TpvSIAS", "005A", 0.6, False),
        ("006A0000002TpvSIAS", "005B", 0.4, False),
        ("006A0000002TpvSIAS", "005C", 0.5, True),
    ]
