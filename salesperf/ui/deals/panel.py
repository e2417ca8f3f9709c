"""One deal: its facts, the stages it went through, what changed, what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
import streamlit as st

from salesperf.text import Text
from salesperf.ui import cache, components
from salesperf.ui.components.tables import Cell
from salesperf.ui.deals import reading, words
from salesperf.ui.deals.reading import Asked
from salesperf.ui.escape import Markdown, escape_markdown
from salesperf.ui.state import Here

MOST_CHANGES = 30


def open_asked(here: Here, asked: Asked, deal: str | None) -> None:
    """Open the deal that the URL asks for, if this viewer may see it; closing takes it out of the URL."""
    if not (deal or "").isascii() or not (deal or "").isdigit():
        return
    one = replace(asked, deal=int(deal or 0))
    found = cache.read(here.store, reading.page, replace(one, wanted=replace(asked.wanted, page=1)))

    name = here.t("Deal") if found.empty else str(found["name"][0] or found["key"][0])

    @st.dialog(escape_markdown(name), width="large", on_dismiss=_close)
    def show() -> None:
        if found.empty:
            components.empty_state(here.t("This deal is not among those that you see on this day."))
            return
        _draw(here, one, reading.records(found)[0])

    show()


def _close() -> None:
    if "deal" in st.query_params:
        del st.query_params["deal"]


def _draw(here: Here, asked: Asked, deal: Mapping[str, Any]) -> None:
    t = here.t
    visits = cache.read(here.store, reading.visits, asked)
    story = cache.read(here.store, reading.story, asked)
    _head(here, deal)
    _facts(here, deal)
    missing = missing_facts(t, deal)
    if missing:
        said = escape_markdown(t("Missing: {facts}", facts=t.join(missing)))
        st.markdown(f":orange[:material/radio_button_unchecked: {said}]")
    st.markdown(f"**{escape_markdown(t('Stages'))}**")
    if visits:
        rows, columns = _stages(t, visits, deal, asked.scope.as_of)
        components.ledger_table(columns, rows, right=(2,), key="deal_stages", alt=t("Stages"))
    else:
        st.caption(t("No entry into a stage is known; two exports on different days show the next one."))
    st.markdown(f"**{escape_markdown(t('Changes'))}** :gray[:small[{escape_markdown(t('newest first'))}]]")
    changes = changes_of(t, story, stages=not visits)[::-1]
    if changes:
        columns = [t("Date"), t("What"), t("Before"), t("After"), t("From")]
        components.ledger_table(
            columns, [one.cells(t) for one in changes[:MOST_CHANGES]], key="deal_changes", alt=t("Changes")
        )
        if len(changes) > MOST_CHANGES:
            st.caption(t("{n} earlier changes are left out.", n=len(changes) - MOST_CHANGES))
    else:
        st.caption(t("Nothing has changed since it was first seen."))


def _head(here: Here, deal: Mapping[str, Any]) -> None:
    t = here.t
    with st.container(horizontal=True, vertical_alignment="center"):
        stage = deal["stage"] or words.status_names(t)[deal["status"]]
        st.badge(escape_markdown(stage), color="gray" if deal["status"] == "lost" else "blue")
        care = words.care(t, deal)
        if care:
            st.badge(escape_markdown(care), icon=":material/hourglass_bottom:", color="orange")
        parts = [deal[one] for one in ("account", "rep", "team", "product", "source")]
        st.caption(" · ".join(escape_markdown(one) for one in parts if one), width="content")
        address = words.crm_address(here.settings.crm_link, str(deal["key"]))
        if address:
            st.link_button(t("Open in CRM"), address, icon=":material/open_in_new:", type="tertiary")


def _facts(here: Here, deal: Mapping[str, Any]) -> None:
    t = here.t
    amount = None if pd.isna(deal["amount"]) else int(deal["amount"])
    value = None if pd.isna(deal["value"]) else int(deal["value"])
    foreign = deal["currency"] and deal["currency"] != here.currency
    close = deal["due_on"] if deal["status"] == "open" else deal["closed_on"]
    label = {"open": t("Expected close"), "won": t("Won on"), "lost": t("Lost on")}[deal["status"]]
    beside = {
        t("Amount"): (
            t.money(amount, deal["currency"] or here.currency),
            _converted(here, value) if foreign else "",
        ),
        label: (t.date(_day(close)), deal["lost_reason"] or ""),
        t("Created"): (t.date(_day(deal["created_on"])), ""),
        t("Last activity"): (t.date(_day(deal["activity_on"])), ""),
        t("Next step"): (deal["next_step"] or "–", ""),
    }
    with st.container(horizontal=True, gap="large"):
        for name, (value_text, note) in beside.items():
            small = f"  \n:gray[:small[{escape_markdown(note)}]]" if note else ""
            st.markdown(
                f":gray[:small[{escape_markdown(name)}]]  \n**{escape_markdown(value_text)}**{small}",
                width="content",
            )


def _converted(here: Here, value: int | None) -> str:
    if value is None:
        return here.t("no exchange rate")
    return here.t("about {amount}", amount=here.t.money(value, here.currency))


def missing_facts(t: Text, deal: Mapping[str, Any]) -> list[str]:
    """The names of the facts that a deal of this status should have and has not."""
    wanted = {
        "amount": t("amount"),
        "account": t("account"),
        "rep": t("owner"),
        "created_on": t("creation date"),
        "source": t("source"),
    }
    if deal["status"] == "open":
        wanted |= {"due_on": t("expected close"), "next_step": t("next step")}
    if deal["status"] == "lost":
        wanted |= {"lost_reason": t("lost reason")}
    return [name for key, name in wanted.items() if deal[key] is None or pd.isna(deal[key])]


def _stages(
    t: Text, visits: Sequence[Mapping[str, Any]], deal: Mapping[str, Any], as_of: date
) -> tuple[list[list[Cell]], list[str]]:
    rows: list[list[Cell]] = []
    for before, visit in zip([None, *visits[:-1]], visits, strict=True):
        left = visit["left_at"]
        days = ((left.date() if left else as_of) - visit["entered_at"].date()).days
        name = escape_markdown(visit["stage"])
        if before is not None and visit["position"] < before["position"]:
            name += f" :orange-badge[{escape_markdown(t('back'))}]"
        shown = t.number(days)
        over = (
            left is None
            and deal["over_line"] is not None
            and not pd.isna(deal["over_line"])
            and deal["over_line"]
        )
        rows.append(
            [
                Markdown(name),
                t.date(visit["entered_at"].date()),
                Markdown(f":orange[**{shown}**]" if over else shown),
                t.date(left.date()) if left else t("still there"),
                t("derived from exports") if visit["derived"] else t("CRM history"),
            ]
        )
    return rows, [t("Stage"), t("Entered"), t("Days"), t("Left"), t("From")]


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that changed on a day, as texts."""

    day: date
    what: str
    before: str
    after: str
    derived: bool

    def cells(self, t: Text) -> list[Cell]:
        """The change as a row."""
        source = t("derived from exports") if self.derived else t("CRM history")
        return [t.date(self.day), self.what, self.before, self.after, source]


def changes_of(t: Text, story: Sequence[Mapping[str, Any]], *, stages: bool = True) -> list[Change]:
    """What differs between successive spans of a deal, in time order; `stages`: also its stage."""
    names = {
        "status": t("Status"),
        "amount": t("Amount"),
        "close_on": t("Close date"),
        "rep": t("Owner"),
        "stage": t("Stage"),
    }
    found = []
    for one, other in pairwise(story):
        for field, name in names.items():
            if field == "stage" and not stages:
                continue
            closed = field == "close_on" and one["status"] != other["status"]
            if one[field] != other[field] and not closed:
                found.append(
                    Change(
                        other["from_day"],
                        name,
                        _fact(t, one, field),
                        _fact(t, other, field),
                        other["derived"],
                    )
                )
    return found


def _fact(t: Text, span: Mapping[str, Any], field: str) -> str:
    value = span[field]
    if value is None:
        return "–"
    if field == "status":
        return words.status_names(t)[("open", "won", "lost")[value]]
    if field == "amount":
        return t.money(value, span["currency"])
    return t.date(value) if isinstance(value, date) else str(value)


def _day(value: Any) -> date | None:
    return None if value is None or pd.isna(value) else value
