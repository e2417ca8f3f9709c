"""One open store a file, and every read cached by what it depends on: file, revision and arguments."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import streamlit as st

from salesperf.warehouse.store import Store

T = TypeVar("T")

MOST_RESULTS = 600


@st.cache_resource(show_spinner=False)
def open_store(path: Path) -> Store:
    """The store of a warehouse file, opened once in this process and shared by every session."""
    return Store.open(path)


def read(store: Store, query: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    """``query(cursor, *args, **kwargs)``, from the cache while the warehouse's revision stays the same.

    ``query`` is a function of a module; its arguments (a viewer and a scope first of all) are values whose
    ``repr`` tells them apart, as frozen models and plain values do. The result is a copy of its own.
    """
    name = f"{query.__module__}.{query.__qualname__}"
    asked = repr((args, sorted(kwargs.items())))
    key = (str(store.path), store.revision, name, asked)
    result: T = _read(key, _store=store, _query=query, _call=(args, kwargs))
    return result


@st.cache_data(show_spinner=False, max_entries=MOST_RESULTS)
def _read(  # the cache hashes `key`: all that the result depends on
    key: tuple[str, int, str, str],  # noqa: ARG001
    *,
    _store: Store,
    _query: Callable[..., Any],
    _call: tuple[tuple[Any, ...], dict[str, Any]],
) -> Any:
    args, kwargs = _call
    cursor: duckdb.DuckDBPyConnection
    with _store.read() as cursor:
        return _query(cursor, *args, **kwargs)
