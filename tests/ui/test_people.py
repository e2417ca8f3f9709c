"""The page of people says who is in no team, and shows a viewer only the own people."""

from __future__ import annotations

from datetime import date, datetime

from salesperf.domain.scope import Viewer
from salesperf.text import get_text
from salesperf.ui.people import reading, words
from salesperf.ui.people.reading import Person
from salesperf.warehouse import decisions
from salesperf.warehouse.decisions import Author, Decision
from tests.importers.bench import bench

TEXT = get_text("en")
AT = datetime(2026, 11, 25, 12, 0)
AS_OF = date(2026, 11, 25)
DEALS = (
    "Deal ID,Deal Name,Deal Owner,Deal Stage,Amount,Create Date,Close Date\n"
    "1,One,Ann,New,100,2026-01-05,\n2,Two,Bo,Offer,200,2026-01-06,\n3,Three,Bo,Won,300,2026-01-07,2026-02-01\n"
)


def person(name: str, team: str | None, open_deals: int = 1) -> Person:
    return Person(1, name.lower(), name, None, True, True, 1 if team else None, team, None, None, open_deals)


def test_the_title_counts_those_whose_open_deals_no_team_counts():
    people = [person("Ann", "North"), person("Bo", None), person("Cy", None, open_deals=0)]
    assert words.title(TEXT, people) == "1 person with open deals is in no team"
    assert words.title(TEXT, people[:1]) == "Everybody with open deals is in a team"


def test_an_edit_reads_as_what_it_did():
    def text(kind: str, name: str, payload: object) -> str:
        return words.edit_text(
            TEXT, Decision(1, AT, "owner", kind, name, payload, None, True), {"ann": "Ann"}
        )

    moved = [{"team": "North", "from": "2026-11-01", "to": "9999-12-31"}]
    assert text("member", "ann", moved) == "Ann: in North from 1 Nov 2026"
    assert text("person", "ann", {"active": False}) == "Ann is inactive"
    assert text("merge", "rep:ann lee", "ann") == "ann lee counts as Ann"
    assert text("member", "ann", None) == "Ann: as the exports say again"


def test_a_team_sees_its_members_and_a_rep_only_oneself(tmp_path):
    with bench(tmp_path) as house:
        house.load({"deals.csv": DEALS}, choose=("@stages=New>Offer>Won+>Lost-",), as_of=AS_OF)
        bo = house.one("select rep_id from core.reps where name = 'Bo'")
        decisions.move_rep(house.store, bo, "North", date(2026, 1, 1), Author("owner", AT))
        team = house.one("select team_id from core.teams")
        with house.store.read() as cursor:
            everybody = reading.people(cursor, Viewer(role="owner"), AS_OF)
            members = reading.people(cursor, Viewer(role="team", team_id=team), AS_OF)
            own = reading.people(cursor, Viewer(role="rep", rep_id=bo), AS_OF)
        assert [(one.name, one.team, one.since, one.open_deals) for one in everybody] == [
            ("Ann", None, None, 1),
            ("Bo", "North", date(2026, 1, 1), 1),
        ]
        assert members == own == everybody[1:]
