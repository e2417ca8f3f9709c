"""Sentences and formats in both languages."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from salesperf.text import get_text

EN = get_text("en")
ZH = get_text("zh_CN")


def test_a_sentence_takes_its_values_formatted():
    assert (
        EN("{n} rows, first on {day}", n=12345, day=date(2026, 11, 20)) == "12,345 rows, first on 20 Nov 2026"
    )
    assert EN("{n} rows", n=None) == "– rows"
    assert EN("{year}", year="2026") == "2026"


def test_an_untranslated_sentence_shows_itself_in_english():
    assert ZH("no room ever translated this {n}", n=1) == "no room ever translated this 1"


def test_a_value_is_never_read_as_a_template():
    assert EN("Deal {name}", name="{secret} {0.__class__}") == "Deal {secret} {0.__class__}"


def test_a_missing_value_is_an_error_of_the_caller():
    with pytest.raises(KeyError):
        EN("{n} rows")


def test_english_counts_one_and_many():
    assert [EN.plural("{n} deal", "{n} deals", n) for n in (0, 1, 2, 1000)] == [
        "0 deals",
        "1 deal",
        "2 deals",
        "1,000 deals",
    ]


@pytest.mark.parametrize(
    ("minor", "english", "chinese"),
    [
        (1_642_000_000, "¥16.42M", "¥1,642万"),
        (32_000_000_000, "¥320M", "¥3.2亿"),
        (66_100_000, "¥661k", "¥66.1万"),
        (2_405_000, "¥24.1k", "¥2.4万"),
        (999_900, "¥10k", "¥9,999"),
        (99_999_999, "¥1M", "¥100万"),
        (9_999_999_999, "¥100M", "¥1亿"),
        (-88_000_000, "−¥880k", "−¥88万"),
        (123_456_789_012_345, "¥1,234.6B", "¥12,345.7亿"),
        (50, "¥1", "¥1"),
        (-10, "¥0", "¥0"),
        (0, "¥0", "¥0"),
        (None, "–", "–"),
    ],
)
def test_short_money_uses_the_units_of_the_language(minor, english, chinese):
    assert EN.money(minor, "CNY", short=True) == english
    assert ZH.money(minor, "CNY", short=True) == chinese


def test_full_money_keeps_the_minor_digits_of_its_currency():
    assert EN.money(123456, "CNY") == "¥1,234.56"
    assert EN.money(123456, "JPY") == "JP¥123,456"
    assert EN.money(-123456, "USD") == "−$1,234.56"
    assert ZH.money(123456, "USD") == "US$1,234.56"
    assert EN.money(123456, "KWD") == "KWD\u00a0123.456"
    assert EN.signed_money(5, "CNY") == "+¥0.05"
    assert EN.signed_money(0, "CNY") == "¥0.00"


def test_percentages_are_undefined_over_nothing():
    assert EN.percent(86, 296) == "29%"
    assert EN.percent(0, 5) == "0%"
    assert EN.percent(3, 0) == EN.percent(None, 3) == EN.percent(3, None) == "–"
    assert ZH.percent(Decimal("0.631501"), digits=4) == "63.1501%"
    assert EN.percent_range(0.2404, 0.3396) == "24–34%"
    assert EN.percent_range(None, 0.3) == "–"


def test_halves_round_away_from_zero_on_the_printed_value():
    assert EN.number(2.5) == "3"
    assert EN.number(-2.5) == "−3"
    assert EN.percent(0.285) == "29%"
    assert EN.number(Fraction(1, 3), 2) == "0.33"


def test_differences_carry_a_sign_unless_they_show_as_nothing():
    assert EN.signed(3) == "+3"
    assert EN.signed(-0.87, 2) == "−0.87"
    assert EN.signed(-0.001, 2) == "0.00"
    assert EN.signed_percent(-8, 100) == "−8%"
    assert EN.points(Fraction(-13, 100)) == "−13 pt"
    assert ZH.points(0.02) == "+2 个百分点"
    assert EN.points(None) == EN.signed(None) == "–"
    assert EN.signed(float("nan")) == "–"


def test_dates_are_written_in_the_order_of_the_language():
    moment = datetime(2026, 11, 20, 18, 2)
    assert [EN.date(moment), EN.day(moment), EN.month(moment)] == ["20 Nov 2026", "20 Nov", "Nov 2026"]
    assert [ZH.date(moment), ZH.day(moment), ZH.month(moment)] == ["2026年11月20日", "11月20日", "2026年11月"]
    assert EN.weekday_time(moment) == "Fri 18:02"
    assert ZH.weekday_time(moment) == "周五 18:02"
    assert EN.date(None) == "–"


def test_durations_multiples_and_lists():
    assert EN.days(46) == "46 d"
    assert ZH.days(51.782, 1) == "51.8 天"
    assert EN.multiple(29, 10) == "2.9×"
    assert EN.multiple(1, 0) == EN.days(None) == "–"
    assert EN.join(["North", "East", "South"]) == "North, East and South"
    assert ZH.join(["华北", "华东", "华南"]) == "华北、华东和华南"


def test_any_locale_name_finds_the_nearest_language():
    assert get_text("zh-Hans-CN").locale == get_text("zh").locale == "zh_CN"
    assert get_text("de-DE").locale == get_text("en-US").locale == "en"
