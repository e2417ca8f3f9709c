"""A fixed sample of the fuzzer's files, in shards that processes share; and that its checks can fail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from salesperf.errors import Issue
from salesperf.importers.loading import FileReport, Report
from tests.importers.bench import bench
from tests.importers.fuzz.cases import case
from tests.importers.fuzz.run import run
from tests.importers.fuzz.trial import BrokenError, check_characters, check_lines, check_report, read_exactly

SEED = 2026
SHARDS, FILES = 4, 8


@pytest.mark.parametrize("shard", range(SHARDS))
def test_no_file_crashes_loses_a_row_or_is_half_loaded(shard):
    broken = [one for one in run(SEED, range(shard, SHARDS * FILES, SHARDS)) if one.fault]
    assert not broken, "\n".join(f"{one.number} ({one.story})\n{one.fault}" for one in broken)


def test_a_case_is_the_same_bytes_every_time():
    assert [case(7, number) for number in range(12)] == [case(7, number) for number in range(12)]


REPORT = FileReport("x.csv", "", "deals", "loaded", 4, 1, 3, 1, 1, 1, 0, ())


@pytest.mark.parametrize(
    "file",
    [
        replace(REPORT, rows=4),
        replace(REPORT, lines=2),
        replace(REPORT, status="lost"),
        replace(REPORT, status="refused", new=0, changed=0, unchanged=0, rows=0),
        replace(REPORT, issues=(Issue("no.such.code", "warning"),)),
    ],
)
def test_a_report_that_does_not_add_up_is_noticed(file):
    check_report(Report(1, 1, date(2026, 1, 1), (REPORT,), stored=True))
    with pytest.raises(BrokenError):
        check_report(Report(1, 1, date(2026, 1, 1), (file,), stored=True))


def test_a_lost_line_or_character_is_noticed(tmp_path):
    content = b"Name,Amount\nRoof,15\nFloor,20\n"
    path = tmp_path / "deals.csv"
    path.write_bytes(content)
    read_exactly(path, "deals.csv")
    from salesperf.importers.reading import open_file

    (table,) = open_file(path, "deals.csv", workdir=tmp_path)
    good = [(2, "Roof", "15", None), (3, "Floor", "20", None)]
    check_lines(table, [2, 3], 1)
    check_characters(table, content, good, 4)
    with pytest.raises(BrokenError):
        check_lines(table, [2, 2], 1)
    with pytest.raises(BrokenError):
        check_lines(table, [1, 2], 1)
    with pytest.raises(BrokenError):
        check_characters(table, content, [good[0], (3, "Floor", "2", None)], 4)


def test_a_warehouse_that_changed_is_noticed(tmp_path):
    from tests.importers.fuzz.trial import picture

    with bench(tmp_path) as house:
        before = picture(house)
        with house.store.write() as cursor:
            cursor.execute("insert into core.teams values (1, 'North', null, null)")
        assert {name for name, rows in picture(house).items() if before[name] != rows} == {
            "core.teams",
            "meta.state",
        }
