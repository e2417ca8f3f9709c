"""The two kinds of error.

A fault in somebody's data is an `Issue`: it is collected, counted and shown where it matters.
A misuse of the product is a `SalesPerfError`: it is raised, and its message carries the remedy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Severity = Literal["error", "warning", "info"]


class SalesPerfError(Exception):
    """Raised when something was asked for that cannot be done.

    `code` names the text (`text.issue_text` renders it in the reader's language), `params` fill its places.
    `message` is the English template with `{param}` places; without one, `str(error)` names code and params.
    Sequences among the params read as a list: "a, b, c".
    """

    def __init__(self, code: str, message: str = "", /, **params: object) -> None:
        self.code = code
        self.message = message
        self.params: dict[str, object] = {name: _readable(value) for name, value in params.items()}
        super().__init__(code, message, self.params)

    def __str__(self) -> str:
        if self.message:
            return self.message.format(**self.params)
        details = ", ".join(f"{name}: {value}" for name, value in self.params.items())
        words = self.code.replace("_", " ")
        return f"{words} ({details})" if details else words


@dataclass(frozen=True, slots=True)
class Issue:
    """A fault found in data: what (`code`, `params`), how bad, and where in its file.

    `line` counts from 1 as an editor does; `value` is the cell as it stood in the file.
    """

    code: str
    severity: Severity
    line: int | None = None
    column: str | None = None
    value: str | None = None
    params: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))


def _readable(value: object) -> object:
    if isinstance(value, (list, tuple, set, frozenset)):
        items = sorted(value, key=str) if isinstance(value, (set, frozenset)) else value
        return ", ".join(str(item) for item in items)
    return value
