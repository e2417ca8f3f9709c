"""What successive exports tell of the past, against an independent account of it in plain Python."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.importers.bench import bench
from tests.warehouse.pictures import (
    STAGES,
    Row,
    Story,
    core,
    export,
    interesting,
    load_all,
    picture,
    pictures_of,
)

DAYS = (date(2026, 3, 1), date(2026, 3, 8), date(2026, 3, 15), date(2026, 3, 22))

_DAY = st.integers(0, 45).map(lambda n: date(2026, 2, 10) + timedelta(days=n))
_ROW = st.builds(
    Row,
    stage=st.sampled_from(["New", "Demo", "Offer", "Won", "Won", "Lost"]),
    amount=st.sampled_from([None, 100, 200]),
    close=st.none() | _DAY,
    owner=st.sampled_from(["Ann", "Bo"]),
)
_STORY = st.builds(
    Story,
    created=st.none() | st.integers(0, 30).map(lambda n: date(2026, 1, 31) + timedelta(days=n)),
    rows=st.tuples(*[st.none() | _ROW | _ROW for _ in DAYS]),
)
_STORIES = st.lists(_STORY, min_size=30, max_size=60)
_SLOW = settings(
    max_examples=3, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate]
)


def check_pictures(house, stories, days):
    for at in interesting(stories, days):
        told = {
            f"d{n}": seen for n, story in enumerate(stories) if (seen := picture(story, days, at)) is not None
        }
        assert pictures_of(house, at) == told, at


@_SLOW
@given(_STORIES)
def test_the_picture_of_any_day_is_what_the_exports_tell(stories):
    with TemporaryDirectory() as folder, bench(Path(folder)) as house:
        load_all(house, stories, DAYS)
        check_pictures(house, stories, DAYS)


@_SLOW
@given(_STORIES, st.permutations(range(len(DAYS))))
def test_exports_loaded_in_any_order_tell_the_same(stories, order):
    with TemporaryDirectory() as folder, bench(Path(folder)) as house:
        load_all(house, stories, DAYS, order)
        check_pictures(house, stories, DAYS)


@_SLOW
@given(_STORIES, st.integers(0, len(DAYS) - 1))
def test_an_undone_export_is_as_if_it_had_never_been_loaded(stories, gone):
    with TemporaryDirectory() as folder, bench(Path(folder)) as house:
        numbers = load_all(house, stories, DAYS)
        before = core(house)
        if numbers[gone] is None:
            return
        house.undo(numbers[gone])
        left = [turn for turn in range(len(DAYS)) if turn != gone]
        without = [Story(s.created, tuple(s.rows[turn] for turn in left)) for s in stories]
        check_pictures(house, without, [DAYS[turn] for turn in left])
        house.redo(numbers[gone])
        assert core(house) == before


def one(house, *rows, created=date(2026, 2, 1), days=DAYS):
    """Load one deal as the exports of `days` show it."""
    story = Story(created, rows)
    load_all(house, [story], days[: len(rows)])
    return lambda at: pictures_of(house, at).get("d0")


def test_a_deal_that_wins_is_open_until_its_close_date(house):
    on = one(house, Row("Demo", 100, date(2026, 3, 20)), Row("Won", 120, date(2026, 3, 5)))
    assert [(p["status"], p["amount"]) for p in (on(date(2026, 3, 4)), on(date(2026, 3, 5)))] == [
        (0, 10_000),
        (1, 12_000),
    ]
    assert on(date(2026, 1, 31)) is None


def test_a_win_without_a_close_date_stays_on_the_day_of_the_export_that_showed_it_first(house):
    on = one(house, Row("Demo", 100, None), Row("Won", 100, None), Row("Won", 150, None))
    assert on(date(2026, 3, 7))["status"] == 0
    assert on(date(2026, 3, 8))["closed"] == on(date(2026, 3, 30))["closed"] == date(2026, 3, 8)


def test_a_deal_missing_from_a_complete_export_is_gone_from_that_day_and_not_lost(house):
    on = one(house, Row("Demo", 100, None), None, Row("Offer", 100, None))
    assert on(date(2026, 3, 7))["stage"] == "Demo"
    assert on(date(2026, 3, 8)) is None
    assert on(date(2026, 3, 14)) is None
    assert on(date(2026, 3, 15))["stage"] == "Offer"
    assert house.one("select count(*) from core.spans where status = 2") == 0


def test_a_deal_missing_from_a_partial_export_stays(house):
    story = Story(date(2026, 2, 1), (Row("Demo", 100, None), None))
    for turn in (0, 1):
        house.load({"deals.csv": export([story], turn)}, as_of=DAYS[turn], choose=("@stages=" + STAGES,))
    assert pictures_of(house, DAYS[1])["d0"]["stage"] == "Demo"


def test_a_rejected_row_of_a_complete_export_keeps_its_deal(house):
    first = (
        "Deal ID,Deal Name,Deal Stage,Amount,Create Date,Close Date\na,A,New,1,2026-02-01,\n"
        "b,B,Won,2,2026-02-01,2026-02-20\nc,C,New,3,2026-02-01,\n"
    )
    house.load({"deals.csv": first}, as_of=DAYS[0], complete=True)
    report = house.load({"deals.csv": first.replace("New,1", "New,one")}, as_of=DAYS[1], complete=True)
    assert (report.files[0].rejected, report.files[0].unchanged) == (1, 2)
    assert pictures_of(house, DAYS[1])["a"]["amount"] == 100


def test_two_complete_files_of_one_load_complete_each_other(house):
    head = "Deal ID,Deal Name,Deal Stage,Amount,Create Date,Close Date\n"
    files = {
        "open.csv": head + "a,A,New,1,2026-02-01,\n",
        "closed.csv": head + "b,B,Won,2,2026-02-01,2026-02-20\n",
    }
    told = {"complete": True, "choose": ("@stages=" + STAGES,)}
    house.load(files, as_of=DAYS[0], **told)
    again = house.load(files, as_of=DAYS[0], **told)
    assert again.load_id is None
    house.load({**files, "open.csv": files["open.csv"].replace("New,1", "New,3")}, as_of=DAYS[1], **told)
    assert {key: seen["amount"] for key, seen in pictures_of(house, DAYS[1]).items()} == {"a": 300, "b": 200}


def test_an_undated_deal_is_in_every_picture_before_its_close(house):
    on = one(house, Row("Won", 100, date(2026, 2, 20)), created=None)
    assert on(date(1990, 1, 1))["status"] == 0
    assert on(date(2026, 2, 20))["status"] == 1
    assert on(date(2026, 2, 20))["created"] is None


def test_a_close_before_the_creation_stays_on_the_deal(house):
    on = one(house, Row("Won", 100, date(2026, 1, 20)), created=date(2026, 2, 1))
    assert (on(date(2026, 1, 20))["closed"], on(date(2026, 1, 20))["created"]) == (
        date(2026, 1, 20),
        date(2026, 2, 1),
    )


def test_a_deal_born_in_the_middle_of_the_funnel_implies_the_stages_before_it(house):
    on = one(house, Row("Offer", 100, None))
    assert (on(DAYS[0])["top"], on(DAYS[0])["visited"]) == (3, 0b100)


def test_a_lost_deal_keeps_the_highest_stage_that_it_was_seen_in(house):
    on = one(house, Row("Demo", 100, None), Row("Offer", 100, None), Row("Lost", 100, date(2026, 3, 10)))
    assert (on(DAYS[2])["status"], on(DAYS[2])["top"], on(DAYS[2])["visited"]) == (2, 3, 0b110)


def test_derived_stage_changes_are_visits_from_export_to_export(house):
    one(
        house,
        Row("New", 100, None),
        Row("Demo", 100, None),
        Row("Demo", 200, None),
        Row("Won", 200, date(2026, 3, 20)),
    )
    visits = house.rows(
        "select s.name, cast(v.entered_at as date), cast(v.left_at as date), v.hours, v.next_status, "
        "v.derived from core.visits v "
        "join core.stages s on s.stage_id = v.stage_id join raw.deals_keys k on k.key_id = v.deal_id "
        "where k.key = 'd0' order by v.visit_no"
    )
    assert visits == [
        ("New", date(2026, 2, 1), DAYS[1], 24 * 35, 0, False),
        ("Demo", DAYS[1], date(2026, 3, 20), 24 * 12, 1, True),
    ]


@pytest.mark.parametrize("stage", ["New", "Won"])
def test_an_unchanged_export_rebuilt_later_tells_what_the_first_told(house, stage):
    """A deal seen once is built by a short cut; seen again and rebuilt it goes the long way."""
    one(house, Row(stage, 100, date(2026, 3, 20) if stage == "New" else date(2026, 2, 20)))
    before = core(house)
    story = Story(
        date(2026, 2, 1), (Row(stage, 100, date(2026, 3, 20) if stage == "New" else date(2026, 2, 20)),)
    )
    second = house.load({"deals.csv": export([story], 0)}, as_of=DAYS[1], choose=("@stages=" + STAGES,))
    house.undo(second.load_id)
    house.redo(second.load_id)
    assert core(house) == before
