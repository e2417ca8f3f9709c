"""What issues and errors say: one English sentence a code, translated like every other.

A template may use the issue's ``{line}``, ``{column}``, ``{value}`` and whatever its params hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from salesperf.text.catalogue import mark
from salesperf.text.text import Text

TEMPLATES: Mapping[str, str] = {
    "fault": mark("Something went wrong here. Nothing was changed."),
}


class Coded(Protocol):
    """What an Issue and a SalesPerfError have in common."""

    @property
    def code(self) -> str: ...

    @property
    def params(self) -> Mapping[str, object]: ...


def issue_text(t: Text, fault: Coded) -> str:
    """The sentence of an issue or an error, never raising itself.

    A code without a template shows the error's own English message, or else itself with its params.
    """
    values: dict[str, object] = {
        name: getattr(fault, name, None) for name in ("line", "column", "value") if hasattr(fault, name)
    }
    values.update(fault.params)
    template = TEMPLATES.get(fault.code)
    if template is None:
        return _bare(fault)
    try:
        return t(template, **{name: _plain(value) for name, value in values.items()})
    except (KeyError, IndexError, ValueError, AttributeError):
        return _bare(fault)


def _bare(fault: Coded) -> str:
    if getattr(fault, "message", ""):
        return str(fault)
    params = ", ".join(f"{name}={value}" for name, value in sorted(fault.params.items()))
    return f"{fault.code} ({params})" if params else fault.code


def _plain(value: object) -> str | int | None:
    return value if value is None or (isinstance(value, int) and not isinstance(value, bool)) else str(value)
