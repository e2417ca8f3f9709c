"""The revision is read once after each write, and never lags behind a commit."""

from __future__ import annotations

import threading
from datetime import datetime

import pytest

from salesperf.warehouse import journal
from salesperf.warehouse.store import Store

NOW = datetime(2026, 11, 20, 18, 2)


def set_zone(store: Store, zone: str) -> None:
    with store.write() as cursor:
        journal.write(cursor, kind="setting", name="zone", payload=zone, at=NOW, by="you")


def test_a_commit_raises_it_for_every_reader():
    store = Store.open(None)
    assert store.revision == store.revision == 0
    set_zone(store, "Asia/Shanghai")
    assert store.revision == 1
    set_zone(store, "Europe/Berlin")
    assert store.revision == 2


def test_a_write_that_raises_it_itself_is_seen_too():
    store = Store.open(None)
    assert store.revision == 0
    with store.write(raise_revision=False) as cursor:
        cursor.execute("update meta.state set value = 7 where name = 'revision'")
    assert store.revision == 7


def test_a_write_that_fails_leaves_it():
    store = Store.open(None)
    set_zone(store, "Asia/Shanghai")
    with pytest.raises(ZeroDivisionError), store.write():
        raise ZeroDivisionError
    assert store.revision == 1


def test_a_reader_during_a_write_does_not_keep_what_was_before_it():
    store = Store.open(None)
    seen: list[int] = []
    with store.write() as cursor:
        reader = threading.Thread(target=lambda: seen.append(store.revision))
        reader.start()
        reader.join()
        journal.write(cursor, kind="setting", name="zone", payload="Asia/Shanghai", at=NOW, by="you")
    assert (seen, store.revision) == ([0], 1)
