"""What stands around every page: its title in the browser, navigation, language, who looks, which data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from salesperf.domain.period import FiscalCalendar
from salesperf.domain.scope import Viewer
from salesperf.errors import SalesPerfError
from salesperf.settings import process_settings
from salesperf.text import Text, get_text, issue_text, mark
from salesperf.text.text import closest_locale
from salesperf.ui import cache, live, state
from salesperf.ui.escape import escape_markdown
from salesperf.ui.scope_bar import KEYS as SCOPE_KEYS
from salesperf.ui.scope_bar import ScopeChoices, read_scope, scope_bar
from salesperf.ui.theme import current_tokens
from salesperf.ui.workspace import Facts, Name, facts, file_of, found_demo, make_demo, now, own_has_loads
from salesperf.warehouse.store import Store

ROOT = Path(__file__).parents[2]
SIDEBAR_PIXELS = 264
LANGUAGES = {"en": "EN", "zh": "中文"}
LOCALE_OF = {"en": "en", "zh": "zh_CN"}
COOKIE = "salesperf_language"
KEPT_KEYS = ("l", "v", "w")
"""URL keys of the shell: language, who looks, workspace."""


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page of the product: where it stands, what it is called, whether the scope bar belongs to it."""

    section: str
    title: str
    icon: str
    path: str
    url: str
    scoped: bool = False


PAGES: tuple[PageEntry, ...] = (
    PageEntry("", mark("Home"), "home", "pages/home/home.py", "", scoped=True),
    PageEntry(mark("Goals"), mark("Targets"), "flag", "pages/goals/targets.py", "targets"),
    PageEntry(
        mark("Funnel"), mark("Weekly review"), "filter_alt", "pages/funnel/review.py", "review", scoped=True
    ),
    PageEntry(mark("Funnel"), mark("Deals"), "work", "pages/funnel/deals.py", "deals", scoped=True),
    PageEntry(mark("Data"), mark("Import"), "upload_file", "pages/data/import.py", "import"),
    PageEntry(mark("Data"), mark("Data health"), "monitor_heart", "pages/data/health.py", "health"),
    PageEntry(mark("Data"), mark("People and teams"), "group", "pages/data/people.py", "people"),
    PageEntry(mark("Data"), mark("Glossary"), "menu_book", "pages/data/glossary.py", "glossary"),
    PageEntry(mark("Data"), mark("Settings"), "settings", "pages/data/settings.py", "settings"),
)


def run(
    *, make_demo: Callable[[Path], None] = make_demo, opened: Callable[[Path], object] = lambda _: None
) -> None:
    """Draw the whole product for this run. ``make_demo`` fills the demo's warehouse file where it is missing,
    ``opened`` is told each run which warehouse files this process holds.

    The one boundary where errors of use turn into text: whatever a page raises shows as a sentence.
    """
    st.set_page_config("salesperf", str(ROOT / "static" / "icon.svg"), "wide", SIDEBAR_PIXELS)
    query = state.restore_address(SCOPE_KEYS, KEPT_KEYS)
    t = get_text(_locale(query))
    entry, page = _navigation(t)
    st.html(Path(__file__).parent / "style.css")
    try:
        store = _draw(t, entry, page, query, make_demo, opened)
    except SalesPerfError as error:
        st.error(escape_markdown(issue_text(t, error)), icon=":material/error:")
    else:
        live.watch(store)


def _draw(
    t: Text,
    entry: PageEntry,
    page: StreamlitPage,
    query: Mapping[str, str],
    make_demo: Callable[[Path], None],
    opened: Callable[[Path], object],
) -> Store:
    name = _workspace(query)
    data = process_settings().data
    if name == "demo" and not file_of("demo", data).exists():
        with st.spinner(t("Founding the demo company …")):
            found_demo(file_of("demo", data), make_demo)
    store = cache.open_store(file_of(name, data))
    for held in {file_of(name, data), file_of("own", data)}:
        if held.exists():
            opened(held)
    known = cache.read(store, facts)
    viewer = _sidebar(t, query, known, name)
    calendar = FiscalCalendar(
        first_month=known.settings.fiscal_first_month, week_start=known.settings.week_start
    )
    choices = _choices(known)
    scope = read_scope(query, calendar, choices)
    st.session_state[state.HERE] = state.Here(
        t=t,
        tokens=current_tokens(),
        viewer=viewer,
        scope=scope,
        calendar=calendar,
        currency=known.settings.reporting_currency,
        settings=known.settings,
        workspace=name,
        store=store,
        loads=known.loads,
    )
    head = st.container(key="head")
    st.session_state[state.HEAD] = head
    if entry.scoped and known.loads:
        scope_bar(t, scope, viewer, calendar, choices)
    page.run()
    return store


def _navigation(t: Text) -> tuple[PageEntry, StreamlitPage]:
    there = [entry for entry in PAGES if (ROOT / entry.path).exists()]
    sections: dict[str, list[StreamlitPage]] = {}
    by_url: dict[str, PageEntry] = {}
    for number, entry in enumerate(there):
        made = st.Page(
            ROOT / entry.path,
            title=t(entry.title),
            icon=f":material/{entry.icon}:",
            url_path=entry.url or None,
            default=number == 0,
        )
        by_url[made.url_path] = entry
        sections.setdefault(t(entry.section) if entry.section else "", []).append(made)
    page = st.navigation(sections, expanded=True)
    return by_url[page.url_path], page


def _locale(query: Mapping[str, str]) -> str:
    chosen = query.get("l") or st.context.cookies.get(COOKIE)
    if chosen in LOCALE_OF:
        return LOCALE_OF[chosen]
    return closest_locale(process_settings().language or st.context.locale)


def _workspace(query: Mapping[str, str]) -> Name:
    if query.get("w") == "demo":
        return "demo"
    if query.get("w") == "own":
        return "own"
    return "own" if own_has_loads(process_settings().data) else "demo"


def _sidebar(t: Text, query: Mapping[str, str], known: Facts, workspace: Name) -> Viewer:
    viewers = _viewers(known)
    shown = query.get("v", "manager")
    code = shown if shown in viewers else "manager"
    with st.sidebar:
        st.session_state["shell_viewer"] = code
        st.selectbox(
            t("Viewing as"),
            list(viewers),
            key="shell_viewer",
            format_func=lambda one: _viewer_name(t, one, known),
            label_visibility="collapsed",
            on_change=_picked,
            args=("v", "shell_viewer"),
        )
        st.session_state["shell_workspace"] = workspace
        names = {"demo": t("Demo company"), "own": t("Your data")}
        st.segmented_control(
            t("Data"),
            ("demo", "own"),
            key="shell_workspace",
            format_func=lambda one: names[one],
            required=True,
            label_visibility="collapsed",
            on_change=_picked,
            args=("w", "shell_workspace"),
        )
        _language(t, query)
    return viewers[code]


def _language(t: Text, query: Mapping[str, str]) -> None:
    now: Literal["en", "zh"] = "zh" if t.locale == "zh_CN" else "en"
    st.session_state["shell_language"] = now
    st.segmented_control(
        t("Language"),
        tuple(LANGUAGES),
        key="shell_language",
        format_func=lambda one: LANGUAGES[one],
        required=True,
        label_visibility="collapsed",
        on_change=_picked,
        args=("l", "shell_language"),
    )
    if "l" in query and st.context.cookies.get(COOKIE) != now:
        year = 365 * 24 * 3600
        st.html(
            f"<script>document.cookie = '{COOKIE}={now}; path=/; max-age={year}; samesite=lax'</script>",
            unsafe_allow_javascript=True,
        )


def _picked(key: str, widget: str) -> None:
    state.write_address((key,), {key: st.session_state[widget]})


def _viewers(known: Facts) -> dict[str, Viewer]:
    found = {"owner": Viewer(role="owner"), "manager": Viewer(role="manager")}
    found |= {f"team.{one.id}": Viewer(role="team", team_id=one.id) for one in known.teams}
    return found | {f"rep.{one.id}": Viewer(role="rep", rep_id=one.id) for one in known.reps}


def _viewer_name(t: Text, code: str, known: Facts) -> str:
    if code == "owner":
        return t("Viewing as owner")
    if code == "manager":
        return t("Viewing as manager")
    role, number = code.split(".")
    members = known.teams if role == "team" else known.reps
    name = next(one.name for one in members if one.id == int(number))
    return t("Viewing as team {name}", name=name) if role == "team" else t("Viewing as {name}", name=name)


def _choices(known: Facts) -> ScopeChoices:
    as_of = known.as_of or now(known.settings.zone).date()
    return ScopeChoices(known.teams, known.reps, known.sources, known.first_day or as_of, as_of)
