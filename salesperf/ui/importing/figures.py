"""What a load does to figures and deals, drawn: before, after, change; what to look at."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from salesperf.domain.money import MINOR_DIGITS
from salesperf.reports.effect import FIGURES, KINDS, MOST_LISTED, Effect, Figures, Value
from salesperf.text import Text, mark
from salesperf.text.periods import period_name
from salesperf.ui import state
from salesperf.ui.components import (
    Attention,
    Column,
    card,
    count_list,
    csv_download,
    data_table,
    empty_state,
    ledger_table,
)
from salesperf.ui.components.tables import Cell
from salesperf.ui.escape import Markdown, escape_markdown
from salesperf.ui.importing.words import field_name

NAMES = {
    "bookings": mark("Bookings"),
    "attainment": mark("Attainment"),
    "win_rate": mark("Win rate"),
    "amount_open": mark("Open pipeline"),
    "coverage": mark("Coverage"),
}
KIND_NAMES = {
    "won": mark("Won"),
    "lost": mark("Lost"),
    "new": mark("New"),
    "stage": mark("Stage"),
    "amount": mark("Amount"),
    "close_date": mark("Close date"),
    "owner": mark("Owner"),
    "removed": mark("Removed"),
    "other": mark("Other"),
}
_MONEY = ("bookings", "amount_open")
_SHARES = ("attainment", "win_rate")


def shown(t: Text, key: str, value: Value, currency: str) -> str:
    """A figure as its metric is written."""
    if value is None:
        return "–"
    if key in _MONEY:
        return t.money(value, currency, short=True)
    return t.percent(value) if key in _SHARES else t.multiple(value)


def shown_change(t: Text, key: str, value: Value, currency: str) -> str:
    """A difference of figures with its sign; empty where there is none."""
    if value is None:
        return ""
    if not value:
        return "±0"
    if key in _MONEY:
        return t.signed_money(value, currency, short=True)
    if key in _SHARES:
        return t.points(value)
    return t.signed(value, 1)


def figures_of(effect: Effect) -> list[str]:
    """The metrics that have a value before or after."""
    before = effect.was.values if effect.was else {}
    return [k for k in FIGURES if effect.now.values[k] is not None or before.get(k) is not None]


def figures_card(t: Text, effect: Effect) -> None:
    """Now, after, change of each figure of the quarter."""
    period = period_name(t, effect.period, state.here().calendar, today=state.here().scope.as_of)
    with card(t("What the figures will do"), period, key="import_figures"):
        rows: list[list[Cell]] = []
        for key in figures_of(effect):
            change = shown_change(t, key, effect.change(key), effect.currency)
            rows.append(
                [
                    t(NAMES[key]),
                    shown(t, key, effect.was.values[key] if effect.was else None, effect.currency),
                    Markdown(
                        f"**{escape_markdown(shown(t, key, effect.now.values[key], effect.currency))}**"
                    ),
                    Markdown(f":blue[{escape_markdown(change)}]") if change else "",
                ]
            )
        if rows:
            ledger_table(
                ["", t("now"), t("after"), t("change")],
                rows,
                right=(1, 2, 3),
                key="import_figures",
                alt=t("What the figures will do"),
            )
        else:
            empty_state(t("These files hold nothing that a figure counts."))


def changes_card(t: Text, effect: Effect, *, key: str) -> None:
    """What changes in the deals, a pill for each kind, with what was and what is."""
    new = effect.counts.get("new", (0, 0))[1]
    deals, changes = effect.touched
    appeared = t.plural("{n} new deal", "{n} new deals", new)
    unit = (
        t("{what}; {more}", what=appeared, more=_changes_in_deals(t, changes, deals)) if deals else appeared
    )
    explained = t("The largest deals come first; of each kind {n} are listed at most.", n=MOST_LISTED)
    with card(t("What changes in your deals"), unit, help=explained, key=f"card_{key}"):
        kinds = [kind for kind in KINDS if kind in effect.counts]
        if not kinds:
            empty_state(t("No deal changes."))
            return
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            kind = st.pills(
                t("Kind of change"),
                kinds,
                default=kinds[0],
                required=True,
                key=f"{key}_kind",
                label_visibility="collapsed",
                format_func=lambda one: f"{t(KIND_NAMES[one])} {t.number(effect.counts[one][0])}",
            )
            frame, columns = _listed(t, effect, str(kind))
            csv_download(
                t,
                frame[list(columns)].rename(columns={n: c.label for n, c in columns.items()}),
                f"changes_{kind}",
                key=f"{key}_csv",
                label="CSV",
            )
        data_table(t, frame, columns, key=f"{key}_{kind}", alt=t(KIND_NAMES[str(kind)]), most_rows=9)
        _sum(t, effect, str(kind))


def _changes_in_deals(t: Text, changes: int, deals: int) -> str:
    return t(
        "{changes} in {deals}",
        changes=t.plural("{n} change", "{n} changes", changes),
        deals=t.plural("{n} deal", "{n} deals", deals),
    )


def _sum(t: Text, effect: Effect, kind: str) -> None:
    """What the changes of a kind come to."""
    if kind == "new":
        still_open, won, lost = effect.appeared
        st.markdown(
            t(
                ":material/functions: {open} open, **{won} won**, {lost} lost",
                open=still_open,
                won=won,
                lost=lost,
            )
        )
    if kind == "won" and effect.was is not None:
        before, after = effect.was.values["bookings"], effect.now.values["bookings"]
        change = shown_change(t, "amount_open", effect.change("amount_open"), effect.currency)
        st.markdown(
            t(
                ":material/functions: Bookings {before} → **{after}**, open pipeline {change}",
                before=escape_markdown(shown(t, "bookings", before, effect.currency)),
                after=escape_markdown(shown(t, "bookings", after, effect.currency)),
                change=escape_markdown(change) or "±0",
            )
        )


def _listed(t: Text, effect: Effect, kind: str) -> tuple[pd.DataFrame, dict[str, Column]]:
    """The changes of one kind as a table to read."""
    rows = effect.changes[effect.changes["kind"] == kind]
    frame = pd.DataFrame({"deal": rows["deal"], "rep": rows["rep"], "line": rows["line"]})
    columns = {"deal": Column(t("Deal")), "rep": Column(t("Rep"))}
    if kind == "other":
        frame["field"] = [field_name(t, "deals", str(field)) for field in rows["field"]]
        columns["field"] = Column(t("Field"))
    if kind == "new":
        frame["after"] = rows["is_text"]
        columns["after"] = Column(t("Stage"))
    else:
        frame["before"], frame["after"] = _both_sides(t, rows, kind)
        columns |= {"before": Column(t("Before")), "after": Column(t("After"))}
    if kind != "amount":
        currencies = {str(one) for one in rows["currency"].dropna()}
        if len(currencies) == 1:
            code = currencies.pop()
            digits = MINOR_DIGITS[code]
            frame["amount"] = [None if pd.isna(one) else int(one) / 10**digits for one in rows["amount"]]
            columns["amount"] = Column(t("Amount, {currency}", currency=code), "decimal", digits=digits)
        else:
            frame["amount"] = [
                t.money(_whole(one), str(code))
                for one, code in zip(rows["amount"], rows["currency"], strict=True)
            ]
            columns["amount"] = Column(t("Amount"))
    columns["line"] = Column(t("Line in file"), "number", width=90)
    return frame, columns


def _both_sides(t: Text, rows: pd.DataFrame, kind: str) -> tuple[list[str | None], list[str | None]]:
    if kind == "amount":
        return tuple(
            [t.money(_whole(a), str(c)) for a, c in zip(rows[side], rows["currency"], strict=True)]
            for side in ("was_amount", "is_amount")
        )  # type: ignore[return-value]
    if kind == "close_date":
        return tuple(
            [t.date(d.date()) if pd.notna(d) else "–" for d in rows[side]]
            for side in ("was_close", "is_close")
        )  # type: ignore[return-value]
    return list(rows["was_text"]), list(rows["is_text"])


def look_card(t: Text, effect: Effect, notes: Sequence[str]) -> None:
    """What is loaded but should be looked at: checks that more rows offend, and what was assumed."""
    with card(t("Loaded, but look"), t("kept and listed"), key="import_look"):
        items = [
            Attention(
                t.number(one.more),
                t(one.check.finding),
                t("for example “{value}”", value=one.example) if one.example else "",
                page="pages/data/health.py",
            )
            for one in effect.checks
        ]
        count_list(items)
        for note in notes:
            st.caption(f":material/info: {escape_markdown(note)}")
        if not items and not notes:
            empty_state(t("Nothing to look at."), icon=":material/check_circle:")


def teams(effect: Effect) -> list[tuple[str, int, int]]:
    """Bookings of each team without and with the load, in minor units."""
    before = dict(effect.was.teams) if effect.was else {}
    return [(name, before.get(name, 0), amount) for name, amount in effect.now.teams]


def bookings_exactly(t: Text, figures: Figures | None, currency: str) -> str:
    """Bookings to the cent."""
    value = figures.values["bookings"] if figures else 0
    return t.money(value or 0, currency)


def _whole(value: object) -> int | None:
    return None if value is None or pd.isna(value) else int(value)  # type: ignore[call-overload]
