"""The colours by meaning, for light and dark; charts and drawings take them from here only."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

FONT = "Inter, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The palette of one theme. ``rest`` is the grey of marks that are neither ahead nor behind."""

    name: str
    page: str
    panel: str
    sidebar: str
    line: str
    ink: str
    muted: str
    accent: str
    accent_soft: str
    behind: str
    behind_soft: str
    behind_text: str
    prize: str
    rest: str
    on_accent: str
    categories: tuple[str, str, str, str]


LIGHT = Tokens(
    name="light",
    page="#ffffff",
    panel="#f5f6f8",
    sidebar="#f8f9fa",
    line="#e4e7eb",
    ink="#1b1f24",
    muted="#6a7280",
    accent="#2f6fde",
    accent_soft="#a9c4f5",
    behind="#d9601f",
    behind_soft="#f3cbb2",
    behind_text="#b5480f",
    prize="#e0a800",
    rest="#cfd4da",
    on_accent="#ffffff",
    categories=("#2f6fde", "#12355b", "#e0a800", "#57b8a5"),
)

DARK = Tokens(
    name="dark",
    page="#14161a",
    panel="#1e2127",
    sidebar="#101215",
    line="#2c3038",
    ink="#e8eaed",
    muted="#9aa3af",
    accent="#7ea6ff",
    accent_soft="#3b5690",
    behind="#f2a06a",
    behind_soft="#6b4a35",
    behind_text="#f2a06a",
    prize="#f2c94c",
    rest="#4a505a",
    on_accent="#14161a",
    categories=("#7ea6ff", "#e6ecf5", "#f2c94c", "#1fa08d"),
)


def current_tokens() -> Tokens:
    """The palette of the theme that this browser shows; light until the browser has said."""
    return DARK if st.context.theme.type == "dark" else LIGHT
