"""Salesforce's roles: the team of a user who has no department."""

from __future__ import annotations

import pytest

from tests.importers.bench import bench

ROLES = (
    "Id,Name,ParentRoleId,RollupDescription\n"
    "00E5e00000RoL1AAAV,Sales North,00E5e00000RoL2AAAV,North\n00E5e00000RoL2AAAV,Management,,All\n"
)
USERS = (
    "Id,Username,LastName,FirstName,Department,UserRoleId,IsActive\n"
    "0055e00000AnnLeAAE,ann,Lee,Ann,,00E5e00000RoL1AAAV,1\n"
    "0055e00000BoRayAAE,bo,Ray,Bo,Key accounts,00E5e00000RoL1AAAV,1\n"
    "0055e00000CyFoxAAE,cy,Fox,Cy,,00E5e00000NoNeAAAV,1\n"
)


@pytest.fixture
def house(tmp_path):
    with bench(tmp_path) as made:
        yield made


def teams(house):
    return house.rows(
        "select r.name, t.name from core.memberships m join core.reps r on r.rep_id = m.rep_id"
        " join core.teams t on t.team_id = m.team_id order by 1"
    )


WANTED = [("Ann Lee", "Sales North"), ("Bo Ray", "Key accounts")]


@pytest.mark.parametrize("order", [("UserRole.csv", "User.csv"), ("User.csv", "UserRole.csv")])
def test_the_role_is_the_team_where_there_is_no_department(house, order):
    files = {"UserRole.csv": ROLES, "User.csv": USERS}
    for name in order:
        (file,) = house.load({name: files[name]}).files
        assert (file.system, file.status, file.rejected) == ("salesforce", "loaded", 0)
    assert teams(house) == WANTED


def test_a_role_of_another_name_renames_the_team_and_its_undo_takes_it_back(house):
    house.load({"UserRole.csv": ROLES, "User.csv": USERS})
    later = house.load({"UserRole.csv": ROLES.replace("Sales North", "North and East")})
    assert teams(house)[0] == ("Ann Lee", "North and East")
    house.undo(later.load_id)
    assert teams(house) == WANTED
