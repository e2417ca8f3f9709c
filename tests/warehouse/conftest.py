"""Warehouses for the tests of the room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.importers.bench import Bench, bench


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Callable[[], Bench]]:
    """Makes as many empty warehouses in memory as a test wants to compare."""
    made: list[int] = []
    with ExitStack() as stack:

        def make() -> Bench:
            made.append(1)
            return stack.enter_context(bench(tmp_path / f"bench{len(made)}"))

        yield make


@pytest.fixture
def house(fresh: Callable[[], Bench]) -> Bench:
    """One empty warehouse in memory."""
    return fresh()
