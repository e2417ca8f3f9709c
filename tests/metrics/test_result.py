"""The forms of a result: JSON as the command line prints it, and a frame."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

import pytest

from salesperf.metrics import Result, Row, as_json


def result(unit: str, *rows: Row, by: tuple[str, ...] = (), currency: str = "CNY") -> Result:
    return Result(
        metric="m", variant="v", unit=unit, currency=currency, as_of=date(2026, 3, 10),  # type: ignore[arg-type]
        since=date(2026, 1, 1), until=date(2026, 3, 10), by=by, rows=rows,
    )  # fmt: skip


def test_json_has_the_shape_of_the_contract() -> None:
    row = Row(((3, "Lin Yue"), ("2026-03-01", "2026-03")), Fraction(4238, 6711), 4238, 6711, 6711)
    printed = json.loads(json.dumps(as_json(result("ratio", row, by=("rep", "month")))))
    assert printed == {
        "metric": "m", "variant": "v", "unit": "ratio", "as_of": "2026-03-10", "from": "2026-01-01",
        "to": "2026-03-10",
        "rows": [{
            "rep": "Lin Yue", "rep_id": 3, "month": "2026-03", "month_id": "2026-03-01",
            "value": pytest.approx(0.631501, abs=1e-6), "numerator": 4238, "denominator": 6711, "n": 6711,
        }],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "currency", "printed"),
    [
        (1_611_754_824, "CNY", 16_117_548.24),
        (1_000_553_400, "CNY", 10_005_534),
        (Fraction(5, 2), "CNY", 0.03),
        (Fraction(-5, 2), "CNY", -0.03),
        (1234, "JPY", 1234),
        (1234, "KWD", 1.234),
        (None, "CNY", None),
    ],
)
def test_money_is_in_major_units_exact_to_its_minor_digits(
    value: Fraction | int | None, currency: str, printed: float | None
) -> None:
    shape = as_json(result("money", Row((), value, None, None, 1), currency=currency))
    assert shape["unit"] == currency
    assert shape["rows"][0]["value"] == printed


def test_whole_days_are_printed_whole() -> None:
    shape = as_json(
        result("days", Row((), Fraction(57), None, None, 2), Row((), Fraction(1, 2), None, None, 2))
    )
    assert [row["value"] for row in shape["rows"]] == [57, 0.5]


def test_a_frame_keeps_what_is_undefined_missing() -> None:
    rows = (
        Row(((1, "Web"),), Fraction(1, 2), 1, 2, 2, extra={"p75": Fraction(3, 2)}),
        Row(((None, None),), None, 0, 0, 0),
    )
    frame = result("ratio", *rows, by=("source",)).to_frame()
    assert frame["source"].tolist() == ["Web", None]
    assert frame["value"].tolist()[0] == 0.5
    assert frame["value"].isna().tolist() == [False, True]
    assert frame["p75"].isna().tolist() == [False, True]
    assert frame["n"].tolist() == [2, 0]


def test_money_and_counts_are_whole_numbers_in_a_frame() -> None:
    frame = result("money", Row((), 10**17 + 1, None, None, 1)).to_frame()
    assert frame["value"].tolist() == [10**17 + 1]
    assert str(frame["value"].dtype) == "Int64"


def test_a_result_without_rows_is_a_frame_with_columns() -> None:
    frame = result("count", by=("rep",)).to_frame()
    assert list(frame.columns) == ["rep", "rep_id", "value", "numerator", "denominator", "n", "unconverted"]


def test_the_total_is_the_only_row() -> None:
    row = Row((), 1, None, None, 1, unconverted=2)
    assert result("count", row).total is row
    assert result("count", row).unconverted == 2
