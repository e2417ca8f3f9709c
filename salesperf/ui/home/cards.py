"""The cards of the home page below its figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from salesperf.metrics.ladder import Ladder
from salesperf.reports import attention, home, home_text, places, since_load
from salesperf.reports.attention import Thing
from salesperf.reports.members import members_table
from salesperf.reports.since_load import Line
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
    Ranking,
    attention_list,
    card,
    chart,
    count_list,
    empty_state,
    ranking,
    selected_key,
)
from salesperf.ui.home.links import page, scope_query
from salesperf.ui.review.controls import all_ladders
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.review.head import by_stage, tested
from salesperf.ui.state import Here, chart_key

MOST_MEMBERS = 8
"""The card stands beside that of the months and is about as high."""


@dataclass(frozen=True, slots=True)
class Months:
    """The bookings of the months drawn, in which unit, beside targets or not, and whether more is to come."""

    figure: go.Figure | None
    unit: str
    targets: bool
    expects: bool


@dataclass(frozen=True, slots=True)
class Team:
    """Teams or reps drawn: by what they are split, what a bar tells, and the members themselves."""

    by: str
    unit: str
    ranking: Ranking
    frame: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The open stages of a pipeline drawn, what a bar tells, and the stages themselves."""

    figure: go.Figure | None
    unit: str
    with_amounts: bool
    frame: pd.DataFrame


@dataclass(frozen=True, slots=True)
class LastLoad:
    """The last load, its title, and its lines; the days since the one before for a link."""

    named: str
    since: dict[str, str]
    lines: tuple[Line, ...]


def bookings_by_month(here: Here) -> Drill | None:
    """Bookings of the months, their targets, what the running one may still bring; a bar opens its deals."""
    t = here.t
    shown = cache.drawn(here, _months)
    title = t("Bookings against target") if shown.targets else t("Bookings")
    with card(
        title,
        t("by month, {unit}", unit=shown.unit),
        help=t(
            "Hatched: what the running month still brings if its remaining working days go as those so far "
            "(run rate)."
        )
        if shown.expects
        else None,
        key="card_bookings",
    ):
        event = chart(
            t,
            shown.figure,
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
    heading, shown = cache.drawn(here, _things)
    with card(heading, key="card_attention"):
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


def members(here: Here) -> Drill | None:
    """Teams against the pace, reps where only one team is looked at; by bookings where there is no target."""
    t = here.t
    if here.viewer.role == "rep":
        _own_places(here)
        return None
    shown = cache.drawn(here, _members)
    name = t("Teams") if shown.by == "team" else t("Reps")
    with card(name, shown.unit, key="card_members"):
        event = ranking(
            t,
            shown.ranking,
            key=chart_key("home_members"),
            alt=name,
            empty=t("Nobody has booked anything in this period."),
            selectable=True,
        )
    picked = selected_key(event, "home_members")
    return home_text.member_drill(t, shown.by, picked, shown.frame) if picked else None


def pipeline(here: Here) -> Drill | None:
    """Open amount by stage of one pipeline; deals where amounts are not in the data."""
    t = here.t
    choices = cache.drawn(here, all_ladders)
    chosen = _chosen(choices)
    shown = cache.drawn(here, _pipeline, tuple(one.stage_id for one in chosen.stages) if chosen else ())
    with card(t("Pipeline"), shown.unit, control=_pipeline_control(here, choices), key="card_pipeline"):
        event = chart(
            t,
            shown.figure,
            key=chart_key("home_stages"),
            alt=t("Pipeline"),
            empty=t("No deal is open."),
            selectable=True,
        )
    picked = selected_key(event, "home_stages")
    return home_text.stage_drill(t, picked, shown.frame, with_amounts=shown.with_amounts) if picked else None


def last_load(here: Here) -> None:
    """What the last load changed, counts that lead somewhere."""
    t = here.t
    load = cache.drawn(here, _last_load)
    with card(t("Since the last load"), load.named if load else "", key="card_load"):
        if load is None:
            empty_state(t("Nothing is loaded."))
            return
        count_list(
            [
                Attention(
                    one.count,
                    one.text,
                    "",
                    page(one.to),
                    scope_query() | (load.since if one.to == "review" else {}),
                )
                for one in load.lines
            ]
        )


def _months(here: Here) -> Months:
    frame = cache.read(here.store, home.months, asked_of(here))
    unit = amount_unit(here.t, [*frame["bookings"].dropna(), *frame["target"].dropna()], here.currency)
    return Months(
        bookings_against_target_by_month(frame, here.t, here.tokens, unit=unit, currency=here.currency),
        unit.label,
        bool(frame["target"].notna().any()),
        bool(frame["expected"].notna().any()),
    )


def _things(here: Here) -> tuple[str, tuple[Thing, ...]]:
    known = cache.drawn(here, tested), by_stage(here)
    found = cache.read(here.store, attention.findings, asked_of(here), *known)
    shown = attention.things(here.t, found, here.currency, own=here.viewer.role == "rep")
    return attention.heading(here.t, len(shown)), shown


def _members(here: Here) -> Team:
    t, asked = here.t, asked_of(here)
    by = "rep" if asked.viewer.role == "team" or asked.scope.reps or len(asked.scope.teams) == 1 else "team"
    frame = cache.read(here.store, home.members_booked, asked, by)
    if by == "team" and frame.empty:
        by, frame = "rep", cache.read(here.store, home.members_booked, asked, "rep")
    if cache.read(here.store, home.position, asked).target and bool(frame["target"].notna().any()):
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

    ranked = Ranked(frame, draw, lambda rows: members_table(t, by, rows, here.currency))
    return Team(by, unit, ranked.drawn(MOST_MEMBERS), frame)


def _pipeline(here: Here, stages: tuple[int, ...]) -> Pipeline:
    t = here.t
    frame = cache.read(here.store, home.open_by_stage, asked_of(here), stages)
    if bool(frame["amount"].sum()):
        scale = amount_unit(t, frame["amount"].dropna(), here.currency)
        figure = open_pipeline_by_stage(frame, t, here.tokens, unit=scale, currency=here.currency)
        return Pipeline(figure, t("open amount by stage, {unit}", unit=scale.label), True, frame)
    counted = frame.assign(value=frame["deals"])
    figure = ranked_bars(counted, t, here.tokens, show=t.number) if frame["deals"].sum() else None
    return Pipeline(figure, t("open deals by stage"), False, frame)


def _last_load(here: Here) -> LastLoad | None:
    t = here.t
    load = cache.read(here.store, since_load.since_last_load, asked_of(here))
    if load is None:
        return None
    since = {"since": load.since.isoformat()} if load.since else {}
    return LastLoad(since_load.named(t, load), since, since_load.lines(t, load, here.currency))


def _places(here: Here) -> tuple[tuple[str, str], ...]:
    found = cache.read(here.store, places.own_places, asked_of(here))
    return tuple((here.t.number(one.place), places.words(here.t, one)) for one in found)


def _own_places(here: Here) -> None:
    """A rep's ranks; the others' figures stay theirs."""
    t = here.t
    found = cache.drawn(here, _places)
    with card(t("Where you stand"), t("place among the reps"), key="card_members"):
        if not found:
            empty_state(t("You have no figure in this period yet."))
        count_list([Attention(place, words) for place, words in found])


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
