"""CSV and XLSX files for people to open: no cell of them is ever executed as a formula."""

from __future__ import annotations

import io
import re
from datetime import date, datetime

import pandas as pd
import xlsxwriter

_FORMULA = re.compile(r"^[\s\u00a0\ufeff]*[=+\-@＝＋－＠\t\r\n]|^[\t\r\n]")
_NUMBER = re.compile(r"^[+-]?(\d[\d,]*)?(\.\d+)?([eE][+-]?\d+)?%?$")


def neutral_cell(value: object) -> object:
    """The value with an apostrophe in front where a spreadsheet would take its text for a formula.

    Numbers stay numbers, also when they come as text ("-100", "+3.5%").
    """
    if not isinstance(value, str) or not _FORMULA.match(value):
        return value
    bare = value.strip()
    return value if bare not in {"+", "-"} and _NUMBER.match(bare) and value == bare else "'" + value


def csv_file(frame: pd.DataFrame) -> bytes:
    """The frame as CSV in UTF-8 with the mark by which Excel recognises it."""
    text: str = _neutral(frame).to_csv(index=False)
    return text.encode("utf-8-sig")


def xlsx_file(frame: pd.DataFrame, sheet: str = "Data") -> bytes:
    """The frame as one sheet: a frozen header, a filter, dates as dates and text as text."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "nan_inf_to_errors": True,
        },
    )
    page = book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", sheet)[:31] or "Data")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    page.write_row(0, 0, [str(neutral_cell(name)) for name in frame.columns], book.add_format({"bold": True}))
    for row, cells in enumerate(_neutral(frame).itertuples(index=False), start=1):
        for column, cell in enumerate(cells):
            if isinstance(cell, datetime) and not pd.isna(cell):
                page.write_datetime(row, column, cell.replace(tzinfo=None), moment)
            elif isinstance(cell, date) and not pd.isna(cell):
                page.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), day)
            elif isinstance(cell, str):
                page.write_string(row, column, cell)
            elif not pd.isna(cell):
                page.write(row, column, cell)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(frame), 1), max(len(frame.columns) - 1, 0))
    book.close()
    return stream.getvalue()


def _neutral(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.map(neutral_cell).rename(columns=lambda name: neutral_cell(str(name)))
