"""What a reader changes in the table of stuck deals becomes actions: new ones, and parts of those agreed."""

from __future__ import annotations

from datetime import date

import pandas as pd

from salesperf.ui.review.actions_table import MANAGER, Changes, Row, changes
from salesperf.warehouse.actions import Assignment

WEEK = date(2026, 12, 3)
ROWS = (Row(1, 11, None, "Call", WEEK), Row(2, None, None, "Offer", WEEK), Row(3, 12, "7", "Sign", WEEK))


def frame(**cells: list) -> pd.DataFrame:
    drawn = {
        "action": ["Call", "Offer", "Meet"],
        "owner": pd.Series([None, None, 12], dtype="Int64"),
        "due": pd.to_datetime(pd.Series([None, None, date(2026, 11, 30)], dtype=object)),
    }
    return pd.DataFrame(drawn | cells)


def test_a_table_left_alone_agrees_nothing():
    assert changes(ROWS, frame(), frame()) == Changes((), {})


def test_any_edit_agrees_an_action_and_the_rest_is_filled_in():
    after = frame(owner=pd.Series([MANAGER, None, 12], dtype="Int64"), action=["Call", "Visit", "Meet"])
    assert changes(ROWS, frame(), after).new == (
        Assignment(1, "Call", None, WEEK),
        Assignment(2, "Visit", None, WEEK),
    )
    dated = frame(due=[pd.Timestamp(2026, 12, 1), pd.NaT, pd.Timestamp(2026, 11, 30)])
    assert changes(ROWS, frame(), dated).new == (Assignment(1, "Call", 11, date(2026, 12, 1)),)


def test_an_action_that_was_agreed_is_changed_in_place():
    after = frame(
        action=["Call", "Offer", "Sign"],
        owner=pd.Series([None, None, MANAGER], dtype="Int64"),
        due=pd.to_datetime(pd.Series([None, None, None], dtype=object)),
    )
    found = changes(ROWS, frame(), after)
    assert (found.new, dict(found.edited)) == ((), {"7": {"what": "Sign", "owner": None, "due": None}})


def test_an_emptied_task_or_owner_changes_nothing():
    after = frame(action=["Call", None, None], owner=pd.Series([None, None, None], dtype="Int64"))
    assert len(changes(ROWS, frame(), after)) == 0
