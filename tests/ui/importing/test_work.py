"""Long work in a thread: its result, its faults, and how it is cancelled."""

from __future__ import annotations

import threading

import duckdb
import pytest

from salesperf.errors import SalesPerfError
from salesperf.ui.importing.work import Job


def test_work_tells_how_far_it_is_and_gives_its_result():
    go = threading.Event()

    def task(job: Job[int]) -> int:
        job.tell("deals.csv", 0.5)
        go.wait(5)
        return 7

    job = Job("reading", task)
    while not job.name:
        job.wait(0.01)
    assert (job.name, job.share, job.done) == ("deals.csv", 0.5, False)
    go.set()
    assert job.result() == 7


def test_a_fault_of_the_work_comes_to_who_asks_for_its_result():
    def task(job: Job[int]) -> int:
        raise SalesPerfError("load.stale")

    with pytest.raises(SalesPerfError, match=r"load\.stale"):
        Job("storing", task).result()


def test_cancelled_work_ends_at_its_next_word_and_what_it_made_is_discarded():
    go, given_back = threading.Event(), []

    def task(job: Job[str]) -> str:
        go.wait(5)
        return "made"

    job = Job("reading", task, discard=given_back.append)
    job.cancel()
    go.set()
    with pytest.raises(SalesPerfError, match="cancelled"):
        job.result()
    assert given_back == ["made"]


def test_a_running_statement_is_interrupted():
    began = threading.Event()

    def task(job: Job[int]) -> int:
        with duckdb.connect() as connection:
            job.began(connection)
            began.set()
            connection.execute("select count(*) from range(100000000) a, range(100000) b").fetchall()
        return 0

    job = Job("comparing", task)
    began.wait(5)
    while not job.done:
        job.cancel()
        job.wait(0.05)
    with pytest.raises(SalesPerfError, match="cancelled"):
        job.result()
