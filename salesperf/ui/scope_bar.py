"""The scope in the URL, and the bar that changes it.

The URL is the only home of the scope: it is read once a run, the bar's widgets show it, and what is picked
in them is written back to it. Keys: ``p`` period, ``t`` teams, ``r`` reps, ``s`` sources, ``d`` as-of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import streamlit as st

from salesperf.domain.period import FiscalCalendar, Period, PeriodKind
from salesperf.domain.scope import Scope, Viewer
from salesperf.errors import SalesPerfError
from salesperf.text import Text
from salesperf.text.periods import period_name
from salesperf.ui import state

KEYS = ("p", "t", "r", "s", "d")
KINDS: tuple[PeriodKind, ...] = ("week", "month", "quarter", "year")
MOST_PERIODS = 60

Place = Literal["desk", "phone"]
Visibility = Literal["collapsed", "visible"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One team, rep or source that the scope can be narrowed to."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class ScopeChoices:
    """What there is to choose from: members, and the days from first fact to the latest load's as-of."""

    teams: tuple[Choice, ...]
    reps: tuple[Choice, ...]
    sources: tuple[Choice, ...]
    first_day: date
    as_of: date


def read_scope(query: Mapping[str, str], calendar: FiscalCalendar, choices: ScopeChoices) -> Scope:
    """The scope that URL keys name. What is missing or unreadable has its default."""
    as_of = _day(query.get("d")) or choices.as_of
    return Scope(
        period=_period(query.get("p"), calendar, as_of),
        teams=_ids(query.get("t"), choices.teams),
        reps=_ids(query.get("r"), choices.reps),
        sources=_ids(query.get("s"), choices.sources),
        as_of=as_of,
    )


def write_scope(scope: Scope, calendar: FiscalCalendar, choices: ScopeChoices) -> dict[str, str]:
    """The URL keys of a scope; what is as by default is left out."""
    keys: dict[str, str] = {}
    if scope.period != calendar.period_of("quarter", scope.as_of):
        keys["p"] = calendar.key(scope.period)
    for key, ids in (("t", scope.teams), ("r", scope.reps), ("s", scope.sources)):
        if ids:
            keys[key] = ".".join(str(one) for one in ids)
    if scope.as_of != choices.as_of:
        keys["d"] = scope.as_of.isoformat()
    return keys


def scope_bar(t: Text, scope: Scope, viewer: Viewer, calendar: FiscalCalendar, choices: ScopeChoices) -> None:
    """Draw the bar: a row of controls on a desk, one popover on a phone. Once a run."""
    bar = _Bar(t, scope, viewer, calendar, choices)
    with st.container(key="desk_only_scope", horizontal=True, vertical_alignment="center"):
        bar.draw("desk")
    with (
        st.container(key="phone_only_scope"),
        st.popover(bar.summary(), icon=":material/tune:", width="stretch"),
    ):
        bar.draw("phone")


@dataclass(frozen=True, slots=True)
class _Bar:
    t: Text
    scope: Scope
    viewer: Viewer
    calendar: FiscalCalendar
    choices: ScopeChoices

    def draw(self, place: Place) -> None:
        t = self.t
        hidden: Visibility = "collapsed" if place == "desk" else "visible"
        kind, period = f"scope_{place}_kind", f"scope_{place}_period"
        if self.scope.period.kind in KINDS:
            st.session_state[kind] = self.scope.period.kind
        names = {"week": t("Week"), "month": t("Month"), "quarter": t("Quarter"), "year": t("Year")}
        st.segmented_control(
            t("Period"),
            KINDS,
            format_func=lambda one: names[one],
            key=kind,
            required=True,
            label_visibility="collapsed",
            on_change=self._picked_kind,
            args=(kind,),
        )
        periods = {self.calendar.key(one): one for one in self._periods()}
        st.session_state[period] = self.calendar.key(self.scope.period)
        st.selectbox(
            t("Period"),
            list(periods),
            key=period,
            width=_width(place),
            format_func=lambda key: period_name(t, periods[key], self.calendar, today=self.choices.as_of),
            label_visibility="collapsed",
            on_change=self._picked_period,
            args=(period,),
        )
        if self.viewer.role != "rep":
            if self.viewer.role != "team":
                self._members(place, "teams", t("Teams"), t("All teams"), self.choices.teams, hidden)
            self._members(place, "reps", t("Reps"), t("All reps"), self.choices.reps, hidden)
        self._members(place, "sources", t("Sources"), t("All sources"), self.choices.sources, hidden)

    def summary(self) -> str:
        """The scope in a few words, for the closed popover."""
        t = self.t
        parts = [period_name(t, self.scope.period, self.calendar, today=self.choices.as_of)]
        narrowed = len(self.scope.teams) + len(self.scope.reps) + len(self.scope.sources)
        if narrowed:
            parts.append(t.plural("{n} filter", "{n} filters", narrowed))
        return " · ".join(parts)

    def _periods(self) -> Sequence[Period]:
        kind = self.scope.period.kind
        if kind == "custom":
            return [self.scope.period]
        first = min(self.choices.first_day, self.choices.as_of)
        all_of = list(self.calendar.covering(kind, first, self.choices.as_of))[::-1][:MOST_PERIODS]
        return all_of if self.scope.period in all_of else [self.scope.period, *all_of]

    def _members(
        self,
        place: Place,
        field: Literal["teams", "reps", "sources"],
        label: str,
        everyone: str,
        options: tuple[Choice, ...],
        visibility: Visibility,
    ) -> None:
        if not options:
            return
        key = f"scope_{place}_{field}"
        names = {one.id: one.name for one in options}
        st.session_state[key] = list(getattr(self.scope, field))
        st.multiselect(
            label,
            list(names),
            key=key,
            format_func=lambda one: names[one],
            placeholder=everyone,
            width=_width(place),
            wrap=place == "phone",
            label_visibility=visibility,
            on_change=self._picked_members,
            args=(key, field),
        )

    def _picked_kind(self, key: str) -> None:
        now = self.scope.period
        day = self.scope.as_of if self.scope.as_of in now else now.last_day
        self._go(
            self.scope.model_copy(update={"period": self.calendar.period_of(st.session_state[key], day)})
        )

    def _picked_period(self, key: str) -> None:
        self._go(self.scope.model_copy(update={"period": self.calendar.parse(st.session_state[key])}))

    def _picked_members(self, key: str, field: str) -> None:
        self._go(self.scope.model_copy(update={field: tuple(sorted(st.session_state[key]))}))

    def _go(self, scope: Scope) -> None:
        state.write_address(KEYS, write_scope(scope, self.calendar, self.choices))


def _width(place: Place) -> int | Literal["stretch"]:
    return 168 if place == "desk" else "stretch"


def _period(key: str | None, calendar: FiscalCalendar, as_of: date) -> Period:
    if key:
        try:
            return calendar.parse(key)
        except SalesPerfError:
            pass
    return calendar.period_of("quarter", as_of)


def _ids(text: str | None, options: tuple[Choice, ...]) -> tuple[int, ...]:
    known = {one.id for one in options}
    found = {int(part) for part in (text or "").split(".") if part.isascii() and part.isdigit()}
    return tuple(sorted(found & known))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
