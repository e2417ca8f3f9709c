"""What is drawn is kept, and drawn anew as soon as anything it depends on is another."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import plotly.graph_objects as go
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from salesperf.domain.period import FiscalCalendar
from salesperf.domain.scope import Scope, Viewer
from salesperf.settings import WorkspaceSettings
from salesperf.text import get_text
from salesperf.ui import cache, shell
from salesperf.ui.charts.figure import blank_figure
from salesperf.ui.state import Here
from salesperf.ui.theme import DARK, LIGHT
from salesperf.warehouse.store import Store

DAY = date(2026, 11, 20)
drawings: list[str] = []


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """A warehouse of two teams with a rep each, one deal won by the first."""
    file = tmp_path / "data" / "own.duckdb"
    store = Store.open(file)
    with store.write() as cursor:
        cursor.execute("insert into core.teams (team_id, name) values (1, 'North'), (2, 'East')")
        cursor.execute(
            "insert into core.reps (rep_id, name, active, known) "
            "values (7, 'Lin Yue', true, true), (8, 'Wang Wei', true, true)"
        )
        cursor.execute("insert into core.ref_reps (ref_id, rep_id) values (7, 7), (8, 8)")
        cursor.execute(
            "insert into core.memberships (rep_id, team_id, from_day, to_day) values "
            "(7, 1, date '2020-01-01', date '9999-12-31'), (8, 2, date '2020-01-01', date '9999-12-31')"
        )
        cursor.execute(
            "insert into meta.loads (load_id, loaded_at, loaded_by, as_of, as_of_from, state, revision) "
            "values (1, timestamp '2026-11-20 18:02:00', 'you', $day, 'file', 'active', 1)",
            {"day": DAY},
        )
    win(store, 1, owner=7)
    store.close()
    drawings.clear()
    st.cache_resource.clear()
    st.cache_data.clear()
    yield file
    cache.open_store(file).close()
    st.cache_resource.clear()


def win(store: Store, deal: int, *, owner: int) -> None:
    with store.write() as cursor:
        cursor.execute(
            "insert into core.spans (deal_id, from_day, to_day, status, pipeline_id, stage_id, amount, "
            "amount_rest, currency_id, closed_on, created_on, owner_ref, top_position, visited, derived) "
            "values ($deal, date '2026-11-02', date '9999-12-31', 1, 1, 1, 5000000, 0, 1, "
            "date '2026-11-02', date '2026-10-05', $owner, 1, 1, false)",
            {"deal": deal, "owner": owner},
        )


def here_of(path: Path) -> Here:
    calendar, settings = FiscalCalendar(), WorkspaceSettings()
    return Here(
        t=get_text("en"), tokens=LIGHT, viewer=Viewer(role="manager"),
        scope=Scope(period=calendar.period_of("quarter", DAY), as_of=DAY), calendar=calendar,
        currency=settings.reporting_currency, settings=settings, workspace="own",
        store=cache.open_store(path), loads=1,
    )  # fmt: skip


def count(cursor: duckdb.DuckDBPyConnection, scope: Scope, viewer: Viewer) -> int:
    row = cursor.execute("select count(*) from core.spans").fetchone()
    return int(row[0]) if row else 0


def draw(here: Here, opened: str = "all") -> go.Figure:
    drawings.append(opened)
    figure = blank_figure(here.tokens, height=100)
    figure.add_bar(
        x=[cache.read(here.store, count, here.scope, here.viewer)],
        name=here.t("Deals") + opened + here.viewer.role + repr(here.scope.sources),
        marker={"color": here.tokens.accent},
    )
    return figure


CHANGES: dict[str, Callable[[Here], Here]] = {
    "scope": lambda here: replace(here, scope=here.scope.model_copy(update={"sources": (3,)})),
    "viewer": lambda here: replace(here, viewer=Viewer(role="rep", rep_id=7)),
    "locale": lambda here: replace(here, t=get_text("zh_CN")),
    "theme": lambda here: replace(here, tokens=DARK),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_figure_is_drawn_anew_for_another(path: Path, what: str) -> None:
    here = here_of(path)
    first = cache.drawn(here, draw)
    assert cache.drawn(here, draw) is first
    other = cache.drawn(CHANGES[what](here), draw)
    assert other.to_dict() != first.to_dict()
    assert len(drawings) == 2


def test_settings_count_even_where_nothing_else_differs(path: Path) -> None:
    here = here_of(path)
    cache.drawn(here, draw)
    cache.drawn(replace(here, settings=replace(here.settings, week_start=7)), draw)
    assert len(drawings) == 2


def test_what_a_person_opens_is_drawn_beside_what_was_there(path: Path) -> None:
    here = here_of(path)
    cache.drawn(here, draw)
    assert cache.drawn(here, draw, "won").data[0].name.startswith("Dealswon")
    assert drawings == ["all", "won"]


def test_a_commit_makes_every_figure_new(path: Path) -> None:
    here = here_of(path)
    first = cache.drawn(here, draw)
    win(here.store, 2, owner=8)
    assert (first.data[0].x, cache.drawn(here, draw).data[0].x) == ((1,), (2,))


def test_a_figure_once_shown_keeps_its_values(path: Path) -> None:
    figure = draw(here_of(path))
    figure.add_annotation(text="before")
    figure.finish()
    values = figure.to_dict()
    figure.finish()
    assert figure.to_dict() is values
    assert [one["text"] for one in values["layout"]["annotations"]] == ["before"]


@pytest.fixture
def product(path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("SALESPERF_DATA", str(path.parent))
    monkeypatch.setattr(shell.live, "watch", lambda _: None)
    test = AppTest.from_file(str(shell.ROOT / "app.py"), default_timeout=60)
    test.query_params.update({"w": "own", "l": "en"})
    return test


def booked(test: AppTest) -> tuple[list[str], str, str]:
    """Of the home page's card of members: whose bars it shows, their colour, and what the first one says."""
    test.run()
    assert not test.exception
    specs = [json.loads(one.proto.spec) for one in test.get("plotly_chart")]
    bars = next(one["data"][0] for one in specs if one["data"][0]["name"] == "value")
    hover = next(one["data"][0]["hovertext"][-1] for one in specs if one["data"][0]["name"] == "bookings")
    return [str(key) for (key,) in bars["customdata"]], bars["marker"]["color"][0], hover


def test_the_home_page_follows_revision_scope_language_and_theme(
    product: AppTest, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = booked(product)
    assert first == booked(product)
    assert first[0] == ["1"]
    win(cache.open_store(path), 2, owner=8)
    assert sorted(booked(product)[0]) == ["1", "2"]
    product.query_params["t"] = "2"
    assert booked(product)[0] == ["8"]
    del product.query_params["t"]
    product.query_params["l"] = "zh"
    assert booked(product)[2].startswith("<b>2026年11月</b>")
    monkeypatch.setattr(shell, "current_tokens", lambda: DARK)
    assert booked(product)[1] == DARK.accent
