"""The controls above the list. The URL is their only home: they show it and write to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

from salesperf.text.periods import period_name
from salesperf.ui.deals import wanted as urls
from salesperf.ui.deals import words
from salesperf.ui.deals.reading import Choice
from salesperf.ui.deals.wanted import Wanted
from salesperf.ui.state import Here


def filter_bar(
    here: Here, wanted: Wanted, choices: Mapping[str, tuple[Choice, ...]], tools: Callable[[], None]
) -> None:
    """Search, status, care, date, and what is narrowed more rarely; ``tools`` draws what follows them."""
    with st.container(key="desk_only_deal_filters", horizontal=True, vertical_alignment="center"):
        desk = _Bar(here, wanted, choices, "desk")
        desk.search()
        desk.statuses()
        desk.states()
        desk.more()
        tools()
    with st.container(key="phone_only_deal_filters"):
        phone = _Bar(here, wanted, choices, "phone")
        phone.search()
        label = (
            here.t.plural("{n} filter", "{n} filters", wanted.narrowed)
            if wanted.narrowed
            else here.t("Filter")
        )
        with st.popover(label, icon=":material/filter_list:", width="stretch"):
            phone.statuses()
            phone.states()
            phone.rare()
            phone.clear()


def sort_bar(here: Here, wanted: Wanted) -> None:
    """The order of the whole list, not only of the page shown."""
    bar = _Bar(here, wanted, {}, "desk")
    with st.container(
        horizontal=True, vertical_alignment="center", width="content", gap="xsmall", wrap=False
    ):
        bar.one("sort", words.sort_names(here.t), 150)
        t = here.t
        up = wanted.ascending
        st.button(
            t("Ascending") if up else t("Descending"),
            key="deals_direction",
            icon=":material/arrow_upward:" if up else ":material/arrow_downward:",
            type="tertiary",
            on_click=go,
            args=(wanted.changed(ascending=not up),),
        )


def pages(wanted: Wanted, count: int) -> None:
    """The pages of the list where there is more than one."""
    if count < 2:
        return
    now = min(wanted.page, count)
    key = f"deals_page_{now}_of_{count}"

    def picked() -> None:
        if "deal" in st.query_params:
            del st.query_params["deal"]
        st.query_params["page"] = str(st.session_state[key])

    st.pagination(count, default=now, key=key, on_change=picked)


def go(wanted: Wanted) -> None:
    """Show another list."""
    keys = urls.write(wanted)
    for key in (*urls.KEYS, "list", "deal"):
        if key in keys:
            st.query_params[key] = keys[key]
        elif key in st.query_params:
            del st.query_params[key]


@dataclass(frozen=True, slots=True)
class _Bar:
    here: Here
    wanted: Wanted
    choices: Mapping[str, tuple[Choice, ...]]
    place: Literal["desk", "phone"]

    def key(self, field: str) -> str:
        """The key of a widget; a list is filtered from two places, of which a screen shows one."""
        return f"deals_{self.place}_{field}"

    def width(self, pixels: int) -> int | Literal["stretch"]:
        """A width on a desk; all there is on a phone."""
        return pixels if self.place == "desk" else "stretch"

    def search(self) -> None:
        t = self.here.t
        key = self.key("search")
        st.session_state[key] = self.wanted.search
        st.text_input(
            t("Search"),
            key=key,
            icon=":material/search:",
            placeholder=t("Deal, account or id"),
            label_visibility="collapsed",
            width=self.width(190),
            max_chars=urls.LONGEST_SEARCH,
            on_change=self._picked,
            args=("search", key),
        )

    def statuses(self) -> None:
        t = self.here.t
        names = words.status_names(t)
        key = self.key("statuses")
        st.session_state[key] = list(self.wanted.statuses)
        st.pills(
            t("Status"),
            list(names),
            selection_mode="multi",
            format_func=lambda one: names[one],
            key=key,
            label_visibility="collapsed",
            width="content",
            on_change=self._picked,
            args=("statuses", key),
        )

    def one(self, field: str, names: Mapping[Any, str], width: int) -> None:
        key = self.key(field)
        labels = {"why": self.here.t("State"), "dated": self.here.t("Date"), "sort": self.here.t("Order")}
        st.session_state[key] = getattr(self.wanted, field)
        st.selectbox(
            labels[field],
            list(names),
            key=key,
            format_func=lambda one: names[one],
            label_visibility="collapsed",
            width=self.width(width),
            on_change=self._picked,
            args=(field, key),
        )

    def states(self) -> None:
        t, here = self.here.t, self.here
        self.one("why", words.why_names(t), 176)
        period = period_name(t, here.scope.period, here.calendar, today=here.scope.as_of)
        self.one("dated", words.dated_names(t, period), 176)

    def more(self) -> None:
        t = self.here.t
        wanted = self.wanted
        inside = bool(wanted.stages) + bool(wanted.products) + bool(wanted.reasons)
        inside += wanted.low is not None or wanted.high is not None
        label = t("More filters ({n})", n=inside) if inside else t("More filters")
        with st.popover(label, icon=":material/tune:", width="content"):
            self.rare()
        self.clear()

    def rare(self) -> None:
        t = self.here.t
        self._several("stages", t("Stages"), t("All stages"), "stage")
        self._several("products", t("Products"), t("All products"), "product")
        self._several("reasons", t("Lost reasons"), t("All reasons"), "reason")
        with st.container(horizontal=True, wrap=False):
            self._amount("low", t("At least, {currency}", currency=self.here.currency))
            self._amount("high", t("At most, {currency}", currency=self.here.currency))

    def clear(self) -> None:
        if self.wanted.narrowed:
            kept = Wanted(sort=self.wanted.sort, ascending=self.wanted.ascending)
            st.button(
                self.here.t("Clear"),
                key=self.key("clear"),
                icon=":material/close:",
                type="tertiary",
                on_click=go,
                args=(kept,),
            )

    def _several(self, field: str, label: str, everything: str, kind: str) -> None:
        names = {one.id: one.name for one in self.choices.get(kind, ())}
        if not names:
            return
        key = self.key(field)
        st.session_state[key] = [one for one in getattr(self.wanted, field) if one in names]
        st.multiselect(
            label,
            list(names),
            key=key,
            format_func=lambda one: names[one],
            placeholder=everything,
            on_change=self._picked,
            args=(field, key),
        )

    def _amount(self, field: str, label: str) -> None:
        key = self.key(field)
        bound = getattr(self.wanted, field)
        st.session_state[key] = "" if bound is None else f"{bound:,f}"
        st.text_input(label, key=key, on_change=self._picked_amount, args=(field, key))

    def _picked(self, field: str, key: str) -> None:
        value = st.session_state[key]
        order = {"why": urls.WHYS, "statuses": urls.STATUSES}.get(field, ())
        if isinstance(value, list):
            value = tuple(sorted(value, key=order.index if order else None))
        parts: dict[str, object] = {field: value.strip() if field == "search" else value}
        if field == "sort":
            parts["ascending"] = urls.read({"sort": str(value)}).ascending
        go(self.wanted.changed(**parts))

    def _picked_amount(self, field: str, key: str) -> None:
        go(self.wanted.changed(**{field: urls.amount(st.session_state[key])}))
