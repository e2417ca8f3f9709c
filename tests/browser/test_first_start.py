"""The very first start in a real browser: the demo company is founded, whichever address is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.look import settled
from tests.browser.server import RunningApp


def test_a_link_to_a_page_that_is_the_first_one_asked_for_shows_that_page(
    new_app: RunningApp, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.goto(f"{new_app.url}/review")
    expect(page.get_by_text("Founding the demo company")).to_be_visible(timeout=30_000)
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_text(re.compile("Pipeline due in the quarter"), timeout=120_000)
    settled(page)
    assert page.get_by_role("dialog").count() == 0
    assert page.url.startswith(f"{new_app.url}/review")
    assert new_app.tracebacks() == 0
