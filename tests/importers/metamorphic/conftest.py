"""The small company, what it comes to, and warehouses that know its teams, targets and rates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from salesperf.demo import Company
from tests.importers.bench import Bench, bench
from tests.importers.metamorphic.cases import CASES
from tests.importers.metamorphic.company import small_company
from tests.importers.metamorphic.dress import Dress
from tests.importers.metamorphic.figures import Figures, questions
from tests.importers.metamorphic.loaded import Loader
from tests.importers.metamorphic.oracle import Truth, expected


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Bench]:
    """An empty warehouse in memory."""
    with bench(tmp_path) as made:
        yield made


@pytest.fixture(scope="session")
def company() -> Company:
    return small_company()


@pytest.fixture(scope="session")
def loader(company: Company, tmp_path_factory: pytest.TempPathFactory) -> Loader:
    return Loader(company, tmp_path_factory.mktemp("metamorphic"))


@pytest.fixture(scope="session")
def independent(company: Company) -> Figures:
    """The main figures in plain Python."""
    return expected(Truth(company))


@pytest.fixture(scope="session")
def reference(loader: Loader) -> Figures:
    """All figures of the layout that carries every fact."""
    with loader.loaded(CASES[0], Dress()) as house:
        return loader.figures(house, questions())
