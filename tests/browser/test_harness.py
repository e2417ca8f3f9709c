"""The harness itself, on Streamlit scripts of a few lines."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from playwright.sync_api import Page, expect

from tests.browser import chromium
from tests.browser.conftest import EXPECTED, Watch, exceptions_shown
from tests.browser.look import ALL_LOOKS, ARTEFACTS, LOOKS, Look, opened, picture, settled
from tests.browser.server import AppNotStartedError, RunningApp, serve

SCRIPT = """
    import os, time
    import streamlit as st
    st.title("数据 Data")
    st.write(f"language {st.context.locale}", f"folder {os.environ['SALESPERF_DATA']}")
    if st.button("Go"):
        time.sleep(0.8)
        st.write("Done")
    if st.button("Break"):
        raise ValueError("broken on purpose")
    st.container(height=2000, border=True).write("Far below")
"""


@pytest.fixture(scope="module")
def small_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    folder = tmp_path_factory.mktemp("small")
    script = folder / "small.py"
    script.write_text(dedent(SCRIPT), encoding="utf-8")
    with serve(script, folder) as started:
        yield started


def test_an_app_keeps_its_data_in_a_folder_of_its_own(
    small_app: RunningApp, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.goto(small_app.url)
    expect(page.get_by_text(f"folder {small_app.data_folder}")).to_be_visible()
    assert small_app.tracebacks() == 0


@pytest.mark.parametrize("look", [Look("en", "light", 1440), Look("zh", "dark", 390)], indirect=True, ids=str)
def test_a_page_asks_for_its_language_and_theme_and_has_its_width(
    small_app: RunningApp, page: Page, look: Look
) -> None:
    opened(page, small_app.url)
    expect(page.get_by_text(f"language {look.locale}")).to_be_visible()
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") == (look.theme == "dark")
    assert page.evaluate("innerWidth") == look.width


def test_a_page_is_settled_only_when_its_script_has_ended(
    small_app: RunningApp, open_page: Callable[..., Page]
) -> None:
    page = opened(open_page(), small_app.url)
    begun = time.monotonic()
    page.get_by_role("button", name="Go").click()
    settled(page)
    assert time.monotonic() - begun >= 0.8
    assert page.get_by_text("Done").is_visible()


def test_a_picture_shows_the_page_down_to_its_end(
    small_app: RunningApp, open_page: Callable[..., Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ARTEFACTS, str(tmp_path))
    page = opened(open_page(width=390), small_app.url)
    kept = picture(page, "small")
    assert kept is not None
    width, height = _size_of_png(kept)
    assert width == 390
    assert height > 2000
    assert page.viewport_size == {"width": 390, "height": 844}


def test_no_picture_is_kept_where_no_folder_is_named(
    small_app: RunningApp, open_page: Callable[..., Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(ARTEFACTS, raising=False)
    assert picture(open_page(), "none") is None


@pytest.mark.parametrize(
    ("does", "fault"),
    [
        ("console.error('broken')", "console: broken"),
        ("setTimeout(() => { throw new Error('thrown') })", "uncaught: thrown"),
        ("fetch('http://127.0.0.2:9/').catch(() => 0)", "asked another host: http://127.0.0.2:9/"),
    ],
)
def test_a_page_that_goes_wrong_is_noticed(
    does: str, fault: str, small_app: RunningApp, open_page: Callable[..., Page], faults: list[str]
) -> None:
    faults += [fault, "ERR_"]
    page = open_page()
    watch = Watch(page)
    page.goto(small_app.url)
    page.evaluate(f"() => {{ {does} }}")
    until = time.monotonic() + 5
    while not any(fault in found for found in watch.faults) and time.monotonic() < until:
        page.wait_for_timeout(20)
    assert any(fault in found for found in watch.faults)


def test_only_what_streamlit_itself_asks_for_in_vain_is_expected() -> None:
    refused = "console: Failed to load resource: the server responded with a status of 404 (Not Found)"
    assert EXPECTED.fullmatch(f"{refused} (http://127.0.0.1:8501/review/_stcore/health)")
    assert not EXPECTED.fullmatch(f"{refused} (http://127.0.0.1:8501/_stcore/health)")
    assert not EXPECTED.fullmatch(f"{refused} (http://127.0.0.1:8501/review/app/static/Inter.woff2)")


def test_an_error_that_the_app_shows_is_noticed_and_logged(
    small_app: RunningApp, open_page: Callable[..., Page], faults: list[str]
) -> None:
    faults.append("shown:")
    page = opened(open_page(), small_app.url)
    before = small_app.tracebacks()
    page.get_by_role("button", name="Break").click()
    settled(page)
    assert exceptions_shown(page)
    assert small_app.tracebacks() == before + 1


def test_an_app_that_does_not_start_says_why(tmp_path: Path) -> None:
    with pytest.raises(AppNotStartedError, match="does not exist"), serve(tmp_path / "none.py", tmp_path):
        pass


def test_every_look_is_there_once() -> None:
    assert len(set(ALL_LOOKS)) == 8


@pytest.mark.parametrize("pair", [("language", "theme"), ("language", "width"), ("theme", "width")])
def test_the_looks_hold_every_pair(pair: tuple[str, str]) -> None:
    assert len({tuple(getattr(look, part) for part in pair) for look in LOOKS}) == 4


def test_a_chromium_named_by_the_environment_must_be_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(chromium.VARIABLE, "/no/such/browser")
    with pytest.raises(chromium.NoChromiumError, match="not a file"):
        chromium.find()


def _size_of_png(path: Path) -> tuple[int, int]:
    head = path.read_bytes()[16:24]
    return int.from_bytes(head[:4], "big"), int.from_bytes(head[4:], "big")
