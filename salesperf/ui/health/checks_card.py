"""Orphans, contradictions and all checks: what was found, by what, and an example of each."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from salesperf.reports import checks as checks_of
from salesperf.reports.checks import Outcome
from salesperf.text import Text
from salesperf.ui import state
from salesperf.ui.components import Attention, card, count_list, empty_state, ledger_table
from salesperf.ui.escape import Markdown
from salesperf.ui.spreadsheet import csv_file
from salesperf.warehouse.store import Store


def found(t: Text, outcomes: Sequence[Outcome], kind: str, title: str, unit: str, explained: str) -> None:
    """The card of one kind of findings."""
    any_found = any(one.rows for one in outcomes if one.check.kind == kind)

    def download() -> None:
        if any_found:
            st.download_button(
                ":material/download:",
                lambda: csv_file(_listed(t, store, kind)),
                f"{kind}.csv",
                "text/csv",
                key=f"health_{kind}_csv",
                on_click="ignore",
                type="tertiary",
                help=t("All of them, a line each."),
            )

    store = state.here().store
    with card(title, unit, help=explained, control=download, key=f"health_{kind}"):
        items = [
            Attention(t.number(one.rows), one.text(t), _example(t, one))
            for one in outcomes
            if one.check.kind == kind and one.rows
        ]
        count_list(items)
        if not items:
            empty_state(t("Nothing found."), icon=":material/check_circle:")


def _listed(t: Text, store: Store, kind: str) -> pd.DataFrame:
    with store.read() as cursor:
        found = checks_of.findings(cursor, kind)
    return pd.DataFrame(
        {
            t("What"): [t(one.check.finding) for one in found],
            t("Deal id"): [one.key or "" for one in found],
            t("Deal"): [one.name or "" for one in found],
            t("Rep"): [one.rep or "" for one in found],
            t("Value"): [one.value or "" for one in found],
        }
    )


def _example(t: Text, one: Outcome) -> str:
    values = list(dict.fromkeys(value for _, value in one.examples if value))
    if not values:
        return t("kept and counted")
    if len(values) == 1:
        return t("all of the first say {value}", value=values[0]) if one.rows > 1 else values[0]
    return t("such as {values}", values=", ".join(values[:2]))


def checks(t: Text, outcomes: Sequence[Outcome]) -> None:
    """The card of all checks, those that found something first."""
    bad = [one for one in outcomes if one.rows]
    good = [one for one in outcomes if not one.rows]
    with card(
        t.plural("{n} check ran", "{n} checks ran", len(outcomes)), t("after every load"), key="health_checks"
    ):
        if bad:
            ledger_table(
                [t("rows"), t("what should hold")],
                [[Markdown(f":orange[**{t.number(one.rows)}**]"), t(one.check.text)] for one in bad],
                key="health_checks_bad",
                alt=t("Checks that found something"),
            )
        with st.expander(t("{n} passed", n=len(good)), expanded=not bad, icon=":material/check_circle:"):
            st.markdown("  \n".join(t(one.check.text) for one in good))
