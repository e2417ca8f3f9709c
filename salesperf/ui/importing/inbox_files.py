"""Files of the inbox on the Import page: those that wait for an answer, read and put away."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import IO

import streamlit as st

from salesperf.importers import inbox
from salesperf.importers.inbox import Arrival
from salesperf.settings import process_settings
from salesperf.text import Text, issue_text, mark
from salesperf.ui import cache, state
from salesperf.ui import inbox as watched
from salesperf.ui.components import card
from salesperf.ui.escape import escape_markdown
from salesperf.ui.importing import session, spool
from salesperf.ui.importing.session import Run
from salesperf.ui.workspace import facts, file_of, now
from salesperf.warehouse import workspace

_ASKED = {
    "date.order": mark("day first or month first?"),
    "number.style": mark("decimal point or decimal comma?"),
    "file.object": mark("what does it hold?"),
    "file.header": mark("its columns have no names"),
    "stages.unknown": mark("which stages are won, which lost?"),
}


@dataclass(slots=True)
class _Named:
    """A file of the inbox as if it were uploaded."""

    name: str
    file: IO[bytes]

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""
        return self.file.read(size)


def waiting() -> tuple[Arrival, ...]:
    """What waits for an answer, the newest first."""
    data = process_settings().data
    return inbox.waiting(watched.folder(data), watched.known(data))


def asked(t: Text, arrival: Arrival) -> str:
    """What a file waits for, in few words."""
    first = arrival.issues[0] if arrival.issues else None
    if first is None:
        return t("an answer")
    if first.code not in _ASKED:
        return issue_text(t, first)
    about = "" if not first.column or first.column.startswith("@") else f"{first.column}: "
    return about + t(_ASKED[first.code])


def draw(t: Text) -> None:
    """The card of what waits; nothing where nothing does."""
    found = waiting()
    if not found:
        return

    def read_all() -> None:
        if len(found) > 1 and st.button(t("Read all"), key="inbox_read_all"):
            begin(found)
            st.rerun()

    explained = t("Files of the inbox folder that a person has to answer a question about.")
    with card(
        t("Waiting in the inbox"), help=explained, control=read_all, key="import_inbox", height="content"
    ):
        for number, one in enumerate(found):
            with st.container(
                horizontal=True, wrap=False, vertical_alignment="center", horizontal_alignment="distribute"
            ):
                st.markdown(
                    f"**{escape_markdown(one.file)}**  \n"
                    f":gray[:small[{escape_markdown(_since(t, one))} · {escape_markdown(asked(t, one))}]]"
                )
                if st.button(t("Read"), key=f"inbox_read_{number}"):
                    begin((one,))
                    st.rerun()


def begin(arrivals: Sequence[Arrival]) -> None:
    """Start a load of files that wait, in the own workspace; they are put away once it is stored."""
    data = process_settings().data
    folder = watched.folder(data)
    with ExitStack() as stack:
        files = [
            _Named(one.file, stack.enter_context((folder / one.place).open("rb")))
            for one in arrivals
            if (folder / one.place).is_file()
        ]
        if files:
            start("own", files).arrivals = tuple(arrivals)


def start(name: str, files: Sequence[spool.Upload]) -> Run:
    """Start a load of files into a workspace, and show that workspace."""
    data = process_settings().data
    store = cache.open_store(file_of("own" if name == "own" else "demo", data))
    with store.read() as cursor:
        settings = workspace.read_settings(cursor)
        chosen = workspace.chosen_settings(cursor)
    known = cache.read(store, facts)
    folder, sources = spool.spool(data, files)
    ask = name == "own" and not known.loads and "reporting_currency" not in chosen
    run = session.begin(
        name, store, settings, folder, sources, today=now(settings.zone).date(), ask_settings=ask
    )
    if state.here().workspace != name:
        state.write_address(("w",), {"w": name})
    return run


def put_away(run: Run, number: int | None) -> None:
    """Put the files of a stored load away that waited in the inbox."""
    folder, at = watched.folder(process_settings().data), now(run.settings.zone)
    for one in run.arrivals:
        if (folder / one.place).is_file():
            inbox.answered(run.store, folder, one, at=at, load_id=number)


def _since(t: Text, one: Arrival) -> str:
    return t(
        "since {when}, {size}",
        when=t.moment(one.at),
        size=t("{n} kB", n=t.number(-(-one.size // 1000)))
        if one.size < 1_000_000
        else t("{n} MB", n=t.number(one.size / 1e6, 1)),
    )
