"""The review as a page to send: it says what the metrics say, escapes every text, and needs nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

import duckdb
import pytest

from salesperf.domain.period import FiscalCalendar
from salesperf.domain.scope import Scope, Viewer
from salesperf.reports import review
from salesperf.reports.asked import Asked
from salesperf.reports.digest import Digest, Line, Section, digest
from salesperf.reports.digest_page import page
from salesperf.settings import WorkspaceSettings
from salesperf.text import get_text
from tests.metrics.core_tables import Deal, State, warehouse

DAY = date(2026, 2, 20)
SINCE = date(2026, 2, 1)


def deal(number: int, *, owner: int = 1, lost: date | None = None) -> Deal:
    begin = State(datetime(2026, 1, 5), owner=owner, amount=number * 100_00, due=date(2026, 2, 15))
    if lost is None:
        return Deal(number, (begin,))
    at = datetime(lost.year, lost.month, lost.day)
    return Deal(number, (begin, replace(begin, at=at, status=2, position=5, closed=lost)))


@pytest.fixture(scope="module")
def cursor() -> duckdb.DuckDBPyConnection:
    deals = [deal(number) for number in range(1, 25)] + [deal(30, lost=date(2026, 2, 18))]
    return warehouse(deals, [("company", None, date(2026, 1, 1), date(2026, 4, 1), 600, 1)])


def asked(viewer: Viewer | None = None) -> Asked:
    scope = Scope(period=FiscalCalendar().period_of("quarter", DAY), as_of=DAY)
    return Asked(scope, viewer or Viewer(role="manager"), WorkspaceSettings())


def section(found: Digest, heading: str) -> Section:
    return next(one for one in found.sections if one.heading.startswith(heading))


def test_the_ledger_is_that_of_the_review_and_its_bars_meet(cursor: duckdb.DuckDBPyConnection) -> None:
    found = section(digest(cursor, asked(), get_text("en"), SINCE), "What moved")
    moved = review.moved(cursor, asked(), SINCE, asked().scope.period)
    start, *moves, end = found.lines
    assert [line.cells[2] for line in found.lines] == [
        str(moved.kinds[kind][1]) for kind in moved.kinds if kind != "residual"
    ]
    lost = next(line for line in moves if line.cells[0] == "Lost")
    assert start.bar == (0, 1)
    assert end.bar == pytest.approx((0, 0.9091), abs=1e-4)
    assert lost.bar == (end.bar[1] if end.bar else None, 1)
    assert (lost.cells[1], lost.meaning) == ("−¥3k", "behind")
    assert found.notes == ("Residual: ¥0.00 in 0 deals.",)


def test_of_many_stuck_deals_the_rest_is_counted(cursor: duckdb.DuckDBPyConnection) -> None:
    found = section(digest(cursor, asked(), get_text("en"), SINCE), "24 deals are stuck")
    assert len(found.lines) == 20
    assert found.lines[0].cells[0] == "Deal 24"
    assert found.notes == ("and 4 more",)


def test_a_rep_gets_the_own_deals_only(cursor: duckdb.DuckDBPyConnection) -> None:
    shown = page(digest(cursor, asked(Viewer(role="rep", rep_id=2)), get_text("en"), SINCE))
    assert "Deal 24" not in shown
    assert "Deal 24" in page(digest(cursor, asked(Viewer(role="rep", rep_id=1)), get_text("en"), SINCE))


def test_an_empty_warehouse_makes_a_page_too() -> None:
    found = digest(warehouse([], []), asked(), get_text("en"))
    assert found.title == "No deal was open in this selection"
    assert "<h1>No deal was open in this selection</h1>" in page(found)


def test_the_page_needs_nothing_else_and_closes_what_it_opens(cursor: duckdb.DuckDBPyConnection) -> None:
    shown = page(digest(cursor, asked(), get_text("zh_CN"), SINCE))
    assert 'lang="zh-CN"' in shown
    assert not re.search(r"(src|href)=|<script|url\(|@import", shown)
    for tag in ("section", "table", "tr", "td", "th", "p", "div", "svg", "h2", "small"):
        assert len(re.findall(rf"<{tag}[ >]", shown)) == shown.count(f"</{tag}>"), tag
    assert not re.search(
        r"[A-Za-z]{4,} [a-z]+ [a-z]+", re.sub(r"<style>.*</style>|<[^>]*>", "", shown, flags=re.DOTALL)
    )


def test_every_text_is_escaped() -> None:
    evil = '<img src=x onerror="alert(1)">&'
    lines = (Line((evil, evil), (0.2, 0.5), "behind"),)
    sections = (Section(evil, evil, (evil, evil), lines, (evil,), evil),)
    shown = page(Digest("en", evil, evil, evil, (), evil, sections))
    assert "<img" not in shown
    assert shown.count("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;") == 13
