"""One demo company for all tests of the room: making it takes half a second."""

from datetime import date

import pytest

from salesperf.demo import Company, build_company

AS_OF = date(2026, 11, 20)


@pytest.fixture(scope="session")
def company() -> Company:
    return build_company(AS_OF)
