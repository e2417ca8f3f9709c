"""The whole path of a load in real browsers: files, reading, what will change, report, undo."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import MAVEN
from tests.browser.look import opened, settled
from tests.browser.server import RunningApp

SLOW = 90_000
"""Milliseconds that a step may take on a machine that runs other tests too."""

HEADER = "Deal ID,Deal Name,Owner,Stage,Amount,Created,Close Date\n"


def drop(page: Page, files: list[Path]) -> None:
    settled(page, seconds=SLOW / 1000)  # else the check of a download can come after its button has gone
    page.locator('[data-testid="stFileUploaderDropzoneInput"]').set_input_files(files)
    first = page.locator(".st-key-first_go button, .st-key-import_next button, .st-key-import_steps").first
    expect(first).to_be_visible(timeout=SLOW)


def press(page: Page, key: str) -> None:
    """Press the button of that key once it can be pressed."""
    button = page.locator(f"[class~='st-key-{key}'] button")
    expect(button).to_be_enabled(timeout=SLOW)
    button.click()


def load(page: Page, files: list[Path], *, first: bool = False) -> None:
    """The path from the drop zone to the report, where nothing is asked."""
    drop(page, files)
    if first:
        press(page, "first_go")
    press(page, "import_next")
    press(page, "import_load")


def report(page: Page) -> None:
    expect(page.locator(".st-key-import_undo button")).to_be_visible(timeout=SLOW)
    settled(page, seconds=SLOW / 1000)


def ambiguous(folder: Path) -> Path:
    file = folder / "deals.csv"
    lines = [
        f"D{n},Deal {n},Lin Yue,{('Won', 'Lost')[n % 2]},{n}000,0{n % 9 + 1}/0{n * 2 % 9 + 1}/2026,"
        f"0{n % 9 + 1}/0{n * 2 % 9 + 1}/2026\n"
        for n in range(1, 25)
    ]
    file.write_text(HEADER + "".join(lines), encoding="utf-8")
    return file


def unambiguous(folder: Path) -> Path:
    file = folder / "deals.csv"
    lines = [
        f"D{n},Deal {n},Lin Yue,{('Won', 'Lost')[n % 2]},{n}000,2026-03-{n:02},2026-04-{n:02}\n"
        for n in range(1, 25)
    ]
    file.write_text(HEADER + "".join(lines), encoding="utf-8")
    return file


def test_the_four_files_load_through_the_page_change_nothing_twice_and_can_be_undone(
    own_app: RunningApp, open_page: Callable[..., Page], samples: Path, keep_picture: Callable[..., None]
) -> None:
    files = [samples / "data" / "maven_crm" / name for name in MAVEN]
    page = opened(open_page(), f"{own_app.url}/import?w=own")
    load(page, files[::-1], first=True)
    report(page)
    expect(page.locator(".st-key-card_report").get_by_text("8,800").first).to_be_visible()
    expect(page.get_by_text("The 4,238 wins")).to_be_visible()
    keep_picture(page, "report")

    press(page, "import_more")
    load(page, files)
    expect(page.get_by_text("Nothing changed").first).to_be_visible(timeout=SLOW)

    page.goto(f"{own_app.url}/import?w=own&load=1")
    report(page)
    press(page, "import_undo")
    press(page, "switch_yes")
    expect(page.get_by_text("Load 1 is undone")).to_be_visible(timeout=SLOW)


def test_a_load_in_chinese(own_app: RunningApp, open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = opened(open_page(language="zh"), f"{own_app.url}/import?w=own")
    load(page, [unambiguous(tmp_path)], first=True)
    report(page)
    expect(page.locator(".st-key-card_report").get_by_text("24").first).to_be_visible()
    press(page, "import_undo")
    press(page, "switch_yes")
    expect(page.get_by_text("第 1 次导入已撤销")).to_be_visible(timeout=SLOW)
    press(page, "import_undo")
    press(page, "switch_yes")
    expect(page.get_by_text("第 1 次导入已撤销")).to_have_count(0, timeout=SLOW)
    report(page)


def test_dates_that_fit_both_orders_are_asked_about_and_the_answer_is_kept(
    own_app: RunningApp, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    file = ambiguous(tmp_path)
    page = opened(open_page(), f"{own_app.url}/import?w=own")
    drop(page, [file])
    press(page, "first_go")
    expect(page.locator(".st-key-import_question")).to_contain_text("Day first", timeout=SLOW)
    expect(page.locator(".st-key-import_next button")).to_be_disabled()
    press(page, "answer_0_dmy")
    settled(page, seconds=SLOW / 1000)
    press(page, "answer_0_dmy")
    expect(page.get_by_text("your answer, kept for this layout")).to_have_count(2, timeout=SLOW)
    press(page, "import_next")
    press(page, "import_load")
    report(page)

    press(page, "import_more")
    drop(page, [file])
    expect(page.locator(".st-key-import_next button")).to_be_enabled(timeout=SLOW)
    expect(page.locator(".st-key-import_question")).to_have_count(0)


def test_a_photo_renamed_as_a_table_is_refused_and_changes_nothing(
    own_app: RunningApp, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    photo = tmp_path / "photo.csv"
    photo.write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20)
    page = opened(open_page(), f"{own_app.url}/import?w=own")
    drop(page, [photo])
    press(page, "first_go")
    expect(page.get_by_text("its bytes are those of JPEG")).to_be_visible(timeout=SLOW)
    expect(page.locator(".st-key-import_next button")).to_be_disabled()
    press(page, "import_other")
    expect(page.get_by_text("Nothing is loaded yet.")).to_be_visible(timeout=SLOW)
    incoming = own_app.data_folder / "incoming"
    assert not list(incoming.iterdir()) if incoming.exists() else True


def test_another_session_shows_new_data_without_a_press(
    own_app: RunningApp, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    other = opened(open_page(), f"{own_app.url}/health?w=own")
    expect(other.get_by_text("Nothing is loaded yet").first).to_be_visible()
    page = opened(open_page(), f"{own_app.url}/import?w=own")
    load(page, [unambiguous(tmp_path)], first=True)
    report(page)
    expect(other.get_by_text("24 rows in 1 load")).to_be_visible(timeout=SLOW)


def test_rejected_rows_are_named_and_can_be_taken_away(
    own_app: RunningApp, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    file = tmp_path / "deals.csv"
    file.write_text(
        HEADER + "D1,Deal 1,Lin Yue,Won,12.5.00,2026-03-01,2026-04-01\n"
        "D2,=cmd(),Lin Yue,Lost,100.25,2026-03-01,2026-04-01\n",
        encoding="utf-8",
    )
    page = opened(open_page(), f"{own_app.url}/import?w=own")
    drop(page, [file])
    press(page, "first_go")
    confirm = page.locator("[class*='st-key-confirm_deals'] button")
    expect(confirm.or_(page.locator(".st-key-import_next button:enabled")).first).to_be_visible(timeout=SLOW)
    if confirm.count():
        confirm.click()
    press(page, "import_next")
    card = page.locator(".st-key-card_preview_rejected")
    expect(card).to_contain_text(re.compile(r"1 row is rejected.*12\.5\.00.*line 2", re.DOTALL), timeout=SLOW)
    with page.expect_download() as download:
        card.get_by_role("button", name="Download 1 row with reasons").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert text.startswith("Deal ID,Deal Name,Owner,Stage,Amount,Created,Close Date,File,Line,Reason,原因")
    assert "12.5.00" in text


def test_a_file_of_the_inbox_loads_by_itself_and_one_that_asks_is_answered_on_the_page(
    own_app: RunningApp, open_page: Callable[..., Page], tmp_path: Path, keep_picture: Callable[..., None]
) -> None:
    page = opened(open_page(), f"{own_app.url}/health?w=own")
    inbox = own_app.data_folder / "inbox"
    expect(page.locator(".st-key-health_inbox")).to_contain_text("Nothing has come yet.")
    unambiguous(tmp_path).rename(inbox / "fine.csv")
    ambiguous(tmp_path).rename(inbox / "asks.csv")
    card = page.locator(".st-key-health_inbox")
    expect(card).to_contain_text("load 1, by itself", timeout=SLOW)
    expect(card).to_contain_text("waits: Created: day first or month first?")
    settled(page, seconds=SLOW / 1000)
    keep_picture(page)
    press(page, "health_answer_0")
    press(page, "answer_0_dmy")
    settled(page, seconds=SLOW / 1000)
    press(page, "answer_0_dmy")
    press(page, "import_next")
    press(page, "import_load")
    report(page)
    assert sorted(path.parent.name[-2:] for path in inbox.glob("done/*/*.csv")) == ["-1", "-2"]
    page.goto(f"{own_app.url}/health?w=own")
    expect(page.locator(".st-key-health_inbox")).to_contain_text("load 2, after your answer", timeout=SLOW)


def test_the_columns_of_a_file_without_header_are_named_once(
    own_app: RunningApp, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    file = tmp_path / "bare.csv"
    lines = [f"B{n},{('Won', 'Lost')[n % 2]},2026-03-1{n},2026-04-1{n}\n" for n in range(1, 9)]
    file.write_text("".join(lines), encoding="utf-8")
    page = opened(open_page(), f"{own_app.url}/import?w=own")
    drop(page, [file])
    press(page, "first_go")
    expect(page.locator("[class~='st-key-answer_0'] button")).to_be_disabled(timeout=SLOW)
    settled(page, seconds=SLOW / 1000)
    for row, field in enumerate(("Deal id", "Stage", "Created", "Close date")):
        choose(page, row, of=4, field=field)
    press(page, "answer_0")
    press(page, "import_next")
    press(page, "import_load")
    report(page)
    expect(page.locator(".st-key-card_report").get_by_text("8").first).to_be_visible()

    file.write_text("".join(lines).replace("B", "C"), encoding="utf-8")
    press(page, "import_more")
    drop(page, [file])
    expect(page.locator(".st-key-import_next button")).to_be_enabled(timeout=SLOW)


def choose(page: Page, row: int, *, of: int, field: str) -> None:
    """Choose a field in the right column of the page's first table, which has so many rows."""
    box = page.locator("[data-testid='stDataFrame']").first.bounding_box()
    assert box is not None
    height = box["height"] / (of + 1)
    page.mouse.dblclick(box["x"] + box["width"] * 0.85, box["y"] + height * (row + 1.5))
    expect(page.locator("#portal input")).to_be_focused()
    page.keyboard.type(field)
    page.keyboard.press("Enter")
    expect(page.locator("#portal input")).to_have_count(0)
    expect(page.locator(f"#glide-cell-1-{row}")).to_have_text(field)
    settled(page)
