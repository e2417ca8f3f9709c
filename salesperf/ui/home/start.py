"""The pages before anything is loaded."""

from __future__ import annotations

import streamlit as st

from salesperf.ui.components import here_badge, page_title
from salesperf.ui.escape import escape_markdown
from salesperf.ui.home.links import page
from salesperf.ui.state import Here


def nothing_loaded(here: Here) -> None:
    """Say that the workspace is empty, and the two ways on: load an export, look at the demo company."""
    t = here.t
    page_title(
        t,
        t("Nothing is loaded yet"),
        t("Drop an export of your CRM, and this page shows where you stand."),
        here_badge(),
    )
    left, right = st.columns(2)
    with left:
        _way(
            t("Start with your data"),
            t(
                "Deals, accounts, people and stage history as CSV or Excel, in any order. You see what was "
                "understood before anything is stored, and every load can be undone."
            ),
            page("import"),
            t("Load an export"),
            {},
        )
    with right:
        _way(
            t("Or look around first"),
            t("A company of 4 teams and 24 reps with two years of deals. It never mixes with your data."),
            "pages/home/home.py",
            t("Look at the demo company"),
            {"w": "demo"},
        )


def _way(title: str, words: str, path: str, label: str, query: dict[str, str]) -> None:
    with st.container(border=True, height="stretch"):
        st.markdown(f"**{escape_markdown(title)}**")
        st.markdown(f":gray[{escape_markdown(words)}]")
        if path:
            st.page_link(
                path,
                label=f"**{escape_markdown(label)}**",
                icon=":material/arrow_forward:",
                icon_position="right",
                query_params=query,
            )
