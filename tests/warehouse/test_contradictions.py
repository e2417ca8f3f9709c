"""Contradictions in a file: every row is kept, and what does not fit is reported with its count."""

from __future__ import annotations

from datetime import date

import pytest

from salesperf.reports import checks
from tests.importers.bench import Bench, codes, only

DAY = date(2026, 6, 30)
HEAD = "Deal ID,Deal Name,Owner,Stage,Status,Amount,Probability,Create Date,Expected close date,Closed on\n"
GOOD = (
    "a,Good open,Ann,Offer,Open,100,40%,2026-05-01,2026-07-31,\n"
    "b,Good won,Ann,Won,Won,100,100%,2026-05-01,2026-06-10,2026-06-10\n"
    "c,Good lost,Ann,Lost,Lost,100,0%,2026-05-01,2026-06-10,2026-06-10\n"
)
STAGES = ("@stages=Lead>Offer>Won+>Lost-",)


def load(house: Bench, *rows: str) -> dict[str, int]:
    """Load the good rows and these; the contradictions that the checks find, with their counts."""
    file = only(house.load({"deals.csv": HEAD + GOOD + "".join(rows)}, as_of=DAY, choose=STAGES))
    assert (file.status, file.rejected, file.rows) == ("loaded", 0, 3 + len(rows))
    assert house.one("select count(*) from core.deals") == 3 + len(rows)
    with house.store.read() as cursor:
        found = checks.run(cursor)
    return {one.key: one.rows for one in found if one.check.kind == "contradiction" and one.rows}


def test_a_file_without_contradictions_has_none(house: Bench) -> None:
    assert load(house) == {}


@pytest.mark.parametrize(
    ("row", "check"),
    [
        ("x,X,Ann,Offer,Won,100,100%,2026-05-01,2026-06-10,2026-06-10\n", "status_against_stage"),
        ("x,X,Ann,Won,Lost,100,0%,2026-05-01,2026-06-10,2026-06-10\n", "status_against_stage"),
        ("x,X,Ann,Won,Open,100,40%,2026-05-01,2026-07-31,\n", "status_against_stage"),
        ("x,X,Ann,Won,Won,100,100%,2026-05-01,2026-04-10,2026-04-10\n", "closed_before_created"),
        ("x,X,Ann,Won,Won,100,30%,2026-05-01,2026-06-10,2026-06-10\n", "probability_against_status"),
        ("x,X,Ann,Lost,Lost,100,70%,2026-05-01,2026-06-10,2026-06-10\n", "probability_against_status"),
        ("x,X,Ann,Offer,Open,100,100%,2026-05-01,2026-07-31,\n", "probability_against_status"),
        ("x,X,Ann,Offer,Open,100,40%,2026-05-01,2108-07-31,\n", "strange_year"),
        ("x,X,Ann,Offer,Open,100,40%,1926-05-01,2026-07-31,\n", "strange_year"),
        ("x,X,Ann,Won,Won,,100%,2026-05-01,2026-06-10,2026-06-10\n", "won_without_amount"),
        ("x,X,Ann,Won,Won,100,100%,2026-05-01,2026-08-10,2026-08-10\n", "closed_in_future"),
    ],
)
def test_a_contradiction_is_counted_and_its_row_kept(house: Bench, row: str, check: str) -> None:
    assert load(house, row, row.replace("x,X", "y,Y")) == {check: 2}


def test_one_row_may_contradict_itself_in_several_ways(house: Bench) -> None:
    found = load(house, "x,X,Ann,Offer,Won,,100%,2026-05-01,2108-06-10,2108-06-10\n")
    assert found == {
        "status_against_stage": 1,
        "won_without_amount": 1,
        "strange_year": 1,
        "closed_in_future": 1,
    }


def test_two_rows_of_one_id_with_other_content_are_told_and_the_later_wins(house: Bench) -> None:
    rows = "x,First,Ann,Offer,Open,100,40%,2026-05-01,2026-07-31,\n"
    later = rows.replace("First", "Second").replace("100", "250")
    file = only(house.load({"deals.csv": HEAD + GOOD + rows + later}, as_of=DAY, choose=STAGES))
    assert (file.rows, file.loaded + file.unchanged + file.rejected) == (5, 5)
    told = [issue for issue in file.issues if issue.code == "row.duplicate"]
    assert [issue.value for issue in told] == ["x"]
    assert (
        house.one(
            "select amount from core.spans s join raw.deals_keys k on k.key_id = s.deal_id where k.key = 'x'"
        )
        == 25_000
    )


def test_the_same_row_twice_is_counted_once_and_told(house: Bench) -> None:
    row = "x,First,Ann,Offer,Open,100,40%,2026-05-01,2026-07-31,\n"
    file = only(house.load({"deals.csv": HEAD + GOOD + row + row}, as_of=DAY, choose=STAGES))
    assert (file.rows, file.new, file.unchanged) == (5, 4, 1)
    assert "row.same" in codes(file)
