"""One open store a file; what is read and what is drawn, each kept by all that it depends on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import duckdb
import streamlit as st

from salesperf.ui.state import Here
from salesperf.warehouse.store import Store

T = TypeVar("T")
P = ParamSpec("P")

MOST_RESULTS = 600
MOST_DRAWN = 300


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


def drawn(here: Here, draw: Callable[Concatenate[Here, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """``draw(here, *args, **kwargs)``: figures, tables and sentences, ready to be shown.

    Kept while the data's revision, who looks at what, the settings, language and theme stay the same.
    ``draw`` is a function of a module that shows nothing itself and reads through ``read``; what the person
    chose on the page comes in as arguments, told apart by their ``repr``. The result is shared by all
    sessions: nobody changes it.
    """
    name = f"{draw.__module__}.{draw.__qualname__}"
    asked = repr((here.viewer, here.scope, here.settings, args, sorted(kwargs.items())))
    shown = (str(here.store.path), here.store.revision, here.t.locale, here.tokens.name)
    result: T = _drawn((*shown, name, asked), _call=lambda: draw(here, *args, **kwargs))
    return result


def forget() -> None:
    """Empty both caches, as the first run after a load finds them."""
    _read.clear()
    _drawn.clear()


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


@st.cache_resource(show_spinner=False, max_entries=MOST_DRAWN)
def _drawn(key: tuple[str | int, ...], *, _call: Callable[[], Any]) -> Any:  # noqa: ARG001 - hashed
    return _call()
