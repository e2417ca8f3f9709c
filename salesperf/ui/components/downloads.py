"""Buttons that hand out a table as a file."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from salesperf.text import Text
from salesperf.ui.spreadsheet import csv_file, xlsx_file


def csv_download(t: Text, frame: pd.DataFrame, file_name: str, *, key: str, label: str | None = None) -> None:
    """A button for the frame as CSV; the file is written only when it is pressed."""
    st.download_button(
        label or t("Download CSV"),
        lambda: csv_file(frame),
        f"{file_name}.csv",
        "text/csv",
        key=key,
        icon=":material/download:",
        on_click="ignore",
    )


def xlsx_download(
    t: Text, frame: pd.DataFrame, file_name: str, *, key: str, label: str | None = None
) -> None:
    """A button for the frame as an Excel workbook; the file is written only when it is pressed."""
    st.download_button(
        label or t("Download Excel"),
        lambda: xlsx_file(frame, file_name),
        f"{file_name}.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        key=key,
        icon=":material/download:",
        on_click="ignore",
    )
