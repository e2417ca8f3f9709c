"""How a column of dates is read, style by style; the expected days are written by hand."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesperf.errors import SalesPerfError
from salesperf.importers import dates
from salesperf.importers.readings import ColumnPlan
from tests.importers.bench import cells_of, faults, values


def read(cells, *, day=False, choice=None, from_zone=None, zone="Asia/Shanghai"):
    """Values, faults and reading of a column of cells."""
    with cells_of(cells) as (cursor, column):
        plan = dates.plan(
            cursor, column, field="created", day=day, choice=choice, from_zone=from_zone, zone=zone
        )
        assert plan.reading is not None
        return values(cursor, plan), faults(cursor, plan), plan.reading


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-01-05", date(2026, 1, 5)),
        ("2026/1/5", date(2026, 1, 5)),
        ("2026.01.05", date(2026, 1, 5)),
        ("2026年1月5日", date(2026, 1, 5)),
        ("2026年 1月 5日", date(2026, 1, 5)),
        ("20210101", date(2021, 1, 1)),
        ("15 Apr, 2021 00:02:00", date(2021, 4, 15)),
        ("15-Apr-21", date(2021, 4, 15)),
        ("Oct 7, 2025 6:55 PM", date(2025, 10, 7)),
        ("October 7, 2025", date(2025, 10, 7)),
        ("Mon, 5 January 2026", date(2026, 1, 5)),
        ("1st Jan 2026", date(2026, 1, 1)),
        ("Sept 3, 2026", date(2026, 9, 3)),
        ("46296", date(2026, 10, 1)),
        ("2026-03", date(2026, 3, 1)),
        ("2026年3月", date(2026, 3, 1)),
        ("Mar 2026", date(2026, 3, 1)),
        ("21.06.2024 15:30", date(2024, 6, 21)),
        ("8/31/2024", date(2024, 8, 31)),
        ("02/23/26 08:55 PM", date(2026, 2, 23)),
        ("31/12/99", date(1999, 12, 31)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2026-01-05T10:20:30.123Z", date(2026, 1, 5)),
        ("'2026-01-05", date(2026, 1, 5)),
        (" 2026-01-05 ", date(2026, 1, 5)),
        ("mar 5, 2026", date(2026, 3, 5)),
        ("Mar. 2026", date(2026, 3, 1)),
        ("Mon 5 Jan 2026", date(2026, 1, 5)),
        ("Tue, 2026-01-06", date(2026, 1, 6)),
        ("2026/01/05 周一", date(2026, 1, 5)),
        ("2026-01-05（星期一）", date(2026, 1, 5)),
        ("2026-01-05 (Mon)", date(2026, 1, 5)),
        ("２０２６年１月５日", date(2026, 1, 5)),
        ("２０２６／０１／０５", date(2026, 1, 5)),
        ("5. März 2026", date(2026, 3, 5)),
        ("05-Mrz-2026", date(2026, 3, 5)),
        ("Do, 5. Februar 2026", date(2026, 2, 5)),
        ("12. Dez. 2026", date(2026, 12, 12)),
        ("5 Mai 2026", date(2026, 5, 5)),
        ("1er janvier 2026", date(2026, 1, 1)),
        ("mardi 3 février 2026", date(2026, 2, 3)),
        ("5 févr. 2026", date(2026, 2, 5)),
        ("15 août 2026", date(2026, 8, 15)),
        ("9 juin 2026", date(2026, 6, 9)),
        ("9 juillet 2026", date(2026, 7, 9)),
        ("3 décembre 2026", date(2026, 12, 3)),
        ("5 de enero de 2026", date(2026, 1, 5)),
        ("martes 6 de enero de 2026", date(2026, 1, 6)),
        ("14 ago 2026", date(2026, 8, 14)),
        ("14 dic. 2026", date(2026, 12, 14)),
        ("05/Jan/2026", date(2026, 1, 5)),
        ("2026-Jan-05", date(2026, 1, 5)),
        ("05JAN2026", date(2026, 1, 5)),
        ("31. 12. 2026", date(2026, 12, 31)),
        ("\u200e2026-01-05", date(2026, 1, 5)),
    ],
)
def test_a_day_in_every_style_that_people_export(cell, day):
    assert read([cell], day=True)[:2] == ([day], [None])


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2024-07-08 14:56:28", datetime(2024, 7, 8, 14, 56, 28)),
        ("Oct 7, 2025 6:55 PM", datetime(2025, 10, 7, 18, 55)),
        ("15 Apr, 2021 00:02:00", datetime(2021, 4, 15, 0, 2)),
        ("21.06.2024 15:30", datetime(2024, 6, 21, 15, 30)),
        ("5/20/2024 7:42", datetime(2024, 5, 20, 7, 42)),
        ("02/23/26 08:55 PM", datetime(2026, 2, 23, 20, 55)),
        ("2/23/2026 12:05 AM", datetime(2026, 2, 23, 0, 5)),
        ("2/23/2026 12:05 PM", datetime(2026, 2, 23, 12, 5)),
        ("2/23/2026, 9:05 p.m.", datetime(2026, 2, 23, 21, 5)),
        ("2026年1月5日 上午8:30", datetime(2026, 1, 5, 8, 30)),
        ("2026年1月5日 下午3:05", datetime(2026, 1, 5, 15, 5)),
        ("2026/1/5 下午12:05", datetime(2026, 1, 5, 12, 5)),
        ("2026/1/5 上午12:05:09", datetime(2026, 1, 5, 0, 5, 9)),
        ("20210102030405", datetime(2021, 1, 2, 3, 4, 5)),
        ("46296.75", datetime(2026, 10, 1, 18)),
        ("2026年1月5日 下午3:20", datetime(2026, 1, 5, 15, 20)),
        ("2026年1月5日 15时20分", datetime(2026, 1, 5, 15, 20)),
        ("2026年1月5日15时20分07秒", datetime(2026, 1, 5, 15, 20, 7)),
        ("2026年1月5日 下午3点", datetime(2026, 1, 5, 15)),
        ("2026年1月5日 星期一 凌晨12:30", datetime(2026, 1, 5, 0, 30)),
        ("2026/1/5 中午12:30", datetime(2026, 1, 5, 12, 30)),
        ("5/1/2026 3:20 p. m.", datetime(2026, 5, 1, 15, 20)),
        ("20260105 10:20:30", datetime(2026, 1, 5, 10, 20, 30)),
        ("20260105T102030", datetime(2026, 1, 5, 10, 20, 30)),
    ],
)
def test_a_time_in_every_style_that_people_export(cell, moment):
    assert read([cell])[:2] == ([moment], [None])


@pytest.mark.parametrize(
    "cell",
    [
        "2026-13-01",
        "2026-02-30",
        "31/02/2026",
        "soon",
        "Q3 2026",
        "2026-01-05 25:00",
        "99999999",
        "-5",
        "2026-W05",
        "2026年第3季度",
        "5 Foo 2026",
        "32 Jan 2026",
        "30. Februar 2026",
        "12 345 678 901",
    ],
)
def test_a_cell_that_is_no_day_is_a_fault_and_not_a_guess(cell):
    got, wrong, _ = read(["2026-01-05", cell], day=True)
    assert got == [date(2026, 1, 5), None]
    assert wrong == [None, "date.no_such_day"]


@pytest.mark.parametrize("cell", [None, "", "--", "NULL", "#REF!", "Select", "000000000000000AAA", "N/A"])
def test_empty_words_are_no_date_and_no_fault(cell):
    assert read([cell, "2026-01-05"], day=True)[:2] == ([None, date(2026, 1, 5)], [None, None])
    assert read([cell, "5 Jan 2026"], day=True)[:2] == ([None, date(2026, 1, 5)], [None, None])


def test_one_cell_above_twelve_settles_the_order_of_its_column():
    got, wrong, reading = read(["03/04/2026", "13/04/2026"], day=True)
    assert got == [date(2026, 4, 3), date(2026, 4, 13)]
    assert (wrong, reading.how, reading.question) == ([None, None], "dmy", None)
    got, _, reading = read(["3/4/2026", "4/13/2026"], day=True)
    assert (got, reading.how) == ([date(2026, 3, 4), date(2026, 4, 13)], "mdy")


def test_a_column_that_fits_both_orders_asks_with_both_readings():
    _, _, reading = read(["03/04/2026", "05/06/2026"], day=True)
    assert reading.question is not None
    assert reading.question.code == "date.order"
    assert dict(reading.question.samples) == {
        "dmy": (("03/04/2026", "2026-04-03"), ("05/06/2026", "2026-06-05")),
        "mdy": (("03/04/2026", "2026-03-04"), ("05/06/2026", "2026-05-06")),
    }


def test_the_same_day_in_both_orders_asks_nothing():
    got, _, reading = read(["05/05/2026", "11/11/2026"], day=True)
    assert (got, reading.question) == ([date(2026, 5, 5), date(2026, 11, 11)], None)


@pytest.mark.parametrize(("answer", "day"), [("dmy", date(2026, 4, 3)), ("mdy", date(2026, 3, 4))])
def test_the_answer_settles_the_order(answer, day):
    got, _, reading = read(["03/04/2026"], day=True, choice=answer)
    assert (got, reading.question, reading.how) == ([day], None, answer)


def test_an_answer_year_first_reads_two_digit_years_in_front():
    got, wrong, reading = read(["26/04/03", "25/12/31"], day=True, choice="ymd")
    assert (got, wrong, reading.question) == ([date(2026, 4, 3), date(2025, 12, 31)], [None, None], None)


def test_opposite_orders_in_one_column_are_refused_with_both_rows():
    with pytest.raises(SalesPerfError) as caught:
        read(["01/02/2026", "13/04/2026", "04/13/2026"], day=True)
    assert caught.value.code == "date.mixed_order"
    told = caught.value.params
    assert (told["day_line"], told["day_value"], told["month_line"], told["month_value"]) == (
        3,
        "13/04/2026",
        4,
        "04/13/2026",
    )


def test_a_cell_valid_in_neither_order_does_not_decide():
    got, wrong, reading = read(["13/04/2026", "31/31/2026"], day=True)
    assert (got, wrong, reading.how) == ([date(2026, 4, 13), None], [None, "date.no_such_day"], "dmy")


def test_offsets_and_z_become_the_zone_of_the_workspace():
    assert read(["2026-01-05T18:00:00Z"])[0] == [datetime(2026, 1, 6, 2)]
    assert read(["2026-01-05T10:00:00+02:00"])[0] == [datetime(2026, 1, 5, 16)]
    assert read(["2026-01-05 10:00:00+0800", "2026-01-05 10:00:00-05:00"])[0] == [
        datetime(2026, 1, 5, 10),
        datetime(2026, 1, 5, 23),
    ]


def test_an_offset_counts_also_beside_a_bad_cell():
    assert read(["2026-01-05T10:00:00+08:00", "soon"])[0] == [datetime(2026, 1, 5, 10), None]


def test_an_offset_counts_behind_a_numeric_date():
    assert read(["25/01/2026 10:00:00 +02:00"])[0] == [datetime(2026, 1, 25, 16)]


def test_times_of_a_systems_zone_become_the_zone_of_the_workspace():
    assert read(["2026-01-05 20:00:00"], from_zone="UTC")[0] == [datetime(2026, 1, 6, 4)]
    assert read(["1/25/2026 8:00 PM"], from_zone="UTC")[0] == [datetime(2026, 1, 26, 4)]


def test_a_day_without_time_never_moves_by_a_zone():
    assert read(["2026-01-05 00:00:00", "2026-01-06 00:00:00"], day=True, from_zone="UTC")[0] == [
        date(2026, 1, 5),
        date(2026, 1, 6),
    ]
    assert read(["2026-01-05"], day=True, from_zone="America/New_York")[0] == [date(2026, 1, 5)]


def test_zones_may_be_spelled():
    shanghai = datetime(2026, 1, 5, 18)
    for cell in (
        "Mon, 05 Jan 2026 10:00:00 GMT",
        "Mon Jan 05 2026 12:00:00 GMT+0200 (Central European Time)",
        "Mon Jan 5 10:00:00 UTC 2026",
        "20260105T100000Z",
        "2026-01-05 11:00:00+01",
    ):
        assert read([cell, "soon"])[0] == [shanghai, None], cell


def test_seconds_since_1970_are_utc_too():
    assert read(["1767571200"])[0] == [datetime(2026, 1, 5, 8)]
    assert read(["1767571200", "1767657600"], day=True, zone="UTC")[0] == [date(2026, 1, 5), date(2026, 1, 6)]


def test_milliseconds_since_1970_are_utc():
    assert read(["1767571200000"])[0] == [datetime(2026, 1, 5, 8)]
    assert read(["1767571200000"], zone="UTC")[0] == [datetime(2026, 1, 5)]


def test_styles_may_be_mixed_where_each_says_its_order():
    got, wrong, _ = read(["2026-01-05", "2026年1月6日", "7 Jan 2026", "46030", "20260109"], day=True)
    assert got == [date(2026, 1, 5), date(2026, 1, 6), date(2026, 1, 7), date(2026, 1, 8), date(2026, 1, 9)]
    assert wrong == [None] * 5


STYLES = {
    "%Y-%m-%d": "ymd",
    "%Y/%m/%d": "ymd",
    "%Y年%m月%d日": "ymd",
    "%d/%m/%Y": "dmy",
    "%m/%d/%Y": "mdy",
    "%d.%m.%Y": "dmy",
    "%d-%b-%Y": "ymd",
    "%B %d, %Y": "ymd",
    "%Y%m%d": "ymd",
}


@settings(max_examples=12)
@given(
    st.sampled_from(sorted(STYLES)),
    st.lists(st.dates(date(1990, 1, 1), date(2069, 12, 31)), min_size=1, max_size=12),
)
def test_any_list_of_days_comes_back_from_any_style(style, days):
    cells = [day.strftime(style) for day in days]
    order = STYLES[style]
    got, wrong, _ = read(cells, day=True, choice=order if order != "ymd" else None)
    assert got == days
    assert wrong == [None] * len(days)


@settings(max_examples=12)
@given(
    st.lists(
        st.datetimes(datetime(1990, 1, 1), datetime(2069, 12, 31)).map(lambda t: t.replace(microsecond=0)),
        min_size=1,
        max_size=8,
    )
)
def test_times_come_back_from_twelve_hour_clocks(moments):
    cells = [moment.strftime("%m/%d/%Y %I:%M:%S %p") for moment in moments]
    assert read(cells, choice="mdy")[0] == moments
    chinese = [
        f"{m.year}年{m.month}月{m.day}日 "
        f"{'上午' if m.hour < 12 else '下午'}{m.hour % 12 or 12}:{m.minute:02}:{m.second:02}"
        for m in moments
    ]
    assert read(chinese)[0] == moments


@settings(max_examples=12)
@given(st.lists(st.floats(20000, 60000).map(lambda x: round(x, 5)), min_size=1, max_size=8))
def test_excel_serials_count_days_from_1899_12_30(serials):
    got, _, _ = read([str(serial) for serial in serials])
    for serial, moment in zip(serials, got, strict=True):
        assert abs((datetime(1899, 12, 30) + timedelta(days=serial)) - moment) < timedelta(seconds=1)


def test_a_plan_says_what_it_decided():
    with cells_of(["13/04/2026", "2026-01-05"]) as (cursor, column):
        plan: ColumnPlan = dates.plan(
            cursor, column, field="created", day=True, choice=None, from_zone=None, zone="Asia/Shanghai"
        )
        assert plan.reading is not None
        assert (plan.reading.column, plan.reading.field, plan.reading.kind, plan.reading.how) == (
            "Column",
            "created",
            "day",
            "dmy",
        )
