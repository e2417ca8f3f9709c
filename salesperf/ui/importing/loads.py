"""Loads as people see them: the table of loads, the report's address, what a load did, undo and redo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from salesperf.reports import effect
from salesperf.reports.effect import Effect
from salesperf.settings import WorkspaceSettings
from salesperf.text import Text, amount_unit
from salesperf.ui import cache, state
from salesperf.ui.components import empty_state
from salesperf.ui.importing import figures
from salesperf.ui.workspace import now
from salesperf.warehouse import bookings, undo
from salesperf.warehouse.loads import Load, list_loads
from salesperf.warehouse.store import Store

QUERY = "load"
"""The key of the address that names a load whose report is shown."""

_ROW = 32
_COUNTS = ("rows", "new", "changed", "unchanged", "rejected")


def all_loads(store: Store) -> tuple[Load, ...]:
    """All loads, the newest first."""
    return cache.read(store, list_loads)


def named_in_address(store: Store) -> Load | None:
    """The load whose report the address asks for."""
    wanted = st.query_params.get(QUERY, "")
    return next((load for load in all_loads(store) if str(load.load_id) == wanted), None)


def effect_of(store: Store, load: Load, settings: WorkspaceSettings) -> Effect:
    """What a load did to the figures, kept until the data change."""
    return _effect(str(store.path), store.revision, load.load_id, _store=store, _settings=settings)


@st.cache_data(show_spinner=False, max_entries=40)
def _effect(
    path: str,  # noqa: ARG001 - part of the key
    revision: int,  # noqa: ARG001
    load_id: int,
    *,
    _store: Store,
    _settings: WorkspaceSettings,
) -> Effect:
    return effect.of_load(_store, load_id, at=now(_settings.zone), settings=_settings)


def table(
    t: Text,
    loads: Sequence[Load],
    *,
    key: str,
    on_report: Callable[[Load], None],
    on_switch: Callable[[Load], None] | None = None,
    most_rows: int = 8,
) -> None:
    """The loads with their rows; buttons open a report, and take a load back or put it back."""
    if not loads:
        empty_state(t("Nothing is loaded yet."))
        return
    unit, booked = _booked(t, loads)
    shown = pd.DataFrame(
        {
            "load": [one.load_id for one in loads],
            "when": [when(t, one.loaded_at) for one in loads],
            "files": [_files(t, one) for one in loads],
            **{name: [one.total(name) for one in loads] for name in _COUNTS},
            "bookings": booked,
            "as_of": [one.as_of for one in loads],
            "by": [who(t, one.loaded_by) for one in loads],
            "state": [state_of(t, one) for one in loads],
            "report": [t("Report")] * len(loads),
        }
    )
    number = st.column_config.NumberColumn
    config: dict[str, Any] = {
        "load": number(t("Load"), width=44),
        "when": st.column_config.TextColumn(t("When"), width=134),
        "files": st.column_config.TextColumn(t("File names"), width=132),
        "rows": number(t("Rows"), format="localized", width=58),
        "new": number(t("New"), format="localized", width=52),
        "changed": number(t("Changed"), format="localized", width=66),
        "unchanged": number(t("Unchanged"), format="localized", width=78),
        "rejected": number(t("Rejected"), format="localized", width=64),
        "bookings": st.column_config.TextColumn(
            t("Bookings, {unit}", unit=unit),
            help=t("What the load added to the bookings of all time when it was stored."),
            alignment="right",
            width=86,
        ),
        "as_of": st.column_config.DateColumn(t("As of"), format="YYYY-MM-DD", width=88),
        "by": st.column_config.TextColumn(t("Loaded by"), width=72),
        "state": st.column_config.TextColumn(t("Status"), width=78),
        "report": st.column_config.ButtonColumn(
            "",
            type="tertiary",
            key=f"{key}_report",
            on_click=_pressed,
            args=(f"{key}_report", loads, on_report),
            width=60,
        ),
    }
    if on_switch is not None:
        shown["switch"] = [t("Undo") if one.state == "active" else t("Redo") for one in loads]
        config["switch"] = st.column_config.ButtonColumn(
            " ",
            type="tertiary",
            key=f"{key}_switch",
            on_click=_pressed,
            args=(f"{key}_switch", loads, on_switch),
            width=52,
        )
    st.dataframe(
        shown.style.apply(
            _faded,
            states=[one.state for one in loads],
            rejected=[one.total("rejected") for one in loads],
            axis=None,
        ),
        hide_index=True,
        column_config=config,
        row_height=_ROW,
        height=(min(len(shown), most_rows) + 1) * _ROW + 2,
        key=key,
        alt=t("Loads"),
    )


def _booked(t: Text, loads: Sequence[Load]) -> tuple[str, list[str]]:
    """The unit of the changes in bookings, and what each load changed; "–" where it did nothing to them."""
    here = state.here()
    moved = {
        number: one
        for number, one in cache.read(here.store, bookings.of_loads).items()
        if one.currency == here.currency
    }
    unit = amount_unit(t, [one.change for one in moved.values()], here.currency)
    changes = (moved.get(load.load_id) for load in loads)
    return unit.short, [unit.show(one.change, signed=True) if one else "–" for one in changes]


def _files(t: Text, load: Load) -> str:
    """The first file of a load by name, the others counted; its report lists them all."""
    first, *others = [file.name for file in load.files] or ["–"]
    return first + " +" + t.number(len(others)) if others else first


def _pressed(key: str, loads: Sequence[Load], act: Callable[[Load], None]) -> None:
    click = st.session_state.get(key)
    if click is not None:
        act(loads[click["row"]])


def _faded(frame: pd.DataFrame, *, states: list[str], rejected: list[int]) -> pd.DataFrame:
    tokens = state.here().tokens
    styles = pd.DataFrame("", index=frame.index, columns=frame.columns)
    for row, (one, bad) in enumerate(zip(states, rejected, strict=True)):
        if one != "active":
            styles.loc[row, :] = f"color: {tokens.muted}"
        elif bad:
            styles.loc[row, ["rejected", "state"]] = f"color: {tokens.behind_text}"
    return styles


def when(t: Text, moment: datetime) -> str:
    """ "Fri 20 Nov 18:02", "11月20日 周五 18:02"."""
    weekday, time = t.weekday_time(moment).split(" ")
    return t("{weekday} {day} {time}", weekday=weekday, day=t.day(moment.date()), time=time)


def who(t: Text, by: str) -> str:
    """Who loaded: the person here, the command line, the demo, or a name."""
    return {"you": t("you"), "command line": t("command line"), "demo": t("demo"), "inbox": t("inbox")}.get(
        by, by
    )


def state_of(t: Text, load: Load) -> str:
    """Whether a load counts, and what is left to do about it."""
    if load.state != "active":
        return t("undone {when}", when=t.weekday_time(load.changed_at)) if load.changed_at else t("undone")
    bad = load.total("rejected")
    return t("{n} to fix", n=bad) if bad else t("fine")


def ask_switch(t: Text, store: Store, load: Load, settings: WorkspaceSettings) -> None:
    """The dialog that says what undoing (or putting back) a load takes back, and does it."""
    undoing = load.state == "active"
    number = str(load.load_id)
    heading = t("Undo load {load}?", load=number) if undoing else t("Put load {load} back?", load=number)

    @st.dialog(heading)
    def show() -> None:
        with st.spinner(t("Comparing the figures with and without it …")):
            found = effect_of(store, load, settings)
        st.markdown(_what_happens(t, load, found, undoing=undoing))
        with st.container(horizontal=True, horizontal_alignment="right"):
            if st.button(t("Keep it") if undoing else t("Leave it"), key="switch_no"):
                st.rerun()
            label = t("Undo") if undoing else t("Put back")
            if st.button(
                label,
                key="switch_yes",
                type="primary",
                icon=":material/undo:" if undoing else ":material/redo:",
            ):
                act = undo.undo if undoing else undo.redo
                act(store, load.load_id, at=now(settings.zone), reporting=settings.reporting_currency)
                st.rerun()

    show()


def _what_happens(t: Text, load: Load, found: Effect, *, undoing: bool) -> str:
    change = load.total("new") + load.total("changed")
    rows = t.plural("{n} row", "{n} rows", change)
    removed = found.counts.get("removed", (0, 0))[1]
    deals = t.plural(" and {n} removed deal", " and {n} removed deals", removed) if removed else ""
    if not undoing:
        exactly = figures.bookings_exactly(t, found.now, found.currency)
        return t(
            "{rows}{deals} count again. Bookings of the quarter become exactly **{exactly}**.",
            rows=rows,
            deals=deals,
            exactly=exactly,
        )
    if found.was_day is None:
        return t("{rows} go. No other load is in force, so no data are left.", rows=rows)
    exactly = figures.bookings_exactly(t, found.was, found.currency)
    return t(
        "{rows}{deals} go back to what they were on {day}. Bookings of the quarter return to "
        "exactly **{exactly}**. "
        "The other loads stay.",
        rows=rows,
        deals=deals,
        day=t.day(found.was_day),
        exactly=exactly,
    )
