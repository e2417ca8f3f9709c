"""The table of owners, the period's choice, and the file to fill in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from salesperf.domain.money import MINOR_DIGITS
from salesperf.text.periods import period_name
from salesperf.ui import state
from salesperf.ui.components import csv_download
from salesperf.ui.components.tables import ROW_HEIGHT
from salesperf.ui.state import Here
from salesperf.ui.targets.reading import OwnerKind, Targets

TEMPLATE_COLUMNS = ("owner_kind", "owner", "measure", "month", "amount", "currency")
_MOST_PERIODS = 12
_MOST_ROWS = 34


def period_choice(here: Here) -> None:
    """The quarters and years that targets can be looked at in; the choice stands in the URL."""
    now = here.scope.period
    around = [
        here.calendar.shift(here.calendar.period_of("quarter", here.scope.as_of), step)
        for step in range(2, -6, -1)
    ]
    years = [
        here.calendar.shift(here.calendar.period_of("year", here.scope.as_of), step) for step in (1, 0, -1)
    ]
    periods = {here.calendar.key(one): one for one in [*around, *years]}
    periods = {here.calendar.key(now): now} | periods if here.calendar.key(now) not in periods else periods
    st.session_state["targets_period"] = here.calendar.key(now)

    def picked() -> None:
        state.write_address(("p",), {"p": st.session_state["targets_period"]})

    st.selectbox(
        here.t("Period"),
        list(periods),
        key="targets_period",
        format_func=lambda key: period_name(here.t, periods[key], here.calendar, today=here.scope.as_of),
        label_visibility="collapsed",
        width=200,
        on_change=picked,
    )


def owner_table(here: Here, found: Targets, pace: float | None) -> None:
    """Every owner with the target of each month, what was booked and what is left."""
    t = here.t
    digits = MINOR_DIGITS[here.currency]
    kinds: dict[OwnerKind, str] = {"company": t("Company"), "team": t("Team"), "rep": t("Rep")}
    owners = found.owners

    def major(minor: int | None) -> float | None:
        return None if minor is None else minor / 10**digits

    frame = pd.DataFrame(
        {
            "owner": [one.name or t("Company") for one in owners],
            "kind": [kinds[one.kind] for one in owners],
            **{f"m{at}": [major(one.months[at]) for one in owners] for at in range(len(found.months))},
            "target": [major(one.target) for one in owners],
            "booked": [major(one.booked) for one in owners],
            "attainment": [100 * one.booked / one.target if one.target else None for one in owners],
            "pace": [
                t.points(one.booked / one.target - pace) if one.target and pace else None for one in owners
            ],
            "left": [major(max(one.target - one.booked, 0)) if one.target else None for one in owners],
        }
    )
    made = st.column_config
    amount: Any = {"format": "%,.0f", "alignment": "right"}
    columns: dict[str, Any] = {
        "owner": made.TextColumn(t("Target of"), width=140),
        "kind": made.TextColumn(t("Kind"), width=80),
        "target": made.NumberColumn(t("Target"), **amount),
        "booked": made.NumberColumn(t("Booked"), **amount),
        "attainment": made.ProgressColumn(t("Attainment"), format="%.0f%%", min_value=0, max_value=100),
        "pace": made.TextColumn(t("Against pace"), alignment="right"),
        "left": made.NumberColumn(t("To go"), **amount),
        **{f"m{at}": made.NumberColumn(t.month(month), **amount) for at, month in enumerate(found.months)},
    }
    if pace is None:
        columns.pop("pace")
    if len(found.months) == 1 or not any(any(one.months) for one in owners):
        columns = {name: one for name, one in columns.items() if not name.startswith("m")}
    st.dataframe(
        frame[list(columns)],
        hide_index=True,
        column_config=columns,
        row_height=ROW_HEIGHT,
        height=(min(len(frame), _MOST_ROWS) + 1) * ROW_HEIGHT + 2,
        placeholder="–",
        alt=t("Targets"),
    )


def template_download(here: Here, found: Targets) -> None:
    """A table of the next quarter with every owner and month, the amounts to be filled in."""
    t = here.t
    following = here.calendar.shift(here.calendar.period_of("quarter", here.scope.as_of), 1)
    months = [one.start for one in here.calendar.covering("month", following.start, following.last_day)]
    owners = [(one.kind, one.name) for one in found.owners] or [("company", "")]
    csv_download(
        t,
        _template(owners, months, here.currency),
        "targets",
        key="targets_template",
        label=t("Table to fill in"),
    )


def _template(owners: list[tuple[OwnerKind, str]], months: list[date], currency: str) -> pd.DataFrame:
    rows = [
        (kind, name, "bookings", month.isoformat()[:7], "", currency)
        for kind, name in owners
        for month in months
    ]
    return pd.DataFrame(rows, columns=list(TEMPLATE_COLUMNS))
