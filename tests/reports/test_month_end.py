"""Spikes at month end in words, and the columns that show them."""

from __future__ import annotations

from datetime import date

from salesperf.domain.period import FiscalCalendar
from salesperf.domain.scope import Scope, Viewer
from salesperf.metrics.closing_days import month_ends
from salesperf.reports.asked import Asked, Figure
from salesperf.reports.times_month_end import push_tile, rows, words
from salesperf.settings import WorkspaceSettings
from salesperf.text import get_text
from salesperf.ui.charts.month_end import closings_by_day_of_month
from salesperf.ui.theme import LIGHT

EN, ZH = get_text("en"), get_text("zh_CN")
FOUND = month_ends([(date(2026, 4, 30), 12), (date(2026, 4, 2), 28)])


def test_the_share_stands_beside_that_of_an_even_spread() -> None:
    assert words(EN, FOUND, promised=False) == (
        "30% of the deals won in 12 months (12 of 40) closed in the last 3 days of a month; "
        "spread evenly it would be 10%: 3.0× as many."
    )
    assert words(ZH, FOUND, promised=True).startswith("在途商机中有 30%（12/40）")
    assert words(EN, month_ends([(date(2026, 4, 2), 4)]), promised=False) == "Too few deals to tell: 4."
    assert words(EN, month_ends([]), promised=False) == ""


def test_the_last_days_are_orange() -> None:
    figure = closings_by_day_of_month(rows(FOUND), EN, LIGHT)
    (columns,) = figure.data
    assert columns.x[-1] == 0
    assert columns.y[-1] == 0.3
    assert list(columns.marker.color[-4:]) == [LIGHT.rest, LIGHT.behind, LIGHT.behind, LIGHT.behind]
    assert closings_by_day_of_month(rows(month_ends([])), EN, LIGHT) is None


def test_an_even_spread_is_no_spike() -> None:
    even = month_ends([(date(2026, 4, day), 2) for day in range(1, 31)])
    assert (even.at_end, even.even) == (6, 6)
    assert not rows(even)["late"].any()


def test_pushes_are_undefined_where_no_deal_has_a_close_date() -> None:
    scope = Scope(period=FiscalCalendar().period_of("quarter", date(2026, 2, 20)), as_of=date(2026, 2, 20))
    asked = Asked(scope, Viewer(role="owner"), WorkspaceSettings())
    none = Figure((), (), 0, None, None, 0, 0, {})
    tile = push_tile(EN, asked, none, none, dated=False)
    assert (tile.value, tile.parts, tile.opens) == ("–", "no deal has a close date", "")
    assert push_tile(EN, asked, none, none, dated=True).value == "0"
