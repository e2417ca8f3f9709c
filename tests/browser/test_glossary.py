"""The glossary in a real browser: searched in both languages, linked by key."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.look import opened, settled
from tests.browser.server import RunningApp


def test_a_search_in_the_other_language_finds_a_metric_and_stays_in_the_address(
    app: RunningApp, open_page: Callable[..., Page]
) -> None:
    page = opened(open_page(), f"{app.url}/glossary")
    box = page.locator(".st-key-q input")
    box.fill("赢单率")
    box.press("Enter")
    settled(page)
    expect(page.get_by_role("heading", name="Win rate", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Open deals", exact=True)).to_be_hidden()
    assert "q=" in page.url


def test_a_link_to_a_key_lands_on_its_metric(app: RunningApp, open_page: Callable[..., Page]) -> None:
    page = opened(open_page(), f"{app.url}/glossary#push_count")
    expect(page.get_by_role("heading", name="Push count", exact=True)).to_be_in_viewport(timeout=10_000)
