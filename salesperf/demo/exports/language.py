"""The language in which a CRM shows headers and pick lists: English as written, or Chinese."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from salesperf.demo.exports.layout import Options
from salesperf.demo.exports.snapshot import chinese
from salesperf.demo.exports.table import Column

Words = Callable[["pd.Series[Any]"], "pd.Series[Any]"]


def words(options: Options) -> Words:
    """How pick list values are written under the option `language` (en or zh)."""
    return chinese if options["language"] == "zh" else _as_written


def headed(
    columns: Sequence[tuple[str, Column]], options: Options, in_chinese: Mapping[str, str]
) -> list[tuple[str, Column]]:
    """The columns with their headers in the option's language; a header without translation stays."""
    if options["language"] != "zh":
        return list(columns)
    return [(in_chinese.get(header, header), column) for header, column in columns]


def _as_written(values: pd.Series[Any]) -> pd.Series[Any]:
    return values
