"""Everybody who booked or has a target stands in the table, the undefined as a dash."""

from __future__ import annotations

import pandas as pd

from salesperf.reports.members import members_table
from salesperf.text import get_text

TEXT = get_text("en")
FRAME = pd.DataFrame(
    {
        "key": [1, 2],
        "label": ["Ann", "Bo"],
        "booked": pd.Series([150_000, 50_000], dtype="Int64"),
        "target": pd.Series([200_000, None], dtype="Int64"),
    }
)


def test_without_an_own_target_there_is_no_attainment():
    table = members_table(TEXT, "rep", FRAME, "CNY")
    assert list(table.columns) == ["Rep", "Booked", "Target", "Attainment"]
    assert table.to_numpy().tolist() == [
        ["Ann", "¥1,500.00", "¥2,000.00", "75%"],
        ["Bo", "¥500.00", "–", "–"],
    ]


def test_where_nobody_has_a_target_only_bookings_stand_there():
    table = members_table(TEXT, "team", FRAME.assign(target=pd.Series([None, None], dtype="Int64")), "CNY")
    assert list(table.columns) == ["Team", "Booked"]
