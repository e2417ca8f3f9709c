"""Sources: each figure against a count by hand; what campaigns cost in the days looked at."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesperf.domain.period import FiscalCalendar
from salesperf.domain.scope import Scope, Viewer
from salesperf.reports.asked import Asked
from salesperf.reports.sources import Source, share_of_days, sources
from salesperf.settings import WorkspaceSettings
from tests.importers.bench import bench

AS_OF = date(2026, 11, 20)
DEALS = """Deal ID,Deal Name,Deal Owner,Deal Stage,Amount,Currency,Create Date,Close Date,Source
1,A,Ann,Won,100,CNY,2026-09-01,2026-10-01,Web
2,B,Ann,New,100,CNY,2026-09-10,,Web
3,C,Bo,Won,300,CNY,2026-10-01,2026-10-11,Fair
4,D,Bo,Won,70,CNY,2026-01-05,2026-10-20,Web
5,E,Bo,New,70,CNY,2026-10-05,,
"""
LEADS = """Lead ID,Lead Name,Lead Owner,Lead Source,Created Date,Converted Date
l1,One,Ann,Web,2026-09-01,2026-09-05
l2,Two,Ann,Web,2026-09-02,
l3,Three,Bo,Web,2026-09-03,2026-12-01
l4,Four,Bo,Mail,2026-09-03,
l5,Old,Bo,Web,2026-01-03,2026-02-01
"""
CAMPAIGNS = """Campaign Name,Source,Start Date,End Date,Actual Cost,Currency
Ads,web,2026-10-31,2026-11-29,3000,CNY
Stand,Fair,2026-10-01,2026-10-02,500,CNY
Old,Fair,2026-01-01,2026-01-31,999,CNY
Nobody's,,2026-10-01,2026-10-01,40,CNY
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with bench(tmp_path_factory.mktemp("house")) as made:
        made.load({"deals.csv": DEALS}, choose=("@stages=New>Won+>Lost-",), as_of=AS_OF)
        made.load({"leads.csv": LEADS}, choose=("@object=leads",), as_of=AS_OF)
        made.load({"campaigns.csv": CAMPAIGNS}, choose=("@object=campaigns",), as_of=AS_OF)
        yield made


def found(house, viewer: Viewer | None = None):
    scope = Scope(period=FiscalCalendar().period_of("month", AS_OF), as_of=AS_OF)
    asked = Asked(scope, viewer or Viewer(role="manager"), WorkspaceSettings())
    with house.store.read() as cursor:
        return sources(cursor, asked)


def test_each_source_is_counted_by_its_own_leads_and_deals(house):
    told = found(house)
    by_name = {one.name: one for one in told.sources}
    web = by_name["Web"]
    assert (told.stretch.since, told.stretch.until) == (date(2026, 8, 22), AS_OF)
    assert (web.leads, web.converted, web.deals, web.won) == (3, 1, 2, 1)
    assert (web.cycle, web.cycle_n, web.bookings) == (Fraction(30 + 288, 2), 2, 17_000)
    assert (by_name["Fair"].deals, by_name["Fair"].won, by_name["Fair"].cycle) == (1, 1, 10)
    assert (by_name["Mail"].leads, by_name["Mail"].deals, by_name["Mail"].spend) == (1, 0, None)
    assert [one.name for one in told.sources][-1] is None
    assert told.deals == 4


def test_a_cost_goes_evenly_over_the_days_of_its_campaign(house):
    told = found(house)
    by_name = {one.name: one for one in told.sources}
    assert by_name["Web"].spend == Fraction(300_000 * 21, 30)
    assert by_name["Fair"].spend == 50_000
    assert told.unnamed == 4_000


def test_a_rep_sees_own_leads_and_deals_and_no_cost(house):
    bo = Viewer(role="rep", rep_id=house.one("select rep_id from core.reps where name = 'Bo'"))
    told = found(house, bo)
    by_name = {one.name: one for one in told.sources}
    assert (by_name["Web"].leads, by_name["Web"].deals, by_name["Web"].bookings) == (1, 0, 7_000)
    assert not told.any_spend
    assert {one.spend for one in told.sources} == {None}
    assert all(isinstance(one, Source) for one in told.sources)


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(DAYS, DAYS, DAYS, DAYS)
def test_the_share_of_days_is_a_count_of_days(one, other, since, until):
    first, last = sorted((one, other))
    span = range(first.toordinal(), last.toordinal() + 1)
    inside = [day for day in span if since.toordinal() <= day <= until.toordinal()]
    assert share_of_days(first, last, since, until) == Fraction(len(inside), len(span))
