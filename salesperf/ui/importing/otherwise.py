"""What a person may change about a whole file: what it holds, its system, how it is read."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from salesperf.domain.money import MINOR_DIGITS
from salesperf.importers import identity
from salesperf.importers.prepared import PreparedFile
from salesperf.importers.recognise import Recognition
from salesperf.text import Text
from salesperf.ui.importing import words
from salesperf.ui.importing.session import Run

ENCODINGS = ("utf-8", "gb18030", "cp1252", "utf-16")
ZONES = (
    "Asia/Shanghai",
    "UTC",
    "Asia/Tokyo",
    "Asia/Singapore",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
)


def draw(t: Text, run: Run, file: PreparedFile) -> None:
    """What the person may change about the whole file."""
    found = file.recognition
    if found is None:
        return
    with st.popover(t("Read it otherwise"), type="tertiary", icon=":material/tune:"):
        _pick(
            t,
            run,
            file,
            "@object",
            t("It holds"),
            list(words.OBJECT_NAMES),
            found.object,
            lambda one: words.object_name(t, one),
        )
        _pick_system(t, run, file, found)
        if file.table is not None and file.table.encoding:
            _pick(
                t,
                run,
                file,
                "@encoding",
                t("Encoding"),
                list(ENCODINGS),
                file.table.encoding,
                lambda one: words.encoding_name(t, one, None),
            )
        if file.currency:
            _pick(
                t,
                run,
                file,
                "@currency",
                t("Currency of its amounts"),
                sorted(MINOR_DIGITS),
                file.currency,
                str,
            )
        _pick(
            t,
            run,
            file,
            "@zone",
            t("Time zone of its times"),
            list(ZONES),
            found.layout.zone if found.layout else None,
            str,
        )
        if len(run.kept) > 1:
            leave_out(t, run, file)


def leave_out(t: Text, run: Run, file: PreparedFile) -> None:
    """The button that takes a file out of the load; of one file alone it cannot be pressed."""
    if st.button(t("Leave this file out"), key=f"leave_{file.name}", disabled=len(run.kept) < 2):
        run.left_out.add(file.name)
        st.rerun()


def _pick_system(t: Text, run: Run, file: PreparedFile, found: Recognition) -> None:
    """Whose ids these are: a system that is known, one met before, or a name that is typed."""
    with run.store.read() as cursor:
        met = [one.system for one in identity.earlier(cursor)]
    key = f"otherwise_{file.name}_@system_{found.system}"
    options = list(dict.fromkeys((found.system, *met, *words.SYSTEM_NAMES)))
    st.selectbox(
        t("The system that it comes from"),
        options,
        format_func=lambda one: words.system_key_name(t, one),
        key=key,
        accept_new_options=True,
        help=t(
            "Equal ids mean the same record within one system only. Type a name for a system that is not "
            "listed."
        ),
        on_change=_picked,
        args=(run, f"{file.name}:@system", key),
    )


def _pick(
    t: Text,
    run: Run,
    file: PreparedFile,
    about: str,
    label: str,
    options: list[str],
    now: str | None,
    name: Callable[[str], str],
) -> None:
    if now is not None and now not in options:
        options = [now, *options]
    key = f"otherwise_{file.name}_{about}_{now}"
    st.selectbox(
        label,
        options,
        index=options.index(now) if now else None,
        format_func=name,
        key=key,
        placeholder=t("as the workspace"),
        on_change=_picked,
        args=(run, f"{file.name}:{about}", key),
    )


def _picked(run: Run, about: str, key: str) -> None:
    if st.session_state[key]:
        run.answer(about, st.session_state[key])
