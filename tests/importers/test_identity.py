"""Two systems that nobody knows may give two deals the same id."""

from __future__ import annotations

import pytest

from tests.importers.bench import bench, codes, only

ACORN = "Deal Id,Deal Title,Phase,Deal Value,Seller,Client,Opened,Expected Close\n"
BIRCH = "Opp Number,Opportunity,Sales Stage,Amount,Rep,Customer,Created On,Close Date,Probability\n"


def acorn(*rows, header=ACORN):
    return header + "".join(
        f"{number},{name},Negotiation,{amount},Ann,Acme,2026-01-0{number},2026-09-30\n"
        for number, name, amount in rows
    )


def birch(*rows):
    return BIRCH + "".join(
        f"{number},{name},Proposal,{amount},Bo,Beta,2026-02-0{number},2026-10-30,40%\n"
        for number, name, amount in rows
    )


@pytest.fixture
def house(tmp_path):
    with bench(tmp_path) as made:
        yield made


STAGES = ("@stages=Proposal>Negotiation>Won+>Lost-",)


def deals(house):
    return house.rows(
        "select k.system, k.key, v.name from core.deals d join raw.deals_keys k on k.key_id = d.deal_id "
        "join raw.deals v on v.version_id = d.version_id order by 1, 2"
    )


def test_equal_ids_of_two_unknown_systems_are_two_deals(house):
    house.load({"acorn.csv": acorn((1, "Oak", 100))}, choose=STAGES)
    house.load({"birch.csv": birch((1, "Elm", 200))}, choose=STAGES)
    assert deals(house) == [("other", "1", "Oak"), ("other-2", "1", "Elm")]


def test_two_unknown_systems_in_one_load_are_told_apart(house):
    house.load({"b.csv": birch((1, "Elm", 200)), "a.csv": acorn((1, "Oak", 100))}, choose=STAGES)
    assert deals(house) == [("other", "1", "Oak"), ("other-2", "1", "Elm")]


@pytest.mark.parametrize(
    "header",
    [
        ACORN,
        ACORN.replace("Opened", "Opened").replace("Client", " client "),
        ACORN.replace("Phase", "Phase,Region,Next Step"),
        ACORN.replace(",Client", "").replace(",Opened", ""),
    ],
)
def test_the_next_export_of_a_system_stays_its_own_with_columns_more_or_fewer(house, header):
    house.load({"acorn.csv": acorn((1, "Oak", 100))}, choose=STAGES)
    house.load({"birch.csv": birch((1, "Elm", 200))}, choose=STAGES)
    places = header.strip().casefold().replace(" ", "").split(",")
    cells = {
        "dealid": "1", "dealtitle": "Oak", "phase": "Negotiation", "dealvalue": "150", "seller": "Ann",
        "client": "Acme", "opened": "2026-01-01", "expectedclose": "2026-09-30",
    }  # fmt: skip
    row = ",".join(cells.get(place, "") for place in places)
    file = only(house.load({"later.csv": header + row + "\n"}, choose=STAGES))
    assert (file.system, file.new, file.changed) == ("other", 0, 1)


def test_another_header_of_ids_is_another_system(house):
    house.load({"acorn.csv": acorn((1, "Oak", 100))}, choose=STAGES)
    header = ACORN.replace("Deal Id", "Record Id")
    file = only(house.load({"like.csv": acorn((1, "Ash", 100), header=header)}, choose=STAGES))
    assert (file.system, file.new) == ("other-2", 1)


def test_a_person_says_which_system_it_is(house):
    house.load({"acorn.csv": acorn((1, "Oak", 100))}, choose=(*STAGES, "acorn.csv:@system=acorn"))
    file = only(house.load({"same.csv": acorn((2, "Fir", 100))}, choose=STAGES))
    assert file.system == "acorn"
    file = only(house.load({"twin.csv": acorn((1, "Yew", 5))}, choose=(*STAGES, "twin.csv:@system=twin")))
    assert (file.system, file.new) == ("twin", 1)
    assert deals(house) == [("acorn", "1", "Oak"), ("acorn", "2", "Fir"), ("twin", "1", "Yew")]


def test_accounts_that_come_with_deals_are_of_the_same_system(house):
    accounts = "Account Id,Account Name,Industry\n7,Acme,Steel\n"
    text = acorn((1, "Oak", 100)).replace("Client", "Account Id").replace("Acme", "7")
    report = house.load({"deals.csv": text, "accounts.csv": accounts}, choose=STAGES)
    assert {file.system for file in report.files} == {"other"}
    assert house.rows("select name, known from core.accounts") == [("Acme", True)]


def test_accounts_that_come_later_belong_to_the_only_unknown_system(house):
    text = acorn((1, "Oak", 100)).replace("Client", "Account Id").replace("Acme", "7")
    house.load({"deals.csv": text}, choose=STAGES)
    file = only(house.load({"accounts.csv": "Account Id,Account Name,Industry\n7,Acme,Steel\n"}))
    assert file.system == "other"
    assert house.rows("select name, known from core.accounts") == [("Acme", True)]


def test_a_system_keeps_its_key_after_an_undo(house):
    first = house.load({"acorn.csv": acorn((1, "Oak", 100))}, choose=STAGES)
    house.undo(first.load_id)
    house.load({"birch.csv": birch((1, "Elm", 200))}, choose=STAGES)
    house.redo(first.load_id)
    assert deals(house) == [("other", "1", "Oak"), ("other-2", "1", "Elm")]


def test_the_report_says_when_a_file_is_taken_for_another_system_and_how_to_join_them(house):
    house.load({"acorn.csv": acorn((1, "Oak", 100))}, choose=STAGES)
    first = only(house.load({"acorn.csv": acorn((1, "Oak", 120))}, choose=STAGES))
    assert "system.another" not in codes(first)
    second = only(house.load({"birch.csv": birch((1, "Elm", 200))}, choose=STAGES))
    (issue,) = [issue for issue in second.issues if issue.code == "system.another"]
    assert dict(issue.params) == {"file": "birch.csv", "system": "other-2"}
    told = (*STAGES, "birch.csv:@system=other")
    again = only(house.load({"birch.csv": birch((2, "Ash", 200))}, choose=told))
    assert (again.system, "system.another" in codes(again)) == ("other", False)
