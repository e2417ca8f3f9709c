"""What moved in the pipeline since a day: the ledger drawn, or by team and stage as a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from salesperf.domain.period import Period
from salesperf.metrics.movement import KINDS, SIGNS
from salesperf.reports import review, review_text
from salesperf.reports.asked import Asked
from salesperf.reports.period_words import inside
from salesperf.reports.review import Moved
from salesperf.reports.tile import Drill
from salesperf.text import AmountUnit, amount_unit
from salesperf.ui import cache
from salesperf.ui.charts import Movement, pipeline_waterfall
from salesperf.ui.components import Column, card, chart, data_table, selected_key
from salesperf.ui.review.controls import chosen, since_control, since_day, switch
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.state import Here, chart_key, renew_chart

MOVES = KINDS[1:-2]

Split = Literal["team", "stage"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A ledger with its unit, drawn and noted: what the card shows in every split."""

    moved: Moved
    unit: AmountUnit
    figure: go.Figure | None
    note: str


def chosen_ledger(here: Here) -> Moved:
    """What moved since the day chosen, of the deals chosen: those due in the period, or all open ones.

    Where no open deal is due in it, as in data without such dates, all are shown unless asked otherwise.
    """
    return cache.drawn(here, _moved, since_day(here), st.session_state.get("review_due"))


def ledger(here: Here) -> Drill | None:
    """The card; a bar or line opens its deals."""
    t, asked = here.t, asked_of(here)
    views = {"total": t("Total"), "team": t("Team"), "stage": t("Stage")}
    view = chosen("review_moved_by", list(views))
    shown = cache.drawn(here, _ledger, since_day(here), st.session_state.get("review_due"))
    moved = shown.moved
    with card(
        t("What moved"),
        t("amounts in {unit}", unit=shown.unit.label)
        if moved.amounts_known
        else t("deals; the open ones have no amounts"),
        help=t(
            "Start + new + reopened + increased − decreased + moved in − moved out − won − lost − removed "
            "= end. Moved in and out: the expected close came into the period or left it."
        ),
        control=switch(t("Split"), views, "review_moved_by"),
        key="card_moved",
    ):
        with st.container(horizontal=True, key="moved_controls"):
            since_control(here)
            _due_control(here, asked, moved)
        kind = _waterfall(here, shown.figure) if view == "total" else _table(here, moved, cast(Split, view))
        st.caption(shown.note)
    return review_text.moved_drill(t, moved, kind) if kind else None


def _moved(here: Here, since: date, wanted: str | None) -> Moved:
    asked = asked_of(here)
    if wanted != "all":
        due = cache.read(here.store, review.moved, asked, since, asked.scope.period)
        if wanted is not None or not due.empty:
            return due
    return cache.read(here.store, review.moved, asked, since, None)


def _ledger(here: Here, since: date, wanted: str | None) -> Shown:
    moved = _moved(here, since, wanted)
    unit = _unit(here, moved)
    note = review_text.ledger_note(here.t, asked_of(here), moved)
    return Shown(moved, unit, _drawn(here, moved, unit), note)


def _due_control(here: Here, asked: Asked, moved: Moved) -> None:
    t = here.t
    names = {"due": t("due in {period}", period=inside(t, asked)), "all": t("all open deals")}
    st.session_state["review_due"] = "due" if moved.due is not None else "all"
    st.segmented_control(
        t("Deals"),
        list(names),
        format_func=lambda one: names[one],
        key="review_due",
        required=True,
        label_visibility="collapsed",
    )


def _unit(here: Here, moved: Moved) -> AmountUnit:
    if not moved.amounts_known:
        return AmountUnit(here.t, 1, here.t("deals"), "", 0)
    return amount_unit(here.t, [amount for amount, _ in moved.kinds.values()], here.currency)


def _drawn(here: Here, moved: Moved, unit: AmountUnit) -> go.Figure | None:
    lines = {kind: _line(here, moved, kind) for kind in KINDS[:-1]}
    return pipeline_waterfall(
        [lines[kind] for kind in MOVES],
        here.t,
        here.tokens,
        start=lines["start"],
        end=lines["end"],
        unit=unit,
        counts=not moved.amounts_known,
    )


def _waterfall(here: Here, figure: go.Figure | None) -> str | None:
    t = here.t
    event = chart(
        t,
        figure,
        key=chart_key("review_moved"),
        alt=t("What moved"),
        empty=t("No deal was open in these days."),
        selectable=True,
    )
    return selected_key(event, "review_moved")


def _line(here: Here, moved: Moved, kind: str) -> Movement:
    amount, deals = moved.kinds[kind]
    sign = 1 if kind in ("start", "end") else SIGNS[kind]
    size = amount if moved.amounts_known else deals
    return Movement(kind, review_text.kind_label(here.t, moved, kind), sign * size, deals)


def _table(here: Here, moved: Moved, view: Split) -> str | None:
    frame, columns = cache.drawn(here, _parts, moved.since, moved.due, view)
    row = data_table(
        here.t,
        frame,
        columns,
        key=chart_key("review_moved_table"),
        alt=here.t("What moved"),
        selectable=True,
    )
    if row is None:
        return None
    renew_chart("review_moved_table")
    kind = KINDS[row]
    return None if kind == "residual" else kind


def _parts(
    here: Here, since: date, due: Period | None, view: Split
) -> tuple[pd.DataFrame, dict[str, Column]]:
    t, asked = here.t, asked_of(here)
    moved = cache.read(here.store, review.moved, asked, since, due)
    unit = _unit(here, moved)
    columns = {"kind": Column("", pinned=True), "all": Column(t("All"), "decimal", digits=unit.digits)}
    cells: dict[str, list[object]] = {
        "kind": [review_text.kind_label(t, moved, kind) for kind in KINDS],
        "all": [_cell(moved, kind, unit) for kind in KINDS],
    }
    for place, (name, one) in enumerate(cache.read(here.store, review.moved_by, asked, since, due, view)):
        columns[f"part_{place}"] = Column(name or t("none"), "decimal", digits=unit.digits)
        cells[f"part_{place}"] = [_cell(one, kind, unit, of=moved) for kind in KINDS]
    return pd.DataFrame(cells), columns


def _cell(moved: Moved, kind: str, unit: AmountUnit, of: Moved | None = None) -> float | None:
    amount, deals = moved.kinds.get(kind, (0, 0))
    sign = 1 if kind in ("start", "end", "residual") else SIGNS[kind]
    return unit.scaled(sign * (amount if (of or moved).amounts_known else deals))
