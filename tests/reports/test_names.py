"""Names that may be the same: what counts as nearly alike, and what a decision does."""

from __future__ import annotations

import time
from datetime import date, datetime
from pathlib import Path

import pytest

from salesperf.importers import loading
from salesperf.importers.prepared import Options
from salesperf.importers.sources import Source
from salesperf.reports import names
from salesperf.reports.names import Name, matches
from salesperf.warehouse import decisions
from salesperf.warehouse.decisions import Author
from salesperf.warehouse.store import Store

NOW = datetime(2026, 11, 20, 18, 2)
DEALS = (
    "Deal ID,Deal Name,Owner,Account,Product,Stage,Amount,Created,Close Date\n"
    "D1,One,Lin Yue,Botai Optics,GTXPro,Won,100,2026-03-01,2026-04-01\n"
    "D2,Two,Lin Yue,Botai Opitcs,GTX Pro,Won,50,2026-03-01,2026-04-01\n"
)
PRODUCTS = "product,series,sales_price\nGTX Pro,GTX,4821\nMG Special,MG,55\n"


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


TEAMS = (
    "rep,team,manager,from,to,email\n"
    "Lin Yue,North East,Ann Berg,2025-01-01,,\n"
    "Wei Tang,NorthEast,Ann Berg,2025-01-01,,\n"
    "Ma Chao,South,Ann Berg,2025-01-01,,\n"
)


def load(store: Store, folder: Path, file: str, text: str) -> None:
    path = folder / file
    path.write_text(text, encoding="utf-8")
    options = Options(today=date(2026, 11, 20))
    archive = folder / "archive"
    loading.load(store, [Source(file, path)], options, at=NOW, by="you", archive=archive)


def teams_of(store: Store) -> dict[str, str]:
    with store.read() as cursor:
        found = cursor.execute(
            "select reps.name, teams.name from core.memberships join core.reps using (rep_id) "
            "join core.teams using (team_id)"
        ).fetchall()
    return dict(found)


def test_two_spellings_of_a_team_become_one_and_two_again_when_it_is_taken_back(tmp_path: Path) -> None:
    store = Store.open(None)
    load(store, tmp_path, "people.csv", TEAMS)
    with store.read() as cursor:
        (pair,) = names.near(cursor)
    assert (pair.one.kind, pair.how, pair.plain) == ("team", "blank", True)
    author = Author("owner", NOW)
    names.merge(store, (pair,), author)
    one = pair.into.name
    assert teams_of(store) == {"Lin Yue": one, "Wei Tang": one, "Ma Chao": "South"}
    with store.read() as cursor:
        assert names.near(cursor) == ()
        (decision,) = names.decided(cursor)
    decisions.take_back(store, decision.entry_id, author)
    assert teams_of(store) == {"Lin Yue": "North East", "Wei Tang": "NorthEast", "Ma Chao": "South"}
    with store.read() as cursor:
        assert names.decided(cursor) == ()
        assert len(names.near(cursor)) == 1
    store.close()


def test_a_refusal_is_remembered_and_can_be_taken_back(tmp_path: Path) -> None:
    store = Store.open(None)
    load(store, tmp_path, "people.csv", TEAMS)
    with store.read() as cursor:
        (pair,) = names.near(cursor)
    names.keep_apart(store, pair, Author("owner", NOW))
    with store.read() as cursor:
        assert names.near(cursor) == ()
        (decision,) = names.decided(cursor)
    decisions.take_back(store, decision.entry_id, Author("owner", NOW))
    with store.read() as cursor:
        assert len(names.near(cursor)) == 1
    store.close()


def test_ten_thousand_accounts_are_compared_within_seconds() -> None:
    cities, words = ("北京", "上海", "广州", "深圳"), "华信新瑞泰隆博安达明远宏盛金源鼎天地海东方中科创智"
    made = [f"{city}{a}{b}科技有限公司" for city in cities for a in words for b in words if a != b]
    made += [f"Acme {field} {n}" for field in ("Systems", "Optics", "Foods") for n in range(2400)]
    accounts = [name("account", n, text, known=n % 2 == 0) for n, text in enumerate(made)]
    assert len(accounts) > 9_000
    begun = time.perf_counter()
    assert matches(accounts) == []
    assert time.perf_counter() - begun < 10
