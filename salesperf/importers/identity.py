"""Which system a table of unknown layout comes from, so that equal ids of two systems stay two records.

Each unknown system gets a key of its own: `other`, `other-2` and so on, or the name that a person says.
A table whose header is like that of an earlier one of the same object is the same system's; one of an
object that a system has not shown yet is taken for that system's where only one comes into question.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import duckdb

from salesperf.importers.prepared import PreparedFile
from salesperf.importers.readings import sql
from salesperf.importers.recognise import UNKNOWN_SYSTEM

_LIKE = 0.6  # share of all headers of two tables that both have
_WITHIN = 0.8  # share of the smaller table's headers that the larger one has
_ENOUGH = 6  # headers a table must have to be told inside a larger one


@dataclass(frozen=True)
class Shown:
    """A table of an unknown system: its object, its headers, the header of its ids."""

    system: str
    object: str
    headers: frozenset[str]
    id_header: str | None


def earlier(cursor: duckdb.DuckDBPyConnection) -> tuple[Shown, ...]:
    """Tables of unknown layout that loads have brought, undone ones included, the newest first."""
    rows = cursor.execute(sql("identity/unknown")).fetchall()
    return tuple(
        _shown(system, object_, [(c["column"], c["fields"]) for c in json.loads(reading).get("columns", ())])
        for system, object_, reading in rows
    )


def assign(files: Sequence[PreparedFile], known: Sequence[Shown]) -> list[PreparedFile]:
    """The files, each of unknown layout with its system; what a person said of a file goes before all."""
    shown = list(known)
    before = {one.system for one in known}
    here: set[str] = set()
    out = []
    for file in files:
        if file.recognition is None or file.table is None:
            out.append(file)
            continue
        said = file.answers.file.get("@system")
        if file.recognition.layout is not None and not said:
            out.append(file)
            continue
        columns = list(zip(file.table.columns, file.recognition.targets, strict=True))
        table = _shown("", file.recognition.object, columns)
        system = said or _like(table, shown) or _fits(table, shown, here, before) or _fresh(shown)
        shown.append(replace(table, system=system))
        here.add(system)
        out.append(replace(file, recognition=replace(file.recognition, named=system)))
    return out


def alike(one: Shown, other: Shown) -> bool:
    """Whether two tables of the same object are exports of the same system, columns more or fewer."""
    if one.id_header != other.id_header:
        return False
    both = len(one.headers & other.headers)
    smaller = min(len(one.headers), len(other.headers))
    if both >= _LIKE * len(one.headers | other.headers):
        return True
    return smaller >= _ENOUGH and both >= _WITHIN * smaller


def _like(table: Shown, shown: Iterable[Shown]) -> str | None:
    found = [one for one in shown if one.object == table.object and alike(one, table)]
    return max(found, key=lambda one: len(one.headers & table.headers)).system if found else None


def _fits(table: Shown, shown: Sequence[Shown], here: set[str], before: set[str]) -> str | None:
    """The only system of this load, else of all, that has not shown a table of that object yet."""
    has = {one.system for one in shown if one.object == table.object}
    for systems in (here, before):
        fits = systems - has
        if fits:
            return fits.pop() if len(fits) == 1 else None
    return None


def _fresh(shown: Sequence[Shown]) -> str:
    taken = {one.system for one in shown}
    number = 1
    while _key(number) in taken:
        number += 1
    return _key(number)


def _key(number: int) -> str:
    return UNKNOWN_SYSTEM if number == 1 else UNKNOWN_SYSTEM + "-" + str(number)


def _shown(system: str, object_: str, columns: Sequence[tuple[str, Sequence[str]]]) -> Shown:
    plain: Mapping[str, Sequence[str]] = {_plain(header): fields for header, fields in columns}
    ids = [header for header, fields in plain.items() if "id" in fields]
    return Shown(system, object_, frozenset(plain), ids[0] if ids else None)


def _plain(header: str) -> str:
    return unicodedata.normalize("NFKC", header).strip().casefold()
