"""The review as a page to send on."""

from __future__ import annotations

from datetime import date

import duckdb
import streamlit as st

from salesperf.reports.asked import Asked
from salesperf.reports.digest import digest
from salesperf.reports.digest_page import page
from salesperf.text import get_text
from salesperf.ui import cache
from salesperf.ui.review.controls import since_day
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.state import Here


def digest_download(here: Here) -> None:
    """A button for the review as one HTML page; the page is made only when it is pressed."""
    t, asked, since = here.t, asked_of(here), since_day(here)
    with st.container(horizontal=True, horizontal_alignment="right"):
        st.download_button(
            t("Review as a page to send"),
            lambda: cache.read(here.store, _page, asked, t.locale, since),
            f"salesperf-{asked.day.isoformat()}.html",
            "text/html",
            key="review_digest",
            icon=":material/outgoing_mail:",
            help=t("One HTML file with these figures and what they mean; it opens and prints anywhere."),
            on_click="ignore",
        )


def _page(cursor: duckdb.DuckDBPyConnection, asked: Asked, locale: str, since: date) -> str:
    return page(digest(cursor, asked, get_text(locale), since))
