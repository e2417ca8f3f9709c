"""Filters of the list that people keep under a name, and share as a link."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb
import streamlit as st

from salesperf.ui import cache
from salesperf.ui.authors import author
from salesperf.ui.deals import wanted as urls
from salesperf.ui.deals.filters import go
from salesperf.ui.deals.wanted import Wanted
from salesperf.ui.escape import escape_markdown
from salesperf.ui.state import Here
from salesperf.warehouse import decisions, journal

LONGEST_NAME = 60


def stored(cursor: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """The saved filters by name: the URL keys of each."""
    found = journal.payloads(cursor, "deal_filter")
    return {name: {key: str(text) for key, text in keys.items()} for name, keys in sorted(found.items())}


def asked_for(here: Here, query: Mapping[str, str]) -> tuple[Wanted, str]:
    """The filter that the URL asks for, and the name of the saved one it is, empty for none."""
    name = query.get("list", "")
    known = cache.read(here.store, stored)
    if name in known and not any(key in query for key in urls.KEYS if key not in ("page", "sort", "up")):
        paging = {key: query[key] for key in ("page", "sort", "up") if key in query}
        return urls.read({**known[name], **paging}), name
    wanted = urls.read(query)
    same = (one for one, keys in known.items() if keys == _keys(wanted))
    return wanted, next(same, "")


def saved_menu(here: Here, wanted: Wanted, name: str) -> None:
    """The saved filters to open, and a line to keep the present one."""
    t = here.t
    known = cache.read(here.store, stored)
    with st.popover(escape_markdown(name) or t("Saved"), icon=":material/bookmark:", width="content"):
        for one, keys in known.items():
            with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
                st.button(
                    escape_markdown(one),
                    key=f"saved_{one}",
                    type="tertiary",
                    on_click=go,
                    args=(urls.read(keys),),
                )
                st.button(
                    t("Drop"),
                    key=f"drop_{one}",
                    type="tertiary",
                    icon=":material/delete:",
                    on_click=_drop,
                    args=(here, one),
                )
        if not known:
            st.caption(t("No filter is saved yet."))
        if wanted.narrowed and not name:
            with st.form("save_filter", border=False, clear_on_submit=True):
                st.text_input(t("Keep this filter as"), key="filter_name", max_chars=LONGEST_NAME)
                st.form_submit_button(t("Save"), on_click=_save, args=(here, wanted))
        if name:
            st.caption(t("Its address in the browser opens it for everybody."))


def _save(here: Here, wanted: Wanted) -> None:
    name = " ".join(st.session_state["filter_name"].split())
    if name:
        decisions.save_filter(here.store, name, _keys(wanted), author(here))
        go(wanted)


def _drop(here: Here, name: str) -> None:
    decisions.save_filter(here.store, name, None, author(here))


def _keys(wanted: Wanted) -> dict[str, str]:
    return {key: text for key, text in urls.write(wanted).items() if key != "page"}
