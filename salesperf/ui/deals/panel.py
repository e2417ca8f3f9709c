"""One deal on a page of its own: what is so, what comes next, its story, won deals, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from salesperf.reports import deal_story as report
from salesperf.reports.deal_story import Activity, Median, Stay, Ticket
from salesperf.ui import cache, components, state
from salesperf.ui.deals import against_won, changes, facts, next_step, opening, reading, words
from salesperf.ui.deals.reading import Asked
from salesperf.ui.deals.story_chart import Told, deal_story
from salesperf.ui.escape import escape_markdown
from salesperf.ui.review.forecast_deal import why_chance
from salesperf.ui.state import Here


@dataclass(frozen=True, slots=True)
class Story:
    """All that is known of a deal; `medians` are those of won deals, `tickets` None where none are loaded."""

    deal: Mapping[str, Any]
    stays: tuple[Stay, ...]
    spans: tuple[Mapping[str, Any], ...]
    activities: tuple[Activity, ...]
    medians: Mapping[str, Median]
    tickets: tuple[Ticket, ...] | None
    end: date

    @property
    def silent(self) -> tuple[date, int] | None:
        """Since when and how long nothing was done on it."""
        return report.silence(self.activities, words.day_of(self.deal["activity_on"]), self.end)


def show_asked(here: Here, asked: Asked, deal: str | None) -> bool:
    """Draw the deal that the URL asks for, if this viewer may see it; False where the URL asks for none."""
    if not (deal or "").isascii() or not (deal or "").isdigit():
        return False
    story = cache.drawn(here, read_story, replace(asked, deal=int(deal or 0)))
    if story is None:
        t = here.t
        components.page_title(
            t,
            t("This deal is not among those that you see on this day."),
            t("It belongs to somebody else, or was not there yet."),
            components.here_badge(),
        )
        _back(here)
        return True
    _draw(here, replace(asked, deal=int(deal or 0)), story)
    opening.open_if_asked()
    return True


def read_story(here: Here, asked: Asked) -> Story | None:
    """What is known of the deal asked for, None where the viewer may not see it; kept by ``cache.drawn``."""
    found = cache.read(here.store, reading.page, replace(asked, wanted=replace(asked.wanted, page=1)))
    if found.empty:
        return None
    deal = reading.records(found)[0]
    as_of, deal_id = asked.scope.as_of, int(deal["deal_id"])
    visits = cache.read(here.store, reading.visits, asked)
    usual = cache.read(here.store, report.usual_days, as_of)
    closed = words.day_of(deal["closed_on"]) if deal["status"] != "open" else None
    stage = None if pd.isna(deal["stage_id"]) or deal["status"] != "open" else int(deal["stage_id"])
    return Story(
        deal=deal,
        stays=report.stays(visits, usual, as_of),
        spans=tuple(cache.read(here.store, reading.story, asked)),
        activities=cache.read(here.store, report.activities, deal_id, as_of),
        medians=cache.read(here.store, report.won_medians, here.viewer, as_of, stage, deal["currency"]),
        tickets=cache.read(here.store, report.tickets, deal_id, as_of),
        end=min(closed, as_of) if closed else as_of,
    )


def _draw(here: Here, asked: Asked, story: Story) -> None:
    t, deal = here.t, story.deal
    components.page_title(t, facts.title(t, story), facts.subtitle(t, story), components.here_badge())
    _bar(here, deal)
    facts.tiles(here, story)
    next_step.next_step(here, deal)
    wide, narrow = st.columns([8, 3])
    with wide:
        _story_card(here, asked, story)
    with narrow:
        told = why_chance(here, int(deal["deal_id"]))
        if not told:
            against_won.card_against_won(here, story)
    wide, narrow = st.columns([8, 3])
    with wide:
        _changes_card(here, story)
    with narrow:
        if told:
            against_won.card_against_won(here, story)
        _missing_card(here, deal)
        _tickets_card(here, story)


def _bar(here: Here, deal: Mapping[str, Any]) -> None:
    t = here.t
    with st.container(horizontal=True, vertical_alignment="center", key="deal_bar"):
        _back(here)
        stage = deal["stage"] or words.status_names(t)[deal["status"]]
        st.badge(escape_markdown(stage), color="gray" if deal["status"] == "lost" else "blue")
        care = words.care(t, deal)
        if care:
            st.badge(escape_markdown(care), icon=":material/hourglass_bottom:", color="orange")
        parts = [deal[one] for one in ("account", "rep", "team", "product", "source")]
        st.caption(" · ".join(escape_markdown(one) for one in parts if one), width="stretch")
        _neighbours(here, int(deal["deal_id"]))
        address = words.crm_address(here.settings.crm_link, str(deal["key"]))
        if address:
            st.link_button(t("Open in CRM"), address, icon=":material/open_in_new:")


def _back(here: Here) -> None:
    """Back to the list, and to the review where the deal was opened from there."""
    if st.session_state.get(state.ORIGIN) == "review":
        st.page_link(
            "pages/funnel/review.py",
            label=here.t("Weekly review"),
            icon=":material/arrow_back:",
            width="content",
        )
    st.button(here.t("All deals"), key="deal_back", icon=":material/arrow_back:", on_click=_close)


def _close() -> None:
    if "deal" in st.query_params:
        del st.query_params["deal"]


def _neighbours(here: Here, deal_id: int) -> None:
    near = opening.neighbours(deal_id)
    if near is None:
        return
    at, count, before, after = near
    with st.container(
        horizontal=True, vertical_alignment="center", width="content", gap="xsmall", wrap=False
    ):
        st.caption(here.t("{at} of {count} in the list", at=at, count=count), width="content", wrap=False)
        for key, icon, other in (("before", "chevron_left", before), ("after", "chevron_right", after)):
            st.button(
                here.t("Deal before") if key == "before" else here.t("Deal after"),
                key=f"deal_{key}",
                icon=f":material/{icon}:",
                type="tertiary",
                disabled=other is None,
                on_click=_go,
                args=(other,),
            )


def _go(deal_id: int | None) -> None:
    if deal_id is not None:
        st.query_params["deal"] = str(deal_id)


def _figure(here: Here, asked: Asked) -> go.Figure | None:
    story = cache.drawn(here, read_story, asked)
    if story is None:
        return None
    told = Told(
        story.stays,
        story.spans,
        story.activities,
        story.silent[0] if story.silent else None,
        story.end,
        story.deal["status"] == "open",
    )
    return deal_story(told, here.t, here.tokens)


def _story_card(here: Here, asked: Asked, story: Story) -> None:
    t = here.t
    born = words.day_of(story.deal["created_on"])
    age = (
        t.plural("{n} day since {day}", "{n} days since {day}", (story.end - born).days, day=t.date(born))
        if born
        else ""
    )
    with components.card(
        t("The story"),
        age,
        help=t(
            "Blue up to the days that three quarters of the deals stayed that went on from the stage in the "
            "last 12 months (needs 10 of them), orange beyond. Large dots are meetings, small ones calls and "
            "mail; the orange field is silence."
        ),
        key="card_story",
    ):
        components.chart(
            t,
            cache.drawn(here, _figure, asked),
            key="deal_story",
            alt=t("The story"),
            empty=t("No entry into a stage is known; two exports on different days show the next one."),
        )


def _changes_card(here: Here, story: Story) -> None:
    t = here.t
    found = [*changes.changes_of(t, story.spans), *changes.done_on(t, story.activities)]
    names = {
        kind: name for kind, name in changes.kind_names(t).items() if any(one.kind == kind for one in found)
    }

    def narrowed() -> None:
        st.pills(
            t("What"), list(names), selection_mode="multi", format_func=lambda one: names[one],
            key="deal_change_kinds", label_visibility="collapsed", width="content",
        )  # fmt: skip

    with components.card(
        t("Changes and activities"),
        t("newest first"),
        control=narrowed if found else None,
        key="card_changes",
    ):
        if not found:
            components.empty_state(t("Nothing has changed since it was first seen."))
            return
        chosen = [one for one in st.session_state.get("deal_change_kinds") or () if one in names]
        shown = changes.table([one for one in found if not chosen or one.kind in chosen])
        columns = {
            "day": components.Column(t("Date"), "day", width=95),
            "what": components.Column(t("What"), width=110),
            "before": components.Column(t("Before"), width=120),
            "after": components.Column(t("After, or what was done"), width=220),
            "source": components.Column(t("From"), width=130),
        }
        components.data_table(
            t, shown, columns, key="deal_changes", alt=t("Changes and activities"), most_rows=11
        )


def _missing_card(here: Here, deal: Mapping[str, Any]) -> None:
    t = here.t
    lacking, filled = changes.missing_facts(t, deal)
    told = t("{n} of {all} filled", n=len(filled), all=len(filled) + len(lacking))
    with components.card(t("What is missing"), told, key="card_missing", height="content"):
        for name in lacking:
            st.markdown(f":orange[:material/radio_button_unchecked:] {escape_markdown(name)}")
        if filled:
            st.caption(f":material/check: {escape_markdown(t.join(filled))}")


def _tickets_card(here: Here, story: Story) -> None:
    t = here.t
    if story.tickets is None:
        return
    title = t.plural("{n} open ticket", "{n} open tickets", len(story.tickets))
    with components.card(title, t("of this account"), key="card_tickets", height="content"):
        if not story.tickets:
            st.caption(escape_markdown(t("Nothing to know before you call.")))
        for one in story.tickets[:4]:
            parts = [one.priority, one.status, t("since {day}", day=t.date(one.opened_on))]
            st.markdown(f":orange[:material/confirmation_number:] {escape_markdown(one.subject or '–')}")
            st.caption(escape_markdown(" · ".join(part for part in parts if part)))
