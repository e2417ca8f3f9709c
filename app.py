"""The product: ``streamlit run app.py``."""

from pathlib import Path

import streamlit as st

from salesperf import cli
from salesperf.cli.remote import Door
from salesperf.settings import process_settings
from salesperf.ui import cache, shell
from salesperf.ui.inbox import watching


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


watching(process_settings().data, _opened=door)
shell.run(opened=door)
