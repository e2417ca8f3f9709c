"""The tokens in code and in Streamlit's configuration are the same, and readable."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from salesperf.ui.theme import DARK, LIGHT, Tokens

ROOT = Path(__file__).parents[2]
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_configuration_paints_with_the_tokens(tokens: Tokens):
    theme = CONFIG["theme"][tokens.name]
    assert theme["backgroundColor"] == tokens.page
    assert theme["secondaryBackgroundColor"] == tokens.panel
    assert theme["sidebar"]["backgroundColor"] == tokens.sidebar
    assert theme["textColor"] == tokens.ink
    assert theme["borderColor"] == tokens.line
    assert theme["grayTextColor"] == tokens.muted
    assert theme["primaryColor"] == theme["blueColor"] == tokens.accent
    assert theme["orangeColor"] == theme["redColor"] == tokens.behind
    assert theme["orangeTextColor"] == tokens.behind_text
    assert theme["yellowColor"] == tokens.prize
    assert theme["chartCategoricalColors"] == list(tokens.categories)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_text_has_the_contrast_that_people_need(tokens: Tokens):
    for colour in (tokens.ink, tokens.muted, tokens.behind_text, tokens.accent):
        assert contrast(colour, tokens.page) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_coloured_words_stand_out_from_their_own_ground(name: str):
    theme = CONFIG["theme"][name]
    for hue in ("blue", "orange", "yellow", "gray", "red", "green", "violet"):
        assert contrast(theme[f"{hue}TextColor"], theme[f"{hue}BackgroundColor"]) >= 4.2, hue


def test_the_server_stays_on_this_machine_and_tells_nobody():
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert CONFIG["browser"]["gatherUsageStats"] is False


def test_the_font_is_served_from_here_with_its_licence():
    (face,) = CONFIG["theme"]["fontFaces"]
    assert (ROOT / face["url"].removeprefix("app/")).exists()
    assert "SIL OPEN FONT LICENSE" in (ROOT / "static" / "Inter-LICENSE.txt").read_text("utf-8").upper()


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
