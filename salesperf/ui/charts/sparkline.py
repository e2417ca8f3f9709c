"""Small drawings for table cells: data-URI images that Markdown and image columns show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal
from urllib.parse import quote

from salesperf.ui.theme import Tokens

Meaning = Literal["ahead", "behind", "neutral"]


def colour_of(meaning: Meaning, tokens: Tokens) -> str:
    """The colour of a meaning."""
    return {"ahead": tokens.accent, "behind": tokens.behind, "neutral": tokens.muted}[meaning]


def trend_13_weeks(
    values: Sequence[float | None],
    tokens: Tokens,
    *,
    meaning: Meaning = "ahead",
    kind: Literal["line", "bar"] = "line",
    width: int = 96,
    height: int = 22,
) -> str:
    """A sparkline as a data URI, oldest value first; undefined weeks leave a gap.

    Empty with fewer than two values.
    """
    known = [one for one in values if one is not None]
    if len(known) < 2:
        return ""
    low, high = (min(0.0, *known), max(known)) if kind == "bar" else (min(known), max(known))
    span = (high - low) or 1.0
    step = (width - 4) / max(len(values) - 1, 1)

    def place(number: int, value: float) -> tuple[float, float]:
        return round(2 + number * step, 1), round(height - 2 - (value - low) / span * (height - 4), 1)

    points = [(number, *place(number, one)) for number, one in enumerate(values) if one is not None]
    colour = colour_of(meaning, tokens)
    if kind == "bar":
        floor = place(0, max(low, 0.0))[1]
        drawn = "".join(
            f'<line x1="{x}" x2="{x}" y1="{floor}" y2="{y}" stroke="{colour}" stroke-width="3"/>'
            for _, x, y in points
        )
    else:
        path = " ".join(
            f"{'L' if place_ and points[place_ - 1][0] == number - 1 else 'M'}{x} {y}"
            for place_, (number, x, y) in enumerate(points)
        )
        drawn = f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.5" stroke-linejoin="round"/>'
    return _image(drawn, width, height)


def share_bar(
    share: float | None, tokens: Tokens, *, meaning: Meaning = "ahead", width: int = 64, height: int = 8
) -> str:
    """A bar on a track for a share of 0 to 1 as a data URI; only the track where it is undefined."""
    long = round(max(0.0, min(share or 0.0, 1.0)) * width, 1)
    radius = height / 2
    drawn = f'<rect width="{width}" height="{height}" rx="{radius}" fill="{tokens.line}"/>'
    if long:
        drawn += f'<rect width="{long}" height="{height}" rx="{radius}" fill="{colour_of(meaning, tokens)}"/>'
    return _image(drawn, width, height)


def against_bar(
    value: float | None,
    usual: float | None,
    tokens: Tokens,
    *,
    meaning: Meaning = "ahead",
    width: int = 232,
    height: int = 12,
) -> str:
    """A bar for a size of zero or more on a track, with a tick at what is usual, as a data URI."""
    most = 1.25 * max(value or 0.0, usual or 0.0) or 1.0
    top = (height - 6) / 2
    drawn = f'<rect y="{top}" width="{width}" height="6" rx="3" fill="{tokens.line}"/>'
    if value:
        long = round(max(0.0, value) / most * width, 1)
        colour = tokens.rest if meaning == "neutral" else colour_of(meaning, tokens)
        drawn += f'<rect y="{top}" width="{long}" height="6" rx="3" fill="{colour}"/>'
    if usual is not None:
        at = min(max(usual, 0.0) / most * width, width - 2)
        drawn += f'<rect x="{round(at, 1)}" width="2" height="{height}" fill="{tokens.ink}"/>'
    return _image(drawn, width, height)


def _image(drawn: str, width: int, height: int) -> str:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{drawn}</svg>'
    )
    return "data:image/svg+xml," + quote(svg, safe="")
