"""The questions that only a person can answer, each with what either answer would mean."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from salesperf.importers import evidence
from salesperf.importers.prepared import PreparedFile
from salesperf.importers.readings import Question
from salesperf.text import Text
from salesperf.ui import state
from salesperf.ui.components import chart
from salesperf.ui.escape import escape_markdown
from salesperf.ui.importing import stages_questions, target_questions, words
from salesperf.ui.importing.histogram import day_histogram
from salesperf.ui.importing.session import Run

_ORDERS = ("dmy", "mdy")


def draw(t: Text, run: Run) -> None:
    """A card for each question that is left, then a line for each that was answered."""
    files = {file.name: file for file in run.kept}
    for number, question in enumerate(run.questions):
        with st.container(border=True, key=f"import_question{number or ''}"):
            _DRAWN[question.code](t, run, files[question.file], question, str(number))
    for file, pipeline in run.unconfirmed:
        with st.container(border=True, key=f"import_question_stages_{file.name}_{pipeline}"):
            stages_questions.confirm(t, run, file, pipeline)
    _answered(t, run)


def _answered(t: Text, run: Run) -> None:
    open_ones = {(question.file, question.column) for question in run.questions}
    for (file, column), question in list(run.answered.items()):
        about = f"{file}:{column}"
        if (file, column) in open_ones or about not in run.choices:
            continue
        with st.container(
            border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
        ):
            shown = _answer_text(t, run, question, run.choices[about])
            name = "" if column.startswith("@") else f" · {escape_markdown(column)}"
            what = f":blue[:material/check_circle:] **{escape_markdown(file)}{name}**"
            st.markdown(
                t("{what}: {answer}", what=what, answer=shown)
                + f" :gray[:small[{t('your answer, kept for this layout')}]]",
                width="content",
            )
            if st.button(t("Change"), key=f"again_{about}", type="tertiary"):
                del run.answered[file, column]
                run.answer(about, None)
                st.rerun()


def _answer_text(t: Text, run: Run, question: Question, answer: str) -> str:
    if question.code == "file.object":
        return escape_markdown(words.object_name(t, answer))
    if question.code == "file.header":
        object_ = run.choices.get(f"{question.file}:@object", "deals")
        keys = [name for name in answer.split(",") if f"{question.file}:{name}" in run.choices]
        return escape_markdown(" · ".join(words.field_name(t, object_, key) for key in keys))
    if question.code in target_questions.DRAWN:
        return escape_markdown(target_questions.answer_name(t, question, answer))
    if question.code == "stages.unknown":
        return escape_markdown(answer.replace(">", " › ").replace("+", "").replace("-", ""))
    sample = next(iter(question.samples.get(answer, ())), None)
    said = escape_markdown(words.answer_name(t, answer))
    if not sample:
        return said
    shown = _amount(t, sample[1]) if question.code == "number.style" else _meaning(t, sample[1])
    example = f"`{sample[0]}` → **{escape_markdown(shown)}**"
    return t("{answer}, {example}", answer=said, example=example)


def _meaning(t: Text, value: str) -> str:
    try:
        return t.date(date.fromisoformat(value))
    except ValueError:
        return value


def _date_order(t: Text, run: Run, file: PreparedFile, question: Question, key: str) -> None:
    first = {order: next(iter(question.samples[order]), ("", "")) for order in _ORDERS}
    cell, days = first["dmy"][0], [_day(t, first[order][1]) for order in _ORDERS]
    asked, *choices = st.columns([0.3, 0.35, 0.35])
    with asked:
        st.markdown(
            f"**{t('{cell}: {one} or {other}?', cell=escape_markdown(cell), one=days[0], other=days[1])}**"
        )
        st.markdown(
            t(
                "File **{file}**, column **{column}**. No date in it has a number above 12 in one "
                "place only, so "
                "both readings fit. We do not guess.",
                file=escape_markdown(file.name),
                column=escape_markdown(question.column),
            )
        )
        st.caption(
            t(
                "The bars show the days that each reading gives. You know which is true; your answer "
                "is kept for this layout."
            )
        )
        _five_lines(t, file)
    with run.store.read() as cursor:
        spread = {order: evidence.day_spread(cursor, file, question.column, order) for order in _ORDERS}
    all_days = [day for found in spread.values() for day, _ in found] or [run.today]
    for place, order in zip(choices, _ORDERS, strict=True):
        with place, st.container(border=True):
            title = t("Day first") if order == "dmy" else t("Month first")
            st.markdown(f"**{title}**")
            shown = "\u2003".join(
                f"`{text}` → **{_day(t, day)}**" for text, day in question.samples[order][:2]
            )
            st.markdown(f":small[{shown}]")
            figure = day_histogram(
                spread[order],
                t,
                state.here().tokens,
                today=run.today,
                since=min(all_days),
                until=max(all_days),
            )
            chart(t, figure, key=f"days_{key}_{order}", alt=title)
            st.caption(_counts(t, spread[order], run.today))
            if st.button(
                f"{title}: {_day(t, first[order][1])}", key=f"answer_{key}_{order}", width="stretch"
            ):
                run.answer(f"{file.name}:{question.column}", order, question)
                st.rerun()


def _counts(t: Text, days: Sequence[tuple[date, int]], today: date) -> str:
    total = sum(n for _, n in days)
    weekend = sum(n for day, n in days if day.isoweekday() > 5)
    later = sum(n for day, n in days if day > today)
    first = t("{n} of {total} on a weekend", n=weekend, total=total)
    second = f":orange[{t('{n} after today', n=later)}]" if later else t("none after today")
    return f"{first} · {second}"


def _day(t: Text, text: str) -> str:
    try:
        return t.day(date.fromisoformat(text))
    except ValueError:
        return text


def _five_lines(t: Text, file: PreparedFile) -> None:
    if file.table is None:
        return
    with st.popover(t("Show five lines of the file"), icon=":material/code:"):
        frame = pd.DataFrame(file.table.samples[:5], columns=list(file.table.columns))
        st.dataframe(frame, hide_index=True, placeholder="–")


def _number_style(t: Text, run: Run, file: PreparedFile, question: Question, key: str) -> None:
    asked, *choices = st.columns([0.3, 0.35, 0.35])
    sample = next(iter(next(iter(question.samples.values()), ())), ("", ""))[0]
    with asked:
        st.markdown(f"**{t('{cell}: decimal point or decimal comma?', cell=escape_markdown(sample))}**")
        st.markdown(
            t(
                "File **{file}**, column **{column}**. Every number in it can be read in both ways. "
                "We do not guess.",
                file=escape_markdown(file.name),
                column=escape_markdown(question.column),
            )
        )
        _five_lines(t, file)
    for place, answer in zip(choices, question.answers, strict=False):
        with place, st.container(border=True):
            st.markdown(f"**{escape_markdown(words.answer_name(t, answer))}**")
            for text, value in question.samples[answer][:4]:
                st.markdown(f"`{text}` → **{escape_markdown(_amount(t, value))}**")
            if st.button(t("So it is"), key=f"answer_{key}_{answer}", width="stretch"):
                run.answer(f"{file.name}:{question.column}", answer, question)
                st.rerun()


def _amount(t: Text, value: str) -> str:
    try:
        return t.number(float(value), 3 if "." in value and not value.endswith(".000") else 0)
    except ValueError:
        return value


def _object(t: Text, run: Run, file: PreparedFile, question: Question, key: str) -> None:
    st.markdown(f"**{t('What does {file} hold?', file=escape_markdown(file.name))}**")
    st.markdown(t("Its columns fit more than one kind of record. We do not guess."))
    _five_lines(t, file)
    with st.container(horizontal=True):
        for answer in question.answers:
            if st.button(words.object_name(t, answer), key=f"answer_{key}_{answer}"):
                run.answer(f"{file.name}:@object", answer, question)
                st.rerun()


def _header(t: Text, run: Run, file: PreparedFile, question: Question, key: str) -> None:
    if file.table is None:
        return
    st.markdown(
        f"**{t('{file} has no header: what do its columns hold?', file=escape_markdown(file.name))}**"
    )
    object_ = st.selectbox(
        t("Kind of record"),
        list(words.OBJECT_NAMES),
        format_func=lambda one: words.object_name(t, one),
        key=f"object_{key}",
        width=240,
    )
    names = words.field_choices(t, object_)
    frame = pd.DataFrame(
        {
            "values": [
                " · ".join(row[place] for row in file.table.samples[:3])
                for place in range(len(file.table.columns))
            ],
            "field": [words.field_name(t, object_, words.LEAVE_OUT)] * len(file.table.columns),
        }
    )
    edited = st.data_editor(
        frame,
        key=f"header_{key}_{object_}",
        hide_index=True,
        disabled=["values"],
        column_config={
            "values": st.column_config.TextColumn(t("First values")),
            "field": st.column_config.SelectboxColumn(t("Field"), options=list(names), required=True),
        },
    )
    keys = [names[label] for label in edited["field"]]
    used = [one for one in keys if one]
    twice = len(set(used)) < len(used)
    if twice:
        st.caption(f":orange[{t('A field is chosen twice.')}]")
    if st.button(t("These are the columns"), key=f"answer_{key}", type="primary", disabled=twice or not used):
        header = [one or f"column {place}" for place, one in enumerate(keys, start=1)]
        run.choices |= {f"{file.name}:{one}": f"field:{one}" for one in used}
        run.choices[f"{file.name}:@object"] = object_
        run.answer(f"{file.name}:@header", ",".join(header), question)
        st.rerun()


_DRAWN = {
    "date.order": _date_order,
    "number.style": _number_style,
    "file.object": _object,
    "file.header": _header,
    "stages.unknown": stages_questions.unknown,
    **target_questions.DRAWN,
}
