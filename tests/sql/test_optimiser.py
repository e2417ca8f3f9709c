"""DuckDB's optimiser changes no figure: with it and without it, every metric's query returns equal rows in
equal order. A release that was wrong here (2.0.0, `compressed_materialization`) is why duckdb is pinned.
"""

from __future__ import annotations

import itertools
import re
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from salesperf.warehouse.store import Store
from tests.sql.files import METRICS, metric_queries
from tests.sql.random_data import fill

QUERIES = metric_queries()
SEEDS = (1,)

GUESSES: tuple[tuple[str, list[Any]], ...] = (
    (r"(start|begin|from|since).*|from_day", [date(2024, 3, 1)]),
    (r"(end|to|until).*|to_day", [date(2025, 6, 1)]),
    (r".*(day|date|as_of|_on|month)", [date(2025, 3, 14)]),
    (r".*(reps|teams|sources|ids|stages|pipelines)", [[1, 2, 3]]),
    (r".*(_id|limit|n|position|currency|rep|team)", [1]),
    (r"(by|dimension|bucket|kind|variant|role|.*_kind)", ["rep"]),
    (r"measure", ["bookings"]),
    (r"(due|first|last|after)_.*", [date(2025, 3, 14)]),
    (r"net|any_due|by_.*", [False]),
)
"""Values for a parameter by its name; where they do not fit, the kinds of value are tried in turn."""

ANY_KIND: list[Any] = [date(2025, 3, 14), 1, [1, 2, 3], "rep", True]
MOST_TRIES = 2000


@pytest.fixture(scope="module", params=SEEDS, ids=lambda seed: f"seed{seed}")
def company(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("optimiser") / "random.duckdb"
    Store.open(path).close()
    with duckdb.connect(str(path)) as connection:
        fill(connection, request.param)
    return path


@pytest.mark.skipif(not QUERIES, reason="there are no queries of metrics yet")
@pytest.mark.parametrize("query", QUERIES, ids=[str(path.relative_to(METRICS)) for path in QUERIES])
def test_the_optimiser_changes_no_figure(query: Path, company: Path) -> None:
    text = query.read_text(encoding="utf-8")
    with duckdb.connect(str(company), read_only=True) as connection:
        parameters = fitting_parameters(connection, text)
        with_it = connection.execute(text, parameters).fetchall()
        connection.execute("set threads = 1")
        on_one_thread = connection.execute(text, parameters).fetchall()
        connection.execute("pragma disable_optimizer")
        without_it = connection.execute(text, parameters).fetchall()
    assert with_it == without_it
    assert with_it == on_one_thread


def fitting_parameters(connection: duckdb.DuckDBPyConnection, text: str) -> dict[str, Any]:
    """Values that the query accepts for its parameters."""
    names = sorted(set(re.findall(r"\$(\w+)", text)))
    any_kinds = itertools.product(ANY_KIND, repeat=len(names))
    tries = itertools.chain(itertools.product(*map(guesses, names)), any_kinds)
    fault = ""
    for values in itertools.islice(tries, MOST_TRIES):
        parameters = dict(zip(names, values, strict=True))
        try:
            connection.execute(text, parameters)
        except (duckdb.BinderException, duckdb.ConversionException, duckdb.InvalidInputException) as error:
            fault = str(error)
        else:
            return parameters
    raise AssertionError(f"no values fit the parameters {names}: {fault}")


def guesses(parameter: str) -> list[Any]:
    """What a parameter of that name may take."""
    return next((values for name, values in GUESSES if re.fullmatch(name, parameter)), ANY_KIND)


def test_a_wrong_order_would_be_noticed(company: Path) -> None:
    with duckdb.connect(str(company), read_only=True) as connection:
        ordered = connection.execute("select deal_id from core.spans order by deal_id").fetchall()
        turned = connection.execute("select deal_id from core.spans order by deal_id desc").fetchall()
    assert sorted(turned) == sorted(ordered)
    assert turned != ordered


def test_a_random_company_keeps_the_grain_of_its_spans(company: Path) -> None:
    overlapping = """
        select count(*)
        from core.spans as a
        join core.spans as b on a.deal_id = b.deal_id and a.from_day < b.from_day and a.to_day > b.from_day
    """
    with duckdb.connect(str(company), read_only=True) as connection:
        assert connection.execute("select count(*) > 100 from core.spans").fetchone() == (True,)
        assert connection.execute(overlapping).fetchone() == (0,)
