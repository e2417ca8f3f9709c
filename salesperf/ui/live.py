"""Shows new data without a press: asks for the revision each second and reruns the page when it rose."""

from __future__ import annotations

import streamlit as st

from salesperf.warehouse.store import Store

EVERY = "1s"


def watch(store: Store) -> None:
    """Follow the store's revision from now on. Call it once a run, at the page's end.

    It draws nothing, in a container of its own, since an element after a fragment that runs by itself can
    vanish.
    """
    with st.container(key="live"):
        _poll(store, store.revision)


@st.fragment(run_every=EVERY)
def _poll(store: Store, seen: int) -> None:
    if store.revision != seen:
        st.rerun()
