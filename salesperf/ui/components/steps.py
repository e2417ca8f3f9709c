"""Where one stands in a flow of a few steps."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from salesperf.ui.escape import escape_markdown


def steps(labels: Sequence[str], current: int) -> None:
    """Files › Check the reading › …: done steps ticked, the present one bold. ``current`` counts from 0."""
    parts = []
    for number, label in enumerate(labels):
        shown = escape_markdown(label)
        if number < current:
            parts.append(f":blue[:material/check_circle:] {shown}")
        elif number == current:
            parts.append(f":blue[:material/counter_{number + 1}:] **{shown}**")
        else:
            parts.append(f":gray[:material/counter_{number + 1}:] {shown}")
    st.markdown("\u2003:gray[›]\u2003".join(parts), width="content")
