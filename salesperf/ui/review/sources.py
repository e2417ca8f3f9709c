"""Sources: where leads and deals come from, and what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from salesperf.metrics import wilson
from salesperf.reports import sources as report
from salesperf.reports.sources import Source, Sources
from salesperf.reports.tile import FEW
from salesperf.text import AmountUnit, Text, amount_unit
from salesperf.ui import cache
from salesperf.ui.charts.sparkline import trend_13_weeks
from salesperf.ui.components import card, empty_state, ledger_table
from salesperf.ui.components.tables import Cell
from salesperf.ui.escape import Markdown, escape_markdown
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.state import Here


@dataclass(frozen=True, slots=True)
class Shown:
    """The card in words: what it is about, the table, and what is to be said below it."""

    unit: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    below: str


def where_deals_come_from(here: Here) -> None:
    """A row a source: leads and their conversion, deals and how many were won, cycle, bookings, return."""
    t = here.t
    shown = cache.drawn(here, _shown)
    with card(t("Sources"), shown.unit, help=_explained(t), key="card_sources"):
        if not shown.rows:
            empty_state(t("No lead and no deal came in these days."))
            return
        with st.container(key="desk_only_sources"):
            _draw(t, shown.columns, shown.rows, "review_sources")
        with st.container(key="phone_only_sources"):
            kept = [at for at, name in enumerate(shown.columns) if name not in _left_out_on_a_phone(t)]
            rows = [[row[at] for at in kept] for row in shown.rows]
            _draw(t, [shown.columns[at] for at in kept], rows, "review_sources_phone")
        if shown.below:
            st.caption(escape_markdown(shown.below))


def _draw(t: Text, columns: Sequence[str], rows: Sequence[Sequence[Cell]], key: str) -> None:
    right = [at for at in range(1, len(columns)) if columns[at] != t("13 weeks")]
    ledger_table(columns, rows, right=right, key=key, alt=t("Sources"))


def _left_out_on_a_phone(t: Text) -> tuple[str, ...]:
    return (t("Leads"), t("Deals"), t("13 weeks"), t("Cycle"))


def _shown(here: Here) -> Shown:
    t = here.t
    found = cache.read(here.store, report.sources, asked_of(here))
    unit = amount_unit(t, [one.bookings for one in found.sources], here.currency)
    kept = found.sources[: report.MOST]
    columns = [t("Source")]
    if found.any_leads:
        columns += [t("Leads"), t("Converted")]
    columns += [
        t("Deals"),
        t("Won of them"),
        t("13 weeks"),
        t("Cycle"),
        t("Bookings, {unit}", unit=unit.short),
    ]
    if found.any_spend:
        columns += [t("Spend, {unit}", unit=unit.short), t("Return")]
    rows = tuple(_row(here, one, found, unit) for one in kept)
    stretch = found.stretch
    told = t.plural(
        "{n} deal created {first} – {last}",
        "{n} deals created {first} – {last}",
        found.deals,
        first=t.day(stretch.since),
        last=t.day(stretch.until),
    )
    return Shown(told, tuple(columns), rows, _below(here, found, len(found.sources) - len(kept)))


def _row(here: Here, one: Source, found: Sources, unit: AmountUnit) -> tuple[Cell, ...]:
    t = here.t
    cells: list[Cell] = [one.name or t("none given")]
    if found.any_leads:
        cells += [t.number(one.leads) if one.leads else "–", _rate(t, one.converted, one.leads)]
    cells += [t.number(one.deals), _rate(t, one.won, one.deals)]
    image = trend_13_weeks(
        one.weeks, here.tokens, meaning="neutral" if one.deals < FEW else "ahead", width=64
    )
    cells.append(
        Markdown(f"![{escape_markdown(t('New deals of the last 13 weeks'))}]({image})") if image else "–"
    )
    cells.append(_grey(t.days(one.cycle), few=one.cycle_n < FEW) if one.cycle is not None else "–")
    cells.append(unit.show(one.bookings) if one.bookings else "–")
    if found.any_spend:
        spend = None if one.spend is None else float(one.spend)
        cells += [unit.show(spend), t.multiple(one.bookings, one.spend) if one.spend else "–"]
    return tuple(cells)


def _rate(t: Text, part: int, whole: int) -> Cell:
    """A share with its parts and its interval; grey where too few were counted."""
    if not whole:
        return "–"
    low, high = wilson(part, whole) or (None, None)
    counted = _unbroken(t("{part} of {whole}", part=part, whole=whole))
    span = _unbroken(t.percent_range(low, high))
    small = f":gray[:small[{escape_markdown(counted)} {escape_markdown(span)}]]"
    return Markdown(f"{_grey(t.percent(part, whole), few=whole < FEW).text} {small}")


def _unbroken(text: str) -> str:
    """The words in one line, whatever the width of their cell."""
    return text.replace(" ", "\N{NO-BREAK SPACE}").replace("–", "\N{WORD JOINER}–\N{WORD JOINER}")


def _grey(text: str, *, few: bool) -> Markdown:
    shown = escape_markdown(text)
    return Markdown(f":gray[{shown}]" if few else f"**{shown}**")


def _below(here: Here, found: Sources, left_out: int) -> str:
    t = here.t
    said: Sequence[str] = [
        t.plural("and {n} more", "and {n} more", left_out) if left_out > 0 else "",
        ""
        if any(one.source_id is not None for one in found.sources)
        else t("No lead and no deal of these days names its source."),
        ""
        if found.any_spend
        else t("Spend and return need campaigns with a cost and a source, and the whole company in view."),
        t(
            "{amount} of campaigns names no source.",
            amount=t.money(round(found.unnamed), here.currency, short=True),
        )
        if found.unnamed
        else "",
        t.plural(
            "{n} campaign has no exchange rate and is left out.",
            "{n} campaigns have no exchange rate and are left out.",
            found.unconverted,
        )
        if found.unconverted
        else "",
    ]
    return (" " if t.locale == "en" else "").join(one for one in said if one)


def _explained(t: Text) -> str:
    return t(
        "Converted: of the leads that came in during these days, those converted by now. Won of them: of the "
        "deals created in these days, those won by now, so that young deals count as not yet won. Both with "
        "their parts and the 95 % Wilson interval. Cycle: the median days of the deals won in these days; "
        "bookings: what those are worth. Spend: the cost of campaigns of the source, spread evenly over "
        "their days; return: bookings over spend. Grey: under 10 observations."
    )
