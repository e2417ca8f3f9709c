"""The page asks for what a table of targets does not say, and takes the answer for its file."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from salesperf.text import get_text
from salesperf.ui.importing import target_words
from salesperf.ui.importing.words import field_name


def page(code: str, column: str, answers: tuple[str, ...], locale: str) -> None:
    from types import SimpleNamespace

    import streamlit as st

    from salesperf.importers.readings import Question
    from salesperf.text import get_text
    from salesperf.ui.importing.target_questions import DRAWN

    def answer(about: str, given: str, _question: object) -> None:
        st.session_state["answered"] = (about, given)

    question = Question(code, "targets.csv", column, dict.fromkeys(answers, ()))
    file, run = SimpleNamespace(name="targets.csv"), SimpleNamespace(answer=answer)
    DRAWN[code](get_text(locale), run, file, question, "0")


def ask(code: str, column: str, *answers: str, locale: str = "en") -> AppTest:
    shown = AppTest.from_function(page, args=(code, column, answers, locale)).run()
    assert not shown.exception
    return shown


@pytest.mark.parametrize("locale", ["en", "zh_CN"])
def test_a_year_is_picked_or_written(locale: str) -> None:
    shown = ask("target.year", "@year", "2026", "2027", locale=locale)
    shown.button(key="answer_0_2027").click().run()
    assert shown.session_state["answered"] == ("targets.csv:@year", "2027")
    shown.number_input(key="year_0").set_value(2024).run()
    shown.button(key="answer_0_other").click().run()
    assert shown.session_state["answered"] == ("targets.csv:@year", "2024")


@pytest.mark.parametrize(
    ("code", "column", "answer", "label"),
    [("target.unit", "@unit", "10000", "10,000"), ("target.kind", "@period", "quarter", "A quarter")],
)
def test_a_unit_or_a_length_is_picked(code: str, column: str, answer: str, label: str) -> None:
    shown = ask(code, column, "1", answer) if column == "@unit" else ask(code, column, "month", answer)
    button = shown.button(key=f"answer_0_{answer}")
    assert button.label == label
    button.click().run()
    assert shown.session_state["answered"] == (f"targets.csv:{column}", answer)


@pytest.mark.parametrize(
    ("key", "english", "chinese"),
    [
        ("amount:month-3-2025", "Target 2025-03", "2025-03 目标"),
        ("amount:quarter-1:payments", "Target Q1, Payments", "Q1 回款额目标"),
        ("total:half-2", "Total of H2, not stored", "H2 合计，不入库"),
        ("total", "Total, not stored", "合计，不入库"),
    ],
)
def test_the_columns_of_a_wide_table_have_names(key: str, english: str, chinese: str) -> None:
    assert field_name(get_text("en"), "targets", key) == english
    assert field_name(get_text("zh_CN"), "targets", key) == chinese
    assert target_words.column_name(get_text("en"), "amount") is None
