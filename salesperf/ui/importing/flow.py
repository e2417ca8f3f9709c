"""Which step of an import is shown, its title, the steps and what may be pressed beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from salesperf.text import Text, issue_text
from salesperf.ui import state
from salesperf.ui.components import here_badge, page_title, steps
from salesperf.ui.importing import (
    changes_step,
    files_step,
    inbox_files,
    loads,
    reading_step,
    report_step,
    session,
    settings_step,
)
from salesperf.ui.importing.session import Run
from salesperf.ui.importing.work import follow
from salesperf.ui.workspace import now
from salesperf.warehouse.loads import Load
from salesperf.warehouse.workspace import Workspace

_NOTHING = "import_nothing_changed"
_PATIENCE = 0.8
"""Seconds that a page waits for work before it shows how far that is."""


def draw(t: Text) -> None:
    """The page as it stands."""
    st.html(Path(__file__).parent / "style.css")
    here = state.here()
    run = session.runs().get(here.workspace)
    if run is not None and _works(t, run):
        return
    run = session.runs().get(here.workspace)
    load = loads.named_in_address(here.store)
    if run is None and load is not None:
        _report(t, load)
    elif run is None:
        _files(t)
    elif run.step == "settings":
        _titled(t, settings_step.title(t), 0, lambda: _other_files(t))
        settings_step.draw(t, run)
    elif run.step == "reading":
        _reading(t, run)
    else:
        _changes(t, run)


def _works(t: Text, run: Run) -> bool:
    """Whether work goes on in a thread; shows how far it is."""
    if run.step == "changes" and run.ready and run.effect is None and run.scratch.job is None:
        run.compare(now(run.settings.zone))
    job = run.scratch.job
    if job is not None and not job.wait(_PATIENCE):
        labels = {
            "reading": t("Reading the files"),
            "comparing": t("Finding out what will change"),
            "storing": t("Storing the load"),
        }
        place = {"reading": 1, "comparing": 2, "storing": 2}[job.what]
        _titled(
            t,
            (labels[job.what], t("You may go to other pages meanwhile; closing the browser cancels it.")),
            place,
            None,
        )
        if follow(t, job, labels[job.what]):
            _cancel(run, stored=job.what == "storing")
        return True
    run.take_over(lambda number: _stored(run, number))
    if run.scratch.job is not None:  # compared anew
        st.rerun()
    return False


def _cancel(run: Run, *, stored: bool) -> None:
    job = run.scratch.job
    if job is None:
        return
    job.cancel()
    if stored:
        job.wait(20)
        run.take_over(lambda number: _stored(run, number))
        run.step = "changes"
    else:
        session.end(state.here().workspace)
    st.rerun()


def _stored(run: Run, number: int | None) -> None:
    inbox_files.put_away(run, number)
    session.end(state.here().workspace)
    if number is None:
        st.session_state[_NOTHING] = True
    else:
        st.query_params[loads.QUERY] = str(number)
    st.rerun()


def _files(t: Text) -> None:
    _titled(t, files_step.title(t), 0, None)
    if st.session_state.pop(_NOTHING, False):
        st.info(
            t("Nothing changed: every row was known already, so nothing was stored."),
            icon=":material/check_circle:",
        )
    files_step.draw(t)


def _reading(t: Text, run: Run) -> None:
    def buttons() -> None:
        _other_files(t)
        if st.button(
            t("See what will change"),
            key="import_next",
            type="primary",
            icon=":material/arrow_forward:",
            icon_position="right",
            disabled=not run.ready,
        ):
            run.step = "changes"
            st.rerun()

    _titled(t, reading_step.title(t, run), 1, buttons)
    if run.error is not None:
        st.error(issue_text(t, run.error), icon=":material/error:")
    reading_step.draw(t, run)


def _changes(t: Text, run: Run) -> None:
    if not run.ready or run.effect is None:
        run.step = "reading"
        st.rerun()

    def buttons() -> None:
        if st.button(t("Back"), key="import_back", type="tertiary"):
            run.step = "reading"
            st.rerun()
        if st.button(
            changes_step.load_label(t, run), key="import_load", type="primary", icon=":material/check:"
        ):
            path = run.store.path
            if path is not None:
                run.commit(now(run.settings.zone), "you", Workspace(path).archive)
            st.rerun()

    _titled(t, changes_step.title(t, run), 2, buttons)
    changes_step.draw(t, run)


def _report(t: Text, load: Load) -> None:
    here = state.here()
    with st.spinner(t("Comparing the figures with and without it …")):
        effect = loads.effect_of(here.store, load, here.settings)

    def buttons() -> None:
        undoing = load.state == "active"
        label = t("Undo this load") if undoing else t("Put this load back")
        if st.button(label, key="import_undo", icon=":material/undo:" if undoing else ":material/redo:"):
            loads.ask_switch(t, here.store, load, here.settings)
        if st.button(t("Load more"), key="import_more"):
            del st.query_params[loads.QUERY]
            st.rerun()
        if st.button(
            t("Open the weekly review"),
            key="import_review",
            type="primary",
            icon=":material/arrow_forward:",
            icon_position="right",
        ):
            st.switch_page("pages/funnel/review.py")

    _titled(t, report_step.title(t, load, effect), 4, buttons)
    report_step.draw(t, load, effect)


def _other_files(t: Text) -> None:
    if st.button(t("Other files"), key="import_other", type="tertiary"):
        session.end(state.here().workspace)
        st.rerun()


def _titled(t: Text, title: tuple[str, str], step: int, buttons: Callable[[], None] | None) -> None:
    """The head of the page: sentence, second line, where one stands, buttons at the right."""
    page_title(t, *title, here_badge())
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key="import_steps"
    ):
        steps([t("Files"), t("Check the reading"), t("What will change"), t("Report")], step)
        if buttons is not None:
            with st.container(horizontal=True, vertical_alignment="center", width="content", gap="small"):
                buttons()
