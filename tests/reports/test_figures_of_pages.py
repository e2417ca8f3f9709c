"""What the pages show is what the metrics say, on tiny warehouses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import duckdb
import pytest

from salesperf.domain.period import FiscalCalendar
from salesperf.domain.scope import Scope, Viewer
from salesperf.metrics import behind, run
from salesperf.metrics.ladder import ladders
from salesperf.reports import home, review, review_text
from salesperf.reports.asked import Asked, Stretch
from salesperf.reports.places import own_places
from salesperf.settings import WorkspaceSettings
from salesperf.text import get_text
from tests.metrics.core_tables import Deal, State, warehouse

DAY = date(2026, 2, 20)


def deal(
    number: int, *, owner: int = 1, won: date | None = None, lost: date | None = None, to: int = 1
) -> Deal:
    states = [State(datetime(2026, 1, 5), owner=owner, amount=number * 100, due=date(2026, 3, 1))]
    if to > 1:
        states.append(replace(states[0], at=datetime(2026, 1, 15), position=to))
    end = won or lost
    if end:
        at = datetime(end.year, end.month, end.day)
        states.append(
            replace(states[-1], at=at, status=1 if won else 2, position=4 if won else 5, closed=end)
        )
    return Deal(number, tuple(states))


@pytest.fixture(scope="module")
def cursor() -> duckdb.DuckDBPyConnection:
    deals = [
        deal(1, won=date(2026, 2, 3), to=3),
        deal(2, won=date(2026, 2, 17), owner=3, to=2),
        deal(3, lost=date(2026, 2, 18), to=2),
        deal(4, to=2),
        deal(5, owner=3),
    ]
    targets = [("company", None, date(2026, m, 1), date(2026, m + 1, 1), 600, 1) for m in (1, 2, 3)]
    targets += [("rep", r, date(2026, 1, 1), date(2026, 4, 1), 1000 * r, 1) for r in (1, 2)]
    return warehouse(deals, targets)


def asked(viewer: Viewer | None = None) -> Asked:
    scope = Scope(period=FiscalCalendar().period_of("quarter", DAY), as_of=DAY)
    return Asked(scope, viewer or Viewer(role="manager"), WorkspaceSettings())


def test_the_position_is_what_the_metrics_say(cursor: duckdb.DuckDBPyConnection) -> None:
    here, one = home.position(cursor, asked()), asked()
    for name, key in (
        ("booked", "bookings"), ("won", "win_rate"), ("open_amount", "amount_open"),
        ("attained", "attainment"), ("cycle", "sales_cycle"), ("cover", "coverage"),
    ):  # fmt: skip
        said = run(cursor, key, as_of=DAY, scope=one.scope, viewer=one.viewer, settings=one.settings).total
        assert getattr(here, name).value == said.value, key
    assert here.booked.value == 300
    assert here.target == 1800


def test_the_running_month_expects_its_run_rate_on_working_days(cursor: duckdb.DuckDBPyConnection) -> None:
    frame = home.months(cursor, asked())
    february = frame[frame["month"] == "2026-02-01"].iloc[0]
    work = asked().work
    month = FiscalCalendar().period_of("month", DAY)
    gone, total = work.elapsed(month, DAY), work.count(month)
    assert february["bookings"] == 300
    assert february["expected"] == round(300 * (total - gone) / gone)


def test_the_funnel_is_the_stage_conversion(cursor: duckdb.DuckDBPyConnection) -> None:
    ladder = next(one for one in ladders(cursor) if one.pipeline_id == 1)
    frame = review.funnel(cursor, asked(), ladder, "reached")
    window = asked().cohort
    rows = run(
        cursor, "stage_conversion", by=("stage",), since=window.since, until=window.until, as_of=DAY,
        settings=WorkspaceSettings(),
    ).rows  # fmt: skip
    shares = {row.dims[0][0]: (row.numerator, row.denominator) for row in rows}
    for line in frame.iloc[:-1].to_dict("records"):
        assert shares[line["key"]] == (line["went_on"], line["reached"])
        assert line["went_on"] + line["still_open"] + line["lost"] == line["reached"]
    assert list(frame["reached"]) == [5, 4, 2, 2]
    assert list(frame["amount"]) == [1500, 1000, 300, 300]


def test_each_line_of_the_ledger_opens_its_deals(cursor: duckdb.DuckDBPyConnection) -> None:
    moved = review.moved(cursor, asked(), date(2026, 2, 16), None)
    t = get_text("en")
    for kind in ("start", "won", "lost", "end"):
        drill = review_text.moved_drill(t, moved, kind)
        assert drill.stretch == Stretch(date(2026, 2, 17), DAY, DAY)
        listed = behind(
            cursor, drill.metric, dict(drill.dims), since=drill.stretch.since, until=drill.stretch.until,
            as_of=DAY, settings=WorkspaceSettings(),
        )  # fmt: skip
        assert listed.total == moved.kinds[kind][1], kind
    assert moved.kinds["residual"] == (0, 0)


def test_a_rep_never_reads_another_ones_target(cursor: duckdb.DuckDBPyConnection) -> None:
    frame = home.members_booked(cursor, asked(Viewer(role="rep", rep_id=2)), "rep")
    assert list(frame["label"]) == ["Tang Wei"]
    teams = home.members_booked(cursor, asked(Viewer(role="rep", rep_id=2)), "team")
    assert teams["target"].isna().all()


def test_a_rep_reads_the_own_places(cursor: duckdb.DuckDBPyConnection) -> None:
    places = own_places(cursor, asked(Viewer(role="rep", rep_id=2)))
    assert ("bookings", 1) in [(one.metric, one.place) for one in places]


def test_the_cohort_of_a_short_period_is_thirteen_weeks() -> None:
    assert asked().cohort == Stretch(date(2025, 11, 22), DAY, DAY)
    late = asked()
    over = replace(late, scope=late.scope.model_copy(update={"as_of": date(2026, 6, 1)}))
    assert over.cohort == Stretch(date(2026, 1, 1), date(2026, 3, 31), date(2026, 6, 1))
