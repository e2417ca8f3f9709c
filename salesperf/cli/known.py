"""The cursor that a question is asked on: today's knowledge, or that of an earlier day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import duckdb

from salesperf.warehouse import workspace
from salesperf.warehouse.known import known_on
from salesperf.warehouse.store import Store


@contextmanager
def on(store: Store, day: date | None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor on what was known on `day`; without one, on what is known now."""
    if day is None:
        with store.read() as cursor:
            yield cursor
        return
    with store.read() as cursor:
        settings = workspace.read_settings(cursor)
    with known_on(store, day, reporting=settings.reporting_currency) as cursor:
        yield cursor
