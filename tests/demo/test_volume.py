"""Large files: right in every row, whatever their size."""

from pathlib import Path

import pandas as pd
import pytest

from salesperf.demo.volume import write_deals_csv, write_history_csv

ROWS = 20_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("volume")
    write_deals_csv(folder / "deals.csv", ROWS, seed=1)
    write_history_csv(folder / "history.csv", ROWS, seed=1)
    return folder


def test_every_deal_has_an_id_of_its_own_and_closes_after_creation(folder: Path) -> None:
    deals = pd.read_csv(folder / "deals.csv", parse_dates=["Created date", "Close date"])
    assert len(deals) == ROWS
    assert deals["Deal ID"].is_unique
    assert (deals["Close date"] > deals["Created date"]).all()
    assert (deals["Amount"] > 0).all()
    closed = deals[deals["Status"] != "Open"]
    assert (closed["Stage"] == closed["Status"]).all()


def test_history_ends_in_the_stage_and_on_the_day_of_the_deal(folder: Path) -> None:
    deals = pd.read_csv(folder / "deals.csv").set_index("Deal ID")
    history = pd.read_csv(folder / "history.csv")
    assert 4 <= len(history) / ROWS <= 6
    assert history.groupby("Deal ID", sort=False)["Entered at"].is_monotonic_increasing.all()
    first = history.drop_duplicates("Deal ID").set_index("Deal ID")
    last = history.drop_duplicates("Deal ID", keep="last").set_index("Deal ID")
    assert (last["Stage"] == deals["Stage"]).all()
    assert (first["Entered at"].str[:10] == deals["Created date"]).all()
    closed = deals["Status"] != "Open"
    assert (last["Entered at"].str[:10] == deals["Close date"])[closed].all()


def test_the_same_seed_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write_deals_csv(tmp_path / "again.csv", ROWS, seed=1)
    assert (tmp_path / "again.csv").read_bytes() == (folder / "deals.csv").read_bytes()
    write_deals_csv(tmp_path / "other.csv", 10, seed=2)
    assert (tmp_path / "other.csv").read_bytes() != (folder / "deals.csv").read_bytes()[:10_000]
