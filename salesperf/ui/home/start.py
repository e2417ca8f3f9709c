"""The home page before anything is loaded."""

from __future__ import annotations

import streamlit as st

from salesperf.ui.components import here_badge, page_title
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
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="large", key="start"):
        if page("import"):
            st.page_link(page("import"), label=f"**{t('Load an export')}**", icon=":material/upload_file:")
        if here.workspace == "own":
            st.page_link(
                "pages/home/home.py",
                label=t("Look at the demo company"),
                icon=":material/science:",
                query_params={"w": "demo"},
            )
