"""What stands around every page, run as Streamlit runs it, over a little product of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from salesperf.ui import cache, shell
from salesperf.warehouse.store import Store

PAGE = """
import streamlit as st
from salesperf.ui import components, state
here = state.here()
components.page_title(here.t, "{title}", "quieter", components.here_badge())
st.text(repr(here.scope.teams) + here.calendar.key(here.scope.period) + here.viewer.role + here.workspace)
"""

PRODUCT = """
from pathlib import Path
from salesperf.ui import shell
from tests.ui.test_shell import make_demo
shell.run(make_demo=make_demo)
"""


def make_demo(path: Path, *, as_of: date = date(2026, 11, 20)) -> None:
    store = Store.open(path)
    with store.write() as cursor:
        cursor.execute("insert into core.teams (team_id, name) values (1, 'North'), (2, 'East $a$')")
        cursor.execute(
            "insert into core.reps (rep_id, name, active, known) values (7, 'Lin Yue', true, true)"
        )
        cursor.execute(
            "insert into meta.loads (load_id, loaded_at, loaded_by, as_of, as_of_from, state, revision) "
            "values (1, '2026-11-20 18:02:00', 'you', $as_of, 'file', 'active', 1)",
            {"as_of": as_of},
        )
    store.close()


@pytest.fixture
def product(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    for entry in shell.PAGES[:3]:
        file = tmp_path / entry.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PAGE.replace("{title}", entry.title), "utf-8")
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "icon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    script = tmp_path / "app.py"
    script.write_text(PRODUCT, "utf-8")
    monkeypatch.setattr(shell, "ROOT", tmp_path)
    monkeypatch.setenv("SALESPERF_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(shell.live, "watch", lambda _: None)
    st.cache_resource.clear()
    st.cache_data.clear()

    def start(**query: str) -> AppTest:
        test = AppTest.from_file(str(script), default_timeout=20)
        for key, value in query.items():
            test.query_params[key] = value
        return test.run()

    return start


def said(test: AppTest) -> str:
    assert not test.exception
    return test.text[0].value


def test_the_first_start_opens_the_demo_company(product):
    test = product()
    assert said(test) == "()2026-Q4managerdemo"
    assert [badge.value for badge in test.markdown if "Demo" in badge.value]
    assert test.caption[0].value == "as of 20 Nov 2026 · 1 load"


def test_the_own_workspace_opens_once_something_is_loaded(product, tmp_path):
    make_demo(tmp_path / "data" / "own.duckdb")
    assert said(product()).endswith("own")
    assert said(product(w="demo")).endswith("demo")


def test_an_own_workspace_without_loads_shows_no_scope_bar(product):
    test = product(w="own")
    assert said(test).endswith("own")
    assert not test.multiselect


def test_the_url_names_scope_viewer_and_language(product):
    test = product(t="2", p="2026-10", v="rep.7", l="zh")
    assert said(test) == "(2,)2026-10repdemo"
    assert test.session_state[shell.state.HERE].t.locale == "zh_CN"


def test_a_rep_is_not_offered_other_people(product):
    assert len(product().multiselect) == 4
    assert not product(v="rep.7").multiselect


def test_an_unknown_viewer_in_the_url_is_the_manager(product):
    assert "manager" in said(product(v="rep.99"))


def test_what_is_picked_is_written_to_the_url(product):
    test = product()
    test.multiselect(key="scope_desk_teams").select(2).run()
    assert said(test).startswith("(2,)")
    assert test.query_params["t"] == "2"
    test.selectbox(key="scope_desk_period").select("2026-Q4").run()
    test.selectbox(key="shell_viewer").select("team.1").run()
    assert "team" in said(test)
    assert test.query_params["v"] == "team.1"


def test_switching_the_language_keeps_the_scope(product):
    test = product(t="1")
    test.button_group(key="shell_language").set_value("zh").run()
    assert said(test).startswith("(1,)")
    assert test.session_state[shell.state.HERE].t.locale == "zh_CN"


def test_a_broken_demo_leaves_no_half_file(tmp_path):
    from salesperf.ui.workspace import found_demo

    def broken(path: Path) -> None:
        make_demo(path)
        raise OSError("disk full")

    target = tmp_path / "demo.duckdb"
    with pytest.raises(OSError, match="disk full"):
        found_demo(target, broken)
    assert not target.exists()
    found_demo(target, make_demo)
    assert target.exists()


def test_a_read_is_answered_from_the_cache_until_the_revision_rises(tmp_path):
    make_demo(tmp_path / "x.duckdb")
    store = Store.open(tmp_path / "x.duckdb")
    assert cache.read(store, count_teams) == 2
    with store.write(raise_revision=False) as cursor:
        cursor.execute("insert into core.teams (team_id, name) values (3, 'South')")
    assert cache.read(store, count_teams) == 2
    assert cache.read(store, count_teams, above=2) == 1
    with store.write():
        pass
    assert cache.read(store, count_teams) == 3
    store.close()


def count_teams(cursor, above: int = 0) -> int:
    return cursor.execute(
        "select count(*) from core.teams where team_id > $above", {"above": above}
    ).fetchone()[0]


def test_every_address_is_known_to_a_server_that_has_just_started() -> None:
    addresses = {entry.url for entry in shell.PAGES if entry.url}
    assert addresses == {path.stem for path in (shell.ROOT / "pages").glob("*.py")}
