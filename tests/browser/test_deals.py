"""The list of deals in a real browser: found by link, filtered, opened, saved, taken away as a file."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.look import opened, settled
from tests.browser.server import RunningApp


def test_a_link_names_a_list_and_the_filters_show_it(app: RunningApp, open_page: Callable[..., Page]) -> None:
    page = opened(open_page(), f"{app.url}/deals?status=won&on=closed&sort=close")
    expect(page.get_by_role("heading", level=1)).to_contain_text("won deals worth")
    bar = page.locator(".st-key-desk_only_deal_filters")
    expect(page.locator(".st-key-deals_desk_dated input")).to_have_value(re.compile("Closed in Q[1-4]"))
    bar.get_by_role("button", name="Clear").click()
    settled(page)
    assert "status" not in page.url
    assert "sort=close" in page.url


def test_a_search_is_kept_in_the_address(app: RunningApp, open_page: Callable[..., Page]) -> None:
    page = opened(open_page(), f"{app.url}/deals")
    box = page.locator(".st-key-deals_desk_search input")
    box.fill("no deal is called so")
    box.press("Enter")
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("No deal fits this filter")
    assert "q=no+deal" in page.url or "q=no%20deal" in page.url


def test_a_row_opens_its_deal_and_going_back_takes_it_out_of_the_address(
    app: RunningApp, open_page: Callable[..., Page]
) -> None:
    page = opened(open_page(), f"{app.url}/deals?status=open")
    table = page.locator(".st-key-desk_only_deals [data-testid='stDataFrame']")
    table.click(position={"x": 60, "y": 50})
    expect(page.get_by_text("The story", exact=True)).to_be_visible()
    settled(page)
    assert re.search(r"deal=\d+", page.url)
    page.get_by_role("button", name="Deal after").click()
    settled(page)
    expect(page.get_by_text(re.compile("2 of [0-9]+ in the list"))).to_be_visible()
    page.get_by_role("button", name="All deals").click()
    settled(page)
    assert "deal=" not in page.url
    assert "status=open" in page.url


def test_a_rep_cannot_open_the_deal_of_another_by_its_link(
    app: RunningApp, open_page: Callable[..., Page]
) -> None:
    page = opened(open_page(), f"{app.url}/deals?status=open")
    page.locator(".st-key-desk_only_deals [data-testid='stDataFrame']").click(position={"x": 60, "y": 50})
    expect(page.get_by_text("The story", exact=True)).to_be_visible()
    settled(page)
    deal = re.search(r"deal=\d+", page.url)
    assert deal is not None
    page.goto(f"{app.url}/deals?v=rep.9&{deal[0]}")
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("not among those that you see")


def test_the_filtered_list_is_taken_away_as_a_file(app: RunningApp, open_page: Callable[..., Page]) -> None:
    page = opened(open_page(), f"{app.url}/deals?status=open&why=late")
    counted = int(page.get_by_role("heading", level=1).inner_text().split()[0].replace(",", ""))
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    lines = download.value.path().read_text("utf-8-sig").splitlines()
    assert len(lines) == counted + 1
    assert lines[0].startswith("Id in the CRM,Deal,Account,Status,Stage")


def test_a_filter_is_saved_and_opened_by_its_name(
    own_app: RunningApp, open_page: Callable[..., Page]
) -> None:
    page = opened(open_page(), f"{own_app.url}/deals?status=won&min=500000")
    page.locator(".st-key-desk_only_deal_filters").get_by_role("button", name="Saved").click()
    page.get_by_label("Keep this filter as").fill("Big <b>wins</b>")
    page.get_by_role("button", name="Save", exact=True).click()
    settled(page)
    again = open_page()
    again.goto(f"{own_app.url}/deals?list=Big+%3Cb%3Ewins%3C%2Fb%3E")
    settled(again)
    expect(again.get_by_role("heading", level=1)).to_contain_text("won deals worth")
    expect(again.get_by_role("button", name="Big <b>wins</b>")).to_be_visible()
