"""The weekly review in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.look import opened, settled
from tests.browser.server import RunningApp


def test_each_variant_says_its_definition(app: RunningApp, open_page: Callable[..., Page]) -> None:
    page = opened(open_page(), f"{app.url}/review")
    card = page.locator('[class*="st-key-card_funnel"]')
    expect(card).to_contain_text("Deals created in the period; a deal counts once per stage")
    card.locator('[data-testid="stSelectbox"]').click()
    page.get_by_role("option", name="Of those that left").click()
    settled(page)
    expect(card).to_contain_text("Moved on / (moved on + lost here)")
    expect(card).to_contain_text("deals that left a stage")


def test_a_bar_of_the_ledger_opens_its_deals(app: RunningApp, open_page: Callable[..., Page]) -> None:
    page = opened(open_page(), f"{app.url}/review")
    bars = page.locator('[class*="st-key-review_moved"] .barlayer .point path')
    widths = [one.bounding_box() or {"width": 0} for one in bars.all()]
    widest = max(range(len(widths) - 1), key=lambda at: widths[at]["width"])
    bars.nth(widest).click(force=True)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Deals behind the figure")
    expect(dialog).to_contain_text(re.compile(r"\d+ deals?"))


def test_the_day_compared_with_is_in_the_address(app: RunningApp, open_page: Callable[..., Page]) -> None:
    page = opened(open_page(), f"{app.url}/review")
    page.locator(".st-key-review_since").click()
    page.get_by_role("option").last.click()
    settled(page)
    assert re.search(r"since=\d{4}-\d\d-\d\d", page.url)
    expect(page.get_by_text("Residual ¥0.00")).to_be_visible()


def test_stuck_deals_are_filtered_by_reason(app: RunningApp, open_page: Callable[..., Page]) -> None:
    page = opened(open_page(), f"{app.url}/review")
    card = page.locator('[class*="st-key-card_stuck"]')
    expect(card).to_contain_text(re.compile(r"\d+ deals are stuck"))
    card.get_by_text("Over usual stay").first.click()
    settled(page)
    expect(card.get_by_role("button", name="Download Excel")).to_be_visible()


def test_a_row_of_the_projection_opens_its_deals_with_their_chances(
    app: RunningApp, open_page: Callable[..., Page]
) -> None:
    page = opened(open_page(), f"{app.url}/review")
    card = page.locator('[class*="st-key-card_forecast"]')
    expect(card).to_contain_text(re.compile(r"won \+ .+ expected = "))
    card.get_by_text("How good the chances are").click()
    expect(card).to_contain_text(re.compile(r"Brier score 0\.\d+; 0\.\d+ if every deal were given"))
    card.locator(".barlayer .point path").first.click(force=True)
    expect(page.get_by_role("dialog")).to_contain_text("Due: All")


def test_a_lever_of_velocity_moves_what_it_would_bring(
    app: RunningApp, open_page: Callable[..., Page]
) -> None:
    page = opened(open_page(), f"{app.url}/review")
    card = page.locator('[class*="st-key-card_velocity"]')
    before = card.get_by_text("Together:").inner_text()
    card.get_by_role("slider").first.press("ArrowRight")
    settled(page)
    expect(card.get_by_text("Together:")).not_to_have_text(before)
