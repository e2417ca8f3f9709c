"""Cells that a spreadsheet could not work out are empty, and the report says how many there were."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter

from tests.importers.bench import bench, only
from tests.importers.old_workbook import Error, old_workbook

HEAD = ["Deal ID", "Deal Name", "Deal Owner", "Deal Stage", "Amount", "Create Date", "Close Date"]


@pytest.fixture
def house(tmp_path):
    with bench(tmp_path) as made:
        yield made


def said(file, code):
    return [(issue.column, issue.params["n"]) for issue in file.issues if issue.code == code]


def test_error_words_of_a_text_are_empty_and_counted_by_column(house):
    rows = [
        "a,A,Ann,Won,#REF!,2026-01-05,2026-02-05",
        "b,B,#N/A,Won,5,2026-01-05,#N/A",
        "c,C,Ann,Lost,#DIV/0!,2026-01-05,",
    ]
    file = only(house.load({"deals.csv": "\n".join([",".join(HEAD), *rows])}))
    assert (file.status, file.rows, file.rejected) == ("loaded", 3, 0)
    assert said(file, "cell.error_value") == [("Deal Owner", 1), ("Amount", 2), ("Close Date", 1)]
    assert house.rows("select amount from core.spans where to_day = date '9999-12-31' order by deal_id") == [
        (None,),
        (500,),
        (None,),
    ]


def test_error_cells_of_a_workbook_are_empty_and_counted_by_sheet(house):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for name, errors in (("Deals & more", 2), ("Other", 0)):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, HEAD)
            for row in range(1, 4):
                sheet.write_row(row, 0, [f"{name}{row}", "A", "Ann", "Won", 5, "2026-01-05", "2026-02-05"])
                if row <= errors:
                    sheet.write_formula(row, 4, "=1/0", None, "#DIV/0!")
    first, second = house.load({"deals.xlsx": out.getvalue()}).files
    assert (first.status, first.rows, first.rejected) == ("loaded", 3, 0)
    assert (said(first, "file.error_values"), said(second, "file.error_values")) == ([(None, 2)], [])


def test_error_cells_of_an_old_workbook_are_empty_and_counted_by_sheet(house):
    rows = [[f"d{n}", "A", "Ann", "Won", 5, "2026-01-05", "2026-02-05"] for n in range(3)]
    rows[0][4], rows[1][4], rows[2][2] = Error("#REF!"), Error("#DIV/0!", of_formula=True), Error("#N/A")
    other = [["Name", "Team"], ["Ann", True], ["Bob", False]]
    first, second = house.load({"deals.xls": old_workbook({"商机": [HEAD, *rows], "People": other})}).files
    assert [said(one, "file.error_values") for one in (first, second)] == [[(None, 3)], []]
    assert (first.status, first.rows, first.rejected) == ("loaded", 3, 0)
    now = "from core.spans where to_day = date '9999-12-31'"
    assert house.rows(f"select amount, owner_ref is null {now} order by deal_id") == [
        (None, False),
        (None, False),
        (500, True),
    ]


def test_formulas_without_a_stored_result_are_empty_and_counted(house):
    out, mended = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Deals")
        sheet.write_row(0, 0, HEAD)
        for row in range(1, 4):
            sheet.write_row(row, 0, [f"d{row}", "A", "Ann", "Won", 5, "2026-01-05", "2026-02-05"])
        sheet.write_formula(2, 4, "=2+3", None, 5)
    with zipfile.ZipFile(out) as book, zipfile.ZipFile(mended, "w") as bare:
        for part in book.infolist():
            bare.writestr(part, book.read(part).replace(b"<f>2+3</f><v>5</v>", b"<f>2+3</f>"))
    file = only(house.load({"deals.xlsx": mended.getvalue()}))
    assert (file.status, file.rows, said(file, "file.formulas")) == ("loaded", 3, [(None, 1)])
    assert house.one("select sum(amount) from core.spans where to_day = date '9999-12-31'") == 1000


def test_words_for_nothing_are_empty_in_every_column(house):
    words = ["NULL", "Select", "--", "000000000000000AAA", "N/A", "0000-00-00", "(空白)", "请选择"]
    rows = [f"d{i},Deal {i},{word},Won,{word},2026-01-05,{word}" for i, word in enumerate(words)]
    file = only(house.load({"deals.csv": "\n".join([",".join(HEAD), *rows])}))
    assert (file.status, file.rows, file.new, file.rejected) == ("loaded", len(words), len(words), 0)
    assert house.rows("select distinct amount, owner_ref from core.spans") == [(None, None)]
