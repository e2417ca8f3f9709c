"""What headers and cells say of months, quarters, halves and years."""

from __future__ import annotations

from datetime import date

import pytest

from salesperf.importers.quotas.periods import Span, decode, of_headers, parse, parse_header, with_years

JANUARY = Span("month", 1)
JANUARY_25 = Span("month", 1, 2025)


@pytest.mark.parametrize(
    "text", ["Jan", "january", "JAN.", "1月", "一月", "01月份", "M1", "Month 1", "Jan Target", "目标1月"]
)
def test_a_month_without_a_year(text: str):
    assert parse_header(text) == JANUARY


@pytest.mark.parametrize(
    "text",
    ["2025-01", "2025/1", "202501", "2025M01", "Jan-25", "Jan'25", "Jan 2025", "2025 Jan", "2025年1月",
     "25年1月", "01/2025",
     "2025-01-01", "2025-01-31", "2025-01-01 00:00:00", "Bookings Jan 2025", "2025-01 (k)"],
)  # fmt: skip
def test_a_month_of_a_year(text: str):
    assert parse_header(text) == JANUARY_25


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Q2", Span("quarter", 2)),
        ("2Q", Span("quarter", 2)),
        ("第二季度", Span("quarter", 2)),
        ("2季度", Span("quarter", 2)),
        ("2025Q2", Span("quarter", 2, 2025)),
        ("Q2 2025", Span("quarter", 2, 2025)),
        ("2025年二季度", Span("quarter", 2, 2025)),
        ("FY25 Q2", Span("quarter", 2, 2025, fiscal=True)),
        ("H2", Span("half", 2)),
        ("下半年", Span("half", 2)),
        ("2025", Span("year", 1, 2025)),
        ("2025年度", Span("year", 1, 2025)),
        ("FY25", Span("year", 1, 2025, fiscal=True)),
        ("2025 Target", Span("year", 1, 2025)),
    ],
)
def test_quarters_halves_and_years(text: str, span: Span):
    assert parse_header(text) == span
    assert decode(span.code) == span


@pytest.mark.parametrize(
    "text", ["", "Name", "Total", "合计", "Target (k)", "13月", "Q5", "12", "2025-13", "Marie", "Mai Tai"]
)
def test_what_names_no_period(text: str):
    assert parse_header(text) is None


def test_a_single_day_is_no_period_of_a_cell_but_a_month_of_a_header():
    assert parse("2025-01-01") is None
    assert parse_header("2025-01-15") is None


def test_dates_in_numbers_count_where_all_are_the_first_of_a_month():
    american = of_headers(["Rep", "1/1/2025", "2/1/2025"])
    european = of_headers(["Rep", "01/01/2025", "01/02/2025"])
    assert american == european == {1: JANUARY_25, 2: Span("month", 2, 2025)}
    assert of_headers(["Rep", "15/01/2025", "16/01/2025"]) == {}


def test_bare_numbers_are_months_only_in_a_run():
    assert of_headers(["Rep", "1", "2", "3"]) == {1: JANUARY, 2: Span("month", 2), 3: Span("month", 3)}
    assert of_headers(["Rep", "1", "3"]) == {}


def test_quarters_are_those_of_the_fiscal_year():
    assert Span("quarter", 1).days(2025, 1) == (date(2025, 1, 1), date(2025, 4, 1))
    assert Span("quarter", 1).days(2025, 4) == (date(2024, 4, 1), date(2024, 7, 1))
    assert Span("year", 1).days(2025, 4) == (date(2024, 4, 1), date(2025, 4, 1))
    assert Span("half", 2).days(2025, 4) == (date(2024, 10, 1), date(2025, 4, 1))


def test_months_that_run_over_new_year():
    months = [Span("month", number) for number in (11, 12, 1)]
    first_named = with_years(months, 2025, fiscal=False, first_month=1)
    assert [span.year for span in first_named] == [2025, 2025, 2026]
    fiscal = with_years([Span("month", n) for n in (4, 12, 1)], 2025, fiscal=False, first_month=4)
    assert [span.days(span.year or 0, 4)[0] for span in fiscal] == [
        date(2024, 4, 1), date(2024, 12, 1), date(2025, 1, 1)
    ]  # fmt: skip
