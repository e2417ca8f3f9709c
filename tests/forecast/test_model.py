"""What a decided picture stands for, and what an unknown feature says."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from salesperf.forecast.features import FEATURES, encoding
from salesperf.forecast.model import Part
from salesperf.forecast.pictures import past
from salesperf.forecast.record import record
from tests.forecast.company import START, made_up, warehouse


def test_a_decided_picture_stands_for_those_too_young_to_be_decided() -> None:
    days = pd.to_datetime(["2025-01-01", "2025-01-11", "2025-01-21", "2025-01-31"])
    closed = pd.to_datetime(["2025-01-16", "2025-01-13", None, None])
    pictures = pd.DataFrame(
        {"deal_id": [1, 2, 3, 4], "day": days, "decided_on": closed, "outcome": [1, 2, 0, 0]}
    )
    part = Part(pictures, date(2025, 1, 31))
    assert part.decided["deal_id"].tolist() == [1, 2]
    # within 15 days two of the four could have been decided, within 2 days three
    assert part.weights.tolist() == pytest.approx([4 / 2, 4 / 3])


def test_an_unknown_feature_stands_at_the_average() -> None:
    with warehouse(made_up(300)).read() as cursor:
        pictures = past(cursor, START.replace(month=12), record(cursor, START.replace(month=12)))
    code = encoding(pictures)
    unknown = pictures.assign(days_to_due=np.nan)
    place = list(FEATURES).index("due")
    assert code.matrix(unknown)[:, place].tolist() == [0.0] * len(unknown)
    assert code.matrix(pictures)[:, place].mean() == pytest.approx(0, abs=1e-9)
    far = pictures.assign(age=99_999.0)
    age = list(FEATURES).index("age")
    assert code.matrix(far)[:, age].max() == pytest.approx(code.matrix(pictures)[:, age].max())
