"""A card for each file: what it was taken for and why, how it was read, and what may be changed about it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from salesperf.importers import evidence
from salesperf.importers.prepared import PreparedFile
from salesperf.text import Text, issue_text
from salesperf.ui.escape import escape_markdown
from salesperf.ui.importing import otherwise, words
from salesperf.ui.importing.session import Run
from salesperf.warehouse.loads import Load

_OF_ENCODING = ("file.encoding_unknown", "file.encoding_wrong")


def draw(t: Text, run: Run, file: PreparedFile, loads: Sequence[Load]) -> None:
    """The card of one file."""
    with st.container(border=True, height="stretch", key=f"import_file_{file.name}"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(f"**{escape_markdown(file.name)}**", width="content")
            _badge(t, file)
        if file.error is not None:
            _refused(t, run, file)
            return
        if file.table is None:
            return
        if file.recognition is None:
            st.caption(t("Its columns have to be named first."))
            _table(t, file, loads)
            otherwise.leave_out(t, run, file)
            return
        object_ = escape_markdown(words.object_name(t, file.recognition.object))
        because = f":gray[:small[{_because(t, file)}]]"
        st.markdown(f"{escape_markdown(words.system_name(t, file))} · **{object_}**  \n{because}")
        _table(t, file, loads)
        otherwise.draw(t, run, file)


def _table(t: Text, file: PreparedFile, loads: Sequence[Load]) -> None:
    facts = pd.DataFrame(_facts(t, file, loads))
    facts[0] = [f":gray[{name}]" for name in facts[0]]
    with st.container(key=f"import_facts_{file.name}"):
        st.table(facts, border=False, hide_index=True, hide_header=True, alt=file.name)


def _badge(t: Text, file: PreparedFile) -> None:
    if file.status == "refused":
        st.badge(t("refused"), icon=":material/block:", color="orange")
    elif file.recognition is not None and file.recognition.sure == "sure":
        st.badge(words.sure(t, "sure"), icon=":material/check:", color="blue")
    elif file.recognition is not None:
        st.badge(words.sure(t, file.recognition.sure), icon=":material/visibility:", color="orange")


def _refused(t: Text, run: Run, file: PreparedFile) -> None:
    if file.error is not None:
        st.markdown(f":orange[:material/error:] {escape_markdown(issue_text(t, file.error))}")
    st.caption(t("Nothing was changed. Leave the file out, or choose another."))
    otherwise.leave_out(t, run, file)
    if file.table is not None and file.error is not None and file.error.code == "file.not_crm":
        _pick_object(t, run, file)
    if file.error is not None and file.error.code in _OF_ENCODING:
        _pick_encoding(t, run, file)
    if (
        file.error is not None
        and file.error.code == "file.result"
        and st.button(t("Take its targets only"), key=f"targets_of_{file.name}")
    ):
        run.answer(f"{file.name}:@object", "targets")
        st.rerun()


def _pick_encoding(t: Text, run: Run, file: PreparedFile) -> None:
    """Another encoding for a file that cannot be read in the one that it was taken for."""
    picked = st.selectbox(
        t("Encoding"),
        list(otherwise.ENCODINGS),
        index=None,
        format_func=lambda one: words.encoding_name(t, one, None),
        key=f"encoding_{file.name}_{run.choices.get(f'{file.name}:@encoding', '')}",
        placeholder=t("Choose …"),
    )
    if picked:
        run.answer(f"{file.name}:@encoding", picked)
        st.rerun()


def _pick_object(t: Text, run: Run, file: PreparedFile) -> None:
    picked = st.selectbox(
        t("It holds"),
        list(words.OBJECT_NAMES),
        index=None,
        format_func=lambda one: words.object_name(t, one),
        key=f"hold_{file.name}",
        placeholder=t("Choose …"),
    )
    if picked:
        run.answer(f"{file.name}:@object", picked)
        st.rerun()


def _because(t: Text, file: PreparedFile) -> str:
    found = file.recognition
    if found is None:
        return ""
    if found.layout is None:
        return t(
            "because {n} of {total} headers are known words; no system we know writes them so",
            n=found.matched,
            total=found.total,
        )
    if found.matched == found.total:
        return t.plural("because its header matches", "because all {n} headers match", found.total)
    return t("because {n} of {total} headers match", n=found.matched, total=found.total)


def _facts(t: Text, file: PreparedFile, loads: Sequence[Load]) -> list[tuple[str, str]]:
    table = file.table
    if table is None:
        return []
    above = [
        one for one in table.not_data if one.kind in ("note", "blank") and one.last_line < table.header_line
    ]
    notes = sum(one.count for one in above)
    header = (
        t("none") if table.headerless or not table.header_line else t("line {line}", line=table.header_line)
    )
    if notes:
        header = t(
            "{header}; {notes} above",
            header=header,
            notes=t.plural("{n} line of notes", "{n} lines of notes", notes),
        )
    rows = t(
        "{n}, lines {first} to {last}", n=table.rows, first=table.data_lines[0], last=table.data_lines[1]
    )
    facts = [
        (t("Encoding"), escape_markdown(words.encoding_name(t, table.encoding, table.delimiter))),
        (t("Header"), header),
        (t("Rows"), rows),
        (t("Left out"), _left_out(t, file)),
        (t("Last time"), _last_time(t, file, loads)),
    ]
    if (
        file.typed is not None
        and "currency_id" in file.typed.present
        and file.typed.currency_from == "assumed"
    ):
        facts.append((t("Currency"), t("{currency}, assumed", currency=file.currency)))
    if (
        file.recognition
        and not any("id" in fields for fields in file.recognition.targets)
        and file.recognition.object == "deals"
    ):
        facts.append((t("Told apart by"), t("name, account and day of creation")))
    return facts


def _left_out(t: Text, file: PreparedFile) -> str:
    table = file.table
    if table is None:
        return ""
    below = sum(
        one.count for one in table.not_data if one.kind != "header" and one.first_line > table.header_line
    )
    parts = (
        [t.plural("{n} line that is no record", "{n} lines that are no records", below)]
        if below
        else [t("nothing")]
    )
    if table.stated.records is not None:
        agrees = file.compared is not None and table.stated.records == file.compared.rows
        parts.append(
            t("its total, {n} records, agrees", n=table.stated.records)
            if agrees
            else f":orange[{t('its total says {n} records', n=table.stated.records)}]"
        )
    return t("{what}; {more}", what=parts[0], more=parts[1]) if len(parts) > 1 else parts[0]


def _last_time(t: Text, file: PreparedFile, loads: Sequence[Load]) -> str:
    before = evidence.earlier(loads, file)
    if not before:
        return (
            t("never seen; your answers are kept")
            if file.questions or file.answers.columns
            else t("never seen")
        )
    load, same = before[0]
    day = t.day(load.loaded_at.date())
    return (
        t("{day}, read the same way", day=day)
        if evidence.read_as_before(same, file)
        else t("{day}, read otherwise", day=day)
    )
