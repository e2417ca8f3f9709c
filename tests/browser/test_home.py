"""The home page in a real browser: the demo company, a real export, nothing loaded."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.look import opened, settled
from tests.browser.server import RunningApp


def title(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_there_are_three_things_to_look_at(app: RunningApp, open_page: Callable[..., Page]) -> None:
    page = opened(open_page(), f"{app.url}/?w=demo")
    things = page.locator('[class*="st-key-card_attention"] [data-testid="stPageLink"]')
    expect(things).to_have_count(3)


def test_a_figure_opens_the_deals_behind_it(app: RunningApp, open_page: Callable[..., Page]) -> None:
    page = opened(open_page(), f"{app.url}/?w=demo")
    button = page.locator('[class*="st-key-open_home_bookings"] button')
    count = button.inner_text().split()[0]
    button.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"{count} deals")
    expect(dialog).to_contain_text("Bookings")


def test_a_thing_to_look_at_keeps_the_scope(app: RunningApp, open_page: Callable[..., Page]) -> None:
    page = opened(open_page(), f"{app.url}/?w=demo&p=FY2026-Q3")
    page.locator('[class*="st-key-card_attention"] a').first.click()
    settled(page, seconds=60)
    assert "p=FY2026-Q3" in page.url
    assert "/review" in page.url


def test_a_rep_sees_the_own_places_and_nobody_elses_figure(
    app: RunningApp, open_page: Callable[..., Page]
) -> None:
    page = opened(open_page(), f"{app.url}/?w=demo")
    page.locator('[data-testid="stSidebar"] [data-testid="stSelectbox"]').click()
    page.keyboard.type("Lin Yue")
    page.get_by_role("option", name="Viewing as Lin Yue").click()
    settled(page)
    card = page.locator('[class*="st-key-card_members"]')
    expect(card).to_contain_text("Where you stand")
    expect(card).to_contain_text("by Bookings")
    expect(card).not_to_contain_text("¥")


@pytest.mark.parametrize(
    ("language", "sentence", "ended"),
    [
        ("en", "The quarter is 6% below last quarter", "The data end on 31 Dec 2017."),
        ("zh", "本季度签约额比上季度同期低 6%", "数据截至 2017年12月31日。"),
    ],
)
def test_an_export_that_ended_years_ago_is_told_honestly(
    maven_app: RunningApp, open_page: Callable[..., Page], language: str, sentence: str, ended: str,
    keep_picture: Callable[..., None],
) -> None:  # fmt: skip
    page = opened(open_page(language=language), maven_app.url)
    assert title(page) == sentence
    expect(page.get_by_text(ended)).to_be_visible()
    expect(page.get_by_text("2,089").first).to_be_visible()
    keep_picture(page)


@pytest.mark.parametrize(("language", "sentence"), [("en", "Nothing is loaded yet"), ("zh", "尚未导入数据")])
def test_before_anything_is_loaded_the_page_says_what_to_do(
    app: RunningApp, open_page: Callable[..., Page], language: str, sentence: str
) -> None:
    page = opened(open_page(language=language), f"{app.url}/?w=own")
    assert title(page) == sentence
    page.locator('[data-testid="stMain"] [data-testid="stPageLink"] a').last.click()
    settled(page, seconds=120)
    assert title(page) != sentence
