"""Statements live in .sql files; where a table or a list of columns varies, the file has a `{place}` for it.

A place takes an identifier, which is checked, or a `Fragment`: SQL that our own code put together from
identifiers and numbers. Values never come this way, they are `$parameters`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from salesperf.errors import SalesPerfError

_IDENTIFIER = re.compile(r"[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*){0,2}")
_PLACE = re.compile(r"\{([a-z_]+)\}")


class Fragment(str):
    """SQL made of our own words, identifiers and numbers, never of what a file or a person wrote."""

    __slots__ = ()


def statement(name: str, /, *, package: str = "salesperf.warehouse", **parts: str | Fragment) -> str:
    """The statement of `<package>/sql/<name>.sql` with its places filled.

    Raises SalesPerfError `statement.part` for a part that is neither an identifier nor a Fragment, KeyError
    for a place without a part.
    """
    for part in parts.values():
        if not isinstance(part, Fragment) and not _IDENTIFIER.fullmatch(part):
            raise SalesPerfError("statement.part", part=part)
    return _PLACE.sub(lambda place: parts[place.group(1)], _text(package, name))


def listed(names: Iterable[str], *, of: str = "", between: str = ", ") -> Fragment:
    """Identifiers as a list, each as `of.name` where a table's alias is given."""
    return Fragment(between.join((of + "." if of else "") + identifier(name) for name in names))


def identifier(name: str) -> str:
    """The name itself; raises SalesPerfError `statement.part` where it is no identifier."""
    if not _IDENTIFIER.fullmatch(name):
        raise SalesPerfError("statement.part", part=name)
    return name


def same(names: Iterable[str], *, left: str, right: str) -> Fragment:
    """The condition that two aliases agree in every column, NULLs included; true for no columns."""
    pairs = [left + "." + identifier(name) + " is not distinct from " + right + "." + name for name in names]
    return Fragment(" and ".join(pairs) or "true")


@cache
def _text(package: str, name: str) -> str:
    return files(package).joinpath("sql", *(name + ".sql").split("/")).read_text(encoding="utf-8")
