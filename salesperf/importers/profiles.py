"""Remembered layouts: how files of a header were read, found again by the header or by how columns look."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from salesperf.domain.objects import Kind
from salesperf.errors import SalesPerfError
from salesperf.importers import choices, looks
from salesperf.importers.reading import Forced, Table

Profiles = Mapping[str, Mapping[str, Any]]
"""What is remembered, by signature."""

_LOOKS = (("number", Kind.MONEY), ("day", Kind.DAY))


def signature(columns: Sequence[str]) -> str:
    """What a header is remembered under."""
    return "header:" + hashlib.sha256("\x1f".join(columns).encode()).hexdigest()[:16]


def named(profiles: Profiles, name: str) -> str:
    """The signature of the layout of a name (or of a signature itself).

    Raises SalesPerfError `profile.unknown`, listing what there is.
    """
    for key, profile in profiles.items():
        if name in (key, profile.get("name")):
            return key
    known = sorted(str(profile.get("name") or key) for key, profile in profiles.items())
    raise SalesPerfError("profile.unknown", name=name, known=known or "–")


def answers_of(profile: Mapping[str, Any]) -> choices.Answers:
    """The answers that a layout holds."""
    return choices.Answers(_texts(profile.get("columns")), _texts(profile.get("file")))


def forced(table: Table, profiles: Profiles, wanted: str | None, given: Forced) -> Forced | None:
    """How a table has to be opened anew because of what is remembered; None where it is open rightly.

    A file without a header is known again by the number of its columns and how each looks; where two
    layouts fit, none is taken. `wanted` names the layout that a person chose.
    """
    found = profiles.get(wanted or signature(table.columns), {})
    if table.headerless and given.header is None:
        fitting = [found] if wanted else [one for one in profiles.values() if _fits(table, one)]
        headers = {tuple(map(str, one.get("header", ()))) for one in fitting} - {()}
        if len(headers) != 1:
            return None
        (header,) = headers
        if len(header) != len(table.columns):
            return None
        found = fitting[0]
        return Forced(encoding=given.encoding or _encoding(found), header=header)
    encoding = _encoding(found)
    if given.encoding or encoding is None or encoding.lower() == (table.encoding or "").lower():
        return None
    return Forced(encoding=encoding, header=given.header)


def header_and_looks(table: Table) -> dict[str, list[str]]:
    """What a file is known again by that has no header of its own; its columns were named by a person."""
    return {"header": list(table.columns), "looks": list(_looks(table))}


def _fits(table: Table, profile: Mapping[str, Any]) -> bool:
    before = [str(one) for one in profile.get("looks", ())]
    now = _looks(table)
    return len(before) == len(now) and all(
        one == other or not one or not other for one, other in zip(before, now, strict=True)
    )


def _looks(table: Table) -> tuple[str, ...]:
    return tuple(
        _look([row[place] for row in table.samples if place < len(row)])
        for place in range(len(table.columns))
    )


def _look(cells: Sequence[str | None]) -> str:
    if not looks.filled(cells):
        return ""
    return next((name for name, kind in _LOOKS if looks.fits(kind, cells)), "text")


def _encoding(profile: Mapping[str, Any]) -> str | None:
    return _texts(profile.get("file")).get("@encoding")


def _texts(value: object) -> dict[str, str]:
    return {str(k): str(v) for k, v in value.items()} if isinstance(value, Mapping) else {}
