"""Opens the deals behind whatever figure was picked."""

from __future__ import annotations

import pandas as pd

from salesperf.forecast.chances import chances
from salesperf.reports import deal_list
from salesperf.reports.asked import Asked
from salesperf.reports.tile import Drill
from salesperf.text import Text
from salesperf.ui import cache
from salesperf.ui.components import Column, drill_dialog
from salesperf.ui.state import Here


def asked_of(here: Here) -> Asked:
    """What this run of a page asks."""
    return Asked(here.scope, here.viewer, here.settings)


def open_deals(here: Here, *picked: Drill | None) -> None:
    """List the deals behind the first figure that was picked in this run, if any. Once a run, at its end."""
    drill = next((one for one in picked if one is not None), None)
    if drill is None:
        return
    t, asked = here.t, asked_of(here)
    found = cache.read(here.store, deal_list.deals, asked, drill)
    frame = deal_list.shown(t, found)
    if drill.metric == "coverage":
        known = cache.read(here.store, chances, here.scope.as_of)
        given = pd.Series(known.of(found.deals["deal_id"]), index=frame.index, dtype="float64")
        frame.insert(list(frame.columns).index("amount") + 1, "chance", given.round(2))
    named = deal_columns(t, here.currency)
    columns = {name: named[name] for name in deal_list.columns_with_content(frame)}
    head = deal_list.heading(t, asked, drill, found)
    drill_dialog(t, frame[list(columns)], columns, heading=head.title, detail=head.detail, key="behind")


def deal_columns(t: Text, currency: str) -> dict[str, Column]:
    """How the columns of a list of deals are headed and written."""
    return {
        "name": Column(t("Deal"), pinned=True, width="medium"),
        "rep": Column(t("Rep")),
        "account": Column(t("Account")),
        "stage": Column(t("Stage")),
        "amount": Column(t("Amount, {currency}", currency=currency), "decimal"),
        "chance": Column(t("Win chance"), "share"),
        "currency": Column(t("Currency")),
        "created_on": Column(t("Created"), "day"),
        "due_on": Column(t("Expected close"), "day"),
        "closed_on": Column(t("Closed"), "day"),
        "source": Column(t("Source")),
        "product": Column(t("Product")),
        "lost_reason": Column(t("Lost reason")),
    }
