"""A card holds one thing; a chart in it brings its table and its empty state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from salesperf.text import Text
from salesperf.ui.charts.figure import Drawing
from salesperf.ui.escape import escape_markdown

_CONFIG = {
    "displaylogo": False,
    "displayModeBar": "hover",
    "modeBarButtons": [["toImage"]],
    "scrollZoom": False,
    "doubleClick": False,
    "showAxisDragHandles": False,
}


@contextmanager
def card(
    title: str,
    unit: str = "",
    *,
    help: str | None = None,  # noqa: A002 - Streamlit's name for it
    control: Callable[[], None] | None = None,
    key: str | None = None,
    height: Literal["content", "stretch"] = "stretch",
) -> Iterator[None]:
    """A bordered container: title, the unit in grey beside it, a control at the right end of that line."""
    with st.container(border=True, key=key, height=height):
        heading = f"**{escape_markdown(title)}**" + (
            f" :gray[:small[{escape_markdown(unit)}]]" if unit else ""
        )
        if control is None:
            st.markdown(heading, help=help)
        else:
            with st.container(
                horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
            ):
                st.markdown(heading, help=help, width="content")
                control()
        yield


def chart(
    t: Text,
    figure: go.Figure | None,
    *,
    key: str,
    alt: str,
    empty: str | None = None,
    left_out: int = 0,
    table: pd.DataFrame | None = None,
    selectable: bool = False,
) -> Any:
    """Draw a figure, or its empty state where there is nothing to draw. ``alt`` says in words what it shows.

    ``left_out`` rows are not drawn, which a grey line says. With ``table`` its figures can be read and taken
    away below. Returns the selection event where
    ``selectable``.
    """
    if figure is None:
        empty_state(empty or t("Nothing to show for this selection."))
        return None
    if isinstance(figure, Drawing):
        figure.finish()
    event = st.plotly_chart(
        figure,
        key=key,
        theme=None,
        config=_CONFIG,
        alt=alt,
        on_select="rerun" if selectable else "ignore",
        selection_mode="points",
    )
    if left_out:
        st.caption(t.plural("and {n} more", "and {n} more", left_out))
    if table is not None:
        with st.expander(t("Figures"), icon=":material/table:", type="compact"):
            st.dataframe(table, hide_index=True, placeholder="–", alt=alt)
    return event if selectable else None


def empty_state(message: str, *, hint: str = "", icon: str = ":material/inbox:") -> None:
    """Says that there is nothing, and what would bring something."""
    with st.container(horizontal_alignment="center", vertical_alignment="center", gap="xsmall"):
        st.markdown(f":gray[{icon} {escape_markdown(message)}]", text_alignment="center")
        if hint:
            st.caption(escape_markdown(hint), text_alignment="center")
