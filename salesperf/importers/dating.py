"""Which day a load stands for, told by what happened in its rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import duckdb

from salesperf.domain.objects import OBJECTS, Kind
from salesperf.importers.pipelines import Proposal
from salesperf.importers.typed import Typed
from salesperf.warehouse.stages import kind_of_name


def happened(
    cursor: duckdb.DuckDBPyConnection, stage: str, built: Typed, object_: str, proposals: Sequence[Proposal], *, today: date
) -> date | None:
    """The latest day, not after `today`, on which something in the rows happened; planned days do not count."""
    kinds = {field.key: field.kind for field in OBJECTS[object_].fields}
    parts = []
    for name in OBJECTS[object_].happened:
        if name not in built.present:
            continue
        value = name if kinds[name] is Kind.DAY else "cast(" + name + " as date)"
        if object_ == "deals" and name == "close_on":
            value = "case when " + _closed(cursor, stage, built, proposals) + " then " + value + " end"
        parts.append("select max(case when " + value + " <= $today then " + value + " end) as day from " + built.table + " where bad_code is null")
    if built.entered:
        parts.append("select max(case when cast(entered_at as date) <= $today then cast(entered_at as date) end) as day from " + built.entered)
    if not parts:
        return None
    row = cursor.execute("select max(day) from (" + " union all ".join(parts) + ")", {"today": today}).fetchone()
    return row[0] if row else None


def _closed(cursor: duckdb.DuckDBPyConnection, stage: str, built: Typed, proposals: Sequence[Proposal]) -> str:
    """SQL of whether a deal's row is closed: flags, status words, stage kinds."""
    tests = [name for name in ("is_won", "is_lost", "is_closed") if name in built.present]
    labels = cursor.execute(
        "select label_id, kind, name from meta.labels union all select label_id, kind, name from " + stage + ".labels_new"
    ).fetchall()
    kinds = {s.name: s.kind for p in proposals for s in p.stages}
    for kind, column in (("status", "status_id"), ("stage", "stage_id")):
        ids = [str(i) for i, k, name in labels if k == kind and kinds.get(name, kind_of_name(name)) != "open"]
        if column in built.present and ids:
            tests.append(column + " in (" + ", ".join(ids) + ")")
    return "(" + " or ".join("coalesce(" + test + ", false)" for test in tests) + ")" if tests else "false"
