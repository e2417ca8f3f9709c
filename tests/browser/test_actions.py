"""An action agreed on a deal's page is found again by everybody who sees the deal, and can be taken back."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.look import opened, settled
from tests.browser.server import RunningApp


def test_an_action_is_agreed_found_again_ticked_off_and_taken_back(
    own_app: RunningApp, open_page: Callable[..., Page]
) -> None:
    page = opened(open_page(), f"{own_app.url}/deals?status=open&why=stuck")
    page.locator(".st-key-desk_only_deals [data-testid='stDataFrame']").click(position={"x": 60, "y": 50})
    card = page.locator(".st-key-card_next_step")
    card.get_by_label("Note").fill("Ask <b>Li</b> $1 or $2")
    card.get_by_role("button", name="Agree", exact=True).click()
    expect(card).to_contain_text("not due")
    settled(page)
    deal = re.search(r"deal=\d+", page.url)
    assert deal is not None

    again = opened(open_page(language="zh"), f"{own_app.url}/deals?{deal[0]}")
    found = again.locator(".st-key-card_next_step")
    expect(found).to_contain_text("Ask <b>Li</b> $1 or $2")
    expect(found).to_contain_text("由主管约定")
    found.get_by_role("button", name="完成", exact=True).click()
    expect(found).to_contain_text("已做，商机未动")
    found.get_by_role("button", name="撤销").click()
    expect(found).to_contain_text("未到期")
