"""The cards of the home page below its figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from salesperf.metrics.ladder import Ladder, ladders
from salesperf.reports import attention, home, home_text, places, since_load
from salesperf.reports.home import Position
from salesperf.reports.members import members_table
from salesperf.reports.tile import Drill
from salesperf.text import amount_unit
from salesperf.ui import cache
from salesperf.ui.charts import (
    attainment_by_team,
    bookings_against_target_by_month,
    open_pipeline_by_stage,
    ranked_bars,
)
from salesperf.ui.components import (
    Attention,
    Ranked,
    attention_list,
    card,
    chart,
    count_list,
    empty_state,
    ranking,
    selected_key,
)
from salesperf.ui.home.links import page, scope_query
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.state import Here, chart_key

MOST_MEMBERS = 8
"""The card stands beside that of the months and is about as high."""


def bookings_by_month(here: Here) -> Drill | None:
    """Bookings of the months, their targets, what the running one may still bring; a bar opens its deals."""
    t = here.t
    frame = cache.read(here.store, home.months, asked_of(here))
    unit = amount_unit(t, [*frame["bookings"].dropna(), *frame["target"].dropna()], here.currency)
    targets = bool(frame["target"].notna().any())
    title = t("Bookings against target") if targets else t("Bookings")
    expects = bool(frame["expected"].notna().any())
    with card(
        title,
        t("by month, {unit}", unit=unit.label),
        help=t(
            "Hatched: what the running month still brings if its remaining working days go as those so far "
            "(run rate)."
        )
        if expects
        else None,
        key="card_bookings",
    ):
        figure = bookings_against_target_by_month(frame, t, here.tokens, unit=unit, currency=here.currency)
        event = chart(
            t,
            figure,
            key=chart_key("home_months"),
            alt=title,
            empty=t("No deal has been won in these months."),
            selectable=True,
        )
    month = selected_key(event, "home_months")
    if month is None:
        return None
    return home_text.month_drill(t, asked_of(here), month)


def three_things(here: Here) -> None:
    """What to look at first, each a link that keeps the scope."""
    t = here.t
    found = cache.read(here.store, attention.findings, asked_of(here))
    shown = attention.things(t, found, here.currency, own=here.viewer.role == "rep")
    with card(attention.heading(t, len(shown)), key="card_attention"):
        attention_list(
            [
                Attention(
                    f":material/{one.icon}:",
                    one.title,
                    one.detail,
                    page(one.to) or page("review"),
                    scope_query(),
                )
                for one in shown
            ]
        )


def members(here: Here, position: Position) -> Drill | None:
    """Teams against the pace, reps where only one team is looked at; by bookings where there is no target."""
    t, asked = here.t, asked_of(here)
    if asked.viewer.role == "rep":
        _own_places(here)
        return None
    by = "rep" if asked.viewer.role == "team" or asked.scope.reps or len(asked.scope.teams) == 1 else "team"
    frame = cache.read(here.store, home.members_booked, asked, by)
    if by == "team" and frame.empty:
        by, frame = "rep", cache.read(here.store, home.members_booked, asked, "rep")
    name = t("Teams") if by == "team" else t("Reps")
    if position.target and bool(frame["target"].notna().any()):
        elapsed, total = asked.pace
        pace = None if asked.over else elapsed / (total or 1)
        unit = t("attainment") if pace is None else t("attainment, line = pace")

        def draw(rows: pd.DataFrame) -> go.Figure | None:
            return attainment_by_team(rows, t, here.tokens, currency=here.currency, pace=pace)

    else:
        scale = amount_unit(t, frame["booked"].dropna(), here.currency)
        unit = t("bookings, {unit}", unit=scale.label)

        def draw(rows: pd.DataFrame) -> go.Figure | None:
            shown = rows.rename(columns={"booked": "value", "n": "deals"})
            return ranked_bars(shown, t, here.tokens, show=scale.show)

    with card(name, unit, key="card_members"):
        event = ranking(
            t,
            Ranked(
                frame,
                draw,
                lambda rows: members_table(t, by, rows, here.currency),
            ),
            key=chart_key("home_members"),
            alt=name,
            empty=t("Nobody has booked anything in this period."),
            most=MOST_MEMBERS,
            selectable=True,
        )
    picked = selected_key(event, "home_members")
    return home_text.member_drill(t, by, picked, frame) if picked else None


def pipeline(here: Here) -> Drill | None:
    """Open amount by stage of one pipeline; deals where amounts are not in the data."""
    t, asked = here.t, asked_of(here)
    choices = cache.read(here.store, ladders)
    chosen = _chosen(choices)
    stages = tuple(one.stage_id for one in chosen.stages) if chosen else ()
    frame = cache.read(here.store, home.open_by_stage, asked, stages)
    scale = amount_unit(t, frame["amount"].dropna(), here.currency)
    with_amounts = bool(frame["amount"].sum())
    if with_amounts:
        unit = t("open amount by stage, {unit}", unit=scale.label)
        figure = open_pipeline_by_stage(frame, t, here.tokens, unit=scale, currency=here.currency)
    else:
        unit = t("open deals by stage")
        shown = frame.assign(value=frame["deals"])
        figure = ranked_bars(shown, t, here.tokens, show=t.number) if frame["deals"].sum() else None
    with card(t("Pipeline"), unit, control=_pipeline_control(here, choices), key="card_pipeline"):
        event = chart(
            t,
            figure,
            key=chart_key("home_stages"),
            alt=t("Pipeline"),
            empty=t("No deal is open."),
            selectable=True,
        )
    picked = selected_key(event, "home_stages")
    return home_text.stage_drill(t, picked, frame, with_amounts=with_amounts) if picked else None


def last_load(here: Here) -> None:
    """What the last load changed, counts that lead somewhere."""
    t = here.t
    load = cache.read(here.store, since_load.since_last_load, asked_of(here))
    with card(t("Since the last load"), since_load.named(t, load) if load else "", key="card_load"):
        if load is None:
            empty_state(t("Nothing is loaded."))
            return
        since = {"since": load.since.isoformat()} if load.since else {}
        count_list(
            [
                Attention(
                    one.count,
                    one.text,
                    "",
                    page(one.to),
                    scope_query() | (since if one.to == "review" else {}),
                )
                for one in since_load.lines(t, load, here.currency)
            ]
        )


def _own_places(here: Here) -> None:
    """A rep's ranks; the others' figures stay theirs."""
    t = here.t
    found = cache.read(here.store, places.own_places, asked_of(here))
    with card(t("Where you stand"), t("place among the reps"), key="card_members"):
        if not found:
            empty_state(t("You have no figure in this period yet."))
        count_list([Attention(t.number(one.place), places.words(t, one)) for one in found])


def _pipeline_control(here: Here, choices: Sequence[Ladder]) -> Callable[[], None] | None:
    if len(choices) == 1 or not choices:
        return None
    names = {one.pipeline_id: one.name for one in choices}

    def control() -> None:
        st.selectbox(
            here.t("Sales pipeline"),
            list(names),
            format_func=lambda one: names[one],
            key="home_pipeline",
            label_visibility="collapsed",
            width=150,
        )

    return control


def _chosen(choices: Sequence[Ladder]) -> Ladder | None:
    wanted = st.session_state.get("home_pipeline")
    return next((one for one in choices if one.pipeline_id == wanted), choices[0] if choices else None)
