from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter

from salesperf.errors import SalesPerfError
from salesperf.importers.reading.cell_text import cell_text, number_text
from tests.importers.old_workbook import old_workbook


@pytest.fixture
def workbook(tmp_path: Path):
    """Writes sheets of rows, each beginning at a cell, and gives the file."""

    def write(*sheets: tuple[str, tuple[int, int], list[list[object]]], hidden: tuple[str, ...] = ()) -> Path:
        path = tmp_path / "book.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
            for name, (top, left), rows in sheets:
                sheet = book.add_worksheet(name)
                if name in hidden:
                    sheet.hide()
                for r, row in enumerate(rows):
                    for c, value in enumerate(row):
                        style = (
                            moment
                            if isinstance(value, datetime)
                            else day
                            if isinstance(value, date)
                            else None
                        )
                        if value is not None:
                            sheet.write(top + r, left + c, value, style)
        return path

    return write


def test_cells_become_the_text_that_a_person_would_write(read, workbook):
    row = ["Roof", 15, 0.1, True, date(2024, 5, 6), datetime(2024, 5, 6, 7, 8, 9), "000123"]
    names = ["Name", "Amount", "Rate", "Won", "Closed", "Changed", "Code"]
    reading = read(workbook(("Deals", (0, 0), [names, row])), "book.xlsx")
    assert reading.rows == [["Roof", "15", "0.1", "TRUE", "2024-05-06", "2024-05-06 07:08:09", "000123"]]
    assert (reading.table.kind, reading.table.name, reading.lines) == ("xlsx", "book.xlsx", [2])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (15.0, "15"),
        (0.1 + 0.2, "0.3"),
        (-60.70400000000001, "-60.704"),
        (1e20, "100000000000000000000"),
        (1.5e-7, "0.00000015"),
        (-0.0, "0"),
        (123456789012345678.0, "123456789012346000"),
    ],
)
def test_numbers_have_fifteen_digits_and_no_exponent(value, text):
    assert number_text(value) == text


def test_times_and_moments_lose_the_artefacts_of_their_binary_form():
    assert cell_text(time(7, 30)) == "07:30:00"
    assert cell_text(datetime(2024, 5, 6, 23, 59, 59, 999_999)) == "2024-05-07"
    assert cell_text(datetime(2024, 5, 6, 7, 0, 0, 1)) == "2024-05-06 07:00:00"


def test_a_table_may_begin_anywhere_below_notes(read, workbook):
    rows = [["Deals of the north", None], [None, None], ["Name", "Amount"], ["Roof", 15], ["Floor", 20]]
    reading = read(workbook(("Deals", (3, 2), rows)), "book.xlsx")
    assert reading.table.header_line == 6
    assert reading.lines == [7, 8]
    assert reading.apart("note") == ["Deals of the north"]
    assert reading.table.lines == 8


def test_sheets_with_a_table_are_named_after_file_and_sheet(read, workbook):
    path = workbook(
        ("Deals", (0, 0), [["Name", "Amount"], ["Roof", 15]]),
        ("Empty", (0, 0), []),
        ("Read me", (0, 0), [["This workbook was made by the sales team for the weekly meeting on Monday."]]),
        ("People", (0, 0), [["Rep", "Team"], ["Ann", "North"]]),
    )
    assert [table.name for table in read(path, "book.xlsx").tables] == ["book.xlsx:Deals", "book.xlsx:People"]


def test_hidden_sheets_are_left_alone_where_others_have_a_table(read, workbook):
    path = workbook(
        ("Deals", (0, 0), [["Name", "Amount"], ["Roof", 15]]),
        ("lists", (0, 0), [["Source", "Kind"], ["Web", "x"]]),
        hidden=("lists",),
    )
    assert read(path, "book.xlsx").table.name == "book.xlsx"


def test_a_sheet_that_goes_on_without_a_header_has_the_columns_of_the_one_before(read, workbook):
    rows = [[f"Deal {n}", n, date(2024, 1, n)] for n in range(1, 9)]
    begin, end = [["Name", "Amount", "Closed"], *rows[:5]], rows[5:]
    reading = read(workbook(("One", (0, 0), begin), ("Two", (0, 0), end)), "book.xlsx")
    assert [table.columns for table in reading.tables] == [("Name", "Amount", "Closed")] * 2
    assert [(table.rows, table.continues) for table in reading.tables] == [(5, ""), (3, "One")]


@pytest.mark.parametrize("row", [["Deal 9", 5], [5, "Deal 9", date(2024, 1, 9)]])
def test_a_sheet_without_a_header_that_looks_otherwise_is_none_that_goes_on(read, workbook, row):
    begin = [["Name", "Amount", "Closed"], *[[f"Deal {n}", n, date(2024, 1, n)] for n in range(1, 6)]]
    reading = read(workbook(("One", (0, 0), begin), ("Two", (0, 0), [row] * 3)), "book.xlsx")
    assert reading.tables[1].headerless


def test_a_pivot_beside_the_table_is_a_note(read, workbook):
    rows = [["Name", "Amount", None, "Owner", "Sum"], ["Roof", 15, None, "Ann", 35]]
    rows += [[f"Deal {i}", i, None, None, None] for i in range(10)]
    reading = read(workbook(("Deals", (0, 0), rows)), "book.xlsx")
    assert reading.table.columns == ("Name", "Amount")
    assert len(reading.rows) == 11
    assert set(reading.extra) == {None}
    assert reading.apart("note") == ["Owner Sum", "Ann 35"]
    assert reading.table.lines == reading.table.rows + sum(entry.count for entry in reading.table.not_data)


def test_a_blank_column_between_full_ones_stays_in_the_table(read, workbook):
    rows = [["Name", None, "Amount"], *([f"Deal {i}", None, i] for i in range(5))]
    reading = read(workbook(("Deals", (0, 0), rows)), "book.xlsx")
    assert reading.table.columns == ("Name", "Column 2", "Amount")


def merged(tmp_path, rows, ranges, *, old=False):
    """A sheet of rows with merged ranges (top, left, bottom, right)."""
    path = tmp_path / "merged"
    if old:
        sides = [(top, bottom, left, right) for top, left, bottom, right in ranges]
        path.write_bytes(old_workbook({"Data": rows}, merged={"Data": sides}))
        return path
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for top, left, bottom, right in ranges:
            sheet.merge_range(top, left, bottom, right, "")
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, ["" if value is None else value for value in row])
    return path


@pytest.mark.parametrize("old", [False, True])
def test_each_row_that_a_merged_cell_covers_has_its_value(read, tmp_path, old):
    rows = [["Owner", "Deal", "Amount"], ["Ann", "Roof", 1], [None, "Floor", 2], [None, None, None]]
    rows += [["Bo", "Door", 3], [None, "Wall", 4], ["", "Gate", 5]]
    reading = read(merged(tmp_path, rows, [(1, 0, 3, 0), (4, 0, 5, 0)], old=old), "book")
    owners = ["Ann", "Ann", "Bo", "Bo", None]
    assert [row[0] for row in reading.rows] == owners
    assert reading.lines == [2, 3, 5, 6, 7]


def test_a_label_in_the_first_row_of_its_group_that_is_not_merged_stays_there(read, tmp_path):
    rows = [["Owner", "Deal", "Amount"], ["Ann", "Roof", 1], [None, "Floor", 2], ["Bo", "Door", 3]]
    assert [row[0] for row in read(merged(tmp_path, rows, []), "book").rows] == ["Ann", None, "Bo"]


def test_a_header_merged_over_two_rows_is_one_with_the_names_below_its_groups(read, tmp_path):
    rows = [["Deal", "Amount", "Created", None, "Closed", None], [None, None, "Date", "By", "Date", "By"]]
    rows += [["Roof", n, "2024-01-05", "Bo", "2024-02-05", "Cy"] for n in range(6)]
    ranges = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5)]
    table = read(merged(tmp_path, rows, ranges), "book").table
    assert table.columns == ("Deal", "Amount", "Created Date", "Created By", "Closed Date", "Closed By")
    assert (table.rows, table.header_line) == (6, 2)


def test_total_rows_and_repeated_headers_of_a_sheet_are_no_data(read, workbook):
    rows = [
        ["姓名", "部门", "金额"],
        ["王", "北", 1],
        ["姓名", "部门", "金额"],
        ["李", "南", 2],
        ["合计", None, 3],
    ]
    reading = read(workbook(("表", (0, 0), rows)), "book.xlsx")
    assert reading.lines == [2, 4]
    assert reading.table.stated.totals == {"金额": "3"}


def test_a_workbook_without_a_table_is_refused(read, workbook):
    with pytest.raises(SalesPerfError) as refusal:
        read(workbook(("Empty", (0, 0), [])), "book.xlsx")
    assert refusal.value.code == "file.no_table"


def test_a_workbook_with_broken_parts_is_refused(read, workbook, tmp_path):
    path = workbook(("Deals", (0, 0), [["Name", "Amount"], ["Roof", 15]]))
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(broken, "w") as target:
        for part in source.infolist():
            data = source.read(part)
            target.writestr(part.filename, data[: len(data) // 2] if "sheet1" in part.filename else data)
    with pytest.raises(SalesPerfError) as refusal:
        read(broken, "book.xlsx")
    assert refusal.value.code in ("file.workbook_broken", "file.no_table")


def test_cut_workbooks_never_raise_anything_but_a_refusal(read, workbook, tmp_path):
    whole = workbook(("Deals", (0, 0), [["Name", "Amount"], ["Roof", 15]])).read_bytes()
    for size in range(4, len(whole), len(whole) // 60):
        with pytest.raises(SalesPerfError):
            read(whole[:size], "book.xlsx")
