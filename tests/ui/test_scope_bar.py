"""The URL names the scope, and only the scope that there is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from salesperf.domain.period import FiscalCalendar
from salesperf.domain.scope import Scope
from salesperf.ui.scope_bar import KINDS, Choice, ScopeChoices, read_scope, write_scope

CALENDAR = FiscalCalendar(first_month=12)
CHOICES = ScopeChoices(
    teams=(Choice(1, "North"), Choice(2, "East")),
    reps=(Choice(11, "Lin Yue"), Choice(12, "Tang Wei")),
    sources=(Choice(5, "Web"),),
    first_day=date(2025, 6, 1),
    as_of=date(2026, 11, 20),
)

scopes = some.builds(
    Scope,
    period=some.builds(
        CALENDAR.period_of, some.sampled_from(KINDS), some.dates(date(2000, 1, 1), date(2100, 1, 1))
    ),
    teams=some.sets(some.sampled_from([1, 2])).map(tuple),
    reps=some.sets(some.sampled_from([11, 12])).map(tuple),
    sources=some.sets(some.just(5)).map(tuple),
    as_of=some.dates(date(2000, 1, 1), date(2100, 1, 1)),
)


def test_an_empty_url_is_the_quarter_of_the_latest_load_for_everybody():
    scope = read_scope({}, CALENDAR, CHOICES)
    assert scope == Scope(period=CALENDAR.parse("FY2026-Q4"), as_of=date(2026, 11, 20))
    assert write_scope(scope, CALENDAR, CHOICES) == {}


def test_the_five_keys_name_a_scope():
    scope = read_scope(
        {"p": "2026-10", "t": "2.1", "r": "11", "s": "5", "d": "2026-10-31"}, CALENDAR, CHOICES
    )
    assert scope == Scope(
        period=CALENDAR.parse("2026-10"), teams=(1, 2), reps=(11,), sources=(5,), as_of=date(2026, 10, 31)
    )


@given(scopes)
def test_a_scope_comes_back_from_its_url(scope):
    assert read_scope(write_scope(scope, CALENDAR, CHOICES), CALENDAR, CHOICES) == scope


@given(some.dictionaries(some.sampled_from("ptrsd"), some.text(max_size=30)))
def test_no_url_breaks_a_page(query):
    scope = read_scope(query, CALENDAR, CHOICES)
    assert set(scope.teams) <= {1, 2}


@pytest.mark.parametrize(
    "query", [{"t": "99"}, {"r": "1"}, {"s": "5x"}, {"p": "2026-Q9"}, {"d": "yesterday"}]
)
def test_what_there_is_not_is_left_out(query):
    assert read_scope(query, CALENDAR, CHOICES) == read_scope({}, CALENDAR, CHOICES)
