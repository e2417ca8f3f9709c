"""Files for spreadsheets run nothing and lose nothing."""

from __future__ import annotations

import csv
import io
from datetime import date

import pandas as pd
import pytest
import python_calamine

from salesperf.ui.spreadsheet import csv_file, neutral_cell, xlsx_file

EVIL = [
    "=1+1",
    '=HYPERLINK("http://x")',
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "＝1",
    "-",
    "\n=1",
]


@pytest.mark.parametrize("text", EVIL)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert neutral_cell(text) == "'" + text


@pytest.mark.parametrize(
    "value", ["-100", "+3.5%", "-1,234.50", "1e-5", "Huarui", "", "a=b", -5, None, 2.5, date(2026, 1, 1)]
)
def test_numbers_and_plain_text_stay_as_they_are(value):
    assert neutral_cell(value) == value


def test_a_csv_is_neutral_in_cells_and_header_and_opens_in_excel_as_utf8():
    content = csv_file(pd.DataFrame({"=name": ["=1+1", "客户"], "amount": [-5, 7]}))
    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig")))) == [
        ["'=name", "amount"],
        ["'=1+1", "-5"],
        ["客户", "7"],
    ]


def test_a_workbook_keeps_numbers_dates_and_text_apart():
    frame = pd.DataFrame({"deal": ["=1+1", "0012"], "amount": [1.5, None], "due": [date(2026, 11, 20), None]})
    sheet = python_calamine.load_workbook(io.BytesIO(xlsx_file(frame, "deals/[x]"))).get_sheet_by_index(0)
    assert sheet.to_python() == [
        ["deal", "amount", "due"],
        ["'=1+1", 1.5, date(2026, 11, 20)],
        ["0012", "", ""],
    ]


def test_an_empty_frame_is_a_file_with_its_header():
    frame = pd.DataFrame({"deal": []})
    assert csv_file(frame).decode("utf-8-sig").strip() == "deal"
    assert python_calamine.load_workbook(io.BytesIO(xlsx_file(frame))).get_sheet_by_index(0).to_python() == [
        ["deal"]
    ]
