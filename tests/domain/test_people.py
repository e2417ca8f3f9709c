from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from salesperf.domain.people import FOREVER, Membership, Memberships, overlaps

JAN, MAR, JUN = date(2026, 1, 1), date(2026, 3, 1), date(2026, 6, 1)


def test_a_rep_who_moves_belongs_to_one_team_a_day() -> None:
    moves = Memberships(
        entries=(
            Membership(rep_id=1, team_id=10, from_day=JAN, to_day=MAR),
            Membership(rep_id=1, team_id=20, from_day=MAR),
        )
    )
    assert [moves.team_on(1, day) for day in (date(2025, 12, 31), JAN, date(2026, 2, 28), MAR)] == [
        None,
        10,
        10,
        20,
    ]
    assert moves.members_on(20, MAR) == (1,)
    assert moves.members_on(10, MAR) == ()


def test_two_teams_on_one_day_are_refused() -> None:
    with pytest.raises(ValidationError, match="teams 10 and 20"):
        Memberships(
            entries=(
                Membership(rep_id=1, team_id=10, from_day=JAN),
                Membership(rep_id=1, team_id=20, from_day=MAR),
            )
        )


def test_a_membership_has_days() -> None:
    with pytest.raises(ValidationError):
        Membership(rep_id=1, team_id=10, from_day=MAR, to_day=MAR)


def test_moving_ends_the_old_membership_and_replaces_later_ones() -> None:
    before = Memberships(
        entries=(
            Membership(rep_id=1, team_id=10, from_day=JAN, to_day=JUN),
            Membership(rep_id=1, team_id=20, from_day=JUN),
        )
    )
    assert before.moved(1, 30, MAR).entries == (
        Membership(rep_id=1, team_id=10, from_day=JAN, to_day=MAR),
        Membership(rep_id=1, team_id=30, from_day=MAR, to_day=FOREVER),
    )


moves = st.lists(st.tuples(st.integers(1, 3), st.integers(1, 4), st.dates(JAN, JUN)), max_size=12)


@given(moves, st.integers(1, 3), st.dates(JAN, JUN))
def test_any_sequence_of_moves_leaves_one_team_a_day(
    steps: list[tuple[int, int, date]], rep: int, day: date
) -> None:
    book = Memberships()
    for rep_id, team_id, on in steps:
        book = book.moved(rep_id, team_id, on)
    assert overlaps(book.entries) == ()
    team = book.team_on(rep, day)
    assert team is None or rep in book.members_on(team, day)
