"""What the tests of the interface share."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def main_module_as_it_was() -> Iterator[None]:
    """Streamlit's AppTest puts its script in the place of `__main__`, which a new process would run again."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
