"""Things to look at, each a link, and counts that lead somewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from salesperf.ui.escape import escape_markdown

MARK = 28
"""Pixels of an icon or a short count."""


@dataclass(frozen=True, slots=True)
class Attention:
    """One thing: ``mark`` is a material icon or a count, ``page`` the path of the page that shows it."""

    mark: str
    title: str
    detail: str = ""
    page: str = ""
    query: Mapping[str, str] = field(default_factory=dict)


def attention_list(items: Sequence[Attention]) -> None:
    """Icon, a bold line that links, a grey line."""
    for item in items:
        _row(item, f":orange[{item.mark}]", strong=True, width=MARK)


def count_list(items: Sequence[Attention]) -> None:
    """A count, a line that links, a grey line."""
    width = max([MARK, *(10 * len(item.mark) for item in items)])
    for item in items:
        _row(item, f"**{escape_markdown(item.mark)}**", strong=False, width=width)


def _row(item: Attention, mark: str, *, strong: bool, width: int) -> None:
    title = f"**{escape_markdown(item.title)}**" if strong else escape_markdown(item.title)
    with st.container(horizontal=True, wrap=False, vertical_alignment="top", gap="small"):
        st.markdown(mark, width=width)
        with st.container(gap=None):
            if item.page:
                st.page_link(
                    item.page,
                    label=title,
                    icon=":material/chevron_right:",
                    icon_position="right",
                    query_params=dict(item.query),
                    width="stretch",
                )
            else:
                st.markdown(title)
            if item.detail:
                st.caption(escape_markdown(item.detail))
