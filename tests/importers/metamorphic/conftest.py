"""The small company, what it comes to, and warehouses that know its teams, targets and rates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.importers.bench import Bench, bench


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Bench]:
    """An empty warehouse in memory."""
    with bench(tmp_path) as made:
        yield made
