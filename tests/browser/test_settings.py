"""The settings in a real browser: seen in every look, changed, refused where they cannot be read."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.look import opened, settled
from tests.browser.server import RunningApp


def test_a_rep_changes_nothing(app: RunningApp, open_page: Callable[..., Page]) -> None:
    page = opened(open_page(), f"{app.url}/settings?v=rep.9")
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_disabled()


def test_a_setting_is_kept_and_a_link_that_is_none_is_refused(
    own_app: RunningApp, open_page: Callable[..., Page]
) -> None:
    page = opened(open_page(), f"{own_app.url}/settings")
    link = page.get_by_label("Link into the CRM")
    link.fill("javascript:alert({id})")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Link into the CRM was not saved", exact=False)).to_be_visible()
    link.fill("https://crm.example/{id}")
    page.locator(".st-key-setting_fiscal_first_month").get_by_role("combobox").click()
    page.get_by_role("option", name="Apr", exact=True).click()
    page.get_by_role("button", name="Save", exact=True).click()
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Amounts in CNY, fiscal years from Apr")
    page.goto(f"{own_app.url}/deals?deal=12")
    settled(page)
    address = page.get_by_role("link", name="Open in CRM").get_attribute("href")
    assert address is not None
    assert address.startswith("https://crm.example/")
