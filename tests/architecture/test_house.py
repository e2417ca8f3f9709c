"""The house keeps its rules: sizes, names, clocks, errors, SQL, imports of pages. The dependency rule between
rooms is import-linter's, docstrings and style are ruff's; both stand in pyproject.toml.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tests.architecture import rules
from tests.architecture.source import ROOT, below_ui_and_cli, imported, modules, pages, place, texts, tree

LONGEST_MODULE = 300
LONGEST_PAGE = 100
NAMES_OF_NOTHING = {"util", "utils", "common", "helper", "helpers", "manager", "managers", "misc", "base"}
NOT_FOR_PAGES = {"pandas", "numpy", "pyarrow", "duckdb", "plotly", "sqlite3", "sqlglot"}
UNFINISHED = ("TO" + "DO", "FIX" + "ME", "XX" + "X:")
ROOMS_WITHOUT_FILES = ("domain", "commission")


def broken(files: Iterable[Path], rule: Callable[[ast.Module], Iterator[ast.AST]]) -> list[str]:
    return [place(path, node) for path in files for node in rule(tree(path))]


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_a_module_is_short() -> None:
    long = [f"{place(path)}: {lines(path)} lines" for path in modules() if lines(path) > LONGEST_MODULE]
    assert not long, f"over {LONGEST_MODULE} lines; a module is one concern:\n" + "\n".join(long)


def test_a_page_is_widgets_and_layout_only() -> None:
    long = [f"{place(path)}: {lines(path)} lines" for path in pages() if lines(path) > LONGEST_PAGE]
    assert not long, f"over {LONGEST_PAGE} lines; what draws belongs to ui:\n" + "\n".join(long)


def test_a_module_is_named_for_what_it_is_about() -> None:
    names = {place(path): {path.stem, *path.relative_to(ROOT).parent.parts} for path in modules()}
    empty = [name for name, parts in names.items() if parts & NAMES_OF_NOTHING]
    assert not empty, "\n".join(empty)


def test_pages_import_neither_frames_nor_the_database_nor_the_charts() -> None:
    found = [
        f"{place(path, node)}: {name}"
        for path in pages()
        for name, node in imported(tree(path))
        if name.split(".")[0] in NOT_FOR_PAGES
    ]
    assert not found, "read through ui.cache, draw through ui.charts:\n" + "\n".join(found)


def test_nothing_below_ui_and_cli_knows_what_time_it_is() -> None:
    found = broken(below_ui_and_cli(), rules.clocks)
    assert not found, "the day is an argument:\n" + "\n".join(found)


def test_one_boundary_at_most_catches_every_error_and_it_is_in_ui() -> None:
    found = broken(modules(), rules.broad_excepts)
    elsewhere = [one for one in found if not one.startswith("salesperf/ui/")]
    assert not elsewhere, "name the errors:\n" + "\n".join(elsewhere)
    assert len(found) <= 1, "one boundary:\n" + "\n".join(found)


def test_sql_is_never_put_together_where_it_is_run() -> None:
    found = broken(modules(), rules.built_sql)
    remedy = "a named .sql file and $parameters; names of tables are put in by one function that checks them"
    assert not found, f"{remedy}:\n" + "\n".join(found)


def test_no_text_is_handed_to_the_browser_as_html() -> None:
    found = broken(modules(), rules.unsafe_html)
    assert not found, "\n".join(found)


def test_no_module_keeps_state_that_changes() -> None:
    found = broken(modules(), rules.module_state)
    assert not found, "\n".join(found)


def test_domain_and_commission_open_no_file() -> None:
    rooms = [path for room in ROOMS_WITHOUT_FILES for path in (ROOT / "salesperf" / room).rglob("*.py")]
    found = broken(rooms, rules.file_access)
    assert not found, "\n".join(found)


def test_nothing_is_left_to_do() -> None:
    found = [
        f"{place(path)}:{number}"
        for path in texts()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if any(word in line for word in UNFINISHED)
    ]
    assert not found, "an issue, not a note in the source:\n" + "\n".join(found)
