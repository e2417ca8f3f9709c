"""Codes become sentences and never break a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from salesperf.text import get_text, issue_text
from salesperf.text import issues as issues_module


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
