"""The stuck deals on a phone, where a table of ten columns cannot be edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from salesperf.ui import state
from salesperf.ui.components.tables import ROW_HEIGHT
from salesperf.ui.deals import opening
from salesperf.ui.review.actions_table import height
from salesperf.ui.state import Here

_TABLE = "review_stuck_phone"


def phone_table(here: Here, frame: pd.DataFrame, ids: Sequence[int], alt: str) -> None:
    """Deal, days over, amount and why; a tap opens the deal, where its action is agreed."""
    t, made = here.t, st.column_config
    key = state.chart_key(_TABLE)

    def picked() -> None:
        cells = st.session_state[key].selection.cells
        if cells:
            state.renew_chart(_TABLE)
            opening.ask(ids[cells[0][0]], ids)

    st.dataframe(
        frame[["name", "over", "amount", "why"]],
        key=key,
        hide_index=True,
        column_config={
            "name": made.TextColumn(t("Deal"), width=130),
            "over": made.NumberColumn(t("Days over"), width=62),
            "amount": amount_column(here),
            "why": made.TextColumn(t("Why it counts as stuck"), width=230),
        },
        row_height=ROW_HEIGHT,
        height=height(len(frame)),
        placeholder="–",
        alt=alt,
        on_select=picked,
        selection_mode="single-cell",
    )
    st.caption(t("Tap a deal to open it and agree what comes next."))


def amount_column(here: Here) -> Any:
    """The column of amounts in major units."""
    label = here.t("Amount, {currency}", currency=here.currency)
    return st.column_config.NumberColumn(label, format="%,.0f", alignment="right", width=92)
