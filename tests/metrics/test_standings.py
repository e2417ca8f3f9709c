"""Ranks among reps: everybody's place, only the own value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import duckdb
import pytest

from salesperf.domain.scope import Viewer
from salesperf.errors import SalesPerfError
from salesperf.metrics import standings
from salesperf.settings import WorkspaceSettings
from tests.metrics.core_tables import Deal, State, warehouse

DAY = date(2026, 2, 3)


def won(deal: int, amount: int, owner: int | None) -> Deal:
    begin = State(datetime(2026, 1, 2), amount=amount, owner=owner)
    return Deal(deal, (begin, replace(begin, at=datetime(2026, 2, 3), status=1, position=4, closed=DAY)))


@pytest.fixture(scope="module")
def cursor() -> duckdb.DuckDBPyConnection:
    return warehouse([won(1, 100, 1), won(2, 50, 3), won(3, 50, 4), won(4, 900, None)])


def test_equal_values_share_a_place(cursor: duckdb.DuckDBPyConnection) -> None:
    board = standings(
        cursor, "bookings", as_of=DAY, viewer=Viewer(role="owner"), settings=WorkspaceSettings()
    )
    assert [(one.place, one.name, one.value) for one in board] == [
        (1, "Lin Yue", 100), (2, "Anna Snelling", 50), (2, "Tang Wei", 50),
    ]  # fmt: skip


def test_a_rep_sees_the_places_and_only_the_own_value(cursor: duckdb.DuckDBPyConnection) -> None:
    rep = Viewer(role="rep", rep_id=2)
    board = standings(cursor, "bookings", as_of=DAY, viewer=rep, settings=WorkspaceSettings())
    assert [(one.place, one.rep_id, one.value) for one in board] == [(1, 1, None), (2, 3, None), (2, 2, 50)]


def test_what_is_not_public_is_not_ranked(cursor: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(SalesPerfError, match="bookings"):
        standings(cursor, "win_rate", as_of=DAY, viewer=Viewer(role="owner"), settings=WorkspaceSettings())


def test_a_rep_without_a_value_has_no_place(cursor: duckdb.DuckDBPyConnection) -> None:
    board = standings(
        cursor, "attainment", as_of=DAY, viewer=Viewer(role="owner"), settings=WorkspaceSettings()
    )
    assert board == ()
