"""What holds for every load of orders, order lines, invoices, payments and leads."""

from __future__ import annotations

import itertools
import os
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from salesperf.warehouse import build, migrations
from salesperf.warehouse.known import known_on
from salesperf.warehouse.store import Store
from tests.importers.bench import NOW, Bench, bench, only

DAY = date(2026, 4, 1)
SWEEP = bool(os.environ.get("TEST_SWEEP"))
PEOPLE = "Employee Key,Employee ID,Salesperson,Team\n1,e-1,Ann,North\n2,e-2,Bo,South\n"
PRODUCTS = "Product ID,Product Name,Category\np1,Pump,Wet\np2,Valve,Wet\n"
REGIONS = "Territory ID,Territory,Country\n7,East,US\n8,West,US\n"
ORDERS = (
    "Order ID,Order Date,Customer,Employee ID,Territory ID,Order Amount,Order Status\n"
    "A1,2026-01-05,Acme,e-1,7,999,Shipped\n"
    "A2,2026-01-20,Beta,e-2,8,50,Shipped\n"
    "A3,2026-02-03,Beta,e-2,8,70,Cancelled\n"
)
LINES = "Order ID,Product ID,Quantity,Amount\nA1,p1,2,10.25\nA1,p2,1,20\nA3,p1,7,70\nA9,p2,1,3\n"
INVOICES = "Invoice Number,Order ID,Invoice Date,Due Date,Invoice Amount\nI1,A1,2026-02-01,2026-03-01,30.25\n"
PAYMENTS = (
    "Payment Number,Invoice Number,Payment Date,Payment Amount\nP1,I1,2026-03-01,20\nP2,I1,2026-03-09,10.25\n"
)
LEADS = "Lead ID,Lead Name,Company,Lead Status,Lead Source,Created Time\nL1,Li,Acme,New,Web,2026-01-09\n"
ALL = {
    "people.csv": PEOPLE,
    "products.csv": PRODUCTS,
    "regions.csv": REGIONS,
    "orders.csv": ORDERS,
    "lines.csv": LINES,
    "invoices.csv": INVOICES,
    "payments.csv": PAYMENTS,
    "leads.csv": LEADS,
}
NAMED = (
    ", (select r.name from core.ref_reps o join core.reps r on r.rep_id = o.rep_id"
    " where o.ref_id = x.owner_ref) as rep"
)
WHOSE = NAMED + (
    ", (select a.name from core.ref_accounts o join core.accounts a on a.account_id = o.account_id"
    " where o.ref_id = x.account_ref) as account"
    ", (select name from meta.labels l where l.label_id = x.region_id) as region"
)
MONEY = ", x.day, x.to_day, x.amount, x.amount_rest"
TABLES = {
    "orders": "select k.key" + MONEY + WHOSE + ", x.line_count, x.priced_lines, x.returned"
    " from core.orders x join raw.orders_keys k on k.key_id = x.order_id",
    "order_lines": "select k.key, o.key" + MONEY + WHOSE + ", x.quantity, (select p.name"
    " from core.ref_products f"
    " join core.products p on p.product_id = f.product_id where f.ref_id = x.product_ref)"
    " from core.order_lines x join raw.order_lines_keys k on k.key_id = x.line_id"
    " left join raw.orders_keys o on o.key_id = x.order_id",
    "invoices": "select k.key, o.key, x.due_on" + MONEY + WHOSE
    + " from core.invoices x join raw.invoices_keys k on k.key_id = x.invoice_id"
    " left join raw.orders_keys o on o.key_id = x.order_id",
    "payments": "select k.key, o.key, i.key" + MONEY + WHOSE
    + " from core.payments x join raw.payments_keys k on k.key_id = x.payment_id"
    " left join raw.orders_keys o on o.key_id = x.order_id"
    " left join raw.invoices_keys i on i.key_id = x.invoice_id",
    "leads": "select k.key, x.day, x.to_day, x.converted_on" + NAMED
    + ", (select name from meta.labels l where l.label_id = x.source_id)"
    " from core.leads x join raw.leads_keys k on k.key_id = x.lead_id",
    "reps": "select name, known from core.reps",
    "products": "select name, known from core.products",
    "accounts": "select name, known from core.accounts",
}  # fmt: skip


def picture(house: Bench) -> dict[str, list[tuple[Any, ...]]]:
    """The tables of this test with names for numbers, sorted, to compare two warehouses."""
    return {name: sorted(house.rows(query), key=repr) for name, query in TABLES.items()}


def test_what_a_line_or_payment_does_not_say_is_as_its_order_says(house: Bench) -> None:
    report = house.load(ALL, as_of=DAY)
    assert {file.file: file.object for file in report.files} == {
        "people.csv": "people",
        "products.csv": "products",
        "regions.csv": "regions",
        "orders.csv": "orders",
        "lines.csv": "order_lines",
        "invoices.csv": "invoices",
        "payments.csv": "payments",
        "leads.csv": "leads",
    }
    lines = {
        (order, product): (day, amount, rep, account, region)
        for _, order, day, _, amount, _, rep, account, region, _, product in picture(house)["order_lines"]
    }
    assert lines["A1", "Pump"] == (date(2026, 1, 5), 1025, "Ann", "Acme", "East")
    assert lines["A9", "Valve"] == (None, 300, None, None, None)
    assert [row[:3] + row[7:] for row in picture(house)["payments"]] == [
        ("P1", "A1", "I1", "Ann", "Acme", "East"),
        ("P2", "A1", "I1", "Ann", "Acme", "East"),
    ]
    assert [row[0] for row in picture(house)["reps"]] == ["Ann", "Bo"]


def test_a_reference_finds_a_person_by_either_id(house: Bench) -> None:
    house.load({"people.csv": PEOPLE, "orders.csv": ORDERS}, as_of=DAY)
    house.load(
        {"lines.csv": "Order ID,Employee Key,Order Date,Product ID,Amount\nB1,2,2026-03-01,p1,4\n"}, as_of=DAY
    )
    assert house.rows("select name, known from core.reps order by 1") == [("Ann", True), ("Bo", True)]


def test_a_persons_own_id_goes_before_anothers_second_one(house: Bench) -> None:
    people = "Employee Key,Employee ID,Salesperson,Team\n1,2,Ann,North\n2,3,Bo,South\n"
    house.load(
        {"people.csv": people, "orders.csv": ORDERS.replace("e-1", "2").replace("e-2", "3")}, as_of=DAY
    )
    orders = {row[0]: row[5] for row in picture(house)["orders"]}
    assert orders == {"A1": "Ann", "A2": "Bo", "A3": "Bo"}


def test_a_cancelled_order_takes_its_lines_with_it(house: Bench) -> None:
    house.load(ALL, as_of=DAY)
    ends = {row[1]: row[3] for row in picture(house)["order_lines"]}
    assert ends == {"A1": date(9999, 12, 31), "A3": date(1, 1, 1), "A9": date(9999, 12, 31)}


def test_an_order_cancelled_by_a_later_export_counts_until_then(house: Bench) -> None:
    house.load({"orders.csv": ORDERS, "lines.csv": LINES}, as_of=DAY)
    house.load({"orders.csv": ORDERS.replace("999,Shipped", "999,已取消")}, as_of=date(2026, 5, 1))
    assert {row[0]: row[2] for row in picture(house)["orders"]}["A1"] == date(2026, 5, 1)
    assert {row[1]: row[3] for row in picture(house)["order_lines"]}["A1"] == date(2026, 5, 1)
    house.load({"orders.csv": ORDERS}, as_of=date(2026, 6, 1))
    assert {row[0]: row[2] for row in picture(house)["orders"]}["A1"] == date(9999, 12, 31)


def test_a_line_missing_from_a_complete_file_is_gone_from_that_day(house: Bench) -> None:
    house.load({"lines.csv": LINES}, as_of=DAY)
    fewer = LINES.replace("A1,p2,1,20\n", "")
    house.load({"lines.csv": fewer}, as_of=date(2026, 5, 1), complete=True)
    assert {row[0]: row[3] for row in picture(house)["order_lines"]}["A1|p2"] == date(2026, 5, 1)


def test_a_day_of_cancellation_is_the_last(house: Bench) -> None:
    text = "Order ID,Order Date,Customer,Order Amount,Cancelled On\nA1,2026-01-05,Acme,9,2026-02-01\n"
    house.load({"orders.csv": text}, as_of=DAY)
    assert [row[:4] for row in picture(house)["orders"]] == [("A1", date(2026, 1, 5), date(2026, 2, 1), 900)]


def test_the_same_files_again_change_nothing(house: Bench) -> None:
    first = house.load(ALL)
    before = picture(house)
    again = house.load(ALL)
    assert (first.load_id, again.load_id) == (1, None)
    assert [(f.new, f.changed, f.unchanged) for f in again.files] == [(0, 0, f.rows) for f in again.files]
    assert picture(house) == before


def test_the_order_of_the_files_does_not_matter(fresh: Any) -> None:
    forth, back, apart = fresh(), fresh(), fresh()
    forth.load(ALL, as_of=DAY)
    back.load(dict(reversed(ALL.items())), as_of=DAY)
    for name in sorted(ALL):
        apart.load({name: ALL[name]}, as_of=DAY)
    assert picture(forth) == picture(back)
    assert picture(forth) == picture(apart)


@pytest.mark.parametrize("late", sorted(ALL) if SWEEP else sorted(ALL)[::2])
def test_undo_leaves_what_would_be_there_without_the_load(fresh: Any, late: str) -> None:
    house, never = fresh(), fresh()
    rest = {name: text for name, text in ALL.items() if name != late}
    house.load(rest, as_of=DAY)
    never.load(rest, as_of=DAY)
    number = house.load({late: ALL[late]}, as_of=DAY).load_id
    full = picture(house)
    house.undo(number)
    assert picture(house) == picture(never)
    house.redo(number)
    assert picture(house) == full


def versions() -> list[tuple[date, str]]:
    """Three exports of the same orders: as they are, one dearer and cancelled, one back and one more."""
    second = ORDERS.replace("A2,2026-01-20,Beta,e-2,8,50,Shipped", "A2,2026-01-20,Beta,e-2,8,55,Void")
    third = ORDERS + "A4,2026-03-03,Acme,e-1,7,5,New\n"
    return [(DAY, ORDERS), (date(2026, 5, 1), second), (date(2026, 6, 1), third)]


@pytest.mark.parametrize("turn", list(itertools.permutations(range(3)))[1 :: 1 if SWEEP else 2])
def test_late_exports_tell_what_they_would_have_told_in_time(fresh: Any, turn: tuple[int, ...]) -> None:
    in_time, late = fresh(), fresh()
    for day, text in versions():
        in_time.load({"orders.csv": text, "lines.csv": LINES}, as_of=day)
    for place in turn:
        day, text = versions()[place]
        late.load({"orders.csv": text, "lines.csv": LINES}, as_of=day)
    assert picture(late) == picture(in_time)


def test_undo_in_the_middle_of_a_sequence(fresh: Any) -> None:
    house, without = fresh(), fresh()
    numbers = []
    for place, (day, text) in enumerate(versions()):
        numbers.append(house.load({"orders.csv": text}, as_of=day).load_id)
        if place != 1:
            without.load({"orders.csv": text}, as_of=day)
    house.undo(numbers[1])
    assert picture(house) == picture(without)


def test_an_empty_warehouse_is_empty_again_after_undo(house: Bench) -> None:
    house.undo(house.load(ALL, as_of=DAY).load_id)
    assert picture(house) == {name: [] for name in TABLES}


def test_what_was_known_earlier_holds_only_the_loads_up_to_then(house: Bench) -> None:
    house.load(ALL, as_of=DAY)
    with known_on(house.store, NOW.date(), reporting="CNY") as cursor:
        here = cursor.execute("select count(*), sum(amount) from core.order_lines").fetchone()
        reps = cursor.execute("select count(*) from core.reps").fetchone()
    assert here == (4, 10325)
    assert reps == (2,)
    with known_on(house.store, datetime(2026, 11, 24).date(), reporting="CNY") as cursor:
        assert cursor.execute("select count(*) from core.order_lines").fetchone() == (0,)


def test_two_lines_of_the_same_product_in_an_order_stay_two(house: Bench) -> None:
    text = LINES + "A1,p1,3,11\n"
    file = only(house.load({"lines.csv": text}, as_of=DAY))
    assert (file.rows, file.new, file.rejected) == (5, 5, 0)
    assert sorted(row[0] for row in picture(house)["order_lines"] if row[1] == "A1") == [
        "A1|p1",
        "A1|p1#2",
        "A1|p2",
    ]
    assert house.load({"lines.csv": text}, as_of=DAY).load_id is None


def test_rows_without_an_order_are_told_apart_by_day_and_account(house: Bench) -> None:
    text = (
        "Date,Salesperson,Customer,Product,Units Sold,Revenue\n"
        "2026-01-05,Ann,Acme,Pump,2,10\n"
        "2026-01-06,Ann,Acme,Pump,2,10\n"
    )
    house.load({"sales.csv": text}, as_of=DAY)
    more = text.replace("2026-01-06,Ann,Acme,Pump,2,10", "2026-01-06,Ann,Acme,Pump,2,12")
    file = only(house.load({"sales.csv": more}, as_of=date(2026, 4, 2)))
    assert (file.new, file.changed, file.unchanged) == (0, 1, 1)


def test_what_belongs_to_a_deal_and_to_no_order_was_not_ordered(house: Bench) -> None:
    text = (
        "Id,OpportunityId,Product2Id,Quantity,UnitPrice,TotalPrice,CreatedDate\n1,006A,p1,2,5,10,2026-01-05\n"
    )
    file = only(house.load({"OpportunityLineItem.csv": text}, as_of=DAY))
    assert (file.system, file.object, file.new) == ("salesforce", "order_lines", 1)
    assert house.rows("select day, amount from core.order_lines") == [(None, 1000)]


def test_an_order_named_by_its_number_is_the_same_order(house: Bench) -> None:
    orders = "Order ID,Order Number,Order Date,Customer,Order Amount\n17,SO-1,2026-01-05,Acme,9\n"
    payments = "Payment Number,Order Number,Payment Date,Payment Amount\nP1,SO-1,2026-02-05,9\n"
    house.load({"orders.csv": orders, "payments.csv": payments}, as_of=DAY)
    assert [(row[1], row[8]) for row in picture(house)["payments"]] == [("17", "Acme")]


def test_a_file_of_the_version_before_opens_and_keeps_its_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "own.duckdb"
    before = migrations.STEPS.index(migrations._sales)
    with bench(tmp_path / "bench", path=file) as house:
        house.load({"leads.csv": LEADS, "people.csv": PEOPLE}, as_of=DAY)
        leads = picture(house)["leads"]
    with duckdb.connect(str(file)) as old:
        for table in ("orders", "order_lines", "invoices", "payments", "leads"):
            old.execute(f"drop table core.{table}")
        for raw in ("orders", "order_lines", "invoices", "payments", "regions"):
            for table in ("", "_keys", "_again", "_missing"):
                old.execute(f"drop table raw.{raw}{table}")
        old.execute("alter table raw.people drop column other_id")
        old.execute("update meta.state set value = ? where name = 'schema'", [before])
    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS[: before + 1])
    store = Store.open(file)
    try:
        house = Bench(tmp_path / "again", store)
        (tmp_path / "again").mkdir()
        assert picture(house)["leads"] == leads
        assert [row[0] for row in picture(house)["reps"]] == ["Ann", "Bo"]
        house.load({"orders.csv": ORDERS, "lines.csv": LINES}, as_of=DAY)
        assert len(picture(house)["order_lines"]) == 4
    finally:
        store.close()


MORE_ORDERS = (
    "Order ID,Order Date,Customer,Employee ID,Territory ID,Order Amount,Order Status\n"
    "A2,2026-01-21,Acme,e-1,7,55,Cancelled\nB0,2026-02-20,Beta,e-2,8,50,Shipped\n"
)


def rows_of_sales(house: Bench) -> dict[str, list[tuple[Any, ...]]]:
    tables = ("orders", "order_lines", "invoices", "payments", "leads")
    return {name: sorted(house.rows(f"select * from core.{name}"), key=repr) for name in tables}


def built_whole(house: Bench) -> dict[str, list[tuple[Any, ...]]]:
    with house.store.write() as cursor:
        build.begin(cursor)
        build.touch_all(cursor)
        build.finish(cursor, reporting="CNY")
    return rows_of_sales(house)


def test_what_a_load_leaves_alone_is_as_if_all_had_been_built_anew(house: Bench) -> None:
    """Few of many orders and lines changed, added, missing; payments and leads alone; each taken back."""
    many = "".join(f"B{n // 2},p1,1,{n}\n" for n in range(12))
    orders = "".join(f"C{n},2026-01-05,Acme,e-1,7,{n},Shipped\n" for n in range(8))
    house.load({**ALL, "lines.csv": LINES + many, "orders.csv": ORDERS + orders}, as_of=DAY)
    loads: tuple[tuple[dict[str, str], bool], ...] = (
        ({"lines.csv": LINES.replace("20\n", "21\n", 1) + "A2,p1,1,5\nB0,p2,1,\n"}, False),
        ({"orders.csv": MORE_ORDERS}, False),
        (
            {
                "lines.csv": LINES.replace("A9,p2,1,3\n", "") + many,
                "payments.csv": PAYMENTS.replace("10.25", "10.50"),
                "leads.csv": LEADS.replace("Web", "Fair"),
            },
            True,
        ),
    )
    numbers = []
    for turn, (files, whole) in enumerate(loads, start=1):
        numbers.append(house.load(files, as_of=date(2026, 5, turn), complete=whole).load_id)
        assert rows_of_sales(house) == built_whole(house), turn
    house.undo(numbers[1])
    assert rows_of_sales(house) == built_whole(house)
