"""Periods have the names that people use."""

from __future__ import annotations

from datetime import date

import pytest

from salesperf.domain.period import FiscalCalendar
from salesperf.text import get_text, period_name

EN, ZH = get_text("en"), get_text("zh_CN")
CALENDAR, FISCAL = FiscalCalendar(), FiscalCalendar(first_month=12)
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("calendar", "key", "english", "chinese"),
    [
        (CALENDAR, "2026-Q4", "Q4 · Oct–Dec", "四季度 · 10–12月"),
        (CALENDAR, "2025-Q1", "Q1 2025 · Jan–Mar", "2025年一季度 · 1–3月"),
        (FISCAL, "FY2026-Q4", "Q4 · Sep–Nov", "四季度 · 9–11月"),
        (FISCAL, "FY2026-Q1", "Q1 · Dec–Feb", "一季度 · 12–2月"),
        (FISCAL, "FY2025", "FY2025 · Dec–Nov", "2025财年 · 12–11月"),
        (CALENDAR, "2026", "2026", "2026年"),
        (CALENDAR, "2026-11", "Nov", "11月"),
        (CALENDAR, "2025-11", "Nov 2025", "2025年11月"),
        (CALENDAR, "2026-W47", "W47 · 16–22 Nov", "第47周 · 11月16–22日"),
        (CALENDAR, "2026-W49", "W49 · 30 Nov–6 Dec", "第49周 · 11月30日–12月6日"),
        (CALENDAR, "2026-W53", "W53 · 28 Dec 2026–3 Jan 2027", "第53周 · 2026年12月28日–2027年1月3日"),
        (CALENDAR, "2026-11-03..2026-11-03", "3 Nov", "11月3日"),
    ],
)
def test_a_period_is_named_in_both_languages(calendar, key, english, chinese):
    period = calendar.parse(key)
    assert period_name(EN, period, calendar, today=TODAY) == english
    assert period_name(ZH, period, calendar, today=TODAY) == chinese
