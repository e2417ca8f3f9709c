"""The page of the list: a row opens its deal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from salesperf.domain.money import MINOR_DIGITS
from salesperf.text import Text
from salesperf.ui import state
from salesperf.ui.components.tables import ROW_HEIGHT
from salesperf.ui.deals import reading, words
from salesperf.ui.state import Here

_TABLES = ("deals_desk", "deals_phone")
_MOST_ROWS = 18
Columns = dict[str, Any]


def deal_table(here: Here, deals: pd.DataFrame) -> None:
    """Draw the page of deals; a click in a row puts its deal into the URL, which opens it."""
    shown = _shown(here, deals)
    with st.container(key="desk_only_deals"):
        _draw(here.t, shown, _desk(here, shown), _TABLES[0])
    with st.container(key="phone_only_deals"):
        _draw(here.t, shown, _phone(here), _TABLES[1])


def _draw(t: Text, shown: pd.DataFrame, columns: Columns, table: str) -> None:
    key = state.chart_key(table)
    st.dataframe(
        shown[list(columns)],
        hide_index=True,
        column_config=columns,
        row_height=ROW_HEIGHT,
        height=(min(len(shown), _MOST_ROWS) + 1) * ROW_HEIGHT + 2,
        placeholder="–",
        alt=t("Deals"),
        key=key,
        on_select=_opens(key, table, [int(one) for one in shown["deal_id"]]),
        selection_mode="single-cell",
    )


def _opens(key: str, table: str, ids: list[int]) -> Callable[[], None]:
    def picked() -> None:
        cells = st.session_state[key].selection.cells
        if cells:
            state.renew_chart(table)
            st.session_state[state.TRAIL] = tuple(ids)
            st.session_state[state.ORIGIN] = "deals"
            st.query_params["deal"] = str(ids[cells[0][0]])

    return picked


def _shown(here: Here, deals: pd.DataFrame) -> pd.DataFrame:
    t = here.t
    digits = MINOR_DIGITS[here.currency]
    records = reading.records(deals)
    names = words.status_names(t)
    closes = [one["due_on"] if one["status"] == "open" else one["closed_on"] for one in records]
    return pd.DataFrame(
        {
            "deal_id": deals["deal_id"],
            "name": deals["name"].fillna(deals["key"]),
            "account": deals["account"],
            "stage": [one["stage"] or names[one["status"]] for one in records],
            "value": deals["value"].astype("Float64") / 10**digits,
            "own": [_own(t, one, here.currency) for one in records],
            "rep": deals["rep"],
            "created": deals["created_on"],
            "close": closes,
            "activity": deals["activity_on"],
            "care": [words.care(t, one) for one in records],
        }
    )


def _own(t: Text, deal: dict[str, Any], currency: str) -> str:
    if deal["currency"] in (None, currency) or pd.isna(deal["amount"]):
        return ""
    return t.money(deal["amount"], deal["currency"])


def _desk(here: Here, shown: pd.DataFrame) -> Columns:
    t, made = here.t, st.column_config
    columns: Columns = {
        "name": made.TextColumn(t("Deal"), width=200),
        "account": made.TextColumn(t("Account"), width=140),
        "stage": made.TextColumn(t("Stage"), width=92),
        "care": made.TextColumn(t("Needs care"), width=190),
        "value": _amount(here),
        "own": made.TextColumn(t("Own currency"), alignment="right", width=104),
        "rep": made.TextColumn(t("Rep"), width=88),
        "close": made.DateColumn(
            t("Close date"),
            format="YYYY-MM-DD",
            width=95,
            help=t("Expected while open, else the day it closed."),
        ),
        "activity": made.DateColumn(t("Last activity"), format="YYYY-MM-DD", width=100),
        "created": made.DateColumn(t("Created"), format="YYYY-MM-DD", width=95),
    }
    bare = {name for name in ("own", "care") if not shown[name].any()}
    if shown["activity"].isna().all():
        bare.add("activity")
    return {name: one for name, one in columns.items() if name not in bare}


def _phone(here: Here) -> Columns:
    made, t = st.column_config, here.t
    return {
        "name": made.TextColumn(t("Deal"), width=160),
        "value": _amount(here),
        "stage": made.TextColumn(t("Stage"), width=90),
    }


def _amount(here: Here) -> Any:
    digits = MINOR_DIGITS[here.currency]
    label = here.t("Amount, {currency}", currency=here.currency)
    return st.column_config.NumberColumn(label, format=f"%,.{digits}f", alignment="right", width=104)
