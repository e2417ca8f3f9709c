"""A table of what period each date of targets stands for: the days of the periods that it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import duckdb

from salesperf.importers import typed
from salesperf.importers.quotas import periods
from salesperf.importers.quotas.dated import MOST
from salesperf.importers.readings import sql
from salesperf.importers.typed import Context, Typed


def build(
    cursor: duckdb.DuckDBPyConnection,
    *,
    stage: str,
    cells: str,
    file: str,
    headers: Sequence[str],
    targets: Sequence[Sequence[str]],
    context: Context,
    first_month: int,
) -> Typed:
    """Type the table; a period without a year, or that is none, rejects its row."""
    plain = typed.build(
        cursor, stage=stage, cells=cells, file=file, headers=headers, targets=targets, context=context
    )
    if "period" not in plain.present:
        return plain
    number = cells.rpartition("_")[2]
    lookup = stage + ".periods_" + number
    cursor.execute(sql("quotas/periods", table=lookup))
    texts = cursor.execute(sql("quotas/different_texts", cell="c.period", cells=plain.table), {"most": MOST})
    for (text,) in texts.fetchall():
        span = periods.parse(text)
        days = span.days(span.year, first_month) if span and span.year else (None, None)
        cursor.execute(sql("quotas/period", table=lookup), ["", "", text, *days, None, False, 1])
    out = stage + ".calendar_" + number
    place = next(p for p, fields in enumerate(targets) if "period" in fields)
    cursor.execute(sql("quotas/calendar", table=out, rows=plain.table, periods=lookup, place=str(place)))
    return replace(plain, table=out, present=("month", "period", "from_day", "to_day"))
