"""What was known on an earlier day: the same rebuild over the loads up to then, in a database of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import duckdb

from salesperf.domain.objects import OBJECTS
from salesperf.warehouse import build, migrations
from salesperf.warehouse.statements import listed, statement
from salesperf.warehouse.store import Store, in_memory

_COPIED = (
    "meta.state",
    "meta.files",
    "meta.refs",
    "meta.labels",
    "meta.currencies",
    "meta.entities",
    "meta.journal",
)


@contextmanager
def known_on(store: Store, day: date, *, reporting: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor on a copy in memory that holds only the loads made up to that day.

    Loads that were undone later count as they count today. The copy is rebuilt from the raw tables, so it
    costs about as much as a load.
    """
    with in_memory() as memory, store.read() as source:
        migrations.bring_up_to_date(memory, None)
        memory.execute("delete from meta.state")
        for table in (*_COPIED, *_raw_tables()):
            _copy(source.execute(statement("known/everything", table=table)), memory, table)
        _copy(source.execute(statement("known/loads"), {"day": day}), memory, "meta.loads")
        build.begin(memory)
        build.touch_all(memory)
        build.finish(memory, reporting=reporting)
        yield memory


def _copy(found: duckdb.DuckDBPyConnection, memory: duckdb.DuckDBPyConnection, table: str) -> None:
    names = [column[0] for column in found.description or ()]
    memory.register("copied", found.to_arrow_table())
    memory.execute(statement("known/copy", into=table, names=listed(names)))
    memory.unregister("copied")


def _raw_tables() -> Iterator[str]:
    for key in OBJECTS:
        yield "raw." + key
        yield "raw." + key + "_keys"
        yield "raw." + key + "_again"
        yield "raw." + key + "_missing"
    yield "raw.deals_entered"
    yield "raw.targets_parts"
