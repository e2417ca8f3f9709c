"""What a report says of orders, lines, invoices and payments: what was assumed, what does not count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb

from salesperf.domain.orders import is_void
from salesperf.errors import Issue
from salesperf.importers import line_amounts
from salesperf.importers.reading import Table
from salesperf.importers.readings import sql
from salesperf.importers.recognise import Recognition
from salesperf.importers.typed import Typed

_OBJECTS = ("orders", "order_lines", "invoices", "payments")
_FLAGS = ("is_deleted", "is_cancelled")


def void(cursor: duckdb.DuckDBPyConnection, stage: str, built: Typed, object_: str) -> int:
    """How many rows are cancelled, refused, deleted or not yet made: loaded, and left out of figures."""
    if object_ not in _OBJECTS:
        return 0
    tests = ["coalesce(" + name + ", false)" for name in _FLAGS if name in built.present]
    if "status_id" in built.present:
        labels = cursor.execute(sql("names/all_labels", new=stage + ".labels_new")).fetchall()
        ids = [str(label) for label, kind, name in labels if kind.endswith(" status") and is_void(name)]
        tests += ["coalesce(status_id in (" + ", ".join(ids) + "), false)"] if ids else []
    if not tests:
        return 0
    row = cursor.execute(sql("findings/void", table=built.table, condition=" or ".join(tests))).fetchone()
    return int(row[0]) if row else 0


def issues(table: Table, found: Recognition, built: Typed, n_void: int) -> Iterator[Issue]:
    """How amounts were worked out, rows that name no order, rows left out of figures."""
    if found.object not in _OBJECTS:
        return
    headers = _headers(table.columns, found)
    if line_amounts.needed(found.object, tuple(headers)):
        yield Issue("amount.worked_out", "info", params={"formula": line_amounts.formula(headers)})
    if found.object == "order_lines" and not {"order_ref", "deal_ref"} & set(built.present):
        yield Issue("lines.no_order", "info")
    if n_void:
        yield Issue("rows.void", "warning", params={"n": n_void})


def _headers(columns: Sequence[str], found: Recognition) -> dict[str, str]:
    return {field: header for header, fields in zip(columns, found.targets, strict=True) for field in fields}
