"""A figure with its parts and its thirteen weeks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

import streamlit as st

from salesperf.ui.charts.sparkline import Meaning
from salesperf.ui.escape import escape_markdown

_COLOURS: dict[Meaning, Literal["blue", "orange", "gray"]] = {
    "ahead": "blue",
    "behind": "orange",
    "neutral": "gray",
}
_ARROWS: dict[str, Literal["up", "down", "off"]] = {"+": "up", "−": "down", "-": "down"}


def metric_tile(  # noqa: PLR0913 - each says one thing that stands on the tile
    label: str,
    value: str,
    *,
    delta: str = "",
    meaning: Meaning = "neutral",
    parts: str = "",
    weeks: Sequence[float | None] = (),
    kind: Literal["line", "bar"] = "line",
    help: str | None = None,  # noqa: A002 - Streamlit's name for it
    opens: str = "",
    key: str | None = None,
) -> bool:
    """A bordered tile. ``delta`` with a sign gets an arrow; its colour and the weeks' is that of ``meaning``.

    ``parts`` are the figures behind the value ("86 of 296 · 24–34%"). Undefined weeks are left out.
    ``help`` is Markdown of ours. ``opens`` labels a button to the deals behind the figure ("213 deals");
    the answer is whether it was pressed.
    """
    known = [one for one in weeks if one is not None]
    with st.container(border=True, height="stretch", gap=None, key=f"tile_{key or label}"):
        st.metric(
            escape_markdown(label),
            escape_markdown(value),
            escape_markdown(delta) or (" " if parts else None),
            delta_color=_COLOURS[meaning],
            delta_arrow=_ARROWS.get(delta[:1], "off"),
            delta_description=escape_markdown(parts) or None,
            chart_data=known if len(known) > 1 else None,
            chart_type=kind,
            help=help,
        )
        if not opens:
            return False
        return st.button(
            f":gray[:small[{escape_markdown(opens)}]]",
            key=f"open_{key or label}",
            type="tertiary",
            icon=":material/chevron_right:",
            icon_position="right",
        )


@contextmanager
def tile_row(count: int, key: str) -> Iterator[Sequence[st.delta_generator.DeltaGenerator]]:
    """Places for ``count`` tiles: in one row on a desk, two in a row on a phone."""
    with st.container(key=f"tiles_{key}"):
        yield st.columns(count)
