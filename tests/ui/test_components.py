"""Components show what they are given, and names only as plain text."""

from __future__ import annotations

import json
from datetime import date

import pandas as pd
from streamlit.testing.v1 import AppTest

from salesperf.ui.components import Column
from salesperf.ui.components.tables import _config

EVIL = "$a$ *b* :red[c]"
PLAIN = "&#36;a&#36; &#42;b&#42; &#58;red&#91;c&#93;"


def shown(function, *args) -> AppTest:
    test = AppTest.from_function(function, args=args, default_timeout=20).run()
    assert not test.exception
    return test


def test_a_title_and_its_badge_are_plain_text():
    def page(name):
        from datetime import date

        from salesperf.text import get_text
        from salesperf.ui import components

        badge = components.DataBadge("own", date(2026, 11, 20), 13)
        components.page_title(get_text("zh_CN"), name, name, badge)

    test = shown(page, EVIL)
    assert test.markdown[0].value == f"# {PLAIN}"
    assert test.markdown[1].value == PLAIN
    assert test.caption[0].value == "截至 2026年11月20日 · 13 次导入"


def test_a_tile_is_coloured_by_meaning_and_its_arrow_follows_the_sign():
    def page(name):
        from salesperf.ui import components

        components.metric_tile(
            name, "29%", delta="−3 pt", meaning="ahead", parts="86 of 296", weeks=[1, None, 2]
        )

    tile = shown(page, EVIL).metric[0]
    assert tile.label == PLAIN
    assert tile.proto.direction == tile.proto.MetricDirection.DOWN
    assert tile.proto.color == tile.proto.MetricColor.BLUE
    assert list(tile.proto.chart_data) == [1, 2]


def test_a_tile_opens_its_deals():
    def page():
        import streamlit as st

        from salesperf.ui import components

        if components.metric_tile("Win rate", "29%", opens="86 deals", key="win_rate"):
            st.text("opened")

    test = shown(page)
    assert not test.text
    assert test.button(key="open_win_rate").click().run().text[0].value == "opened"


def test_table_cells_are_plain_unless_a_developer_wrote_markdown():
    def page(name):
        from salesperf.ui import components
        from salesperf.ui.components import Markdown

        components.ledger_table(
            ["", "rows", "rows"],
            [[name, "1", None], ["b", Markdown(":blue[2]"), "3"]],
            right=[1, 2],
            key="k",
            alt="a",
        )

    frame = shown(page, EVIL).table[0].value
    assert list(frame.iloc[:, 0]) == [PLAIN, "b"]
    assert len(set(frame.columns)) == 3


def test_an_empty_table_and_an_empty_chart_say_so():
    def page():
        import pandas as pd

        from salesperf.text import get_text
        from salesperf.ui import components

        t = get_text("en")
        components.data_table(t, pd.DataFrame({"a": []}), {"a": components.Column("A")}, key="a", alt="a")
        components.chart(t, None, key="c", alt="c")

    test = shown(page)
    assert [one.value.count("Nothing to show") for one in test.markdown] == [1, 1]
    assert not test.dataframe


def test_a_table_shows_only_the_columns_named_in_their_order():
    def page():
        import pandas as pd

        from salesperf.text import get_text
        from salesperf.ui import components

        frame = pd.DataFrame({"secret": [1], "a": ["x"], "b": [2]})
        columns = {"b": components.Column("B", "number"), "a": components.Column("A")}
        components.data_table(get_text("en"), frame, columns, key="a", alt="a")

    assert list(shown(page).dataframe[0].value.columns) == ["b", "a"]


def test_steps_tick_what_is_done():
    def page():
        from salesperf.ui import components

        components.steps(["Files", "Check", "Report"], 1)

    line = shown(page).markdown[0].value
    assert "check_circle:] Files" in line
    assert "counter_2:] **Check**" in line
    assert ":gray[:material/counter_3:] Report" in line


def test_every_kind_of_column_has_its_format():
    frame = pd.DataFrame({"day": [date(2026, 1, 1)]})
    assert not frame.empty
    kinds = ("text", "number", "decimal", "percent", "share", "day", "moment", "image", "link", "check")
    assert all(_config(Column("x", kind)) for kind in kinds)
    assert _config(Column("x", "decimal", digits=2))["type_config"]["format"] == "%,.2f"


def test_a_ranking_of_many_draws_the_first_and_lists_all():
    def page(members):
        import pandas as pd

        from salesperf.text import get_text
        from salesperf.ui import charts, components
        from salesperf.ui.theme import LIGHT

        t = get_text("en")
        rows = pd.DataFrame(
            {
                "key": range(members),
                "label": [f"Rep {n}" for n in range(members)],
                "value": [members - n if n else None for n in range(members)],
                "parts": ["2 of 4"] * members,
            }
        )
        components.ranking(
            t,
            components.Ranked(
                rows,
                lambda first: charts.ranked_bars(first, t, LIGHT, show=t.number),
                components.named_values("Rep", "Won", "Parts", t.number),
            ),
            key="ranking",
            alt="Won by rep",
        )

    many = shown(page, 240)
    bars = json.loads(many.get("plotly_chart")[0].proto.spec)["data"][0]
    assert [key for (key,) in bars["customdata"]] == list(range(20))
    assert [one.value for one in many.caption] == ["and 220 more"]
    table = many.dataframe[0].value
    assert list(table.columns) == ["Rep", "Won", "Parts"]
    assert table.iloc[[0, 1, 239]].to_numpy().tolist() == [
        ["Rep 0", "–", "2 of 4"],
        ["Rep 1", "239", "2 of 4"],
        ["Rep 239", "1", "2 of 4"],
    ]

    few = shown(page, 20)
    assert not few.caption
    assert not few.dataframe
