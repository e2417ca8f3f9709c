"""The stuck deals: the table that the review works through."""

from __future__ import annotations

import streamlit as st

from salesperf.reports import stuck
from salesperf.reports.stuck import Stuck
from salesperf.reports.tile import explained
from salesperf.text import Text
from salesperf.ui import cache
from salesperf.ui.components import Column, card, data_table, empty_state, xlsx_download
from salesperf.ui.review.controls import chosen_variant, variant_control
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.state import Here


def stuck_deals(here: Here) -> None:
    """Each stuck deal with why, by how many days, what it is worth; filtered by reason, to take away."""
    t, asked = here.t, asked_of(here)
    variant = chosen_variant("stuck", "review_stuck")
    found = cache.read(here.store, stuck.stuck, asked, variant)
    with card(
        stuck.title(t, found),
        stuck.subtitle(t, asked, found),
        help=explained(t, "stuck", variant),
        control=variant_control(here, "stuck", "review_stuck"),
        key="card_stuck",
    ):
        if not found.deals:
            empty_state(
                t("No deal is too long in its stage, silent or past its date."), icon=":material/done_all:"
            )
            return
        reason = _reasons(t, found)
        frame = stuck.table(t, found, reason)
        columns = _columns(t, here)
        kept = {
            name: column for name, column in columns.items() if frame[name].notna().any() or name == "name"
        }
        data_table(t, frame, kept, key=f"review_stuck_{reason}", alt=stuck.title(t, found))
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.caption(stuck.listed_words(t, found))
            export = frame[list(kept)].rename(columns={name: column.label for name, column in kept.items()})
            xlsx_download(t, export, "stuck_deals", key="review_stuck_file")


def _reasons(t: Text, found: Stuck) -> str | None:
    names = stuck.reason_words(t, found)
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
