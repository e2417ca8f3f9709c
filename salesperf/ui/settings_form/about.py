"""Which program, which file, and the way to the other workspace."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import streamlit as st

from salesperf.ui import state
from salesperf.ui.components import ledger_table
from salesperf.ui.state import Here


def about(here: Here, data: Path) -> None:
    """Where the data lie, which version runs, and a button to the other workspace."""
    t = here.t
    path = here.store.path
    rows = [
        [t("Workspace"), t("Demo company") if here.workspace == "demo" else t("Your data")],
        [t("File"), str(path.resolve()) if path else "–"],
        [t("Size"), t("{n} MB", n=t.number(path.stat().st_size / 1e6, 1)) if path and path.exists() else "–"],
        [t("Data folder"), str(data.resolve())],
        [t("Loads in force"), t.number(here.loads)],
        [t("Version"), installed_version()],
    ]
    ledger_table([t("What"), t("Value")], rows, key="about", alt=t("About"))
    other = "own" if here.workspace == "demo" else "demo"
    st.button(
        t("Go to your data") if other == "own" else t("Back to the demo company"),
        key="other_workspace",
        icon=":material/swap_horiz:",
        on_click=state.write_address,
        args=(("w",), {"w": other}),
    )


def installed_version() -> str:
    """The version of the program; "–" where it runs without being installed and without its project file."""
    try:
        return version("salesperf")
    except PackageNotFoundError:
        import tomllib

        project = Path(__file__).parents[3] / "pyproject.toml"
        if not project.exists():
            return "–"
        return str(tomllib.loads(project.read_text("utf-8"))["project"]["version"])
