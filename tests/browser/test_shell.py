"""Language, scope and freshness in real browsers, on a little product of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from playwright.sync_api import Page, expect

from salesperf.ui import shell
from tests.browser.look import opened, settled
from tests.browser.server import ROOT, RunningApp, serve

PAGE = """
import streamlit as st
from salesperf.ui import components, state
here = state.here()
components.page_title(here.t, "{title}", "quieter", components.here_badge())
if st.button("Commit"):
    with here.store.write():
        pass
st.text(f"teams {{here.scope.teams}} period {{here.calendar.key(here.scope.period)}} as {{here.viewer.role}}")
st.text(f"revision {{here.store.revision}}")
"""

PRODUCT = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(ROOT)!r})
from salesperf.ui import shell
from tests.ui.test_shell import make_demo
shell.ROOT = Path(__file__).parent
shell.run(make_demo=make_demo)
"""


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    folder = tmp_path_factory.mktemp("product")
    for entry in shell.PAGES[:3]:
        file: Path = folder / entry.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(PAGE.format(title=entry.title)), encoding="utf-8")
    for name in (".streamlit", "static"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "app.py").write_text(PRODUCT, encoding="utf-8")
    with serve(folder / "app.py", folder) as started:
        yield started


def test_what_is_picked_on_a_page_is_kept_on_the_next(
    product: RunningApp, open_page: Callable[..., Page]
) -> None:
    page = opened(open_page(), product.url)
    page.get_by_role("radio", name="Month").first.click()
    settled(page)
    page.locator(".st-key-scope_desk_teams").click()
    page.get_by_role("option", name="East $a$").click()
    page.keyboard.press("Escape")
    settled(page)
    page.get_by_role("link", name="Weekly review").click()
    settled(page)
    expect(page.get_by_text("teams (2,) period 2026-11 as manager")).to_be_visible()
    assert page.url.endswith("/review?p=2026-11&t=2")


def test_the_language_follows_the_browser_and_then_the_choice(
    product: RunningApp, open_page: Callable[..., Page]
) -> None:
    page = opened(open_page(language="zh"), product.url)
    expect(page.get_by_role("link", name="每周回顾")).to_be_visible()
    page.get_by_role("radio", name="EN").click()
    settled(page)
    expect(page.get_by_role("link", name="Weekly review")).to_be_visible()
    later = opened(page.context.new_page(), product.url)
    expect(later.get_by_role("link", name="Weekly review")).to_be_visible()


def test_on_a_phone_the_scope_bar_is_one_popover(product: RunningApp, open_page: Callable[..., Page]) -> None:
    page = opened(open_page(width=390), product.url)
    expect(page.locator(".st-key-scope_desk_teams")).to_be_hidden()
    page.locator(".st-key-phone_only_scope").get_by_role("button").first.click()
    page.get_by_role("radio", name="Year").last.click()
    settled(page)
    expect(page.get_by_text("period 2026 as manager")).to_be_attached()


def test_a_commit_reaches_another_session_within_two_seconds(
    product: RunningApp, open_page: Callable[..., Page]
) -> None:
    one, other = opened(open_page(), product.url), opened(open_page(), product.url)
    before = int(other.get_by_text("revision").inner_text().split()[1])
    one.get_by_role("button", name="Commit").click()
    expect(other.get_by_text(f"revision {before + 1}")).to_be_visible(timeout=2000)
