"""What is written out runs nothing in a spreadsheet and loses nothing."""

from __future__ import annotations

import csv
import re

import duckdb
import pytest

from salesperf.reports import exports
from tests.importers.bench import bench, only

EVIL = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1+1", "-x", '=HYPERLINK("http://x","y")']
HARMLESS = ["-100", "+3.5", "a=b", "0012", "1e-5", "O'Neill", "[x](javascript:alert(1))", "<script>"]
_RUNS = re.compile(r"^[\s\xa0]*[=+@＝＋－＠-]|^[\t\r]")
_NUMBER = re.compile(r"[+-]?[\d,]*(\.\d+)?(e[+-]?\d+)?%?", re.IGNORECASE)


@pytest.fixture
def written(tmp_path):
    names = EVIL + HARMLESS
    lines = ["Deal ID;Deal Name;Deal Owner;Deal Stage;Amount;Create Date;Close Date"]
    for number, name in enumerate(names):
        quoted = '"' + name.replace('"', '""') + '"'
        lines.append(f"k{number};{quoted};{quoted};Won;-{number}.50;2026-01-05;2026-02-05")
    with bench(tmp_path) as house:
        file = only(house.load({"deals.csv": "\n".join(lines)}))
        assert (file.status, file.rejected) == ("loaded", 0)
        with house.store.read() as cursor:
            exports.write_all(cursor, tmp_path / "out")
    return tmp_path / "out"


def test_no_cell_of_any_exported_table_is_run_by_a_spreadsheet(written):
    tables = sorted(written.glob("*.csv"))
    assert {"deals.csv", "reps.csv"} <= {path.name for path in tables}
    for path in tables:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                assert [
                    cell
                    for cell in row
                    if _RUNS.match(cell) and not (cell != "-" and _NUMBER.fullmatch(cell))
                ] == []


def test_texts_and_negative_numbers_come_back_as_they_were(written):
    with (written / "deals.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    stored = duckdb.sql(f"select * from read_parquet('{written / 'deals.parquet'}')")
    kept = [dict(zip(stored.columns, row, strict=True)) for row in stored.fetchall()]
    assert len(rows) == len(kept) == len(EVIL + HARMLESS)
    assert {row["name"] for row in kept} == set(EVIL + HARMLESS)
    for row, original in zip(rows, kept, strict=True):
        plain = original["name"]
        assert row["name"] == ("'" + plain if plain in EVIL else plain)
    negative = [
        row for row in rows if any(cell.startswith("-") and cell[1:2].isdigit() for cell in row.values())
    ]
    assert len(negative) == len(rows)
