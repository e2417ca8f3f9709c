"""Long work in a thread of its own: its progress, its end, and how to cancel it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Generic, TypeVar

import duckdb
import streamlit as st
from streamlit.runtime import exists, get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

from salesperf.errors import SalesPerfError
from salesperf.text import Text
from salesperf.ui.escape import escape_markdown

T = TypeVar("T")

GONE_SECONDS = 6
"""So long a browser may be away, as on a change of network, before its work is cancelled."""


class Job(Generic[T]):
    """A task that runs in a thread. ``what`` names it; ``task`` gets the job, to tell progress.

    What a cancelled task made all the same is given to ``discard``. Work whose browser has closed is
    cancelled.
    """

    def __init__(
        self, what: str, task: Callable[[Job[T]], T], *, discard: Callable[[T], None] | None = None
    ) -> None:
        self.what = what
        self.name = ""
        self.share = 0.0
        self.seconds = 0.0
        self._begun = time.monotonic()
        self._cancelled = threading.Event()
        self._cursor: duckdb.DuckDBPyConnection | None = None
        self._discard = discard
        alive = _alive()
        pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="salesperf-load")
        self._future: Future[T] = pool.submit(self._run, task)
        pool.submit(self._watch, alive)
        pool.shutdown(wait=False)

    @property
    def done(self) -> bool:
        """Whether it has ended, in whatever way."""
        return self._future.done()

    @property
    def cancelled(self) -> bool:
        """Whether somebody wants it to end."""
        return self._cancelled.is_set()

    @property
    def passed(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self._begun

    def result(self) -> T:
        """What the task made. Raises what it raised, and SalesPerfError `load.cancelled`."""
        return self._future.result()

    def wait(self, seconds: float) -> bool:
        """Wait so long at most; whether it has ended."""
        deadline = time.monotonic() + seconds
        while not self.done and time.monotonic() < deadline:
            time.sleep(0.02)
        return self.done

    def cancel(self) -> None:
        """End the work as soon as can be; its statement is interrupted."""
        self._cancelled.set()
        if self._cursor is not None:
            self._cursor.interrupt()

    def tell(self, name: str, share: float) -> None:
        """What is worked on, and how much is done. Raises SalesPerfError `load.cancelled`."""
        self.name, self.share = name, min(max(share, 0.0), 1.0)
        self.check()

    def check(self) -> None:
        """Raises SalesPerfError `load.cancelled` where the work is to end."""
        if self._cancelled.is_set():
            raise SalesPerfError("load.cancelled")

    def began(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """A cursor whose statements are to be interrupted when the work is cancelled."""
        self._cursor = cursor
        self.check()

    def _run(self, task: Callable[[Job[T]], T]) -> T:
        begun = time.monotonic()
        try:
            made = task(self)
        except duckdb.InterruptException:
            raise SalesPerfError("load.cancelled") from None
        finally:
            self._cursor = None
            self.seconds = time.monotonic() - begun
        if self._cancelled.is_set() and self._discard is not None:
            self._discard(made)
            raise SalesPerfError("load.cancelled")
        return made

    def _watch(self, alive: Callable[[], bool]) -> None:
        missed = 0
        while not self._future.done():
            time.sleep(1)
            missed = 0 if alive() else missed + 1
            if missed >= GONE_SECONDS:
                self.cancel()


def follow(t: Text, job: Job[Any], label: str) -> bool:
    """Show how far the work is until it ends, and rerun the page then; whether Cancel was pressed."""
    with st.container(key="import_work", border=True):
        st.markdown(f"**{escape_markdown(label)}**")
        _progress(t, job)
        return st.button(t("Cancel"), key="import_cancel", icon=":material/close:")


@st.fragment(run_every="0.4s")
def _progress(t: Text, job: Job[Any]) -> None:
    if job.done:
        st.rerun()
    st.progress(job.share, text=escape_markdown(_doing(t, job)))
    st.caption(t("Nothing is stored while this runs."))


def _doing(t: Text, job: Job[Any]) -> str:
    """What is worked on and for how long; a large file has no share to tell for a while."""
    passed = t("{n} s", n=t.number(int(job.passed)))
    return t("{what} · {passed}", what=job.name or t("Working …"), passed=passed)


def _alive() -> Callable[[], bool]:
    context = get_script_run_ctx()
    if context is None or not exists():
        return lambda: True
    runtime, session = get_instance(), context.session_id
    return lambda: runtime.is_active_session(session)
