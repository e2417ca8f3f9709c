"""The file of rejected rows runs nothing in a spreadsheet and keeps its cells."""

from __future__ import annotations

import csv
import io

import python_calamine

from salesperf.ui.importing.rows import RejectedRow, rejected_frame
from salesperf.ui.spreadsheet import csv_file, xlsx_file

ROW = RejectedRow(
    "=cmd.csv",
    2,
    "money.not_a_number",
    "=Amount",
    "@x",
    (("=Amount", "@x"), ("Note", "-2+3"), ("Change", "-1,234.50"), ("Owner", "Ann")),
)
HARMLESS = {"'@x", "'-2+3", "-1,234.50", "Ann", "'=cmd.csv"}


def test_as_csv():
    header, cells = csv.reader(io.StringIO(csv_file(rejected_frame([ROW])).decode("utf-8-sig")))
    assert header[:4] == ["'=Amount", "Note", "Change", "Owner"]
    assert set(cells) >= HARMLESS
    assert not [cell for cell in header + cells if cell[:1] in ("=", "+", "@", "\t", "\r")]


def test_as_a_workbook():
    book = python_calamine.load_workbook(io.BytesIO(xlsx_file(rejected_frame([ROW]), "rejected")))
    header, cells = book.get_sheet_by_index(0).to_python()
    assert header[:4] == ["'=Amount", "Note", "Change", "Owner"]
    assert set(cells) >= HARMLESS
