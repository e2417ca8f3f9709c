"""The same layout in every dress: encodings, delimiters, containers, looks of dates and numbers, decorations.

What the warehouse holds is the same to the last column, and so is every figure.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.importers.metamorphic.cases import CASES, Case
from tests.importers.metamorphic.dress import (
    CONTAINERS,
    DATES,
    DECORATIONS,
    DELIMITERS,
    ENCODINGS,
    NUMBERS,
    Dress,
)
from tests.importers.metamorphic.loaded import Loader
from tests.warehouse.pictures import core

BY_NAME = {case.name: case for case in CASES}
DRAWN = int(os.environ.get("METAMORPHIC_EXAMPLES", "4"))
"""Combinations drawn in one run; a hundred and more make a sweep."""
CSV_DRESSES = [
    *(Dress(encoding=encoding) for encoding in ENCODINGS),
    *(Dress(delimiter=delimiter) for delimiter in DELIMITERS),
    *(Dress(dates=dates) for dates in DATES),
    *(Dress(numbers=numbers) for numbers in NUMBERS),
    *(Dress(decorations=frozenset({one})) for one in DECORATIONS),
    *(Dress(container=container) for container in CONTAINERS if container != "csv"),
]
Held = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def held(loader: Loader) -> dict[str, Held]:
    """What the warehouse holds of a case in its usual dress, filled as it is asked for."""
    return {}


def holds(loader: Loader, held: dict[str, Held], case: Case, dress: Dress) -> None:
    """The case in that dress fills the warehouse as it does in its usual one."""
    try:
        with loader.alone(case, dress) as house:
            found = core(house)
    except UnicodeEncodeError:
        return
    if case.name not in held:
        with loader.alone(case, Dress()) as house:
            held[case.name] = core(house)
    for table, rows in held[case.name].items():
        assert found[table] == rows, (table, _first(rows, found[table]))


def _first(wanted: list[tuple[Any, ...]], found: list[tuple[Any, ...]]) -> tuple[Any, Any]:
    return (
        next((row for row in wanted if row not in found), None),
        next((row for row in found if row not in wanted), None),
    )


@pytest.mark.parametrize("dress", CSV_DRESSES, ids=str)
def test_one_thing_changed_changes_nothing(loader: Loader, held: dict[str, Held], dress: Dress) -> None:
    holds(loader, held, BY_NAME["sheet"], dress)


@settings(max_examples=DRAWN, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(
    case=st.sampled_from(CASES),
    encoding=st.none() | st.sampled_from(ENCODINGS),
    delimiter=st.none() | st.sampled_from(DELIMITERS),
    container=st.sampled_from(CONTAINERS),
    dates=st.none() | st.sampled_from(DATES),
    numbers=st.none() | st.sampled_from(NUMBERS),
    decorations=st.sets(st.sampled_from(DECORATIONS), max_size=4),
)
def test_any_combination_changes_nothing(
    loader: Loader, held: dict[str, Held], case: Case, decorations: set[str], **looks: Any
) -> None:
    holds(loader, held, case, Dress(decorations=frozenset(decorations), **looks))


def test_a_dress_that_loses_a_row_is_seen(loader: Loader, held: dict[str, Held]) -> None:
    """The comparison can fail: a company without one of its deals is another one."""
    case = BY_NAME["sheet"]
    holds(loader, held, case, Dress())
    deals = loader.company.deals
    other = type(loader)(_without(loader.company, deals["deal_id"].iloc[0]), loader.folder / "other")
    with pytest.raises(AssertionError), other.alone(case, Dress()) as house:
        assert core(house) == held[case.name]


def _without(company: Any, number: int) -> Any:
    return replace(company, deals=company.deals[company.deals["deal_id"] != number].reset_index(drop=True))
