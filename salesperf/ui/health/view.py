"""The page: sentence, tiles, names, freshness, loads, findings, what is missing, checks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from salesperf.reports import checks, health
from salesperf.reports.checks import Outcome
from salesperf.reports.health import Freshness, Gaps
from salesperf.reports.names import Pair
from salesperf.text import Text
from salesperf.ui import cache, state
from salesperf.ui.components import card, chart, empty_state, here_badge, metric_tile, page_title, tile_row
from salesperf.ui.health import checks_card, freshness, inbox_card, missing, names_card
from salesperf.ui.importing import inbox_files, loads, rows
from salesperf.ui.importing.words import object_name
from salesperf.ui.workspace import now
from salesperf.warehouse.loads import Load, rejects_of

_SWITCH = "health_switch"


def draw(t: Text) -> None:
    """The whole page."""
    here = state.here()
    all_loads = loads.all_loads(here.store)
    if not any(load.state == "active" for load in all_loads):
        _empty(t, all_loads)
        return
    today = now(here.settings.zone).date()
    outcomes = cache.read(here.store, checks.run)
    found = health.freshness(all_loads, today=today)
    pairs = names_card.pairs()
    gaps = cache.read(here.store, health.gaps, here.scope.as_of, here.viewer)
    page_title(t, *_title(t, all_loads, found, pairs, outcomes, today), here_badge())
    _tiles(t, all_loads, gaps, outcomes)
    wide, narrow = st.columns([0.64, 0.36])
    with wide:
        names_card.draw(t, pairs)
    with narrow:
        _fresh(t, found, today)
    _loads(t, all_loads)
    orphans, contradictions, gap = st.columns(3)
    with orphans:
        explained = t(
            "Deals that name somebody or something that no list holds. They are loaded and counted."
        )
        checks_card.found(
            t, outcomes, "orphan", t("Orphans"), t("kept and counted, never dropped"), explained
        )
    with contradictions:
        explained = t("Facts of a deal that cannot both be true. They are shown as they are.")
        checks_card.found(
            t, outcomes, "contradiction", t("Contradictions"), t("shown, not corrected"), explained
        )
    with gap:
        explained = t("What is missing so that a figure leaves the deal out, or may be wrong.")
        checks_card.found(t, outcomes, "gap", t("Gaps"), t("left out where they matter"), explained)
    left, right = st.columns([0.64, 0.36])
    with left:
        missing.draw(t, gaps)
    with right:
        if here.workspace == "own":
            inbox_card.draw(t)
        checks_card.checks(t, outcomes)
        _rejected(t, all_loads)


def _empty(t: Text, all_loads: Sequence[Load]) -> None:
    page_title(
        t,
        t("Nothing is loaded yet"),
        t("After the first load this page says how far the data can be trusted."),
        here_badge(),
    )
    if state.here().workspace == "own":
        inbox_card.draw(t)
    if all_loads:
        _loads(t, all_loads)
    else:
        with st.container(border=True):
            empty_state(t("Drop the files of your CRM on the import page."))
    st.page_link("pages/data/import.py", label=t("Import files"), icon=":material/upload_file:")


def _title(
    t: Text,
    all_loads: Sequence[Load],
    found: Sequence[Freshness],
    pairs: Sequence[Pair],
    outcomes: Sequence[Outcome],
    today: date,
) -> tuple[str, str]:
    by_object = {one.object: one for one in found}
    deals = by_object.get("deals")
    if deals is None:
        first = t("No deals are loaded")
    elif freshness.late(deals, today):
        first = t("The deals are {days} old", days=t.days((today - deals.last).days))
    elif deals.rhythm is None and (today - deals.last).days > 30:
        first = t("The deals stand as of {day}", day=deals.last)
    else:
        first = t("The deals are fresh")
    rest = [
        t("{object} are {days} old", object=object_name(t, one.object), days=t.days((today - one.last).days))
        for one in found
        if one.object != "deals" and freshness.late(one, today)
    ][:1]
    files = len(inbox_files.waiting()) if state.here().workspace == "own" else 0
    if files:
        rest.append(t.plural("one file waits for an answer", "{n} files wait for an answer", files))
    if pairs:
        rest.append(t.plural("one name waits for you", "{n} names wait for you", len(pairs)))
    title = t("{first}; {rest}", first=first, rest=t.join(rest)) if rest else first
    return title, _second(t, all_loads, outcomes)


def _second(t: Text, all_loads: Sequence[Load], outcomes: Sequence[Outcome]) -> str:
    rejected = sum(load.total("rejected") for load in health.to_fix(all_loads))
    if rejected:
        return t.plural(
            "{n} rejected row waits to be fixed; every other row is accounted for.",
            "{n} rejected rows wait to be fixed; every other row is accounted for.",
            rejected,
        )
    bad = sum(1 for one in outcomes if one.rows)
    if bad:
        return t(
            "Every row is accounted for; {bad} of {n} checks found something to look at.",
            bad=bad,
            n=len(outcomes),
        )
    return t("Every row is accounted for, and all {n} checks pass.", n=len(outcomes))


def _tiles(t: Text, all_loads: Sequence[Load], gaps: Sequence[Gaps], outcomes: Sequence[Outcome]) -> None:
    active = [load for load in all_loads if load.state == "active"]
    latest = max(active, key=lambda load: load.loaded_at)
    total = sum(load.total("rows") for load in active)
    placed = sum(load.total(name) for load in active for name in ("new", "changed", "unchanged", "rejected"))
    fix = health.to_fix(all_loads)
    rejected = sum(load.total("rejected") for load in fix)
    every = missing.totals(gaps)
    bad = sum(1 for one in outcomes if one.rows)
    with tile_row(5, "health") as places:
        with places[0]:
            metric_tile(t("Last load"), _ago(t, latest), parts=_when(t, latest), key="health_last")
        with places[1]:
            metric_tile(
                t("Rows accounted for"),
                t.percent(placed, total or None),
                parts=t(
                    "{rows} rows in {loads}", rows=total, loads=t.plural("{n} load", "{n} loads", len(active))
                ),
                help=t("Rows that are new, changed, unchanged or rejected, of all rows of the files."),
                key="health_rows",
            )
        with places[2]:
            metric_tile(
                t("Rejected rows to fix"),
                t.number(rejected),
                parts=t("load {load}", load=", ".join(str(load.load_id) for load in fix[:3]))
                if fix
                else t("none left"),
                key="health_rejected",
            )
        with places[3]:
            metric_tile(
                t("Open deals complete"),
                t.percent(every.complete, every.open or None),
                parts=t("{n} of {total}", n=every.complete, total=every.open),
                help=t(
                    "Open deals in which no field is empty that the exports hold, and that had an "
                    "activity in 30 days."
                ),
                key="health_complete",
            )
        with places[4]:
            metric_tile(
                t("Checks passed"),
                t("{n} of {total}", n=len(outcomes) - bad, total=len(outcomes)),
                parts=t("{n} to look at", n=bad) if bad else t("nothing to look at"),
                key="health_checks",
            )


def _ago(t: Text, load: Load) -> str:
    seconds = (now(state.here().settings.zone) - load.loaded_at).total_seconds()
    if seconds < 3600:
        return t("{n} min ago", n=max(0, int(seconds // 60)))
    if seconds < 48 * 3600:
        return t("{n} h ago", n=int(seconds // 3600))
    return t("{n} days ago", n=int(seconds // 86400))


def _when(t: Text, load: Load) -> str:
    return loads.when(t, load.loaded_at)


def _fresh(t: Text, found: Sequence[Freshness], today: date) -> None:
    with card(t("How fresh is what"), t("a dot is a load, a ring is one missing"), key="health_fresh"):
        chart(
            t,
            freshness.freshness_chart(found, t, state.here().tokens, today=today),
            key="health_fresh_chart",
            alt=t("How fresh is what"),
            table=freshness.freshness_table(found, t, today=today),
        )
        if not any(one.rhythm for one in found):
            st.caption(
                t("After three loads of an object its rhythm is known, and a missing load shows as a ring.")
            )


def _loads(t: Text, all_loads: Sequence[Load]) -> None:
    here = state.here()

    def link() -> None:
        st.page_link("pages/data/import.py", label=t("Import files"), icon=":material/upload_file:")

    unit = t("any of them can be undone, also in the middle; the later ones are then compared anew")
    with card(t("Loads"), unit, control=link, key="health_loads"):
        loads.table(t, all_loads, key="health_table", on_report=_report, on_switch=_switch)
    report = st.session_state.pop(f"{_SWITCH}_report", None)
    if report is not None:
        st.switch_page("pages/data/import.py", query_params={loads.QUERY: str(report)})
    chosen = st.session_state.pop(_SWITCH, None)
    load = next((one for one in all_loads if one.load_id == chosen), None)
    if load is not None:
        loads.ask_switch(t, here.store, load, here.settings)


def _report(load: Load) -> None:
    st.session_state[f"{_SWITCH}_report"] = load.load_id


def _switch(load: Load) -> None:
    st.session_state[_SWITCH] = load.load_id


def _rejected(t: Text, all_loads: Sequence[Load]) -> None:
    found: list[rows.RejectedRow] = []
    for load in health.to_fix(all_loads):
        found += rows.stored_rejected(load.files, cache.read(state.here().store, rejects_of, load.load_id))
    if found:
        rows.rejected_card(t, found, len(found), key="health_rejected_rows")
