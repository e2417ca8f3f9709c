"""What a load did: figures, rows, history, wins, rejected rows, what to look at; how to take it back."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from salesperf.errors import Issue
from salesperf.reports.effect import KINDS, Effect
from salesperf.text import Text, amount_unit, issue_text
from salesperf.ui import cache, state
from salesperf.ui.charts import ranked_bars
from salesperf.ui.components import (
    Ranked,
    card,
    empty_state,
    ledger_table,
    metric_tile,
    named_values,
    ranking,
    tile_row,
)
from salesperf.ui.escape import Markdown
from salesperf.ui.importing import figures, loads, pipeline_card, rows
from salesperf.warehouse.loads import Load, issues_of, rejects_of

_WINS = 9


def title(t: Text, load: Load, effect: Effect | None) -> tuple[str, str]:
    """What is so, and when and by whom it came."""
    bad = load.total("rejected")
    second = t(
        "Load {load}, {when}, by {who}. Open boards have shown it since.",
        load=str(load.load_id),
        when=loads.when(t, load.loaded_at),
        who=loads.who(t, load.loaded_by),
    )
    if load.state != "active":
        return t("Load {load} is undone: nothing of it counts", load=str(load.load_id)), second
    first = _what_rose(t, load, effect)
    if bad:
        first = t(
            "{first}; {bad}",
            first=first,
            bad=t.plural("{n} row waits to be fixed", "{n} rows wait to be fixed", bad),
        )
    return first, second


def _what_rose(t: Text, load: Load, effect: Effect | None) -> str:
    change = effect.change("bookings") if effect else None
    if effect is None or not change:
        n = load.total("new") + load.total("changed")
        return t.plural("Loaded: {n} row", "Loaded: {n} rows", n)
    amount = t.money(change if change > 0 else -change, effect.currency, short=True)
    return (
        t("Loaded: bookings rose by {amount}", amount=amount)
        if change > 0
        else t("Loaded: bookings fell by {amount}", amount=amount)
    )


def draw(t: Text, load: Load, effect: Effect) -> None:
    """The whole report."""
    _tiles(t, effect)
    stored = [rows.stored_rows(t, file) for file in load.files]
    teams = figures.teams(effect)
    rejected = load.total("rejected")
    cards: list[tuple[float, Callable[[], None]]] = []
    if pipeline_card.moves(effect):
        cards.append((0.38, lambda: pipeline_card.draw(t, effect, load.as_of, key="report_pipeline")))
    if teams:
        cards.append((0.3, lambda: _teams(t, effect)))
    if cards:
        cards.append((0.32, lambda: _rejected(t, load, rejected)))
        for place, (_, one) in zip(st.columns([width for width, _ in cards]), cards, strict=True):
            with place:
                one()
    rows.equation(t, t("What was stored"), stored, "report")
    wins, written, look = st.columns(3)
    with wins:
        _wins(t, effect)
    with written:
        _history(t, load, effect)
    with look:
        figures.look_card(t, effect, _notes(t, load))
    if not cards:
        _rejected(t, load, rejected)


def _tiles(t: Text, effect: Effect) -> None:
    keys = figures.figures_of(effect)
    if not keys:
        return
    with tile_row(len(keys), "report") as places:
        for place, key in zip(places, keys, strict=True):
            before = effect.was.values[key] if effect.was else None
            change = figures.shown_change(t, key, effect.change(key), effect.currency)
            with place:
                metric_tile(
                    t(figures.NAMES[key]),
                    figures.shown(t, key, effect.now.values[key], effect.currency),
                    delta=change,
                    meaning="ahead" if change.startswith("+") else "neutral",
                    parts=t("was {value}", value=figures.shown(t, key, before, effect.currency))
                    if effect.was
                    else "",
                    key=f"report_{key}",
                )


def _teams(t: Text, effect: Effect) -> None:
    here, found = state.here(), figures.teams(effect)
    unit = amount_unit(t, [after for _, _, after in found], effect.currency)
    frame = pd.DataFrame(
        {
            "key": [name for name, _, _ in found],
            "label": [name for name, _, _ in found],
            "value": [after for _, _, after in found],
            "parts": [
                unit.show(after - before, signed=True) if effect.was and after != before else ""
                for _, before, after in found
            ],
        }
    )
    with card(
        t("Bookings by team"),
        t("{unit}; at the right what the load added", unit=unit.label),
        key="report_teams",
    ):
        ranking(
            t,
            Ranked(
                frame,
                lambda rows: ranked_bars(rows, t, here.tokens, show=unit.show),
                named_values(t("Team"), t("Bookings"), t("Added by the load"), unit.show),
            ),
            key="report_teams_chart",
            alt=t("Bookings by team"),
        )


def _rejected(t: Text, load: Load, count: int) -> None:
    if not count:
        rows.nothing_rejected(t, key="report_rejected")
        return
    found = rows.stored_rejected(load.files, cache.read(state.here().store, rejects_of, load.load_id))
    rows.rejected_card(t, found, count, key="report_rejected")


def _wins(t: Text, effect: Effect) -> None:
    wins = effect.wins
    n = int(wins["n"].iloc[0]) if len(wins) else 0
    heading = t.plural("The one win", "The {n} wins", n) if n else t("No win in this load")
    same = not n or not int(wins["others"].iloc[0])
    unit = amount_unit(t, [float(x) for x in wins["amount"].dropna()], effect.currency)
    together = ""
    if n and same and pd.notna(wins["together"].iloc[0]):
        total = t.money(int(wins["together"].iloc[0]), effect.currency, short=True)
        together = t("{unit}, together {total}", unit=unit.label, total=total)
    with card(heading, together, key="report_wins"):
        if not n:
            empty_state(t("No deal was won that was not won before."))
            return
        lines = []
        for row in wins.head(_WINS).to_dict("records"):
            known = None if pd.isna(row["amount"]) else int(row["amount"])
            amount = unit.show(known) if same else t.money(known, str(row["currency"]))
            lines.append([str(row["deal"]), str(row["rep"] or ""), amount])
        ledger_table([t("deal"), t("rep"), t("amount")], lines, right=(2,), key="report_wins", alt=heading)
        if n > _WINS:
            st.caption(t("and {n} more", n=n - _WINS))


def _history(t: Text, load: Load, effect: Effect) -> None:
    deals, changes = effect.touched
    unit = t(
        "{changes} in {deals}",
        changes=t.plural("{n} change", "{n} changes", changes),
        deals=t.plural("{n} deal", "{n} deals", deals),
    )
    with card(t("History written"), unit, key="report_history"):
        lines: list[list[str | Markdown | None]] = [
            [t(figures.KIND_NAMES[kind]), t.number(effect.counts[kind][0])]
            for kind in KINDS
            if kind in effect.counts
        ]
        if not lines:
            empty_state(t("No deal changed."))
            return
        total = sum(count for count, _ in effect.counts.values())
        lines.append([Markdown(f"**{t('Together')}**"), Markdown(f"**{t.number(total)}**")])
        ledger_table(["", t("changes")], lines, right=(1,), key="report_history", alt=t("History written"))
        if effect.was_day is not None and changes:
            st.badge(
                t("derived, dated {day}", day=t.day(load.as_of)), icon=":material/difference:", color="gray"
            )
            st.caption(
                t(
                    "Found by comparing with the export of {day}. With an export of stage history the "
                    "exact days come from your CRM.",
                    day=t.day(effect.was_day),
                )
            )


def _notes(t: Text, load: Load) -> list[str]:
    found = cache.read(state.here().store, issues_of, load.load_id)
    grouped: dict[tuple[str, str], list[Issue]] = {}
    for name, issue in found:
        grouped.setdefault((name, issue.code), []).append(issue)
    many = len(load.files) > 1
    return [
        (f"{name}: " if many else "")
        + issue_text(t, issues[0])
        + (f" (×{t.number(len(issues))})" if len(issues) > 1 else "")
        for (name, _), issues in grouped.items()
    ]
