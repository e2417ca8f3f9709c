"""Layouts that are remembered: by header, by how the columns of a file without header look, by name."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from salesperf.errors import SalesPerfError
from salesperf.importers import profiles
from salesperf.warehouse import decisions, journal
from salesperf.warehouse.decisions import Author
from tests.importers.bench import bench, codes, only

BARE = "A1,Lin Yue,Won,100,2026-03-01,2026-04-01\nA2,Wei Tang,Lost,250,2026-03-02,2026-04-02\n"
LATER = "A3,Lin Yue,Won,7000,2026-05-01,2026-05-21\nA4,Wei Tang,Lost,35,2026-05-02,2026-05-22\n"
HEADER = "bare.csv:@header=id,owner,stage,amount,created,close_on"
DEALS = "bare.csv:@object=deals"
AUTHOR = Author("owner", datetime(2026, 11, 25, 12))
AMBIGUOUS = "Deal ID,Deal Name,Owner,Stage,Amount,Created,Close Date\nD1,A,Lin,Won,70,03/04/2026,05/06/2026\n"


@pytest.fixture
def house(tmp_path):
    with bench(tmp_path) as made:
        yield made


def remembered(house):
    with house.store.read() as cursor:
        return journal.payloads(cursor, "profile")


def test_a_file_without_header_is_asked_about_once_and_then_known(house):
    asked = only(house.load({"bare.csv": BARE}))
    assert (asked.status, codes(asked, "error")) == ("asks", ["file.header"])
    named = only(house.load({"bare.csv": BARE}, choose=(HEADER, DEALS)))
    assert (named.status, named.new) == ("loaded", 2)
    again = only(house.load({"other.csv": LATER}))
    assert (again.status, again.object, again.new) == ("loaded", "deals", 2)
    assert house.one("select count(*) from core.deals") == 4


def test_a_file_without_header_whose_columns_look_otherwise_is_asked_about(house):
    house.load({"bare.csv": BARE}, choose=(HEADER, DEALS))
    swapped = "A1,Lin Yue,Won,2026-03-01,100,2026-04-01\nA2,Wei Tang,Lost,2026-03-02,250,2026-04-02\n"
    assert codes(only(house.load({"bare.csv": swapped})), "error") == ["file.header"]
    wider = "A1,Lin Yue,Won,100,2026-03-01,2026-04-01,x\nA2,Wei Tang,Lost,250,2026-03-02,2026-04-02,y\n"
    assert codes(only(house.load({"bare.csv": wider})), "error") == ["file.header"]


def test_where_two_layouts_fit_a_file_without_header_it_is_asked_about(house):
    house.load({"bare.csv": BARE}, choose=(HEADER, DEALS))
    other = HEADER.replace("created,close_on", "close_on,created")
    house.load({"bare.csv": LATER}, choose=(other, DEALS))
    assert codes(only(house.load({"x.csv": BARE})), "error") == ["file.header"]


def test_a_layout_is_used_by_its_name(house):
    house.load({"bare.csv": BARE}, choose=(HEADER, DEALS))
    (key,) = remembered(house)
    decisions.rename_layout(house.store, key, "ERP nightly", AUTHOR)
    assert profiles.named(remembered(house), "ERP nightly") == key
    with pytest.raises(SalesPerfError, match="ERP nightly"):
        profiles.named(remembered(house), "ERP weekly")


def test_a_name_given_to_a_layout_stays_when_it_is_used_again(house):
    house.load({"x.csv": AMBIGUOUS}, choose=("Created=dmy", "Close Date=dmy"))
    (key,) = remembered(house)
    decisions.rename_layout(house.store, key, "Weekly", AUTHOR)
    assert only(house.load({"y.csv": AMBIGUOUS.replace("70", "80")})).status == "loaded"
    assert remembered(house)[key]["name"] == "Weekly"


def test_an_edited_answer_counts_for_the_next_file_of_the_header(house):
    house.load({"x.csv": AMBIGUOUS}, choose=("Created=dmy", "Close Date=dmy"))
    (key,) = remembered(house)
    decisions.edit_layout(house.store, key, {"Created": "mdy", "Close Date": "mdy"}, {}, AUTHOR)
    house.load({"x.csv": AMBIGUOUS.replace("D1", "D2")})
    days = house.rows("select distinct created_on from core.spans order by 1")
    assert days == [(date(2026, 3, 4),), (date(2026, 4, 3),)]
    assert remembered(house)[key]["name"] == "x.csv"


def test_a_forgotten_layout_is_asked_about_again(house):
    house.load({"x.csv": AMBIGUOUS}, choose=("Created=dmy", "Close Date=dmy"))
    (key,) = remembered(house)
    decisions.forget_layout(house.store, key, AUTHOR)
    assert only(house.load({"x.csv": AMBIGUOUS})).status == "asks"


def test_a_remembered_encoding_is_used_for_the_next_file(house):
    head = "Deal ID,Deal Name,Owner,Stage,Amount,Created,Close Date\n"
    text = head + "D1,Caf\xe9,Zo\xeb,Won,70,2026-04-03,2026-05-06\n"
    house.load({"x.csv": text.encode("cp1252")}, choose=("x.csv:@encoding=cp1252",))
    (profile,) = remembered(house).values()
    assert profile["file"]["@encoding"] == "cp1252"
    assert only(house.load({"x.csv": text.replace("D1", "D2").encode("cp1252")})).status == "loaded"
    assert house.one("select count(*) from core.reps where name = 'Zo\xeb'") == 1
