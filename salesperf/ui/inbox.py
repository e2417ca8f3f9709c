"""Watches the inbox of the own workspace while the app runs, in a thread of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import duckdb
import streamlit as st

from salesperf.errors import SalesPerfError
from salesperf.importers import inbox
from salesperf.importers.inbox import Arrival, Gone, Lying, Rest
from salesperf.settings import WorkspaceSettings, process_settings
from salesperf.ui import cache
from salesperf.ui.workspace import file_of, now
from salesperf.warehouse import workspace
from salesperf.warehouse.store import Store
from salesperf.warehouse.workspace import Workspace

EVERY_SECONDS = 0.5
AFTER_TROUBLE_SECONDS = 15.0


class Watch:
    """The watching thread of a data folder; it begins at once and ends with the process.

    ``opened`` is told that this process holds the own workspace, which the first file of all founds.
    ``trouble`` is what keeps the inbox from working, None while it works.
    """

    def __init__(self, data: Path, opened: Callable[[Path], object]) -> None:
        self.trouble: SalesPerfError | None = None
        self._warehouse = file_of("own", data)
        self._folder = folder(data)
        self._opened = opened
        self._rest, self._gone = Rest(), Gone()
        self._settled_at = -1
        self._told = False
        self._ended = threading.Event()
        threading.Thread(target=self._run, name="salesperf-inbox", daemon=True).start()

    def end(self) -> None:
        """Watch no longer."""
        self._ended.set()

    def _run(self) -> None:
        pause = 0.0
        while not self._ended.wait(pause):
            pause = EVERY_SECONDS
            try:
                self._look()
                self.trouble = None
            except SalesPerfError as error:
                self.trouble, pause = error, AFTER_TROUBLE_SECONDS
            except (OSError, duckdb.Error) as fault:
                self.trouble = SalesPerfError("inbox.trouble", folder=str(self._folder), why=str(fault))
                pause = AFTER_TROUBLE_SECONDS

    def _look(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._gone.back(self._folder, time.monotonic())
        files = self._rest.files(self._folder, time.monotonic())
        if not files and not self._warehouse.exists():
            return
        store = self._store()
        if files and _settings(store).watch_inbox == "on":
            self._take(store, files)
        self._settle(store)

    def _store(self) -> Store:
        store = cache.open_store(self._warehouse)
        if not self._told:
            self._opened(self._warehouse)
            self._told = True
        return store

    def _take(self, store: Store, files: tuple[Lying, ...]) -> None:
        """Load the files together; where one makes the program fail, each for itself, and not that one."""
        try:
            self._load(store, files)
        except Exception as fault:  # a file that nobody foresaw must not block those behind it
            if _is_of_the_machine(fault):
                raise
            if len(files) > 1:
                for one in files:
                    self._take(store, (one,))
                return
            error = fault if isinstance(fault, SalesPerfError) else SalesPerfError("fault")
            inbox.give_up(store, self._folder, files[0], error, at=_now(store))

    def _load(self, store: Store, files: tuple[Lying, ...]) -> None:
        archive = Workspace(self._warehouse).archive
        taken = inbox.take(store, self._folder, files, at=_now(store), archive=archive)
        for one in files:
            if one.name in taken.places:
                self._gone.put(one, taken.places[one.name], time.monotonic())

    def _settle(self, store: Store) -> None:
        """What waits here may have been loaded through another door: looked at once a revision."""
        if store.revision != self._settled_at:
            inbox.settle(store, self._folder, at=_now(store))
            self._settled_at = store.revision


@st.cache_resource(show_spinner=False)
def watching(data: Path, *, _opened: Callable[[Path], object] = lambda _: None) -> Watch:
    """What watches the inbox of a data folder; the first call starts it, for all sessions."""
    return Watch(data, _opened)


def folder(data: Path) -> Path:
    """The inbox of the own workspace."""
    return inbox.folder_of(file_of("own", data), process_settings().inbox)


def known(data: Path) -> tuple[Arrival, ...]:
    """What came into the inbox, the newest first."""
    warehouse = file_of("own", data)
    return cache.read(cache.open_store(warehouse), inbox.arrivals) if warehouse.exists() else ()


def _is_of_the_machine(fault: Exception) -> bool:
    """Whether it is no file's fault: it goes away, or a person has to see to it."""
    if isinstance(fault, SalesPerfError):
        return fault.code.startswith(("load.", "warehouse."))
    return isinstance(fault, (OSError, duckdb.IOException))


def _settings(store: Store) -> WorkspaceSettings:
    with store.read() as cursor:
        return workspace.read_settings(cursor)


def _now(store: Store) -> datetime:
    return now(_settings(store).zone)
