"""Links between pages that keep the scope."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from salesperf.ui import shell
from salesperf.ui.scope_bar import KEYS as SCOPE_KEYS

PAGES: Mapping[str, str] = {
    "review": "pages/funnel/review.py",
    "health": "pages/data/health.py",
    "targets": "pages/goals/targets.py",
    "import": "pages/data/import.py",
}


def page(name: str) -> str:
    """The path of a page for a link; empty where the product has no such page."""
    path = PAGES.get(name, "")
    return path if path and (shell.ROOT / path).exists() else ""


def scope_query() -> dict[str, str]:
    """The keys of the address that say who looks at what, for a link that keeps them."""
    return {key: st.query_params[key] for key in (*SCOPE_KEYS, *shell.KEPT_KEYS) if key in st.query_params}
