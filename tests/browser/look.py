"""How a page is looked at: language, theme and width; when it has come to rest; its picture."""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

ARTEFACTS = "TEST_ARTEFACTS"
"""The environment variable that names the folder for pictures; without it none are kept."""

Language = Literal["en", "zh"]
Theme = Literal["light", "dark"]

LOCALES = {"en": "en-US", "zh": "zh-CN"}
HEIGHTS = {1440: 900, 390: 844}
TALLEST_PICTURE = 12_000

AT_REST = """
() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (!app || app.dataset.testScriptState !== 'notRunning' || app.dataset.testConnectionState !== 'CONNECTED')
    return false;
  const moving = [
    '[data-testid="stStatusWidget"]', '[data-testid="stSkeleton"]', '[data-testid="stAppSkeleton"]',
    '[data-testid="stSpinner"]', '[data-stale="true"]',
  ];
  if (document.querySelector(moving.join(','))) return false;
  for (const chart of document.querySelectorAll('[data-testid="stPlotlyChart"]'))
    if (!chart.querySelector('.main-svg')) return false;
  return document.fonts.status === 'loaded';
}
"""
"""True when no script runs, nothing is stale or a placeholder, and every chart is drawn."""

QUIET_MILLISECONDS = 150
"""How long a page must be at rest: a rerun that a rerun asks for begins within that time."""


@dataclass(frozen=True)
class Look:
    """One way to look at a page; the browser asks for the language and the theme, as a user's would."""

    language: Language = "en"
    theme: Theme = "light"
    width: int = 1440

    def __str__(self) -> str:
        return f"{self.language}-{self.theme}-{self.width}"

    @property
    def locale(self) -> str:
        """The browser's language tag."""
        return LOCALES[self.language]

    @property
    def height(self) -> int:
        """The height of a window of this width."""
        return HEIGHTS.get(self.width, 900)


ALL_LOOKS = tuple(Look(*one) for one in product(("en", "zh"), ("light", "dark"), (1440, 390)))
"""Both languages, both themes, a desk and a phone."""

PAIRED = (("en", "light", 1440), ("en", "dark", 390), ("zh", "light", 390), ("zh", "dark", 1440))
LOOKS = ALL_LOOKS if os.environ.get("TEST_SWEEP") else tuple(Look(*one) for one in PAIRED)
"""Every pair of a language, a theme and a width in four looks; all eight in a sweep."""


def settled(page: Page, *, seconds: float = 30) -> Page:
    """Waits until the page has come to rest and stays so for a moment.

    Raises playwright's TimeoutError when it does not within `seconds`.
    """
    page.wait_for_function(
        f"""() => {{
          const rest = ({AT_REST})();
          const now = performance.now();
          if (!rest) {{ window.__restSince = undefined; return false; }}
          window.__restSince ??= now;
          return now - window.__restSince >= {QUIET_MILLISECONDS};
        }}""",
        timeout=seconds * 1000,
        polling=50,
    )
    page.evaluate("window.__restSince = undefined")
    return page


def opened(page: Page, address: str, *, seconds: float = 60) -> Page:
    """The page at that address, come to rest.

    Raises playwright's TimeoutError when it does not within `seconds`.
    """
    page.goto(address)
    return settled(page, seconds=seconds)


def picture(page: Page, name: str) -> Path | None:
    """Keeps a picture of the whole page, also of what is below the window, as `<name>.png`.

    Answers where it is kept, or None where no folder for pictures is named.
    """
    folder = os.environ.get(ARTEFACTS)
    if not folder:
        return None
    path = Path(folder) / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    window = page.viewport_size or {"width": 1440, "height": 900}
    page.set_viewport_size({"width": window["width"], "height": _whole_height(page, window["height"])})
    settled(page)
    page.screenshot(path=path, animations="disabled")
    page.set_viewport_size(window)
    return path


def _whole_height(page: Page, least: int) -> int:
    """Streamlit scrolls inside its main part, so the document itself is never taller than the window."""
    inside = page.evaluate(
        """() => {
          const main = document.querySelector('[data-testid="stMain"]');
          return main ? Math.ceil(main.scrollHeight + main.getBoundingClientRect().top) : 0;
        }"""
    )
    return min(max(least, int(inside)), TALLEST_PICTURE)
