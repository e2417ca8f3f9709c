"""Which day a load stands for, told by what happened in its rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import duckdb

from salesperf.domain.objects import OBJECTS, Kind
from salesperf.importers.pipelines import Proposal
from salesperf.importers.readings import sql
from salesperf.importers.typed import Typed
from salesperf.warehouse.stages import kind_of_name


def happened(
    cursor: duckdb.DuckDBPyConnection,
    stage: str,
    built: Typed,
    object_: str,
    proposals: Sequence[Proposal],
    *,
    today: date,
) -> date | None:
    """The latest day, not after `today`, on which something in the rows happened; plans do not count."""
    kinds = {field.key: field.kind for field in OBJECTS[object_].fields}
    parts = []
    for name in OBJECTS[object_].happened:
        if name not in built.present:
            continue
        value = name if kinds[name] is Kind.DAY else "cast(" + name + " as date)"
        if object_ == "deals" and name == "close_on":
            value = "case when " + _closed(cursor, stage, built, proposals) + " then " + value + " end"
        parts.append(sql("typed/latest_day", value=value, table=built.table))
    if built.entered:
        parts.append(sql("typed/latest_entry", table=built.entered))
    days = [row[0] for part in parts for row in cursor.execute(part, {"today": today}).fetchall() if row[0]]
    return max(days) if days else None


def _closed(
    cursor: duckdb.DuckDBPyConnection, stage: str, built: Typed, proposals: Sequence[Proposal]
) -> str:
    """SQL of whether a deal's row is closed: flags, status words, stage kinds."""
    tests: list[str] = [name for name in ("is_won", "is_lost", "is_closed") if name in built.present]
    labels = cursor.execute(sql("names/all_labels", new=stage + ".labels_new")).fetchall()
    kinds = {s.name: s.kind for p in proposals for s in p.stages}
    for kind, column in (("status", "status_id"), ("stage", "stage_id")):
        ids = [str(i) for i, k, name in labels if k == kind and kinds.get(name, kind_of_name(name)) != "open"]
        if column in built.present and ids:
            tests.append(column + " in (" + ", ".join(ids) + ")")
    return "(" + " or ".join("coalesce(" + test + ", false)" for test in tests) + ")" if tests else "false"
