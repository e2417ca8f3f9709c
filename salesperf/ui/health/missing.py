"""What open deals lack, by rep, shaded by its share."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from salesperf.reports.health import Gaps
from salesperf.text import Text, mark
from salesperf.ui import state
from salesperf.ui.components import card, csv_download, empty_state

_ROW = 28
MOST_ROWS = 26
FIELDS = {
    "amount": mark("Amount"),
    "close_on": mark("Close date"),
    "next_step": mark("Next step"),
    "source": mark("Source"),
    "account": mark("Account"),
    "activity": mark("Activity"),
}


def totals(gaps: Sequence[Gaps]) -> Gaps:
    """All reps together."""
    fields = gaps[0].missing if gaps else {}
    return Gaps(
        None,
        sum(one.open for one in gaps),
        {name: sum(one.missing[name] for one in gaps) for name in fields},
        sum(one.complete for one in gaps),
    )


def draw(t: Text, gaps: Sequence[Gaps]) -> None:
    """The card with the heat table."""
    frame = _frame(t, gaps)

    def download() -> None:
        if gaps:
            csv_download(t, frame, "missing_fields", key="health_missing_csv", label="CSV")

    explained = t(
        "A field counts as missing where the open deal's cell is empty; an activity where "
        "there was none for 30 days."
    )
    with card(
        t("What is missing, by rep"),
        t("open deals with an empty field; shade = share"),
        help=explained,
        control=download,
        key="health_missing",
    ):
        if not gaps:
            empty_state(t("There are no open deals."))
            return
        st.dataframe(
            frame.style.apply(_shades, gaps=[totals(gaps), *gaps], axis=None),
            hide_index=True,
            row_height=_ROW,
            height=(min(len(frame), MOST_ROWS) + 1) * _ROW + 2,
            column_config={
                t("Rep"): st.column_config.TextColumn(width=150),
                **{name: st.column_config.NumberColumn(format="localized") for name in frame.columns[1:-1]},
                t("Complete, %"): st.column_config.ProgressColumn(
                    format="%d", min_value=0, max_value=100, width=120
                ),
            },
            alt=t("What is missing, by rep"),
        )


def _frame(t: Text, gaps: Sequence[Gaps]) -> pd.DataFrame:
    lines = [(t("All reps"), totals(gaps)), *((one.rep or t("without an owner"), one) for one in gaps)]
    return pd.DataFrame(
        [
            {
                t("Rep"): name,
                t("Open"): one.open,
                **{t(FIELDS[field]): n for field, n in one.missing.items()},
                t("Complete, %"): (200 * one.complete + one.open) // (2 * one.open) if one.open else None,
            }
            for name, one in lines
        ]
    )


def _shades(frame: pd.DataFrame, *, gaps: Sequence[Gaps]) -> pd.DataFrame:
    tokens = state.here().tokens
    styles = pd.DataFrame("", index=frame.index, columns=frame.columns)
    for row, one in enumerate(gaps):
        for place, n in enumerate(one.missing.values(), start=2):
            share = n / one.open if one.open else 0
            if n:
                styles.iloc[row, place] = (
                    f"background-color: {_mixed(tokens.page, tokens.behind_soft, min(1.0, share * 1.4))}"
                )
            else:
                styles.iloc[row, place] = f"color: {tokens.rest}"
        if row == 0:
            styles.iloc[row] += "; font-weight: 700"
    return styles


def _mixed(low: str, high: str, share: float) -> str:
    parts = [(int(low[at : at + 2], 16), int(high[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)
