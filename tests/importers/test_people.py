"""Who people are and which team they belong to when, from every kind of file that says so."""

from __future__ import annotations

from datetime import date

import pytest

from tests.importers.bench import bench

FIRST, SECOND, THIRD = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)
BEGINNING, END = date(1, 1, 1), date(9999, 12, 31)
DEALS = (
    "Deal ID,Deal Name,Deal Owner,Team,Deal Stage,Amount,Create Date,Close Date\n"
    "a,A,Ann,North,New,100,2026-02-01,\nb,B,Bo,South,Won,200,2026-02-02,2026-02-20\nc,C,,,Lost,1,2026-02-02,2026-02-20\n"
)
PLAIN = "sales_agent,manager,regional_office\n"


@pytest.fixture
def house(tmp_path):
    with bench(tmp_path) as made:
        yield made


def memberships(house):
    return house.rows(
        "select r.name, t.name, m.from_day, m.to_day from core.memberships m join core.reps r on "
        "r.rep_id = m.rep_id "
        "join core.teams t on t.team_id = m.team_id order by 1, 3"
    )


def test_a_teams_file_says_from_when_to_when(house):
    text = (
        "rep,team,from,to\nAnn,North,2026-01-01,2026-06-01\nAnn,South,2026-06-01,\n"
        "Bo,South,2026-02-01,2026-08-01\n"
    )
    house.load({"teams.csv": text}, as_of=FIRST)
    assert memberships(house) == [
        ("Ann", "North", date(2026, 1, 1), date(2026, 6, 1)),
        ("Ann", "South", date(2026, 6, 1), END),
        ("Bo", "South", date(2026, 2, 1), date(2026, 8, 1)),
    ]


def test_overlapping_memberships_leave_one_team_a_day(house):
    house.load({"teams.csv": "rep,team,from,to\nAnn,North,2026-01-01,\nAnn,South,2026-06-01,\n"}, as_of=FIRST)
    assert memberships(house) == [
        ("Ann", "North", date(2026, 1, 1), date(2026, 6, 1)),
        ("Ann", "South", date(2026, 6, 1), END),
    ]


def test_the_next_people_file_moves_somebody_on_its_day(house):
    house.load({"people.csv": PLAIN + "Ann,Zoe,East\nBo,Yan,West\n"}, as_of=FIRST)
    house.load({"people.csv": PLAIN + "Ann,Yan,West\nBo,Yan,West\n"}, as_of=SECOND)
    assert memberships(house) == [
        ("Ann", "Zoe", BEGINNING, SECOND),
        ("Ann", "Yan", SECOND, END),
        ("Bo", "Yan", BEGINNING, END),
    ]


def test_somebody_can_move_and_come_back(house):
    for day, team in ((FIRST, "Zoe"), (SECOND, "Yan"), (THIRD, "Zoe")):
        house.load({"people.csv": PLAIN + f"Ann,{team},East\nBo,Yan,West\n"}, as_of=day)
    assert [row[1:] for row in memberships(house) if row[0] == "Ann"] == [
        ("Zoe", BEGINNING, SECOND),
        ("Yan", SECOND, THIRD),
        ("Zoe", THIRD, END),
    ]


def test_people_with_ids_move_too(house):
    head = "Id,Username,LastName,FirstName,Email,Department,IsActive\n"
    house.load({"User.csv": head + "005A0000001AAAA,ann@x.cn,Lee,Ann,ann@x.cn,North,1\n"}, as_of=FIRST)
    house.load({"User.csv": head + "005A0000001AAAA,ann@x.cn,Lee,Ann,ann@x.cn,South,1\n"}, as_of=SECOND)
    assert memberships(house) == [("Ann Lee", "North", BEGINNING, SECOND), ("Ann Lee", "South", SECOND, END)]


def test_without_a_people_file_the_deals_say_the_team(house):
    house.load({"deals.csv": DEALS}, as_of=FIRST)
    assert memberships(house) == [("Ann", "North", BEGINNING, END), ("Bo", "South", BEGINNING, END)]


def test_a_people_file_goes_before_the_teams_of_deals(house):
    house.load({"deals.csv": DEALS, "teams.csv": "rep,team,from,to\nAnn,East,2026-01-01,\n"}, as_of=FIRST)
    assert memberships(house) == [("Ann", "East", date(2026, 1, 1), END), ("Bo", "South", BEGINNING, END)]


def test_an_unknown_owner_is_a_rep_that_nobody_knows(house):
    house.load({"deals.csv": DEALS, "people.csv": PLAIN + "Ann,Zoe,East\n"}, as_of=FIRST)
    assert house.rows("select name, known, active from core.reps order by name") == [
        ("Ann", True, True),
        ("Bo", False, True),
    ]
    assert (
        house.one("select count(*) from core.spans where owner_ref is null and to_day = date '9999-12-31'")
        == 1
    )


def test_names_that_differ_in_case_and_blanks_are_one_rep(house):
    house.load({"deals.csv": DEALS.replace("a,A,Ann", "a,A, ANN ")}, as_of=FIRST)
    house.load({"people.csv": PLAIN + "Ann,Zoe,East\nBo,Yan,West\n"}, as_of=FIRST)
    assert house.one("select count(*) from core.reps") == 2


def test_id_and_name_of_an_owner_are_one_rep_once_the_users_are_there(house):
    weekly = (
        "Id,IsDeleted,Name,StageName,Amount,CloseDate,OwnerId,CreatedDate\n"
        "006A0000002TpvS,0,Big,Prospecting,10,2026-04-01,005A0000001AAAA,2026-02-01 08:00:00\n"
    )
    report = (
        "Opportunity Owner,Opportunity Name,Stage,Amount,Close Date,Created Date,Opportunity ID\n"
        "Ann Lee,Small,Prospecting,20,2026-04-13,2026-02-13,006A0000002Tpv9\n"
    )
    house.load({"Opportunity.csv": weekly, "report.csv": report}, as_of=FIRST)
    assert house.rows("select name, known from core.reps order by name") == [
        ("005A0000001AAAAAA2", False),
        ("Ann Lee", False),
    ] or (house.one("select count(*) from core.reps") == 2)
    house.load(
        {
            "User.csv": "Id,Username,LastName,FirstName,Email,Department,IsActive\n"
            "005A0000001AAAA,ann@x.cn,Lee,Ann,ann@x.cn,North,1\n"
        },
        as_of=FIRST,
    )
    assert house.rows("select name, email, known from core.reps") == [("Ann Lee", "ann@x.cn", True)]
    assert house.one("select count(distinct rep_id), count(*) from core.ref_reps") == (1, 2)


def test_an_owner_given_as_mail_is_the_person_with_that_mail(house):
    house.load({"deals.csv": DEALS.replace("Ann", "ann@x.cn")}, as_of=FIRST)
    house.load({"teams.csv": "rep,team,from,to,email\nAnn,North,2026-01-01,,Ann@X.cn\n"}, as_of=FIRST)
    assert house.rows("select name, known from core.reps order by name") == [("Ann", True), ("Bo", False)]


def test_chinese_names_are_put_together_surname_first(house):
    house.load(
        {
            "User.csv": "Id,Username,LastName,FirstName,Email,Department,IsActive\n"
            "005A0000001AAAA,w@x.cn,王,小明,w@x.cn,华东,1\n"
        },
        as_of=FIRST,
    )
    assert house.rows("select name from core.reps") == [("王小明",)]
