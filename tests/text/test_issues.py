"""Codes become sentences and never break a page."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from salesperf.text import command_text, extraction, get_text, issue_text
from salesperf.text import issues as issues_module
from salesperf.text.advice import ADVICE

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Fault:
    code: str
    params: Mapping[str, object] = field(default_factory=dict)
    line: int | None = None
    column: str | None = None
    value: str | None = None


def test_a_known_code_speaks_both_languages():
    assert issue_text(get_text("en"), Fault("fault")).startswith("Something went wrong")
    assert issue_text(get_text("zh_CN"), Fault("fault")) == "这里出了点问题，没有改动任何数据。"


def test_an_unknown_code_shows_itself_with_its_params():
    assert issue_text(get_text("en"), Fault("odd", {"b": 2, "a": "x"})) == "odd (a=x, b=2)"


def test_a_template_takes_line_column_value_and_params(monkeypatch):
    monkeypatch.setattr(
        issues_module, "TEMPLATES", {"bad": "Line {line}: {column} says {value}, not {wanted}"}
    )
    fault = Fault("bad", {"wanted": 3}, 1204, "Amount", "{x}")
    assert issue_text(get_text("en"), fault) == "Line 1,204: Amount says {x}, not 3"


def test_a_template_without_its_param_falls_back_to_the_code(monkeypatch):
    monkeypatch.setattr(issues_module, "TEMPLATES", {"bad": "Line {nowhere}"})
    assert issue_text(get_text("en"), Fault("bad")) == "bad"


# every code has its text

RAISED_BY = {"SalesPerfError", "SettingError", "Issue", "Question"}
NO_CODES = (".sql", ".csv", ".json", ".txt", ".duckdb", ".po")


def calls() -> list[tuple[str, ast.Call]]:
    """Every call in the product that raises or collects a fault, with its place."""
    return [
        (f"{path.relative_to(ROOT)}:{node.lineno}", node)
        for path in extraction.source_files()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and node.args and called(node) in RAISED_BY
    ]


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def literals(node: ast.expr) -> list[str]:
    """The codes that an expression may be; none where it is put in from elsewhere."""
    if isinstance(node, ast.IfExp):
        return literals(node.body) + literals(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def test_every_code_that_is_raised_has_a_text():
    lacking = [
        f"{place}: {code}"
        for place, node in calls()
        for code in literals(node.args[0])
        if code not in issues_module.TEMPLATES
    ]
    assert not lacking, "a template in salesperf/text/issues.py and its Chinese:\n" + "\n".join(lacking)


def test_every_code_that_stands_elsewhere_in_the_source_has_a_text():
    groups = {code.partition(".")[0] for code in issues_module.TEMPLATES if "." in code}
    groups -= {"deals", "stages", "demo"}  # tables and files are called so too
    shape = re.compile(rf"""["'](({"|".join(groups)})\.[a-z_]+)["']""")
    found = {
        match[1]
        for path in [*(ROOT / "salesperf").rglob("*.py"), *(ROOT / "salesperf").rglob("*.sql")]
        for match in shape.finditer(path.read_text("utf-8"))
        if not match[1].endswith(NO_CODES)
    }
    assert "row.duplicate" in found
    assert found - set(issues_module.TEMPLATES) == set()


def test_an_error_brings_all_that_its_text_names():
    lacking = []
    for place, node in calls():
        given = {keyword.arg for keyword in node.keywords}
        if None in given or called(node) in ("Issue", "Question"):
            continue
        for code in literals(node.args[0]):
            named = extraction.placeholders(issues_module.TEMPLATES.get(code, ""))
            lacking += [f"{place}: {code} lacks {one}" for one in sorted(named - given)]
    assert not lacking, "\n".join(lacking)


def test_no_text_stays_in_english():
    chinese = get_text("zh_CN")
    same = [
        code
        for code, template in issues_module.TEMPLATES.items()
        if chinese.catalogue.singular(template) == template
    ]
    assert same == []


def test_a_page_never_names_an_option_of_the_command_line_and_a_command_does():
    for locale in ("en", "zh_CN"):
        t = get_text(locale)
        for code, advice in ADVICE.items():
            params = dict.fromkeys(extraction.placeholders(issues_module.TEMPLATES[code] + advice), "x")
            fault = Fault(code, params)
            assert "--" not in issue_text(t, fault)
            assert command_text(t, fault).startswith(issue_text(t, fault))
            assert re.search(r'--(choose "x:|skip-refused)', command_text(t, fault))
    bare = {code for code, template in issues_module.TEMPLATES.items() if "--" in template}
    assert bare == set()
