"""The scripts that measure run through at a small size, and what they compare agrees."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from benchmarks import load, metrics, pages, report
from benchmarks.measure import Spread
from salesperf.metrics.registry import METRICS

ROWS = ["--rows", "2000", "--runs", "1"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("benchmarks")


@pytest.fixture
def readme(tmp_path: Path) -> Path:
    copied = tmp_path / "README.md"
    shutil.copy(report.README, copied)
    return copied


def section(readme: Path, name: str) -> str:
    return readme.read_text("utf-8").split(f"<!-- begin: {name} -->")[1].split(f"<!-- end: {name} -->")[0]


def test_loading_is_measured_beside_copy_and_each_hook_finds_its_function(folder, readme):
    load.main([*ROWS, "--folder", str(folder), "--write", str(readme)])
    text = section(readme, "load")
    assert "| First load, to commit |" in text
    assert "| Next export, 5 % changed, to commit |" in text
    assert "| rebuild core |" in text
    assert "Not found" not in text


def test_every_metric_is_measured_and_sql_by_hand_gives_the_same(folder, readme):
    metrics.main([*ROWS, "--folder", str(folder), "--write", str(readme)])
    text = section(readme, "metrics")
    wanted = [f"| {one.key} | {variant.key} | – |" for one in METRICS.values() for variant in one.variants]
    assert not [line for line in wanted if line not in text]
    assert text.count("| yes |") == 5
    assert "| NO |" not in text


def test_pages_are_measured_beside_an_empty_one(folder, readme):
    pages.main([*ROWS, "--reruns", "1", "--folder", str(folder), "--write", str(readme)])
    text = section(readme, "pages")
    assert "| Empty script | 2,000 |" in text
    assert "| Empty page in the shell | 2,000 |" in text
    for name in pages.PAGES:
        assert f"| {name} | 2,000 |" in text or f"Not there, so not measured: {name}." in text


def test_only_the_section_named_is_replaced(readme, capsys):
    before, after = (
        part for part in re.split(r"(?s)(?<=begin: load -->).*(?=<!-- end: load)", readme.read_text("utf-8"))
    )
    report.publish("load", "one", readme)
    report.publish("load", "two", readme)
    assert readme.read_text("utf-8") == f"{before}\n\ntwo\n\n{after}"
    assert capsys.readouterr().out == "one\ntwo\n"
    with pytest.raises(ValueError, match="has no place"):
        report.publish("nothing", "one", readme)


def test_a_spread_is_the_middle_and_both_ends():
    assert Spread.of([3, 1, 2]).text(1) == "2.0 (1.0–3.0)"
    assert Spread.of([0.5]).text(0, scale=1000) == "500 (500–500)"
