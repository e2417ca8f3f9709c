"""The whole filtered list as a file."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from salesperf.domain.money import MINOR_DIGITS
from salesperf.ui import cache
from salesperf.ui.deals import reading, words
from salesperf.ui.deals.reading import Asked
from salesperf.ui.spreadsheet import csv_file, xlsx_file
from salesperf.ui.state import Here

MOST_ROWS_OF_A_SHEET = 200_000
"""More rows than this make a workbook that few machines open; CSV holds all."""

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export_menu(here: Here, asked: Asked, n: int) -> None:
    """A menu with the filtered list as CSV and as a workbook, written only when asked for."""
    t = here.t
    with st.popover(t("Export"), icon=":material/download:", width="content", disabled=not n):
        st.caption(t.plural("{n} deal, all pages", "{n} deals, all pages", n))
        _button(t("CSV"), "deals.csv", "text/csv", lambda: csv_file(table(here, asked)))
        if n <= MOST_ROWS_OF_A_SHEET:
            _button(t("Excel"), "deals.xlsx", _XLSX, lambda: xlsx_file(table(here, asked), t("Deals")))
        else:
            st.caption(t("Over {n} rows only as CSV.", n=MOST_ROWS_OF_A_SHEET))


def table(here: Here, asked: Asked) -> pd.DataFrame:
    """The filtered list with the headers of the reader's language; amounts in major units, dates as dates."""
    t = here.t
    deals = cache.read(here.store, reading.everything, asked)
    names = words.status_names(t)
    digits = deals["currency"].map(lambda code: MINOR_DIGITS[code] if code else 0)
    scale = 10 ** MINOR_DIGITS[here.currency]
    return pd.DataFrame(
        {
            t("Id in the CRM"): deals["key"],
            t("Deal"): deals["name"],
            t("Account"): deals["account"],
            t("Status"): deals["status"].map(names),
            t("Stage"): deals["stage"],
            t("Sales pipeline"): deals["pipeline"],
            t("Rep"): deals["rep"],
            t("Team"): deals["team"],
            t("Product"): deals["product"],
            t("Source"): deals["source"],
            t("Lost reason"): deals["lost_reason"],
            t("Amount"): deals["amount"].astype("Float64") / (10.0 ** digits.astype("float64")),
            t("Currency"): deals["currency"],
            t("Amount, {currency}", currency=here.currency): deals["value"].astype("Float64") / scale,
            t("Created"): deals["created_on"],
            t("Expected close"): deals["due_on"],
            t("Closed"): deals["closed_on"],
            t("Last activity"): deals["activity_on"],
            t("Next step"): deals["next_step"],
            t("Needs care"): [words.care(t, one) or None for one in reading.records(deals)],
        }
    )


def _button(label: str, name: str, mime: str, made: Callable[[], bytes]) -> None:
    st.download_button(
        label,
        made,
        name,
        mime,
        key=f"export_{name}",
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )
