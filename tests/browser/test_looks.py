"""Every page of the product once in each look: right title, right words, nothing wrong, nothing cut off."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from salesperf.ui import shell
from tests.browser.look import Language, Look, opened
from tests.browser.server import RunningApp


@dataclass(frozen=True)
class Shown:
    """What a page of the demo company shows: how its title reads, a text on it, and under which query."""

    title: dict[Language, str]
    text: dict[Language, str]
    query: str = ""


SHOWN = {
    "": Shown(
        {"en": r"The quarter (is|has|ended) .+", "zh": r"本季度.+"}, {"en": "Win rate", "zh": "赢单率"}
    ),
    "targets": Shown(
        {"en": r"The quarter (is|has|ended) .+", "zh": r"本季度.+"}, {"en": "Bookings", "zh": "签约额"}
    ),
    "review": Shown(
        {"en": r"Pipeline due in the quarter .+", "zh": r"本季度预计成交的商机.+"},
        {"en": "Residual ¥0.00", "zh": "差额 ¥0.00"},
    ),
    "deals": Shown(
        {"en": r"[\d,]+ stuck deals worth ¥.+", "zh": r"[\d,]+ 个卡住的商机，共 ¥.+"},
        {"en": "Export", "zh": "导出"},
        query="?status=open&why=stuck",
    ),
    "import": Shown(
        {"en": r"Drop the files .+", "zh": r"把 CRM 导出的文件原样拖进来"},
        {"en": "Practise with a sample", "zh": "用示例练习"},
    ),
    "health": Shown(
        {"en": r"The deals are fresh.*", "zh": r"商机是最新的.*"}, {"en": "3 loads", "zh": "3 次导入"}
    ),
    "people": Shown(
        {"en": "Everybody with open deals is in a team", "zh": "有在途商机的人员都已归入团队"},
        {"en": "29 people in 4 teams.", "zh": "29 人"},
    ),
    "glossary": Shown(
        {"en": r"\d+ figures, each with one definition", "zh": r"\d+ 项指标，各有唯一定义"},
        {"en": "Win rate", "zh": "赢单率"},
    ),
    "settings": Shown(
        {"en": "Amounts in CNY, fiscal years from Dec", "zh": "金额以 CNY 计，财年从12月开始"},
        {"en": "Link into the CRM", "zh": "CRM"},
    ),
}


def test_every_page_is_looked_at() -> None:
    assert set(SHOWN) == {entry.url for entry in shell.PAGES}


@pytest.mark.parametrize("address", [pytest.param(address, id=address or "home") for address in SHOWN])
def test_a_page_in_every_look(
    address: str, page: Page, app: RunningApp, look: Look, keep_picture: Callable[..., None]
) -> None:
    shown = SHOWN[address]
    opened(page, f"{app.url}/{address}{shown.query}")
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_text(re.compile(rf"\s*{shown.title[look.language]}\s*"))
    main = page.get_by_test_id("stMain")
    expect(main.get_by_text(shown.text[look.language]).filter(visible=True).first).to_be_visible()
    assert page.get_by_role("dialog").count() == 0
    assert main.evaluate("main => main.scrollWidth - main.clientWidth") == 0, "It scrolls sideways"
    keep_picture(page)
