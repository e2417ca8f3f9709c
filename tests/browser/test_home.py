"""The home page in a real browser: the demo company, a real export, nothing loaded."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.look import Look, settled
from tests.browser.server import APP, ROOT, RunningApp, serve

MAVEN = ("sales_pipeline.csv", "accounts.csv", "products.csv", "sales_teams.csv")
OWN_OF_STREAMLIT = "/_stcore/"
"""A page below the first one makes Streamlit's client ask where its server is; the wrong guesses are 404."""


@pytest.fixture
def faults() -> list[str]:
    return [OWN_OF_STREAMLIT]


@pytest.fixture(scope="module")
def maven(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app on the four tables of a real export, without targets, sources or amounts of open deals."""
    folder = tmp_path_factory.mktemp("maven")
    (folder / "data").mkdir()
    files = [str(samples / "maven_crm" / name) for name in MAVEN]
    if not Path(files[0]).exists():
        files = [str(samples / "data" / "maven_crm" / name) for name in MAVEN]
    warehouse = str(folder / "data" / "own.duckdb")
    subprocess.run(
        [sys.executable, "-m", "salesperf", "load", *files, "--warehouse", warehouse], cwd=ROOT, check=True
    )
    with serve(APP, folder) as started:
        yield started


def opened(page: Page, app: RunningApp, address: str = "/") -> Page:
    page.goto(app.url + address)
    return settled(page, seconds=120)


def title(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_the_home_page_in_every_look(
    page: Page, app: RunningApp, look: Look, keep_picture: Callable[..., None]
) -> None:
    opened(page, app, "/?w=demo")
    sentence = r"The quarter (is|has|ended) .+" if look.language == "en" else r"本季度.+"
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(sentence))
    names = ("Bookings", "Win rate") if look.language == "en" else ("签约额", "赢单率")
    for name in names:
        expect(page.locator('[data-testid="stMetricLabel"]', has_text=name).first).to_be_visible()
    things = page.locator('[class*="st-key-card_attention"] [data-testid="stPageLink"]')
    assert things.count() == 3
    keep_picture(page)


def test_a_figure_opens_the_deals_behind_it(app: RunningApp, open_page: Callable[..., Page]) -> None:
    page = opened(open_page(), app, "/?w=demo")
    button = page.locator('[class*="st-key-open_home_bookings"] button')
    count = button.inner_text().split()[0]
    button.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"{count} deals")
    expect(dialog).to_contain_text("Bookings")


def test_a_thing_to_look_at_keeps_the_scope(app: RunningApp, open_page: Callable[..., Page]) -> None:
    page = opened(open_page(), app, "/?w=demo&p=FY2026-Q3")
    page.locator('[class*="st-key-card_attention"] a').first.click()
    settled(page, seconds=60)
    assert "p=FY2026-Q3" in page.url
    assert "/review" in page.url


def test_a_rep_sees_the_own_places_and_nobody_elses_figure(
    app: RunningApp, open_page: Callable[..., Page]
) -> None:
    page = opened(open_page(), app, "/?w=demo")
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
    maven: RunningApp, open_page: Callable[..., Page], language: str, sentence: str, ended: str,
    keep_picture: Callable[..., None],
) -> None:  # fmt: skip
    page = opened(open_page(language=language), maven)
    assert title(page) == sentence
    expect(page.get_by_text(ended)).to_be_visible()
    expect(page.get_by_text("2,089").first).to_be_visible()
    keep_picture(page)


@pytest.mark.parametrize(("language", "sentence"), [("en", "Nothing is loaded yet"), ("zh", "尚未导入数据")])
def test_before_anything_is_loaded_the_page_says_what_to_do(
    app: RunningApp, open_page: Callable[..., Page], language: str, sentence: str
) -> None:
    page = opened(open_page(language=language), app, "/?w=own")
    assert title(page) == sentence
    page.locator('[data-testid="stMain"] [data-testid="stPageLink"] a').last.click()
    settled(page, seconds=120)
    assert title(page) != sentence
