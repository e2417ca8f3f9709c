from __future__ import annotations

import pytest

from salesperf.errors import Issue, SalesPerfError


def test_an_error_says_what_there_is() -> None:
    error = SalesPerfError("metric_unknown", "No {key}. There are: {known}.", key="x", known=("a", "b"))
    assert str(error) == "No x. There are: a, b."
    assert (error.code, error.params) == ("metric_unknown", {"key": "x", "known": "a, b"})


def test_an_error_without_a_sentence_still_says_its_code_and_details() -> None:
    assert str(SalesPerfError("file_locked", path="own.duckdb")) == "file locked (path: own.duckdb)"
    assert str(SalesPerfError("cancelled")) == "cancelled"


def test_params_may_bear_any_name() -> None:
    assert str(SalesPerfError("odd", "{code} {message}", code=1, message=2)) == "1 2"


def test_an_issue_is_frozen() -> None:
    issue = Issue(code="bad_date", severity="error", line=3)
    with pytest.raises(AttributeError):
        issue.line = 4  # type: ignore[misc]
