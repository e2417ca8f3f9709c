"""What browser tests ask for: a running app, and pages of it in every language, theme and width.

- `app`: one started app on demo data, for tests that only read; shared by all of them.
- `own_app`: an app of the test's own, for tests that load, undo or set something.
- `new_app`: a server that no page has asked anything yet, without any data.
- `maven_app`, `own_maven_app`: the same two with a real export loaded into the own workspace.
- `page`: a page in each look, at no address yet: `opened(page, app.url)`.
- `open_page`: opens further pages, each a session of its own: `open_page(language="zh", width=390)`.

The demo company is made, and the export loaded, once for all tests; each app gets a copy of the files.

A page that logs an error, raises one, shows one, or asks another host for anything fails its test.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from salesperf.demo.workspace import make as make_demo
from tests.browser import chromium
from tests.browser.look import LOOKS, Look, picture
from tests.browser.server import APP, ROOT, RunningApp, serve

MAVEN = ("sales_pipeline.csv", "accounts.csv", "products.csv", "sales_teams.csv")
"""The four tables of a real export, without targets, sources or amounts of open deals."""

EXPECTED = re.compile(
    r"console: Failed to load resource: the server responded with a status of 404 \(Not Found\) "
    r"\(http://127\.0\.0\.1:\d+/[a-z]+/_stcore/(health|host-config)\)"
)
"""On a page below the first one Streamlit's client does not know where its server is: it asks below that page
and above it, and the browser logs the wrong one of the two."""

OPENED = pytest.StashKey[list[Page]]()


class Watch:
    """Collects what goes wrong in a page."""

    def __init__(self, page: Page) -> None:
        self.faults: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"uncaught: {error}"))
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        fault = f"console: {message.text} ({message.location.get('url', '')})"
        if message.type == "error" and EXPECTED.fullmatch(fault) is None:
            self.faults.append(fault)

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
def contexts(browser: Browser) -> Iterator[Callable[[Look], BrowserContext]]:
    """One browser context a look: what its pages have loaded once they need not load again."""
    made: dict[Look, BrowserContext] = {}

    def context_of(look: Look) -> BrowserContext:
        if look not in made:
            made[look] = browser.new_context(
                viewport={"width": look.width, "height": look.height},
                locale=look.locale,
                color_scheme=look.theme,
                timezone_id="Asia/Shanghai",
                has_touch=look.width < 600,
                accept_downloads=True,
            )
        return made[look]

    yield context_of
    for context in made.values():
        context.close()


DEMO_DAY = date(2026, 11, 25)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the demo company of one day, the same tomorrow as today; only to be copied."""
    file = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    make_demo(file, as_of=DEMO_DAY, at=datetime.combine(DEMO_DAY, time(18)))
    return file


@pytest.fixture(scope="session")
def maven(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a workspace with a real export loaded; only to be copied."""
    file = tmp_path_factory.mktemp("maven") / "own.duckdb"
    files = [samples / "data" / "maven_crm" / name for name in MAVEN]
    load = [sys.executable, "-m", "salesperf", "load", *files, "--warehouse", file]
    subprocess.run(load, cwd=ROOT, check=True)
    return file


@contextmanager
def _serve_copies(folder: Path, *files: Path) -> Iterator[RunningApp]:
    (folder / "data").mkdir()
    for file in files:
        shutil.copy(file, folder / "data")
    with serve(APP, folder) as started:
        yield started


@pytest.fixture(scope="session")
def app(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app with the demo company and nothing loaded, for tests that only read."""
    with _serve_copies(tmp_path_factory.mktemp("app"), demo) as started:
        yield started


@pytest.fixture(scope="session")
def maven_app(demo: Path, maven: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app with a real export loaded, for tests that only read."""
    with _serve_copies(tmp_path_factory.mktemp("maven_app"), demo, maven) as started:
        yield started


@pytest.fixture
def own_app(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app with the demo company and nothing loaded, for this test alone."""
    with _serve_copies(tmp_path_factory.mktemp("own_app"), demo) as started:
        yield started


@pytest.fixture
def own_maven_app(demo: Path, maven: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app with a real export loaded, for this test alone."""
    with _serve_copies(tmp_path_factory.mktemp("own_maven_app"), demo, maven) as started:
        yield started


@pytest.fixture
def new_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app as it is at its very first start, for this test alone."""
    with _serve_copies(tmp_path_factory.mktemp("new_app")) as started:
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
    contexts: Callable[[Look], BrowserContext], request: pytest.FixtureRequest, faults: list[str]
) -> Iterator[Callable[..., Page]]:
    """Opens pages, each a session of its own, and watches them for faults; no cookie outlives the test."""
    opened = request.node.stash.setdefault(OPENED, [])
    watches: list[Watch] = []
    with ExitStack() as stack:

        def open_one(look: Look | None = None, **parts: Any) -> Page:
            context = contexts(look or Look(**parts))
            page = context.new_page()
            stack.callback(context.clear_cookies)
            stack.callback(page.close)
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
