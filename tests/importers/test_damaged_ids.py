"""Ids that a spreadsheet made numbers of: mended where nothing is lost, else refused, never in silence."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from tests.importers.bench import bench, codes, only

HEAD = "Deal ID,Deal Name,Owner ID,Deal Stage,Amount,Create Date"


@pytest.fixture
def house(tmp_path):
    with bench(tmp_path) as made:
        yield made


def deals(*ids, owner="u1", head=HEAD):
    rows = [f"{i},Deal {n},{owner},Won,{n},2026-01-{n:02}" for n, i in enumerate(ids, 1)]
    return "\n".join([head, *rows])


def keys(house):
    return [key for (key,) in house.rows("select key from raw.deals_keys order by key_id")]


@pytest.mark.parametrize(
    "ids",
    [
        ("1.23E+17", "1.23E+17", "1.24E+17"),
        ("1,23457E+17", "1,23458E+17"),
        ("1.2345678901234567e+17", "1.2345678901234568e+17"),
        ("1.23457E17", "1.23458E17"),
        ("123456789012345000", "123456789012346000", "123456789012347000"),
    ],
)
def test_a_file_of_lost_ids_is_refused_with_the_remedy(house, ids):
    rows = [f'"{i}",Deal {n},u1,Won,{n},2026-01-05' for n, i in enumerate(ids)]
    file = only(house.load({"deals.csv": "\n".join([HEAD, *rows])}))
    (issue,) = [issue for issue in file.issues if issue.code == "file.ids_damaged"]
    assert file.status == "refused"
    assert (issue.params["column"], issue.params["n"]) == ("Deal ID", len(ids))


def test_ids_of_eighteen_digits_kept_as_numbers_in_a_workbook_are_refused(house):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD.split(","))
        for n in range(1, 4):
            sheet.write_row(n, 0, [123456789012345678 + n, f"Deal {n}", "u1", "Won", n, "2026-01-05"])
    assert codes(only(house.load({"deals.xlsx": out.getvalue()}))) == ["file.ids_damaged"]


def test_among_good_ids_only_the_lost_ones_are_rejected(house):
    file = only(house.load({"deals.csv": deals("71", "1.23457E+17", "73", "123456789012345678")}))
    (issue,) = [issue for issue in file.issues if issue.code == "id.damaged"]
    assert (file.status, file.rows, file.new, file.rejected) == ("loaded", 4, 3, 1)
    assert (issue.line, issue.column, issue.value) == (3, "Deal ID", "1.23457E+17")
    assert keys(house) == ["71", "73", "123456789012345678"]


def test_a_complete_file_with_lost_ids_is_refused_as_it_would_remove_their_deals(house):
    house.load({"deals.csv": deals("71", "123456789012345678")})
    later = only(house.load({"deals.csv": deals("71", "1.23457E+17")}, complete=True))
    assert (later.status, codes(later)) == ("refused", ["file.ids_damaged"])


def test_lost_ids_of_other_records_are_left_empty_and_counted(house):
    file = only(house.load({"deals.csv": deals("a", "b", owner="1.23457E+17")}))
    assert (file.new, file.rejected) == (2, 0)
    assert [(i.column, i.params["n"]) for i in file.issues if i.code == "ref.damaged"] == [("Owner ID", 2)]
    assert house.rows("select distinct owner_ref from core.spans") == [(None,)]


def test_ids_with_a_point_and_nought_are_those_without_also_in_other_files(house):
    house.load({"deals.csv": deals("1", "2", "12", owner="7")})
    file = only(house.load({"deals.csv": deals("1.0", "2.0", "12.0", owner="7.0")}))
    assert (file.unchanged, file.new, file.changed) == (3, 0, 0)
    assert keys(house) == ["1", "2", "12"]


@pytest.mark.parametrize(
    "ids",
    [
        ("1.0", "1.10", "2.0"),
        ("1.0", "beta", "2.0"),
        ("1", "1.0", "2.0"),
        ("12E4567", "3e10", "4E-2"),
        ("5000000000000000", "6000000000000000", "7000000000000001"),
    ],
)
def test_ids_that_are_texts_stay_as_they_are(house, ids):
    file = only(house.load({"deals.csv": deals(*ids)}))
    assert (file.status, file.new) == ("loaded", 3)
    assert keys(house) == list(ids)
