"""Rejected rows as a file to mend: cells as they stood, reasons in both languages, nothing executed."""

from __future__ import annotations

from salesperf.ui.importing.rows import RejectedRow, rejected_frame
from salesperf.ui.spreadsheet import csv_file

ROW = RejectedRow(
    "deals.csv",
    735,
    "money.not_a_number",
    "Amount",
    "12.5.00",
    (("Deal", "=cmd()"), ("Amount", "12.5.00"), ("Note", None)),
)


def test_the_reasons_stand_beside_the_cells_in_both_languages():
    frame = rejected_frame([ROW])
    assert list(frame.columns) == ["Deal", "Amount", "Note", "File", "Line", "Reason", "原因"]
    line = frame.iloc[0]
    assert (line["Amount"], line["Note"], line["Line"]) == ("12.5.00", "", 735)
    assert "12.5.00" in line["Reason"]
    assert line["原因"] != line["Reason"]


def test_no_cell_of_the_file_is_a_formula():
    assert b"'=cmd()" in csv_file(rejected_frame([ROW]))
