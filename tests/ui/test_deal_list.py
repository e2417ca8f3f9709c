"""The list of deals finds what its URL asks for, adds up no two currencies, and keeps to the viewer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesperf.domain.period import FiscalCalendar
from salesperf.domain.scope import Scope, Viewer
from salesperf.metrics import behind
from salesperf.settings import WorkspaceSettings
from salesperf.text import get_text
from salesperf.ui.deals import reading, wanted, words
from salesperf.ui.deals.changes import changes_of, missing_facts
from salesperf.ui.deals.reading import Asked
from salesperf.ui.deals.wanted import Wanted
from tests.importers.bench import bench

AS_OF = date(2026, 11, 20)
MANAGER = Viewer(role="manager")
HEADER = "Deal ID,Deal Name,Deal Owner,Deal Stage,Amount,Currency,Create Date,Close Date,Account Name\n"
DEALS = f"""{HEADER}a1,Alpha line,Ann,New,1000.50,CNY,2026-10-05,2026-12-01,Huarui
b2,Beta 100% press,Ann,Offer,100,USD,2026-10-06,2026-11-01,Huarui
c3,Gamma,Bo,Won,300,CNY,2026-07-07,2026-10-15,Olsen
d4,Delta,Bo,Lost,50,CNY,2026-07-08,2026-09-01,
e5,Epsilon,Ann,New,7,EUR,2026-11-02,2026-12-24,Olsen
"""
RATES = "currency,month,rate\nUSD,2026-11,7.2\nUSD,2026-10,7.1\n"
TEXT = get_text("en")


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with bench(tmp_path_factory.mktemp("house")) as made:
        made.load({"deals.csv": DEALS}, choose=("@stages=New>Offer>Won+>Lost-",), as_of=AS_OF)
        made.load({"rates.csv": RATES}, as_of=AS_OF)
        yield made


def asked(viewer: Viewer = MANAGER, *, deal: int | None = None, **keys: str) -> Asked:
    scope = Scope(period=FiscalCalendar().period_of("quarter", AS_OF), as_of=AS_OF)
    return Asked(viewer, scope, "CNY", wanted.read(keys), deal)


def names(house, viewer: Viewer = MANAGER, **keys: str) -> list[str]:
    with house.store.read() as cursor:
        return list(reading.page(cursor, asked(viewer, **keys))["key"])


def rep(house, name: str) -> Viewer:
    return Viewer(role="rep", rep_id=house.one(f"select rep_id from core.reps where name = '{name}'"))


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({}, ["a1", "b2", "c3", "d4", "e5"]),
        ({"q": "HUARUI"}, ["a1", "b2"]),
        ({"q": "100% P"}, ["b2"]),
        ({"q": "d4"}, ["d4"]),
        ({"q": "%"}, ["b2"]),
        ({"status": "open"}, ["a1", "b2", "e5"]),
        ({"status": "won.lost"}, ["c3", "d4"]),
        ({"status": "open", "on": "created"}, ["a1", "b2", "e5"]),
        ({"on": "closed"}, ["c3"]),
        ({"on": "due"}, ["a1", "b2", "e5"]),
        ({"why": "late"}, ["b2"]),
        ({"why": "stuck"}, ["b2"]),
        ({"min": "300", "max": "900"}, ["b2", "c3"]),
        ({"q": "nothing like it"}, []),
    ],
)
def test_a_filter_finds_the_deals_that_meet_it(house, keys, found):
    assert sorted(names(house, **keys)) == found


def test_amounts_are_ordered_in_the_reporting_currency_and_those_without_a_rate_come_last(house):
    assert names(house) == ["a1", "b2", "c3", "d4", "e5"]
    assert names(house, up="1") == ["d4", "c3", "b2", "a1", "e5"]


@pytest.mark.parametrize("sort", wanted.SORTS)
@pytest.mark.parametrize("up", ["0", "1"])
def test_every_order_lists_every_deal_once(house, sort, up):
    assert sorted(names(house, sort=sort, up=up)) == ["a1", "b2", "c3", "d4", "e5"]


def test_the_total_converts_at_the_rate_of_the_month_and_counts_what_has_no_rate(house):
    with house.store.read() as cursor:
        totals = reading.totals(cursor, asked())
    assert (totals.n, totals.value, totals.unconverted) == (5, 100_050 + 72_000 + 30_000 + 5_000, 1)
    assert totals.currencies == ("CNY", "EUR", "USD")
    assert {(one.currency, one.amount) for one in totals.parts if one.status == "open"} == {
        ("CNY", 100_050),
        ("USD", 10_000),
        ("EUR", 700),
    }


def test_a_rep_sees_own_deals_only_also_by_link(house):
    assert sorted(names(house, rep(house, "Bo"))) == ["c3", "d4"]
    theirs = house.one("select key_id from raw.deals_keys where key = 'a1'")
    with house.store.read() as cursor:
        assert reading.page(cursor, asked(rep(house, "Bo"), deal=theirs)).empty
        assert list(reading.page(cursor, asked(rep(house, "Ann"), deal=theirs))["key"]) == ["a1"]


def test_the_stuck_deals_are_those_of_the_metric(house):
    with house.store.read() as cursor:
        metric = behind(cursor, "stuck", {}, as_of=AS_OF, settings=WorkspaceSettings())
        listed = reading.page(cursor, asked(why="stuck"))
    assert set(metric.deals["deal_id"]) == set(listed["deal_id"])


def test_the_file_holds_the_pages(house):
    with house.store.read() as cursor:
        everything = reading.everything(cursor, asked(sort="name"))
        page = reading.page(cursor, asked(sort="name"))
    assert list(everything["key"]) == list(page["key"]) == ["a1", "b2", "d4", "e5", "c3"]


def test_a_title_says_how_many_and_what_they_are_worth(house):
    with house.store.read() as cursor:
        keys = {"status": "open"}
        totals = reading.totals(cursor, asked(**keys))
    assert words.title(TEXT, wanted.read(keys), totals, "CNY") == "3 open deals worth ¥1.7k"
    assert words.subtitle(TEXT, wanted.read(keys), totals, "CNY") == (
        "In their own currencies ¥1k, €7 and $100. 1 deal is left out of the amount: no exchange rate."
    )


FILTERS = st.builds(
    Wanted,
    search=st.text(min_size=1, max_size=20).map(str.strip),
    statuses=st.sampled_from([(), ("open",), ("won", "lost")]),
    stages=st.sets(st.integers(0, 10**8)).map(lambda ids: tuple(sorted(ids))),
    dated=st.sampled_from(wanted.DATED),
    low=st.none() | st.decimals(0, 10**9, places=2),
    why=st.sampled_from(wanted.WHYS),
    sort=st.sampled_from(wanted.SORTS),
    ascending=st.booleans(),
    page=st.integers(1, 999),
)


@given(FILTERS)
def test_a_filter_survives_its_address(one):
    assert wanted.read(wanted.write(one)) == one


@pytest.mark.parametrize(
    "keys",
    [
        {"min": "NaN"},
        {"max": "1e999"},
        {"page": "-1"},
        {"stage": "x.1e9"},
        {"sort": "amount; drop"},
        {"why": "?"},
    ],
)
def test_what_cannot_be_read_in_an_address_is_left_out(keys):
    assert wanted.read(keys) == Wanted()


def test_an_amount_may_be_typed_with_separators():
    assert wanted.amount("1,200,000.50") == Decimal("1200000.50")


def test_the_link_into_the_crm_is_a_web_address_with_the_id_made_safe():
    assert words.crm_address("https://x.example/{id}/view", "a/b?c") == "https://x.example/a%2Fb%3Fc/view"
    assert words.crm_address("javascript:alert({id})", "1") is None
    assert words.crm_address("", "1") is None


def test_a_change_is_what_differs_between_spans():
    first = {
        "from_day": date(2026, 1, 1), "status": 0, "stage": "New", "amount": 100, "currency": "CNY",
        "close_on": date(2026, 3, 1), "rep": "Ann", "derived": False,
    }  # fmt: skip
    second = first | {"from_day": date(2026, 2, 1), "amount": 200, "rep": "Bo", "derived": True}
    won = second | {"from_day": date(2026, 2, 9), "status": 1, "stage": "Won", "close_on": date(2026, 2, 9)}
    found = changes_of(TEXT, [first, second, won])
    assert [(one.what, one.before, one.after) for one in found] == [
        ("Amount", "¥1.00", "¥2.00"),
        ("Owner", "Ann", "Bo"),
        ("Status", "Open", "Won"),
        ("Stage", "New", "Won"),
    ]


def test_what_is_missing_depends_on_the_status():
    deal = dict.fromkeys(
        ("amount", "account", "rep", "created_on", "source", "product", "due_on", "next_step", "lost_reason"),
        "x",
    ) | {"next_step": None, "lost_reason": None}
    assert missing_facts(TEXT, deal | {"status": "open"})[0] == ["next step"]
    assert missing_facts(TEXT, deal | {"status": "lost"})[0] == ["lost reason"]
    assert missing_facts(TEXT, deal | {"status": "won"}) == (
        [],
        ["amount", "account", "owner", "creation date", "source", "product"],
    )
