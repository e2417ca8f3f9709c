from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from salesperf.domain.period import FiscalCalendar
from salesperf.domain.scope import Scope, Viewer

WEEK = FiscalCalendar().parse("2026-W47")


def test_equal_scopes_are_one_cache_key() -> None:
    one = Scope(period=WEEK, teams=(2, 1, 2), as_of=date(2026, 11, 20))
    other = Scope(period=WEEK, teams=(1, 2), as_of=date(2026, 11, 20))
    assert one == other
    assert hash(one) == hash(other)


def test_a_rep_and_a_team_look_as_somebody() -> None:
    with pytest.raises(ValidationError):
        Viewer(role="rep")
    with pytest.raises(ValidationError):
        Viewer(role="team")
    with pytest.raises(ValidationError):
        Viewer(role="admin")  # type: ignore[arg-type]


def test_only_owner_and_manager_see_the_company() -> None:
    assert Viewer(role="owner").sees_company
    assert Viewer(role="manager").sees_company
    assert not Viewer(role="team", team_id=1).sees_company
    assert not Viewer(role="rep", rep_id=1).sees_company
