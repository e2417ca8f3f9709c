"""The product: ``streamlit run app.py``."""

from pathlib import Path

import streamlit as st

from salesperf import cli
from salesperf.cli.remote import Door
from salesperf.ui import cache, shell


@st.cache_resource(show_spinner=False)
def door(warehouse: Path) -> Door:
    """Where the command line finds this process while it holds the warehouse."""
    store = cache.open_store(warehouse)
    return Door(
        warehouse,
        lambda argv, folder, out, err: cli.run(
            argv, warehouse=warehouse, out=out, err=err, store=store, folder=folder
        ),
    )


shell.run(opened=door)
