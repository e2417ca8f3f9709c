"""Check the reading: what the files were taken for and why, column by column, and what is left to ask."""

from __future__ import annotations

import streamlit as st

from salesperf.text import Text
from salesperf.ui import cache
from salesperf.ui.importing import columns, file_card, questions
from salesperf.ui.importing.session import Run
from salesperf.warehouse.loads import list_loads

_IN_A_ROW = 4


def title(t: Text, run: Run) -> tuple[str, str]:
    """What is so, and what it means."""
    refused = sum(one.status == "refused" for one in run.kept)
    left = len(run.questions) + len(run.unconfirmed)
    if refused:
        first = t.plural("{n} file cannot be loaded", "{n} files cannot be loaded", refused)
    elif left:
        questions_left = t.plural("one question is left", "{n} questions are left", left)
        first = t("{recognised}; {left}", recognised=_recognised(t, run), left=questions_left)
    else:
        first = t("{recognised}; nothing is left to ask", recognised=_recognised(t, run))
    rows = sum(one.table.rows for one in run.kept if one.table)
    second = t(
        "{rows} read in {seconds} seconds. Nothing is stored yet.",
        rows=t.plural("{n} row", "{n} rows", rows),
        seconds=t.number(run.seconds, 1),
    )
    return first, second


def _recognised(t: Text, run: Run) -> str:
    n = len(run.kept)
    if any(file.recognition is None for file in run.kept):
        return t("The file is read") if n == 1 else t("All {n} files are read", n=n)
    return t("The file is recognised") if n == 1 else t("All {n} files are recognised", n=n)


def draw(t: Text, run: Run) -> None:
    """The questions, a card for each file, the columns of one."""
    if run.compared_anew:
        st.info(t("The data had changed meanwhile, so the files were compared anew."), icon=":material/sync:")
        run.compared_anew = False
    questions.draw(t, run)
    loads = cache.read(run.store, list_loads)
    files = run.kept
    width = len(files) if len(files) <= _IN_A_ROW else _IN_A_ROW - 1
    for start in range(0, len(files), width):
        row = files[start : start + width]
        for place, file in zip(st.columns(max(width, 2)), row, strict=False):
            with place:
                file_card.draw(t, run, file, loads)
    readable = [
        file for file in files if file.table is not None and file.recognition is not None and file.cells
    ]
    if readable:
        _as_of(t, run)
        columns.draw(t, run, readable, loads)


def _as_of(t: Text, run: Run) -> None:
    if run.prepared is None:
        return
    because = {
        "stated": t("the file says so"),
        "data": t("the last day on which something in the files happened"),
        "before": t("the day of the load before"),
        "given": t("your choice"),
        "today": t("today"),
    }
    with st.container(horizontal=True, vertical_alignment="center", key="import_as_of"):
        st.markdown(t("The files stand for the end of"), width="content")
        st.date_input(
            t("As of"),
            value=run.prepared.as_of,
            max_value=run.today,
            key=f"as_of_{run.prepared.as_of}",
            width=150,
            label_visibility="collapsed",
            format="YYYY-MM-DD",
            on_change=_picked_as_of,
            args=(run, f"as_of_{run.prepared.as_of}"),
        )
        st.caption(because.get(run.prepared.as_of_from, ""), width="content")


def _picked_as_of(run: Run, key: str) -> None:
    picked = st.session_state[key]
    if picked is not None and run.prepared is not None and picked != run.prepared.as_of:
        run.as_of = picked
        run.read()
