"""The systems that the page offers for a file have names that a person knows."""

from __future__ import annotations

import pytest

from salesperf.text import get_text
from salesperf.ui.importing import words


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("salesforce", "Salesforce"),
        ("other", "Unknown system"),
        ("other-2", "Unknown system 2"),
        ("Acorn", "Acorn"),
    ],
)
def test_each_key_of_a_system_has_a_name(key: str, name: str) -> None:
    assert words.system_key_name(get_text("en"), key) == name
