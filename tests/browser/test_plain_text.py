"""What a name from a file looks like in a real browser: itself, wherever the product shows names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.look import opened
from tests.browser.server import ROOT, RunningApp, serve

NAMES = [
    "$a$ and $b$",
    "*bold* _it_ `code` ~~gone~~",
    "[link](http://x.example) ![image](http://x.example/a.png)",
    "<script>document.title='run'</script><b>x</b>",
    "a|b # c",
    "# heading",
    "> quote",
    "1. item",
    ":material/home: :red[text] :blue-badge[x] :smile: :streamlit:",
    "http://x.example www.x.example a@x.example",
    "a -> b <- c -- d >= e ~= f",
    "&amp; &#36; \\*",
]

SCRIPT = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
import streamlit as st
from salesperf.text import get_text
from salesperf.ui import components
from salesperf.ui.escape import escape_markdown
t = get_text("en")
for place, name in enumerate({NAMES!r}):
    with st.container(key=f"title_{{place}}"):
        components.page_title(t, name, name)
    with st.container(key=f"tile_{{place}}"):
        components.metric_tile(name, name, delta=name, parts=name)
    with st.container(key=f"list_{{place}}"):
        components.attention_list([components.Attention(":material/flag:", name, name)])
    with st.container(key=f"table_{{place}}"):
        components.ledger_table([name], [[name]], key=str(place), alt="names")
    with st.container(key=f"button_{{place}}"):
        st.button(escape_markdown(name), key=f"press_{{place}}")
"""


@pytest.fixture(scope="module")
def names_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    folder = tmp_path_factory.mktemp("names")
    script: Path = folder / "names.py"
    script.write_text(SCRIPT, encoding="utf-8")
    with serve(script, folder) as started:
        yield started


def test_a_name_shows_as_itself_in_every_component(
    names_app: RunningApp, open_page: Callable[..., Page]
) -> None:
    page = opened(open_page(), names_app.url)
    for place, name in enumerate(NAMES):
        for part in ("title", "tile", "list", "table", "button"):
            shown = page.locator(f".st-key-{part}_{place}").inner_text().replace("\N{WORD JOINER}", "")
            assert name in shown, f"{part}: {name} shows as {shown}"


def test_a_name_brings_no_element_of_its_own(names_app: RunningApp, open_page: Callable[..., Page]) -> None:
    page = opened(open_page(), names_app.url)
    main = page.get_by_test_id("stMain")
    for element in ("a[href]", "img", "script", "b", "code", "del", ".katex", "blockquote", "li"):
        assert main.locator(element).count() == 0, element
    assert page.title() != "run"
