"""Data health in real browsers: names to merge, loads to undo, and how it looks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.look import Look, settled
from tests.browser.server import RunningApp
from tests.browser.test_import import MAVEN, SLOW, load, opened, press, report


@pytest.fixture
def faults() -> list[str]:
    """What Streamlit's own page asks for before it knows that it stands below an address."""
    return ["_stcore/", "the app's main page"]


def test_a_name_is_merged_when_a_person_says_so(
    own_app: RunningApp, open_page: Callable[..., Page], samples: Path, keep_picture: Callable[..., None]
) -> None:
    files = [samples / "data" / "maven_crm" / name for name in MAVEN]
    page = opened(open_page(), own_app)
    load(page, files, first=True)
    report(page)
    page.goto(f"{own_app.url}/health?w=own")
    settled(page, seconds=SLOW / 1000)
    card = page.locator(".st-key-health_names")
    expect(card).to_contain_text("GTXPro")
    expect(card).to_contain_text("1,480 deals")
    expect(page.locator(".st-key-health_orphan")).to_contain_text("1,480")
    keep_picture(page, "before")
    press(page, "names_same_0")
    expect(page.get_by_text("No two names look the same")).to_be_visible(timeout=SLOW)
    expect(page.locator(".st-key-health_orphan")).not_to_contain_text("1,480")


@pytest.mark.parametrize("look", [Look("en", "light", 390), Look("zh", "dark", 1440)], indirect=True, ids=str)
def test_the_demo_company_is_shown(
    app: RunningApp, page: Page, look: Look, keep_picture: Callable[..., None]
) -> None:
    opened(page, app, "/health?w=demo")
    title = {"en": "The deals are fresh", "zh": "商机是最新的"}[look.language]
    expect(page.get_by_text(title).first).to_be_visible(timeout=SLOW)
    keep_picture(page)
