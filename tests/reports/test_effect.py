"""What a load does: measured by rolling it back, equal to what then happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from salesperf.errors import SalesPerfError
from salesperf.importers import loading
from salesperf.importers.prepare import prepare
from salesperf.importers.prepared import Options
from salesperf.importers.sources import Source
from salesperf.reports import effect
from salesperf.settings import WorkspaceSettings
from salesperf.warehouse.store import Store

NOW = datetime(2026, 11, 20, 18, 2)
SETTINGS = WorkspaceSettings()
HEADER = "Deal ID,Deal Name,Owner,Stage,Amount,Created,Close Date\n"
FIRST = (
    "D1,One,Lin Yue,Won,100.00,2026-10-01,2026-10-20\n"
    "D2,Two,Lin Yue,Negotiation,250.00,2026-10-02,2026-12-01\n"
    "D3,Three,Ma Chao,Negotiation,80.00,2026-10-03,2026-12-05\n"
)
SECOND = (
    "D1,One,Lin Yue,Won,100.00,2026-10-01,2026-10-20\n"
    "D2,Two,Lin Yue,Won,260.00,2026-10-02,2026-11-18\n"
    "D4,Four,Ma Chao,Negotiation,70.00,2026-11-01,2026-12-20\n"
)


@pytest.fixture
def store(tmp_path: Path):
    opened = Store.open(tmp_path / "own.duckdb")
    yield opened
    opened.close()


def written(folder: Path, rows: str) -> Source:
    path = folder / "deals.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return Source("deals.csv", path)


def staged(store: Store, folder: Path, rows: str, day: date, *, complete: bool = False):
    options = Options(today=date(2026, 11, 20), as_of=day, complete=complete)
    return prepare(store, [written(folder, rows)], options)


def load(store: Store, folder: Path, rows: str, day: date) -> None:
    options = Options(today=date(2026, 11, 20), as_of=day)
    loading.load(store, [written(folder, rows)], options, at=NOW, by="you", archive=folder / "archive")


def test_the_first_load_has_no_before_and_leaves_nothing_behind(store: Store, tmp_path: Path) -> None:
    prepared = staged(store, tmp_path, FIRST, date(2026, 11, 6))
    found = effect.of_commit(store, prepared.staged(), at=NOW, settings=SETTINGS)
    assert found.was is None
    assert found.now.values["bookings"] == 10_000
    assert found.counts == {"new": (3, 3)}
    assert found.appeared == (2, 1, 0)
    assert len(found.wins) == 1
    with store.read() as cursor:
        assert cursor.execute("select count(*) from meta.loads").fetchone() == (0,)
    prepared.close()


def test_the_changes_of_the_next_export_are_named_with_their_lines(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, FIRST, date(2026, 11, 6))
    prepared = staged(store, tmp_path, SECOND, date(2026, 11, 20))
    found = effect.of_commit(store, prepared.staged(), at=NOW, settings=SETTINGS)
    assert found.counts == {"won": (1, 1), "amount": (1, 1), "new": (1, 1)}
    assert found.touched == (1, 2)
    assert found.was is not None
    assert (found.was.values["bookings"], found.now.values["bookings"]) == (10_000, 36_000)
    assert found.change("bookings") == 26_000
    won = found.changes[found.changes["kind"] == "won"].iloc[0]
    assert (won["deal"], won["was_text"], won["is_text"], won["line"]) == ("Two", "Negotiation", "Won", 3)
    prepared.close()


def test_a_complete_file_removes_what_it_does_not_hold(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, FIRST, date(2026, 11, 6))
    prepared = staged(store, tmp_path, SECOND, date(2026, 11, 20), complete=True)
    found = effect.of_commit(store, prepared.staged(), at=NOW, settings=SETTINGS)
    assert found.counts["removed"] == (1, 1)
    prepared.close()


def test_a_stored_load_measures_as_its_commit_did_and_undone_too(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, FIRST, date(2026, 11, 6))
    prepared = staged(store, tmp_path, SECOND, date(2026, 11, 20))
    before = effect.of_commit(store, prepared.staged(), at=NOW, settings=SETTINGS)
    loading.finish(prepared, at=NOW, by="you", archive=tmp_path / "archive")
    prepared.close()
    after = effect.of_load(store, 2, at=NOW, settings=SETTINGS)
    assert (after.was, after.now, after.counts, after.touched) == (
        before.was,
        before.now,
        before.counts,
        before.touched,
    )
    from salesperf.warehouse.undo import undo

    undo(store, 2, at=NOW, reporting="CNY")
    undone = effect.of_load(store, 2, at=NOW, settings=SETTINGS)
    assert (undone.was, undone.now, undone.counts) == (before.was, before.now, before.counts)


def test_a_load_that_does_not_exist_is_named(store: Store) -> None:
    with pytest.raises(SalesPerfError, match="unknown"):
        effect.of_load(store, 9, at=NOW, settings=SETTINGS)


def test_files_compared_with_older_data_are_stale(store: Store, tmp_path: Path) -> None:
    prepared = staged(store, tmp_path, FIRST, date(2026, 11, 6))
    old = replace(prepared.staged(), revision=-1)
    with pytest.raises(SalesPerfError) as caught:
        effect.of_commit(store, old, at=NOW, settings=SETTINGS)
    assert caught.value.code == "load.stale"
    prepared.close()


def test_the_open_pipeline_moves_from_start_to_end_without_a_rest(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, FIRST, date(2026, 11, 6))
    prepared = staged(store, tmp_path, SECOND, date(2026, 11, 20), complete=True)
    found = effect.of_commit(store, prepared.staged(), at=NOW, settings=SETTINGS).pipeline
    prepared.close()
    assert found == {
        "start": (33_000, 2),
        "new": (7_000, 1),
        "won": (-25_000, 1),
        "removed": (-8_000, 1),
        "end": (7_000, 1),
    }


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ("Negotiation,250.00", "Negotiation,300.00", {"increased": (5_000, 1)}),
        ("Negotiation,250.00", "Negotiation,200.00", {"decreased": (-5_000, 1)}),
        ("Negotiation,250.00", "Lost,200.00", {"lost": (-25_000, 1)}),
        ("Lost,250.00", "Negotiation,260.00", {"reopened": (26_000, 1)}),
        ("Negotiation,250.00", "Qualified,250.00", {}),
    ],
)
def test_an_open_deal_moves_in_one_way(store: Store, tmp_path: Path, before, after, moved) -> None:
    load(store, tmp_path, FIRST.replace("Negotiation,250.00", before), date(2026, 11, 6))
    rows = FIRST.replace("Negotiation,250.00", after)
    prepared = staged(store, tmp_path, rows, date(2026, 11, 20))
    found = effect.of_commit(store, prepared.staged(), at=NOW, settings=SETTINGS).pipeline
    prepared.close()
    ends = {"start": found.pop("start"), "end": found.pop("end")}
    assert found == moved
    assert ends["end"][0] - ends["start"][0] == sum(amount for amount, _ in moved.values())


def test_an_open_pipeline_in_a_currency_that_gets_a_rate_is_revalued(store: Store, tmp_path: Path) -> None:
    header, rows = HEADER.replace("Amount", "Amount,Currency"), FIRST.replace(".00,", ".00,USD,")
    path = tmp_path / "usd.csv"
    path.write_text(header + rows, encoding="utf-8")
    rates = tmp_path / "rates.csv"
    rates.write_text("currency,month,rate\nUSD,2026-10,7\nUSD,2026-11,7\n", encoding="utf-8")
    options = Options(today=date(2026, 11, 20), as_of=date(2026, 11, 6))
    archive = tmp_path / "archive"
    loading.load(store, [Source("usd.csv", path)], options, at=NOW, by="you", archive=archive)
    prepared = prepare(store, [Source("rates.csv", rates)], options)
    found = effect.of_commit(store, prepared.staged(), at=NOW, settings=SETTINGS).pipeline
    prepared.close()
    assert found == {"start": (0, 2), "end": (231_000, 2), "revalued": (231_000, 0)}
