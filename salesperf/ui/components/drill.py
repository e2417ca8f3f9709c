"""The deals behind a figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from salesperf.text import Text
from salesperf.ui import state
from salesperf.ui.components.downloads import csv_download
from salesperf.ui.components.tables import Column, data_table
from salesperf.ui.escape import escape_markdown


def drill_dialog(
    t: Text, frame: pd.DataFrame, columns: Mapping[str, Column], *, heading: str, detail: str = "", key: str
) -> None:
    """Open the list of deals that make a figure: ``heading`` names the figure, ``detail`` its parts.

    Call it at most once a run, when the figure was picked.
    """

    @st.dialog(t("Deals behind the figure"), width="large", on_dismiss="rerun")
    def show() -> None:
        grey = f" :gray[:small[{escape_markdown(detail)}]]" if detail else ""
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(f"**{escape_markdown(heading)}**{grey}", width="content")
            csv_download(
                t, frame.rename(columns={n: c.label for n, c in columns.items()}), "deals", key=f"{key}_csv"
            )
        data_table(t, frame, columns, key=f"{key}_deals", alt=heading, empty=t("No deal makes this figure."))

    show()


def selected_key(event: Any, chart: str) -> str | None:
    """What was picked on a selectable chart, once per pick; draw it under ``state.chart_key(chart)``.

    A selection outlives the dialog that it opened. So a pick moves the chart to a new key, and the next run
    draws it with nothing selected.
    """
    points = event.selection.points if event is not None else []
    if not points:
        return None
    state.renew_chart(chart)
    custom = points[0].get("customdata")
    return str(custom[0]) if isinstance(custom, list | tuple) else None if custom is None else str(custom)
