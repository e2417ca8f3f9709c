"""What a row must say: the key that tells it from others, and the fields without which it says nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb

from salesperf.domain.objects import OBJECTS, Kind, ObjectType
from salesperf.importers import names
from salesperf.importers.plans import Context
from salesperf.importers.readings import Column, counts, sql


def key(
    context: Context, columns: Mapping[str, Column], expressions: Mapping[str, str]
) -> tuple[str, tuple[tuple[str, str, int], ...]]:
    """SQL of the row's key, and the faults of a row without one. A day is a day, however it is written."""
    object_ = OBJECTS[context.object]
    faults = [
        (_says_nothing(object_, options, columns), "cell.missing", options[0].place)
        for options in _options(object_.required, columns)
    ]
    if "id" in columns:
        cell = columns["id"].cell
        faults.append(("(" + cell + ") is null", "id.missing", columns["id"].place))
        return names.identifier("(" + cell + ")", system=context.system), tuple(faults)
    parts = [name for name in object_.identity if name in columns]
    if object_.identity[0] not in columns:
        parts += [name for name in object_.loose if name in columns]
    parts = parts or list(columns)
    dated = (Kind.DAY, Kind.TIME)
    texts = [
        "cast(cast(" + expressions[name] + " as date) as varchar)"
        if object_.field(name).kind in dated
        else "trim(" + columns[name].cell + ")"
        for name in parts
    ]
    return " || '|' || ".join("coalesce(" + text + ", '')" for text in texts), tuple(faults)


def _options(groups: Sequence[str], columns: Mapping[str, Column]) -> list[list[Column]]:
    """The columns of each group that has any."""
    found = ([columns[name] for name in group.split("|") if name in columns] for group in groups)
    return [options for options in found if options]


def _empty(options: Sequence[Column]) -> str:
    """SQL of whether none of some columns has a cell."""
    return " and ".join("(" + column.cell + ") is null" for column in options)


def _says_nothing(object_: ObjectType, options: Sequence[Column], columns: Mapping[str, Column]) -> str:
    """SQL of whether a row lacks what is required, and what would make up for it."""
    instead = _options(object_.instead, columns)
    if len(instead) < len(object_.instead) or not instead:
        return _empty(options)
    return _empty(options) + " and (" + " or ".join("(" + _empty(one) + ")" for one in instead) + ")"


def taken_without(
    cursor: duckdb.DuckDBPyConnection,
    table: str,
    cells: str,
    object_: ObjectType,
    columns: Mapping[str, Column],
) -> tuple[tuple[str, str, int], ...]:
    """(code, header, count) of rows that were taken although they lack what is required."""
    if not object_.instead:
        return ()
    found = []
    for options in _options(object_.required, columns):
        statement = sql("typed/taken_without", table=table, cells=cells, condition=_empty(options))
        found.append((object_.key + ".taken_without", options[0].header, counts(cursor, statement)[0]))
    return tuple(one for one in found if one[2])
