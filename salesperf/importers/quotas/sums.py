"""Totals that a table states, compared with what they add up: beside its rows and below them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb

from salesperf.domain.money import MINOR_DIGITS
from salesperf.errors import Issue
from salesperf.importers import numbers, units
from salesperf.importers.readings import Column, sql
from salesperf.importers.typed import Context, Typed


def of_rows(
    cursor: duckdb.DuckDBPyConnection, headers: Sequence[str], spread: str, rows: str
) -> tuple[Issue, ...]:
    """What each column of totals came to: agreeing with the periods it adds up, or not, with the first line."""
    notes = []
    found = cursor.execute(sql("quotas/row_totals", spread=spread, rows=rows)).fetchall()
    for place, stated, other, line in found:
        if other:
            params = {"n": other, "total": stated}
            notes.append(Issue("target.total_differs", "warning", line=line, column=headers[place], params=params))
        else:
            notes.append(Issue("target.total_agrees", "info", column=headers[place], params={"n": stated}))
    return tuple(notes)


def of_columns(
    cursor: duckdb.DuckDBPyConnection,
    stage: str,
    number: str,
    headers: Sequence[str],
    built: Typed,
    totals: Mapping[str, str],
    *,
    wide: bool,
    amounts: Sequence[int],
    context: Context,
) -> list[Issue]:
    """Whether the total row below a table adds up what stands above it, column by column."""
    stated = [(place, totals[headers[place]]) for place in amounts if headers[place] in totals]
    if not stated:
        return []
    cells = stage + ".stated_" + number
    cursor.execute(sql("quotas/stated", table=cells))
    cursor.executemany(sql("quotas/stated_one", table=cells), [list(one) for one in stated])
    style = next((r.how for r in built.readings if r.kind == "money"), None)
    plan = numbers.money(
        cursor,
        Column(cells, 0, headers[amounts[0]], "", stage),
        field="amount",
        choice=style if style in numbers.STYLES else None,
        digits=str(MINOR_DIGITS[built.currency]),
        scale=context.scale or units.scale_of(headers[amounts[0]]),
    )
    value, rest = (expression for _, expression in plan.values)
    below = sql("quotas/stated_sums", cells=cells, amount=value, rest=rest, joins=" ".join(plan.joins))
    table = stage + (".wide_" if wide else ".targets_") + number
    place = "place" if wide else str(amounts[0])
    summed = dict(cursor.execute(sql("quotas/column_sums", table=table, rows=built.table, place=place)).fetchall())
    wrong = [headers[p] for p, exact in cursor.execute(below).fetchall() if exact != summed.get(p, 0)]
    if wrong:
        return [Issue("target.sum_differs", "warning", column=wrong[0], params={"columns": ", ".join(wrong)})]
    return [Issue("target.sum_agrees", "info", params={"n": len(stated)})]
