"""Names that may be the same: what counts as nearly alike, and what a decision does."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from salesperf.importers import loading
from salesperf.importers.prepared import Options
from salesperf.importers.sources import Source
from salesperf.reports import names
from salesperf.reports.names import Name, differs, matches
from salesperf.warehouse.decisions import Author
from salesperf.warehouse.store import Store

NOW = datetime(2026, 11, 20, 18, 2)
DEALS = (
    "Deal ID,Deal Name,Owner,Account,Product,Stage,Amount,Created,Close Date\n"
    "D1,One,Lin Yue,Botai Optics,GTXPro,Won,100,2026-03-01,2026-04-01\n"
    "D2,Two,Lin Yue,Botai Opitcs,GTX Pro,Won,50,2026-03-01,2026-04-01\n"
)
PRODUCTS = "product,series,sales_price\nGTX Pro,GTX,4821\nMG Special,MG,55\n"


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("GTXPro", "GTX Pro", "blank"),
        ("ABB（China）", "ABB (China)", "width"),
        ("acme", "ACME", "case"),
        ("Huarui, Precision", "Huarui Precision", "signs"),
        ("泰隆物流有限公司", "泰隆物流", "legal"),
        ("Acme Inc.", "Acme", "legal"),
        ("Wei Tang", "Tang Wei", "order"),
        ("Botai Opitcs", "Botai Optics", "swapped"),
        ("Konexx", "Konex", "letter"),
    ],
)
def test_names_that_are_nearly_alike_say_in_what_they_differ(one: str, other: str, how: str) -> None:
    assert differs(one, other) == how
    assert differs(other, one) == how


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王磊", "王雷"),
        ("GTX 100", "GTX 200"),
        ("Acme", "Apex"),
        ("Botai Optics", "Botai Options"),
        ("Ltd", "Inc"),
    ],
)
def test_names_that_only_look_related_are_left_alone(one: str, other: str) -> None:
    assert differs(one, other) is None


def name(kind: str, number: int, text: str, *, known: bool = False, deals: int = 1) -> Name:
    return Name(kind, number, text.lower().strip(), text, known, deals, 0)  # type: ignore[arg-type]


def test_the_unknown_name_becomes_the_listed_one_and_else_the_rarer_the_more_frequent() -> None:
    (pair,) = matches(
        [name("product", 1, "GTX Pro", known=True, deals=0), name("product", 2, "GTXPro", deals=9)]
    )
    assert (pair.one.name, pair.into.name) == ("GTXPro", "GTX Pro")
    (pair,) = matches([name("account", 1, "Konex", deals=7), name("account", 2, "Konexx", deals=2)])
    assert (pair.one.name, pair.into.name) == ("Konexx", "Konex")


def test_two_listed_names_are_proposed_only_where_no_letter_differs() -> None:
    listed = [name("account", 1, "Konex", known=True), name("account", 2, "Konexx", known=True)]
    assert matches(listed) == []
    listed = [name("account", 1, "Konex AG", known=True), name("account", 2, "Konex, AG", known=True)]
    assert len(matches(listed)) == 1


def test_people_are_not_taken_for_each_other_by_one_letter() -> None:
    assert matches([name("rep", 1, "Zhang Wei", known=True), name("rep", 2, "Zhang Lei")]) == []


def test_kinds_are_never_mixed() -> None:
    assert matches([name("account", 1, "Konex"), name("product", 2, "KONEX")]) == []


@pytest.fixture
def store(tmp_path: Path):
    opened = Store.open(tmp_path / "own.duckdb")
    files = []
    for file, text in (("deals.csv", DEALS), ("products.csv", PRODUCTS)):
        (tmp_path / file).write_text(text, encoding="utf-8")
        files.append(Source(file, tmp_path / file))
    loading.load(
        opened, files, Options(today=date(2026, 11, 20)), at=NOW, by="you", archive=tmp_path / "archive"
    )
    yield opened
    opened.close()


def pairs(store: Store) -> dict[str, names.Pair]:
    with store.read() as cursor:
        return {pair.one.name: pair for pair in names.near(cursor)}


def test_the_plain_pairs_come_first_with_their_deals_and_won_amounts(store: Store) -> None:
    found = pairs(store)
    assert [pair.how for pair in found.values()] == ["blank", "swapped"]
    assert (found["GTXPro"].one.deals, found["GTXPro"].one.won) == (1, 10_000)


def test_a_merge_holds_for_the_deals_and_is_not_asked_again(store: Store) -> None:
    names.merge(store, [pairs(store)["GTXPro"]], Author("you", NOW))
    assert "GTXPro" not in pairs(store)
    with store.read() as cursor:
        rows = cursor.execute(
            "select p.name, count(*) from core.spans s join core.ref_products r on r.ref_id = s.product_ref "
            "join core.products p on p.product_id = r.product_id where s.to_day = date '9999-12-31' "
            "group by 1"
        ).fetchall()
    assert rows == [("GTX Pro", 2)]


def test_names_called_different_are_not_proposed_again(store: Store) -> None:
    names.keep_apart(store, pairs(store)["GTXPro"], Author("you", NOW))
    assert "GTXPro" not in pairs(store)
