"""Data health in a real browser: a name to merge."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.look import opened
from tests.browser.server import RunningApp

SLOW = 60_000
"""Milliseconds that a merge may take on a machine that runs other tests too: all figures are made anew."""


def test_a_name_is_merged_when_a_person_says_so(
    own_maven_app: RunningApp, open_page: Callable[..., Page], keep_picture: Callable[..., None]
) -> None:
    page = opened(open_page(), f"{own_maven_app.url}/health?w=own")
    card = page.locator(".st-key-health_names")
    expect(card).to_contain_text("GTXPro")
    expect(card).to_contain_text("1,480 deals")
    expect(page.locator(".st-key-health_orphan")).to_contain_text("1,480")
    keep_picture(page, "before")
    page.locator(".st-key-names_same_0 button").click()
    expect(page.get_by_text("No two names look the same")).to_be_visible(timeout=SLOW)
    expect(page.locator(".st-key-health_orphan")).not_to_contain_text("1,480")
