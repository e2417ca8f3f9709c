"""The inbox folder: what came, what it became, and what waits for an answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from salesperf.importers.inbox import Arrival
from salesperf.settings import process_settings
from salesperf.text import Text, issue_text
from salesperf.ui import inbox, state
from salesperf.ui.components import card, empty_state
from salesperf.ui.escape import escape_markdown
from salesperf.ui.importing import inbox_files, loads

MOST_SHOWN = 6
_IMPORT = "pages/data/import.py"
_ICONS = {"asks": ":orange[:material/hourglass:]", "loaded": ":blue[:material/check_circle:]"}
_REFUSED = ":gray[:material/block:]"


def draw(t: Text) -> None:
    """The card; only the own workspace has an inbox."""
    here, data = state.here(), process_settings().data
    folder = inbox.folder(data)
    explained = t(
        "Export files put into {folder} are loaded by themselves while the app runs, those that come "
        "together as one load. Loaded ones go to done, the others to refused, with the reasons beside them.",
        folder=str(folder.absolute()),
    )
    with card(t("Inbox folder"), _shown(folder), help=explained, key="health_inbox", height="content"):
        trouble = inbox.watching(data).trouble
        if here.settings.watch_inbox != "on":
            st.caption(t("It is not watched: Settings have it off."))
        elif trouble is not None:
            st.markdown(f":orange[:material/error: {escape_markdown(issue_text(t, trouble))}]")
        waiting, known = inbox_files.waiting(), inbox.known(data)
        rest = [one for one in known if one not in waiting]
        for number, one in enumerate(waiting):
            _row(t, one, inbox_files.asked(t, one), f"health_answer_{number}", waiting=waiting)
        for number, one in enumerate(rest[: max(MOST_SHOWN - len(waiting), 2)]):
            _row(t, one, _became(t, one), f"health_arrival_{number}")
        if not known:
            empty_state(t("Nothing has come yet."), hint=t("Put the exports of your CRM into this folder."))


def _row(t: Text, one: Arrival, said: str, key: str, *, waiting: Sequence[Arrival] = ()) -> None:
    with st.container(
        horizontal=True,
        wrap=False,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        gap="small",
    ):
        icon = _ICONS["asks"] if waiting else _ICONS["loaded"] if one.status == "loaded" else _REFUSED
        text = t("waits: {what}", what=said) if waiting else said
        with st.container(horizontal=True, wrap=False, vertical_alignment="top", gap="small"):
            st.markdown(icon, width=28)
            st.markdown(f"**{escape_markdown(one.file)}**  \n:gray[:small[{escape_markdown(text)}]]")
        if waiting and st.button(t("Answer"), key=key):
            inbox_files.begin((one,))
            st.switch_page(_IMPORT)
        if one.load_id is not None and st.button(t("Report"), key=key, type="tertiary"):
            st.switch_page(_IMPORT, query_params={loads.QUERY: str(one.load_id)})


def _became(t: Text, one: Arrival) -> str:
    if one.status != "loaded":
        why = issue_text(t, one.issues[0]) if one.issues else "–"
        return t("{day}, not loaded: {why}", day=t.day(one.at.date()), why=why)
    if one.load_id is None:
        return t("{when}: nothing new in it", when=t.moment(one.at))
    if one.answered:
        return t("load {load}, after your answer", load=str(one.load_id))
    return t("load {load}, by itself, {when}", load=str(one.load_id), when=t.moment(one.at))


def _shown(folder: Path) -> str:
    return f"{folder.parent.name}/{folder.name}/"
