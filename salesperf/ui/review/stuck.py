"""The stuck deals: the table that the review works through."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from salesperf.reports import stuck
from salesperf.reports.stuck import Stuck
from salesperf.reports.tile import explained
from salesperf.text import Text
from salesperf.ui import cache
from salesperf.ui.components import Column, card, data_table, empty_state, xlsx_download
from salesperf.ui.review.controls import chosen_variant, variant_control
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.review.head import waiting
from salesperf.ui.state import Here


@dataclass(frozen=True, slots=True)
class Listed:
    """The stuck deals in words: title, worth, their reasons with counts, how many are listed."""

    title: str
    subtitle: str
    none: bool
    reasons: dict[str, str]
    listed: str


@dataclass(frozen=True, slots=True)
class Table:
    """The deals of a reason as a table: those of its columns that say something, also as a file."""

    frame: pd.DataFrame
    columns: dict[str, Column]
    export: pd.DataFrame


def stuck_deals(here: Here) -> None:
    """Each stuck deal with why, by how many days, what it is worth; filtered by reason, to take away."""
    t = here.t
    variant = chosen_variant("stuck", "review_stuck")
    shown = cache.drawn(here, _listed, variant)
    with card(
        shown.title,
        shown.subtitle,
        help=explained(t, "stuck", variant),
        control=variant_control(here, "stuck", "review_stuck"),
        key="card_stuck",
    ):
        if shown.none:
            empty_state(
                t("No deal is too long in its stage, silent or past its date."), icon=":material/done_all:"
            )
            return
        reason = _reason(t, shown.reasons)
        table = cache.drawn(here, _table, variant, reason)
        data_table(t, table.frame, table.columns, key=f"review_stuck_{reason}", alt=shown.title)
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.caption(shown.listed)
            xlsx_download(t, table.export, "stuck_deals", key="review_stuck_file")


def _found(here: Here, variant: str) -> Stuck:
    _, total = cache.drawn(here, waiting, variant)
    return cache.read(here.store, stuck.stuck, asked_of(here), variant, total)


def _listed(here: Here, variant: str) -> Listed:
    t, asked, found = here.t, asked_of(here), cache.drawn(here, _found, variant)
    return Listed(
        stuck.title(t, found),
        stuck.subtitle(t, asked, found),
        not found.deals,
        stuck.reason_words(t, found),
        stuck.listed_words(t, found),
    )


def _table(here: Here, variant: str, reason: str | None) -> Table:
    found = cache.drawn(here, _found, variant)
    frame = stuck.table(here.t, found, reason)
    kept = {
        name: column
        for name, column in _columns(here.t, here).items()
        if frame[name].notna().any() or name == "name"
    }
    export = frame[list(kept)].rename(columns={name: column.label for name, column in kept.items()})
    return Table(frame, kept, export)


def _reason(t: Text, names: dict[str, str]) -> str | None:
    chosen: str | None = st.pills(
        t("Reason"),
        list(names),
        format_func=lambda one: names[one],
        key="review_reason",
        label_visibility="collapsed",
    )
    return chosen


def _columns(t: Text, here: Here) -> dict[str, Column]:
    return {
        "name": Column(t("Deal"), pinned=True, width=225),
        "rep": Column(t("Rep"), width=85),
        "stage": Column(t("Stage"), width=90),
        "why": Column(t("Why it counts as stuck"), width=235),
        "over": Column(t("Days over"), "number", width=72),
        "amount": Column(t("Amount, {currency}", currency=here.currency), "decimal", width=95),
        "due_on": Column(t("Expected close"), "day", width=100),
        "next_step": Column(t("Next step"), width=178),
    }
