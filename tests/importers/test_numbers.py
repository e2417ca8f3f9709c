"""How columns of amounts, percentages, numbers and flags are read; the expected values are written by "
"hand."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesperf.importers import names, numbers
from tests.importers.bench import cells_of, faults, values


def money(cells, *, choice=None, digits="2"):
    """(minor units, rest) of each cell, faults, reading."""
    with cells_of(cells) as (cursor, column):
        plan = numbers.money(cursor, column, field="amount", choice=choice, digits=digits)
        assert plan.reading is not None
        return values(cursor, plan), faults(cursor, plan), plan.reading


@pytest.mark.parametrize(
    ("cell", "minor"),
    [
        ("1054", 105_400),
        ("￥6,406.00", 640_600),
        ("¥ 6,406.00", 640_600),
        ("$22,700.00", 2_270_000),
        ("$7,450,000.00 ", 745_000_000),
        ("$342.09K", 34_209_000),
        ("1.2M€", 120_000_000),
        ("5万", 5_000_000),
        ("5.25万元", 5_250_000),
        ("3亿", 30_000_000_000),
        ("5w", 5_000_000),
        ("3百万", 300_000_000),
        ("(1,234.50)", -123_450),
        ("（1,234.50）", -123_450),
        ("'-100", -10_000),
        ("-100.5", -10_050),
        ("−100", -10_000),
        ("100-", -10_000),
        ("100.-", 10_000),
        ("1’250’000.—", 125_000_000),
        ("12.000,-- EUR", 1_200_000),
        ("100,- ¥", 10_000),
        ("$-1,000.25", -100_025),
        ("-$1,000.25", -100_025),
        ("+12.30", 1_230),
        ("1.234,56", 123_456),
        ("1 234,56", 123_456),
        ("1\u00a0234,56 €", 123_456),
        ("1\u202f234,56", 123_456),
        ("1'234.56", 123_456),
        ("1’234.56", 123_456),
        ("12,34,567.89", 123_456_789),
        ("CNY 6,406.00", 640_600),
        ("6,406.00 USD", 640_600),
        ("US$ 1,200.50", 120_050),
        ("HK$1,200.50", 120_050),
        (".5", 50),
        ("0", 0),
        ("0.005", 1),
        ("-0.005", -1),
        ("１２", 1_200),
        ("１２３４．５６", 123_456),
        ("￥１，２３４．５６", 123_456),
        ("1.2亿", 12_000_000_000),
        ("1.5 亿元", 15_000_000_000),
        ("-¥5万", -5_000_000),
        ("人民币 100.00 元", 10_000),
        ("1,200.00元", 120_000),
        ("(1,234.50)元", -123_450),
        ("$ (1,234.50)", -123_450),
        ("1,234.50-", -123_450),
        ("–100", -10_000),
        ("‑100", -10_000),
        ("１００－", -10_000),
        ("1.5E+06", 150_000_000),
        ("1,5E+06", 150_000_000),
        ("12e3", 1_200_000),
        ("1.234.567,89", 123_456_789),
        ("1,234,567", 123_456_700),
        ("1.234.567", 123_456_700),
        ("1 234 kr", 123_400),
        ("1 200,50 zł", 120_050),
        ("Rs. 1,23,456.50", 12_345_650),
        ("S$1,234.50", 123_450),
        ("NT$5.50", 550),
        ("US$1.5m", 150_000_000),
        ("$1.2 million", 120_000_000),
        ("2,5 Mio. €", 250_000_000),
        ("\u200e100.5", 10_050),
        ("\u202d1,234.50\u202c", 123_450),
    ],
)
def test_an_amount_in_every_notation(cell, minor):
    got, wrong, reading = money([cell])
    if minor is None:
        assert wrong == ["money.not_a_number"]
        return
    assert (got[0][0], wrong, reading.question) == (minor, [None], None)


@pytest.mark.parametrize(
    "cell",
    [
        "soon",
        "12a34",
        "1.2.3,4",
        "1,23,4",
        "--5",
        "$",
        "12/5",
        "1 2,3 4,5.6",
        "(5",
        "5)",
        "5%",
        "-5-",
        "$5$x",
    ],
)
def test_a_text_that_is_no_amount_is_a_fault_and_not_nothing(cell):
    got, wrong, _ = money(["100.50", cell])
    assert got[0] == (10_050, 0)
    assert got[1][0] is None
    assert wrong == [None, "money.not_a_number"]


@pytest.mark.parametrize("cell", [None, "", "--", "NULL", "#REF!"])
def test_an_empty_amount_is_unknown_and_never_nothing_earned(cell):
    assert money([cell, "5"])[0] == [(None, 0), (500, 0)]
    assert money([cell, "$5.00"])[0] == [(None, 0), (500, 0)]


def test_the_style_of_a_column_is_decided_by_all_its_cells():
    got, _, reading = money(["1.234", "2.000,50"])
    assert ([minor for minor, _ in got], reading.how, reading.question) == (
        [123_400, 200_050],
        "decimal-comma",
        None,
    )
    got, _, reading = money(["$1,234", "$2,000.50"])
    assert ([minor for minor, _ in got], reading.how, reading.question) == (
        [123_400, 200_050],
        "decimal-point",
        None,
    )


@pytest.mark.parametrize(
    "cells", [["1,234", "5,600"], ["1.234 €", "5.600 €"], ["1.234", "5.600"], ["1.234", "800"]]
)
def test_a_column_that_fits_both_styles_asks_with_both_readings(cells):
    _, _, reading = money(cells)
    assert reading.question is not None
    assert reading.question.code == "number.style"
    (text, point), *_ = reading.question.samples["decimal-point"]
    assert text == cells[0]
    assert {point, reading.question.samples["decimal-comma"][0][1]} == {"1234", "1.234"}


@pytest.mark.parametrize(
    "cells", [["0.125", "0.250"], ["1.234", "2.5"], ["129.696", "31.92", "125.44"], ["1.234", "0.875"]]
)
def test_three_decimals_ask_nothing_where_another_cell_shows_that_they_are_decimals(cells):
    got, _, reading = money(cells)
    assert reading.question is None
    assert [Decimal(minor) * 10_000 + rest for minor, rest in got] == [
        Decimal(cell) * 1_000_000 for cell in cells
    ]


@pytest.mark.parametrize(("answer", "minor"), [("decimal-point", 123), ("decimal-comma", 123_400)])
def test_the_answer_settles_the_style(answer, minor):
    got, wrong, reading = money(["1.234"], choice=answer)
    assert (got[0][0], wrong, reading.question) == (minor, [None], None)
    got, _, _ = money(["1,234"], choice=answer)
    assert got[0][0] == {"decimal-point": 123_400, "decimal-comma": 123}[answer]


def test_decimals_beyond_the_minor_unit_are_kept_beside_it():
    assert money(["129.696", "31.92"])[0] == [(12_970, -4_000), (3_192, 0)]
    assert money(["0.123456", "7.5"])[0] == [(12, 3_456), (750, 0)]


def test_yen_have_no_minor_unit_and_dinars_have_three_digits():
    assert money(["1500"], digits="0")[0] == [(1500, 0)]
    assert money(["1500.40"], digits="0")[0] == [(1500, 4_000)]
    assert money(["1.5"], digits="3")[0] == [(1500, 0)]


def test_an_amount_beyond_what_can_be_counted_is_a_fault():
    for cell in ("9" * 22, "99999999999亿", "9" * 19 + "万", "1e300"):
        got, wrong, _ = money([cell, "5"])
        assert got == [(None, 0), (500, 0)]
        assert wrong[0] in ("money.too_large", "money.not_a_number")


@settings(max_examples=20)
@given(
    st.lists(st.decimals(Decimal("-99999999.99"), Decimal("99999999.99"), places=2), min_size=1, max_size=10),
    st.booleans(),
)
def test_any_amounts_come_back_in_either_style(amounts, comma):
    cells = [f"{amount:,.2f}" for amount in amounts]
    if comma:
        cells = [cell.translate(str.maketrans(",.", ".,")) for cell in cells]
    got, wrong, reading = money(cells)
    assert got == [(int(amount * 100), 0) for amount in amounts]
    assert (wrong, reading.question) == ([None] * len(amounts), None)


@settings(max_examples=20)
@given(
    st.lists(st.decimals(Decimal("-9999.999999"), Decimal("9999.999999"), places=6), min_size=1, max_size=10)
)
def test_minor_units_and_rest_add_up_to_the_amount_of_the_file(amounts):
    got, _, _ = money([f"{amount:f}" for amount in amounts])
    for amount, (minor, rest) in zip(amounts, got, strict=True):
        assert minor == int((amount * 100).quantize(Decimal(1), ROUND_HALF_UP))
        assert minor * 10_000 + rest == int(amount * 1_000_000)


def percent(cells, *, choice=None):
    with cells_of(cells) as (cursor, column):
        plan = numbers.percent(cursor, column, field="probability", choice=choice)
        return values(cursor, plan)


def test_percentages_are_hundredths_where_a_cell_says_so_else_fractions():
    assert percent(["50", "100", "7.5"]) == [5000, 10_000, 750]
    assert percent(["50%", "0.5%"]) == [5000, 50]
    assert percent(["0.5", "1"]) == [5000, 10_000]
    assert percent(["1", "0"], choice="percent") == [100, 0]
    assert percent(["0,5", "0,25"]) == [5000, 2500]


def test_flags_come_in_every_dress():
    cells = ["0", "1", "TRUE", "FALSE", "checked", "unchecked", "是", "否", "Yes", "no", None, "perhaps"]
    with cells_of(cells) as (cursor, column):
        plan = numbers.flag(cursor, column, field="is_won")
        assert values(cursor, plan) == [
            False,
            True,
            True,
            False,
            True,
            False,
            True,
            False,
            True,
            False,
            None,
            None,
        ]
        assert faults(cursor, plan) == [None] * 11 + ["flag.unreadable"]
        assert plan.soft


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("CNY", "CNY"),
        ("￥", "CNY"),
        ("人民币", "CNY"),
        ("rmb", "CNY"),
        ("$", "USD"),
        ("US Dollar", "USD"),
        ("€", "EUR"),
        ("British Pound (GBP)", "GBP"),
        ("日元", "JPY"),
        ("S$", "SGD"),
        ("NT$", "TWD"),
        ("C$", "CAD"),
        ("XYZ", None),
        ("", None),
    ],
)
def test_a_currency_is_known_by_code_sign_and_name(text, code):
    assert names.currency_code(text) == code


@pytest.mark.parametrize(
    ("given_id", "kept"),
    [
        ("006A0000002TpvS", "006A0000002TpvSIAS"),
        ("000000000000000", "000000000000000AAA"),
        ("006A0000002TpvSIAS", "006A0000002TpvSIAS"),
        ("A-17", "A-17"),
        ("006A0000-02TpvS", "006A0000-02TpvS"),
    ],
)
def test_salesforce_ids_of_15_characters_get_their_checksum(given_id, kept):
    with cells_of([]) as (cursor, _):
        expression = names.identifier("x.id", system="salesforce")
        assert cursor.execute(
            "select " + expression + " from (select $id as id) x", {"id": given_id}
        ).fetchone() == (kept,)


def test_ids_of_other_systems_stay_as_they_are():
    assert names.identifier("x.id", system="hubspot") == "x.id"


@settings(max_examples=6)
@given(st.from_regex(r"[a-zA-Z0-9]{15}", fullmatch=True))
def test_the_checksum_is_a_bit_for_each_capital_of_five_letters(text):
    suffix = "".join(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"[
            sum(1 << place for place, c in enumerate(text[start : start + 5]) if c.isupper())
        ]
        for start in (0, 5, 10)
    )
    with cells_of([]) as (cursor, _):
        expression = names.identifier("x.id", system="salesforce")
        assert cursor.execute(
            "select " + expression + " from (select $id as id) x", {"id": text}
        ).fetchone() == (text + suffix,)


@pytest.mark.parametrize(
    ("cells", "first", "how"),
    [
        (["$1,234", "$1,234,567"], 123_400, "decimal-point"),
        (["$1,234", "$12.5"], 123_400, "decimal-point"),
        (["1.234 €", "1.234.567 €"], 123_400, "decimal-comma"),
        (["1,234", "0,500"], 123, "decimal-comma"),
    ],
)
def test_one_cell_that_fits_one_style_only_settles_the_column(cells, first, how):
    got, wrong, reading = money(cells)
    assert (got[0][0], wrong, reading.how, reading.question) == (first, [None, None], how, None)


def test_currencies_of_dollar_signs_are_told_apart():
    with cells_of(["S$5.00", "HK$5.00", "$5.00", "TRY again"]) as (cursor, column):
        signs = cursor.execute(numbers.sql("numbers/signs", cell=column.cell, cells=column.cells)).fetchall()
    assert [names.currency_code(sign) for (sign,) in signs] == ["USD", "HKD", "SGD"]
