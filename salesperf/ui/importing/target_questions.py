"""Questions about tables of targets: which year, which unit, how long a period."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from salesperf.importers.prepared import PreparedFile
from salesperf.importers.readings import Question
from salesperf.text import Text, mark
from salesperf.ui.escape import escape_markdown
from salesperf.ui.importing.session import Run

_KINDS: Mapping[str, str] = {
    "month": mark("A month"),
    "quarter": mark("A quarter"),
    "half": mark("Half a year"),
    "year": mark("A year"),
}


def year(t: Text, run: Run, file: PreparedFile, question: Question, key: str) -> None:
    """The year of months that name none."""
    st.markdown(f"**{t('Which year are the targets of {file} for?', file=escape_markdown(file.name))}**")
    st.markdown(t("Neither header, sheet nor file names a year. We do not guess."))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _buttons(t, run, question, key)
        other = st.number_input(
            t("Another year"), 1990, 2100, int(question.answers[0]), key=f"year_{key}", width=120
        )
        if st.button(t("This year"), key=f"answer_{key}_other"):
            run.answer(f"{question.file}:@year", str(other), question)
            st.rerun()


def unit(t: Text, run: Run, file: PreparedFile, question: Question, key: str) -> None:
    """What one unit of the amounts stands for, where title and headers disagree."""
    st.markdown(f"**{t('What does 1 stand for in {file}?', file=escape_markdown(file.name))}**")
    st.markdown(t("Title and headers name different units. We do not guess."))
    with st.container(horizontal=True):
        _buttons(t, run, question, key)


def kind(t: Text, run: Run, file: PreparedFile, question: Question, key: str) -> None:
    """Whether a date stands for a month, a quarter or a year."""
    st.markdown(f"**{t('How long does a target of {file} last?', file=escape_markdown(file.name))}**")
    st.markdown(t("There is one date a person only, so its rhythm cannot be seen. We do not guess."))
    with st.container(horizontal=True):
        _buttons(t, run, question, key)


def answer_name(t: Text, question: Question, answer: str) -> str:
    """An answer to one of these questions."""
    if question.code == "target.unit":
        return t.number(int(answer)) if answer.isdigit() else answer
    return t(_KINDS.get(answer, answer))


def _buttons(t: Text, run: Run, question: Question, key: str) -> None:
    for answer in question.answers:
        if st.button(answer_name(t, question, answer), key=f"answer_{key}_{answer}"):
            run.answer(f"{question.file}:{question.column}", answer, question)
            st.rerun()


DRAWN = {"target.year": year, "target.unit": unit, "target.kind": kind}
