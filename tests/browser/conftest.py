"""What browser tests ask for: a running app, and pages of it in every language, theme and width.

- `app`: one started app on demo data, for tests that only read; shared by all of them.
- `own_app`: an app of the test's own, for tests that load, undo or set something.
- `page`: a page in each of the eight looks, at no address yet: `page.goto(app.url)`, then `settled(page)`.
- `open_page`: opens further pages, each a browser session of its own: `open_page(language="zh", width=390)`.

A page that logs an error, raises one, shows one, or asks another host for anything fails its test.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tests.browser import chromium
from tests.browser.look import LOOKS, Look, picture
from tests.browser.server import APP, RunningApp, serve

OPENED = pytest.StashKey[list[Page]]()


class Watch:
    """Collects what goes wrong in a page."""

    def __init__(self, page: Page) -> None:
        self.faults: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"uncaught: {error}"))
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1":
            self.faults.append(f"asked another host: {request.url}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = chromium.find()
    assert path is not None, "No Chromium found: python tests/browser/chromium.py --install"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app as it is at its first start, for tests that only read."""
    with serve(APP, tmp_path_factory.mktemp("app")) as started:
        yield started


@pytest.fixture
def own_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app at its first start, for this test alone."""
    with serve(APP, tmp_path_factory.mktemp("own_app")) as started:
        yield started


@pytest.fixture(params=LOOKS, ids=str)
def look(request: pytest.FixtureRequest) -> Look:
    """Each way to look at a page; a test that needs fewer parametrises it: `indirect=True`."""
    return request.param


@pytest.fixture
def faults() -> list[str]:
    """What a test expects to go wrong: a fault that contains one of these texts does not fail it."""
    return []


@pytest.fixture
def open_page(
    browser: Browser, request: pytest.FixtureRequest, faults: list[str]
) -> Iterator[Callable[..., Page]]:
    """Opens pages, each with cookies and a session of its own, and watches them for faults."""
    opened = request.node.stash.setdefault(OPENED, [])
    watches: list[Watch] = []
    with ExitStack() as stack:

        def open_one(look: Look | None = None, **parts: Any) -> Page:
            how = look or Look(**parts)
            context = browser.new_context(
                viewport={"width": how.width, "height": how.height},
                locale=how.locale,
                color_scheme=how.theme,
                timezone_id="Asia/Shanghai",
                has_touch=how.width < 600,
                accept_downloads=True,
            )
            stack.callback(context.close)
            page = context.new_page()
            watches.append(Watch(page))
            opened.append(page)
            return page

        yield open_one
        found = [fault for watch in watches for fault in watch.faults]
        found += [f"shown: {text}" for page in opened for text in exceptions_shown(page)]
        unexpected = [fault for fault in found if not any(text in fault for text in faults)]
        assert not unexpected, "The page went wrong:\n" + "\n".join(unexpected)


@pytest.fixture
def page(open_page: Callable[..., Page], look: Look) -> Page:
    """A page in each look, at no address yet."""
    return open_page(look)


@pytest.fixture
def keep_picture(request: pytest.FixtureRequest) -> Callable[..., None]:
    """`keep_picture(page)` or `keep_picture(page, "after")`: keeps a picture, named after the test."""

    def keep(page: Page, part: str = "") -> None:
        picture(page, _file_name(request.node.name, part))

    return keep


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that fails leaves pictures of its pages."""
    report = yield
    if report.when == "call" and report.failed:
        for number, page in enumerate(item.stash.get(OPENED, [])):
            _picture_of_failure(page, _file_name(item.name, f"failed{number}"), report)
    return report


def _picture_of_failure(page: Page, name: str, report: pytest.TestReport) -> None:
    try:
        path = picture(page, name)
    except Exception as error:  # noqa: BLE001 - the picture must not hide why the test failed
        report.sections.append(("picture", f"none: {error}"))
    else:
        if path is not None:
            report.sections.append(("picture", str(path)))


def exceptions_shown(page: Page) -> list[str]:
    """The texts of the errors that a page shows instead of its content."""
    return [] if page.is_closed() else page.locator('[data-testid="stException"]').all_inner_texts()


def _file_name(test: str, part: str) -> str:
    return "-".join(re.sub(r"[^\w.-]+", "-", text).strip("-") for text in (test, part) if text)
