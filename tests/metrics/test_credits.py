"""A shared deal's amount goes to reps by credit, to the minor unit; its count stays with its owner."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

import duckdb
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from salesperf.domain.credits import Split, Splits
from salesperf.domain.money import Currency, Money, Rate
from salesperf.domain.period import FiscalCalendar
from salesperf.domain.scope import Scope, Viewer
from salesperf.metrics import behind, run, run_each
from salesperf.metrics.windows import Window
from salesperf.settings import WorkspaceSettings
from tests.metrics.core_tables import Deal, State, fill, warehouse

SETTINGS = WorkspaceSettings()
DAYS = {"since": date(2026, 1, 1), "until": date(2026, 3, 31), "as_of": date(2026, 3, 31)}
REF_OF_REP = {1: 1, 2: 3, 3: 4}


def won(deal_id: int, amount: int, *, owner: int = 1, currency: int = 1) -> Deal:
    at = datetime(2026, 2, 3, 9)
    state = State(
        at, status=1, position=4, amount=amount, owner=owner, closed=at.date(), currency=currency, rest=7
    )
    return Deal(deal_id, (state,))


@pytest.fixture(scope="module")
def cursor() -> duckdb.DuckDBPyConnection:
    return warehouse(())


def share(cursor: duckdb.DuckDBPyConnection, *parts: tuple[int, int, int | None, int, int, bool]) -> None:
    cursor.execute("delete from core.credits")
    for row in parts:
        cursor.execute("insert into core.credits values (?, ?, ?, ?, ?, ?)", list(row))


def by_rep(cursor: duckdb.DuckDBPyConnection, key: str, **others: object) -> dict[object, tuple[object, int]]:
    result = run(cursor, key, by=("rep",), settings=SETTINGS, **DAYS, **others)  # type: ignore[arg-type]
    return {row.dims[0][0]: (row.value, row.n) for row in result.rows}


def total(cursor: duckdb.DuckDBPyConnection, key: str, **others: object) -> tuple[object, int]:
    row = run(cursor, key, settings=SETTINGS, **DAYS, **others).total  # type: ignore[arg-type]
    return row.value, row.n


def test_a_split_deal_credits_each_rep_their_share_and_counts_for_its_owner(
    cursor: duckdb.DuckDBPyConnection,
) -> None:
    fill(cursor, [won(1, 900_01), won(2, 80_00, owner=3)])
    share(cursor, (1, 1, 1, 60, 100, False), (1, 2, 3, 40, 100, False), (1, 1, 4, 1, 1, True))
    assert by_rep(cursor, "bookings") == {1: (540_01, 1), 2: (440_00, 2), 3: (0, 0)}
    assert {rep: value for rep, (value, _) in by_rep(cursor, "deals_won").items()} == {1: 1, 2: 1, 3: 0}


def test_what_no_split_takes_stays_with_the_owner(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [won(1, 100_00)])
    share(cursor, (1, 1, 4, 30, 100, False), (1, 2, None, 70, 100, False))
    assert by_rep(cursor, "bookings") == {1: (70_00, 1), 2: (0, 0), 3: (30_00, 1)}


def test_a_rep_sees_the_own_share_and_the_shared_deal_behind_it(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [won(1, 100_00), won(2, 50_00)])
    share(cursor, (1, 1, 1, 3, 4, False), (1, 2, 4, 1, 4, False))
    viewer = Viewer(role="rep", rep_id=3)
    assert total(cursor, "bookings", viewer=viewer) == (25_00, 1)
    found = behind(cursor, "bookings", {"rep": 3}, viewer=viewer, settings=SETTINGS, **DAYS)  # type: ignore[arg-type]
    assert found.deals[["deal_id", "amount"]].values.tolist() == [[1, 25_00]]


def test_of_two_sharers_in_view_a_deal_counts_once(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, [won(1, 100_00, currency=3)])
    share(cursor, (1, 1, 1, 1, 2, False), (1, 2, 3, 1, 2, False))
    scope = Scope(
        period=FiscalCalendar().period_of("quarter", date(2026, 2, 1)), reps=(1, 2), as_of=DAYS["as_of"]
    )
    row = run(cursor, "bookings", scope=scope, settings=SETTINGS, as_of=DAYS["as_of"]).total
    assert (row.n, row.unconverted) == (1, 1)


amounts = st.integers(-(10**12), 10**12)
shares = st.lists(st.integers(1, 10_000), min_size=1, max_size=3)


@examples(max_examples=12)
@given(deals=st.lists(st.tuples(amounts, st.sampled_from([1, 2]), shares), min_size=1, max_size=4))
def test_sharing_changes_no_total_and_divides_as_the_domain_says(
    cursor: duckdb.DuckDBPyConnection, deals: list[tuple[int, int, list[int]]]
) -> None:
    """Sums of whole minor units over all reps, against `Splits.credits`; several windows say the same."""
    fill(cursor, [won(at, amount, currency=currency) for at, (amount, currency, _) in enumerate(deals, 1)])
    share(cursor)
    before = total(cursor, "bookings")
    rows, expected = [], {1: 0, 2: 0, 3: 0}
    for at, (amount, currency, parts) in enumerate(deals, 1):
        ordered = sorted(parts, reverse=True)
        splits = Splits(
            parts=tuple(
                Split(rep_id=rep, share=Rate(numerator=part, denominator=sum(parts)))
                for rep, part in enumerate(ordered, 1)
            )
        )
        rows += [(at, rep, REF_OF_REP[rep], part, sum(parts), False) for rep, part in enumerate(ordered, 1)]
        minor = amount if currency == 1 else half_up(Fraction((amount * 10_000 + 7) * 69, 100_000))
        for credit in splits.credits(Money(minor=minor, currency=Currency(code="CNY"))):
            expected[credit.rep_id] += credit.amount.minor
    share(cursor, *rows)
    assert total(cursor, "bookings") == before
    found = by_rep(cursor, "bookings")
    assert {rep: value for rep, (value, _) in found.items()} == expected
    window = Window(DAYS["since"], DAYS["until"], DAYS["as_of"])
    scope = Scope(period=FiscalCalendar().period_of("quarter", date(2026, 2, 1)), as_of=DAYS["as_of"])
    viewer = Viewer(role="rep", rep_id=1)
    each = run_each(cursor, "bookings", [window, window], scope=scope, viewer=viewer, settings=SETTINGS)
    assert [(row.value, row.n) for row in each] == [found[1], found[1]]


def half_up(exact: Fraction) -> int:
    whole = (2 * abs(exact) + 1) // 2
    return int(whole) if exact >= 0 else -int(whole)
