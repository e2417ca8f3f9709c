"""Sales, orders, invoices, payments and leads equal their meaning in plain Python, on made-up records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from salesperf.domain.scope import Viewer
from salesperf.metrics import METRICS, behind, run
from salesperf.settings import WorkspaceSettings
from tests.metrics.core_tables import (
    FOREVER,
    MEMBERSHIPS,
    RATES,
    REP_OF_REF,
    TEAMS,
    warehouse,
)
from tests.metrics.oracle import first_of, half_up

SETTINGS = WorkspaceSettings()
START, DAYS = date(2026, 1, 1), 80
REGIONS = (91, 92)
RECORDS = [metric for metric in METRICS.values() if metric.reader == "records"]


@dataclass(frozen=True)
class Record:
    """One row of a core table: a line, the header of an order, an invoice, a payment or a lead."""

    number: int
    order: int | None
    day: date | None
    ends: date
    amount: int | None
    rest: int
    currency: int
    owner: int | None
    region: int | None
    source: int | None
    product: int | None
    converted: date | None
    returned: bool


@dataclass(frozen=True)
class Books:
    lines: tuple[Record, ...]
    headers: tuple[Record, ...]
    invoices: tuple[Record, ...]
    payments: tuple[Record, ...]
    leads: tuple[Record, ...]


days = st.integers(0, DAYS).map(lambda step: START + timedelta(days=step))


@st.composite
def records(draw: st.DrawFn, *, orders: st.SearchStrategy[int | None]) -> tuple[Record, ...]:
    made = []
    for number in range(1, draw(st.sampled_from([0, 1, 5, 8])) + 1):
        day = draw(st.one_of(days, days, days, st.none()))
        made.append(
            Record(
                number=number,
                order=draw(orders),
                day=day,
                ends=draw(st.one_of(st.just(FOREVER), st.just(FOREVER), st.just(FOREVER), days)),
                amount=draw(st.one_of(st.none(), st.integers(-500, 10_000_00))),
                rest=draw(st.sampled_from([0, 0, 0, 2500, 5000, 9999])),
                currency=draw(st.sampled_from([1, 1, 1, 2, 3])),
                owner=draw(st.sampled_from([1, 2, 3, 4, None])),
                region=draw(st.sampled_from([*REGIONS, None])),
                source=draw(st.sampled_from([51, 52, None])),
                product=draw(st.sampled_from([1, 2, None])),
                converted=draw(st.one_of(st.none(), days)),
                returned=draw(st.booleans()),
            )
        )
    return tuple(made)


@st.composite
def books(draw: st.DrawFn) -> Books:
    some = st.sampled_from([1, 2, None])
    headers = {one.number: replace(one, product=None) for one in draw(records(orders=st.none()))}
    return Books(
        lines=draw(records(orders=some)),
        headers=tuple(headers.values()),
        invoices=draw(records(orders=some)),
        payments=draw(records(orders=some)),
        leads=draw(records(orders=st.none())),
    )


def lines_of(books: Books, header: Record) -> list[Record]:
    return [line for line in books.lines if line.order == header.number]


def fill(cursor: duckdb.DuckDBPyConnection, books: Books) -> None:
    for table in ("order_lines", "orders", "invoices", "payments", "leads"):
        cursor.execute(f"delete from core.{table}")
    for one in books.lines:
        put(
            cursor, "order_lines", line_id=one.number, order_id=one.order, **money(one),
            product_ref=one.product, cost_rest=0, returned=one.returned,
        )  # fmt: skip
    for one in books.headers:
        lines = lines_of(books, one)
        priced = sum(line.amount is not None for line in lines)
        put(cursor, "orders", order_id=one.number, **money(one), returned=one.returned, line_count=len(lines),
            priced_lines=priced)  # fmt: skip
    for one in books.invoices:
        put(cursor, "invoices", invoice_id=one.number, order_id=one.order, **money(one))
    for one in books.payments:
        put(cursor, "payments", payment_id=one.number, order_id=one.order, **money(one))
    for one in books.leads:
        put(cursor, "leads", lead_id=one.number, day=one.day, to_day=one.ends, converted_on=one.converted,
            owner_ref=one.owner, source_id=one.source)  # fmt: skip


def money(one: Record) -> dict[str, Any]:
    return {
        "day": one.day, "to_day": one.ends, "amount": one.amount, "amount_rest": one.rest,
        "currency_id": one.currency, "owner_ref": one.owner, "region_id": one.region, "source_id": one.source,
    }  # fmt: skip


def put(cursor: duckdb.DuckDBPyConnection, table: str, **values: Any) -> None:
    names, places = ", ".join(values), ", ".join("?" for _ in values)
    cursor.execute(f"insert into core.{table} ({names}) values ({places})", list(values.values()))


@pytest.fixture(scope="module")
def cursor() -> duckdb.DuckDBPyConnection:
    made = warehouse(())
    made.execute("insert into core.labels values (92, 'region', 'China South')")
    return made


def counted(books: Books, key: str, variant: str) -> Iterator[tuple[Record, date | None, Any]]:
    """What a metric counts: the record, the day that puts it into a period, and what tells it apart."""
    if key in ("sales", "orders"):
        for line in books.lines:
            if not (variant == "kept" and line.returned):
                yield line, line.day, ("line", line.number) if line.order is None else ("order", line.order)
        for header in books.headers:
            lines = lines_of(books, header)
            priced = any(line.amount is not None for line in lines)
            instead = priced or (header.amount is None and bool(lines)) if key == "sales" else bool(lines)
            if not instead and not (variant == "kept" and header.returned):
                yield header, header.day, ("order", header.number)
    elif key == "leads":
        for lead in books.leads:
            yield lead, lead.converted if variant == "converted" else lead.day, lead.number
    else:
        for one in books.invoices if key == "invoiced" else books.payments:
            yield one, one.day, one.number


def worth(one: Record, day: date) -> Fraction | None:
    """In minor units of CNY; a foreign amount rounded at the rate of its month."""
    if one.amount is None:
        return None
    exact = one.amount + Fraction(one.rest, 10_000)
    if one.currency == 1:
        return exact
    rate = RATES.get((one.currency, day.replace(day=1)))
    return None if rate is None else Fraction(half_up(exact * Fraction(*rate)))


def place(one: Record, day: date, dimension: str, *, regional: bool) -> Any:
    rep = None if one.owner is None else REP_OF_REF[one.owner]
    team = next((team for who, team, begin, end in MEMBERSHIPS if who == rep and begin <= day < end), None)
    if dimension in ("month", "week", "quarter"):
        return first_of(dimension, day).isoformat()
    of_team = None if team is None else TEAMS[team][1]
    return {
        "rep": rep, "team": team, "source": one.source, "product": one.product, "currency": one.currency,
        "region": one.region if regional and one.region is not None else of_team,
    }[dimension]  # fmt: skip


def expected(
    books: Books, key: str, variant: str, window: tuple[date, date, date], by: tuple[str, ...]
) -> dict[tuple[Any, ...], Any]:
    since, until, as_of = window
    groups: dict[tuple[Any, ...], list[tuple[Record, date, Any]]] = defaultdict(list)
    for one, day, identity in counted(books, key, variant):
        if day is not None and since <= day <= until and day <= as_of < one.ends:
            ids = tuple(place(one, day, name, regional=key != "leads") for name in by)
            groups[ids].append((one, day, identity))
    if METRICS[key].unit == "count":
        return {ids: len({identity for _, _, identity in found}) for ids, found in groups.items()}
    return {ids: total([worth(one, day) for one, day, _ in found]) for ids, found in groups.items()}


def total(amounts: list[Fraction | None]) -> int | None:
    """Rounded once; None where no amount is known or has a rate."""
    known = [amount for amount in amounts if amount is not None]
    return half_up(sum(known, Fraction(0))) if known else None


def windows() -> st.SearchStrategy[tuple[date, date, date]]:
    """Mostly wide ones that end before as-of, so that most records count."""
    steps = st.tuples(st.integers(0, 20), st.integers(40, DAYS), st.sampled_from([DAYS, DAYS, DAYS, 30]))
    return steps.map(lambda some: tuple(START + timedelta(days=step) for step in some))


@pytest.mark.parametrize("metric", RECORDS, ids=lambda metric: metric.key)
@examples(max_examples=25, deadline=None)
@given(made=books(), window=windows(), data=st.data())
def test_a_figure_is_what_its_definition_says(
    cursor: duckdb.DuckDBPyConnection, metric: Any, made: Books, window: tuple[date, date, date], data: Any
) -> None:
    fill(cursor, made)
    since, until, as_of = window
    dimensions = [name for name in metric.dimensions if name not in ("account", "quarter")]
    for variant in metric.variants:
        drawn = data.draw(st.lists(st.sampled_from(dimensions), max_size=2, unique=True).map(tuple))
        for by in {(), drawn}:
            result = run(
                cursor, metric.key, by=by, variant=variant.key, since=since, until=until, as_of=as_of,
                settings=SETTINGS,
            )  # fmt: skip
            found = {tuple(one for one, _ in row.dims): row.value for row in result.rows}
            wanted = expected(made, metric.key, variant.key, window, by)
            assert {ids: found.get(ids) for ids in wanted} == wanted, (metric.key, variant.key, by)
            assert all(not found[ids] for ids in set(found) - set(wanted))


def one_order(**facts: Any) -> Record:
    standard: dict[str, Any] = {
        "number": 1, "order": None, "day": START, "ends": FOREVER, "amount": 100_00, "rest": 0, "currency": 1,
        "owner": 1, "region": None, "source": None, "product": None, "converted": None, "returned": False,
    }  # fmt: skip
    return Record(**(standard | facts))


def only(records: Iterable[Record] = (), lines: Iterable[Record] = ()) -> Books:
    return Books(tuple(lines), tuple(records), (), (), ())


def figure(cursor: duckdb.DuckDBPyConnection, key: str, **options: Any) -> Any:
    return run(cursor, key, as_of=START + timedelta(days=DAYS), settings=SETTINGS, **options)


def test_lines_count_instead_of_their_order_and_never_both(cursor: duckdb.DuckDBPyConnection) -> None:
    lines = (one_order(order=1, amount=30_00), one_order(number=2, order=1, amount=40_00))
    fill(cursor, only([one_order()], lines))
    assert figure(cursor, "sales").rows[0].value == 70_00
    assert figure(cursor, "orders").rows[0].value == 1


def test_an_order_whose_lines_have_no_amounts_counts_with_its_own(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, only([one_order()], [one_order(order=1, amount=None)]))
    assert figure(cursor, "sales").rows[0].value == 100_00
    assert figure(cursor, "orders").rows[0].value == 1


def test_an_order_without_any_amount_leaves_sales_unknown(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, only([one_order(amount=None)]))
    assert figure(cursor, "sales").rows[0].value is None


def test_the_region_of_an_order_goes_before_that_of_its_reps_team(cursor: duckdb.DuckDBPyConnection) -> None:
    orders = [one_order(region=92), one_order(number=2, region=None, amount=1)]
    fill(cursor, only(orders))
    rows = {row.dims[0][1]: row.value for row in figure(cursor, "sales", by=("region",)).rows}
    assert rows == {"China South": 100_00, "China North": 1}


def test_all_data_begin_with_the_first_order(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, only([one_order(day=START + timedelta(days=3))]))
    assert figure(cursor, "sales").since == START + timedelta(days=3)


def test_a_rep_sees_own_sales_only(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, only([one_order(), one_order(number=2, owner=3, amount=7)]))
    result = figure(cursor, "sales", by=("rep",), viewer=Viewer(role="rep", rep_id=2))
    assert [(row.dims[0][0], row.value) for row in result.rows] == [(2, 7)]


def test_behind_sales_stand_the_deals_that_they_came_from(cursor: duckdb.DuckDBPyConnection) -> None:
    fill(cursor, only([one_order(), one_order(number=2)]))
    cursor.execute("update core.orders set deal_id = 77 where order_id = 2")
    found = behind(cursor, "sales", {}, as_of=START + timedelta(days=DAYS), settings=SETTINGS)
    assert found.total == 1
    assert found.deals["deal_id"].tolist() == [77]
