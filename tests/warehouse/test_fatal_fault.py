"""A fault of the database itself costs the call that meets it, and no other."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from salesperf.warehouse import journal
from salesperf.warehouse.store import Store


@pytest.mark.parametrize("fault", [duckdb.InternalException, duckdb.FatalException])
@pytest.mark.parametrize("writes", [False, True])
def test_the_next_call_finds_what_was_committed(tmp_path: Path, fault: type[Exception], writes: bool) -> None:
    store = Store.open(tmp_path / "a.duckdb")
    with store.write() as cursor:
        journal.write(
            cursor, kind="setting", name="zone", payload="Asia/Tokyo", at=datetime(2026, 1, 1), by="you"
        )
    with pytest.raises(fault), store.write() if writes else store.read() as broken:
        raise fault("the database must be restarted")
    with pytest.raises(duckdb.ConnectionException):
        broken.execute("select 1")
    assert store.revision == 1
    with store.read() as cursor:
        assert cursor.execute("select name from meta.journal").fetchall() == [("zone",)]
    store.close()
    with pytest.raises(duckdb.ConnectionException), store.read():
        pass
