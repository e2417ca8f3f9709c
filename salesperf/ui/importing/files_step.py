"""Files: drop them, get them out of the CRM, practise with a sample, see what was loaded before."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import streamlit as st

from salesperf.settings import process_settings
from salesperf.text import Text
from salesperf.ui import cache, state
from salesperf.ui.components import card
from salesperf.ui.importing import crm_help, inbox_files, loads, spool
from salesperf.ui.workspace import facts, file_of, now
from salesperf.warehouse.loads import Load

_TURN = "import_turn"
_RECENT = 5


class _Sample(io.BytesIO):
    """A sample as if it were uploaded."""

    def __init__(self, name: str, content: bytes) -> None:
        super().__init__(content)
        self.name = name


def title(t: Text) -> tuple[str, str]:
    """What to do, and what will not happen."""
    return (
        t("Drop the files your CRM gave you, just as they are"),
        t("Nothing is stored until you have seen what would change, and every load can be undone."),
    )


def draw(t: Text) -> None:
    """The drop zone, the way out of each CRM, samples, recent loads."""
    left, right = st.columns([0.66, 0.34])
    with left:
        _drop(t)
        with card(t("How do I get the file out of my CRM?"), key="import_help", height="content"):
            crm_help.draw(t)
    with right:
        inbox_files.draw(t)
    samples = right.container()
    here = state.here()
    explained = t("Every row of a file is new, changed, unchanged or rejected; the four add up to its rows.")
    with card(
        t("Recent loads"),
        t("every row of a file is new, changed, unchanged or rejected"),
        help=explained,
        key="import_recent",
    ):
        loads.table(t, loads.all_loads(here.store)[:_RECENT], key="recent", on_report=open_report)
    with samples:
        _samples(t)


def open_report(load: Load) -> None:
    """Show the report of a load."""
    st.query_params[loads.QUERY] = str(load.load_id)


def _drop(t: Text) -> None:
    with st.container(border=True, key="import_drop"):
        limit = int(st.get_option("server.maxUploadSize"))
        _texts(t, limit)
        key = f"import_files_{st.session_state.get(_TURN, 0)}"
        dropped = st.file_uploader(
            t("Drop your files here"),
            accept_multiple_files=True,
            key=key,
            label_visibility="collapsed",
        )
        with st.container(horizontal=True, horizontal_alignment="center", gap="large", key="import_hints"):
            for icon, words in (
                ("layers", t("Several at once, in any order")),
                ("notes", t("Notes, totals and footers may stay")),
                ("translate", t("Any encoding: UTF-8, GBK, …")),
            ):
                st.caption(f":material/{icon}: {words}", width="content")
    if dropped:
        st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
        inbox_files.start("own", dropped)
        spool.release(dropped)
        st.rerun()


def _texts(t: Text, limit: int) -> None:
    """The uploader's own words are English only; these stand in their place."""
    words = {
        '[data-testid="stFileUploaderDropzone"]::before': t("Drop your files here"),
        '[data-testid="stFileUploaderDropzone"] button p::after': t("Choose files"),
        '[data-testid="stFileUploaderDropzoneInstructions"] span::after': t(
            "CSV, TSV, TXT, XLSX, XLS or ZIP, up to {n} MB each", n=limit
        ),
    }
    rules = "\n".join(
        f".st-key-import_drop {place} {{ content: {_css_text(text)}; }}" for place, text in words.items()
    )
    st.html(f"<style>{rules}</style>")


def _css_text(text: str) -> str:
    return '"' + "".join(f"\\{ord(one):x} " if not one.isalnum() or one == "<" else one for one in text) + '"'


def _samples(t: Text) -> None:
    explained = t("A sample is loaded into the demo company only; your own data stay apart.")
    with card(
        t("Practise with a sample"),
        t("in the demo company"),
        help=explained,
        key="import_samples",
        height="content",
    ):
        for key, title_text, about, n, file_name, content in _written(_sample_day(t)):
            with st.container(
                horizontal=True,
                vertical_alignment="center",
                horizontal_alignment="distribute",
                wrap=False,
                gap="small",
            ):
                with st.container(gap=None):
                    st.markdown(f"**{t(title_text)}**  \n:gray[:small[{t(about, n=n)}]]")
                st.download_button(
                    t("Download"),
                    lambda content=content: content,  # type: ignore[misc]
                    file_name,
                    key=f"sample_{key}",
                    icon=":material/download:",
                    type="tertiary",
                    on_click="ignore",
                    help=file_name,
                    width=36,
                )
                if st.button(t("Use"), key=f"use_{key}"):
                    inbox_files.start("demo", [_Sample(file_name, content)])
                    st.rerun()


def _sample_day(t: Text) -> date:
    """The day of the demo company, so that the samples are exports of it."""
    del t
    path = file_of("demo", process_settings().data)
    found = cache.read(cache.open_store(path), facts).as_of if Path(path).exists() else None
    return found or now("Asia/Shanghai").date()


@st.cache_data(show_spinner=False, max_entries=3)
def _written(day: date) -> list[tuple[str, str, str, int, str, bytes]]:
    from salesperf.demo.company import build_company  # heavy to import, and only this page needs it
    from salesperf.demo.samples import sample_files

    samples = sample_files(build_company(day))
    return [(s.key, s.title, s.about, s.n, s.file_name, s.write()) for s in samples]
