"""Each house rule finds what it is for and leaves the rest alone."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

import pytest

from tests.architecture import rules

Rule = Callable[[ast.Module], Iterator[ast.AST]]

BROKEN: list[tuple[Rule, str]] = [
    (rules.clocks, "datetime.now(UTC)"),
    (rules.clocks, "datetime.datetime.now()"),
    (rules.clocks, "date.today()"),
    (rules.clocks, "pd.Timestamp.now()"),
    (rules.clocks, "time.time()"),
    (rules.clocks, "from time import time\ntime()"),
    (rules.clocks, "from datetime import datetime as dt\ndt.now()"),
    (rules.broad_excepts, "try: f()\nexcept: pass"),
    (rules.broad_excepts, "try: f()\nexcept Exception: g()"),
    (rules.broad_excepts, "try: f()\nexcept (ValueError, Exception) as e: log(e)"),
    (rules.built_sql, "c.execute(f'select {x}')"),
    (rules.built_sql, "c.execute('select %s' % x)"),
    (rules.built_sql, "c.execute('select ' + x)"),
    (rules.built_sql, "c.execute('select {}'.format(x))"),
    (rules.unsafe_html, "st.markdown(x, unsafe_allow_html=True)"),
    (rules.file_access, "open('x')"),
    (rules.file_access, "path.read_text()"),
    (rules.module_state, "def f():\n    global cache\n    cache = 1"),
]

KEPT: list[tuple[Rule, str]] = [
    (rules.clocks, "time.monotonic(); datetime.fromisoformat(x); scope.today()"),
    (rules.broad_excepts, "try: f()\nexcept ValueError: g()"),
    (rules.broad_excepts, "try: f()\nexcept BaseException:\n    undo()\n    raise"),
    (rules.built_sql, "c.execute(text('bookings'), {'from_day': day})"),
    (rules.built_sql, "c.execute('select 1')"),
    (rules.built_sql, "c.execute(f\"attach '{path}' as own\")"),
    (rules.built_sql, "c.execute('detach ' + name)"),
    (rules.unsafe_html, "st.markdown(x)"),
    (rules.file_access, "period.opening()"),
    (rules.module_state, "CACHE = 1"),
]


@pytest.mark.parametrize(("rule", "source"), BROKEN)
def test_a_breach_is_found(rule: Rule, source: str) -> None:
    assert list(rule(ast.parse(source)))


@pytest.mark.parametrize(("rule", "source"), KEPT)
def test_what_is_allowed_is_left_alone(rule: Rule, source: str) -> None:
    assert not list(rule(ast.parse(source)))
