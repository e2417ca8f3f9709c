"""People and teams in a real browser: seen in every look, edited, taken back."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.look import opened, settled
from tests.browser.server import RunningApp


def test_a_rep_sees_oneself_and_edits_nothing(app: RunningApp, open_page: Callable[..., Page]) -> None:
    page = opened(open_page(), f"{app.url}/people?v=rep.9")
    expect(page.get_by_text("1 person in", exact=False)).to_be_visible()
    expect(page.get_by_text("Two names, one person")).to_be_hidden()


def test_a_new_team_begins_with_its_first_member_and_is_taken_back(
    own_app: RunningApp, open_page: Callable[..., Page]
) -> None:
    page = opened(open_page(), f"{own_app.url}/people")
    page.get_by_label("Name of the team").fill("West $x$")
    member = page.locator(".st-key-team_member").get_by_role("combobox")
    member.press_sequentially("Cao Yu")
    expect(page.get_by_role("option")).to_have_count(1)
    member.press("ArrowDown")
    member.press("Enter")
    expect(member).to_have_value("Cao Yu")
    page.get_by_role("button", name="Make the team").click()
    settled(page)
    edits = page.locator(".st-key-card_edits")
    expect(edits.get_by_text("Cao Yu: in West $x$ from")).to_be_visible()
    expect(page.get_by_text("29 people in 5 teams.", exact=False)).to_be_visible()
    edits.get_by_role("button", name="Take back").click()
    settled(page)
    expect(page.get_by_text("29 people in 4 teams.", exact=False)).to_be_visible()
    expect(edits.get_by_text("Cao Yu: as the exports say again")).to_be_visible()


def test_cells_are_changed_and_saved_once_with_a_reason(
    own_app: RunningApp, open_page: Callable[..., Page]
) -> None:
    page = opened(open_page(), f"{own_app.url}/people")
    table = page.locator(".st-key-people [data-testid='stDataFrame']")
    table.click(position={"x": 591, "y": 112})
    expect(page.get_by_role("button", name="Save 1 change")).to_be_visible()
    page.locator(".st-key-people_why input").fill("on leave")
    page.get_by_role("button", name="Save 1 change").click()
    settled(page)
    edits = page.locator(".st-key-card_edits")
    expect(edits.get_by_text("is inactive")).to_have_count(1)
    expect(edits.get_by_text("on leave", exact=False)).to_be_visible()
    expect(page.locator(".st-key-people_changes")).to_be_hidden()
