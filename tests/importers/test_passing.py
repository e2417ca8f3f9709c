"""Sheets that stand beside the data and hold nothing to load are passed over, and the report names them."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from tests.importers.bench import bench

HEAD = ["Deal ID", "Deal Name", "Deal Owner", "Deal Stage", "Amount", "Create Date", "Close Date"]
DEALS = [HEAD] + [
    [f"D-{i}", f"Deal {i}", "Ann", "Won", 10 * i, f"2026-01-{i:02}", f"2026-02-{i:02}"] for i in range(1, 6)
]


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with bench(tmp_path_factory.mktemp("passing")) as made:
        yield made


def workbook(sheets, hidden=()):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            if name in hidden:
                sheet.hide()
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return out.getvalue()


def passed(file):
    return [(i.code, i.params["part"]) for i in file.issues if i.code.startswith("part.")]


@pytest.mark.parametrize(
    ("name", "rows", "code"),
    [
        ("Cover", [["Pipeline"], ["Made by Ann"], [], ["These are the deals of the first quarter."]], "text"),
        ("Info", [["Report", "All deals"], ["Made on", "2026-03-01"], ["Made by", "Ann"]], "not_crm"),
        ("Lists", [["Stages", "Owners"], ["Won", "Ann"], ["Lost", "Bob"]], "not_crm"),
        ("Pivot", [["Row Labels", "Won", "Lost"], ["Ann", 1, 2], ["Grand Total", 1, 2]], "not_crm"),
        ("Scattered", [["Sales report", ""], ["", "Q1"], ["Confidential", ""]], "not_crm"),
        ("Template", [HEAD], "no_rows"),
    ],
)
def test_a_page_before_the_data_is_passed_over_and_named(house, name, rows, code):
    report = house.load({"book.xlsx": workbook({name: rows, "Data": DEALS})}, skip_refused=False)
    (file,) = report.files
    assert (file.status, file.rows, file.not_data) == ("loaded", 5, 1)
    told = name if code == "text" else f"book.xlsx:{name}"
    assert passed(file) == [(f"part.{code}", told)]


def test_a_hidden_sheet_beside_data_is_named_and_an_empty_one_is_not(house):
    data = workbook({"Empty": [], "Data": DEALS, "lists": [["a", "b"], ["c", "d"]]}, hidden=("lists",))
    (file,) = house.load({"book.xlsx": data}).files
    assert (file.status, passed(file)) == ("loaded", [("part.hidden", "lists")])


def test_a_sheet_with_more_rows_than_the_data_and_of_nothing_known_refuses_the_load(house):
    strange = [["Blob", "Wim"], *([f"b{i}", i] for i in range(150))]
    report = house.load({"book.xlsx": workbook({"Main": strange, "Data": DEALS})})
    assert {file.file: file.status for file in report.files}["book.xlsx:Main"] == "refused"


def test_a_workbook_without_any_data_is_still_refused(house):
    book = workbook({"One": [["Row Labels", "Won"], ["Ann", 1]], "Two": [["Stages"], ["Won"]]})
    report = house.load({"book.xlsx": book})
    assert {file.status for file in report.files} == {"refused"}


def test_what_a_person_said_of_a_sheet_goes_before_passing_it_over(house):
    people = [["Blob", "Wim"], ["Ann", "North"], ["Bob", "South"]]
    report = house.load(
        {"book.xlsx": workbook({"Data": DEALS, "Who": people})},
        choose=("book.xlsx:Who:@object=people", "book.xlsx:Who:Blob=field:name"),
    )
    assert {file.object: file.status for file in report.files} == {"deals": "loaded", "people": "loaded"}
