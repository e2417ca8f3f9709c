"""Totals that a table states, compared with what they add up: beside its rows and below them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb

from salesperf.domain.money import MINOR_DIGITS
from salesperf.errors import Issue
from salesperf.importers import numbers, units
from salesperf.importers.quotas.sheet import Sheet
from salesperf.importers.readings import Column, sql
from salesperf.importers.typed import Typed


def of_rows(
    cursor: duckdb.DuckDBPyConnection, headers: Sequence[str], spread: str, rows: str
) -> tuple[Issue, ...]:
    """What each column of totals came to: agreeing with the periods it adds up, or where it does not."""
    notes = []
    found = cursor.execute(sql("quotas/row_totals", spread=spread, rows=rows)).fetchall()
    for place, stated, other, line in found:
        if other:
            params = {"n": other, "total": stated}
            notes.append(
                Issue("target.total_differs", "warning", line=line, column=headers[place], params=params)
            )
        else:
            notes.append(Issue("target.total_agrees", "info", column=headers[place], params={"n": stated}))
    return tuple(notes)


def of_columns(
    cursor: duckdb.DuckDBPyConnection,
    sheet: Sheet,
    built: Typed,
    totals: Mapping[str, str],
    amounts: Sequence[int],
    *,
    wide: bool,
) -> list[Issue]:
    """Whether the total row below a table adds up what stands above it, column by column."""
    headers = sheet.headers
    stated = [(place, totals[headers[place]]) for place in amounts if headers[place] in totals]
    if not stated:
        return []
    cells = sheet.stage + ".stated_" + sheet.number
    cursor.execute(sql("quotas/stated", table=cells))
    cursor.executemany(sql("quotas/stated_one", table=cells), [list(one) for one in stated])
    style = next((r.how for r in built.readings if r.kind == "money"), None)
    plan = numbers.money(
        cursor,
        Column(cells, 0, headers[amounts[0]], sheet.file, sheet.stage),
        field="amount",
        choice=style if style in numbers.STYLES else None,
        digits=str(MINOR_DIGITS[built.currency]),
        scale=sheet.context.scale or units.scale_of(headers[amounts[0]]),
    )
    value, rest = (expression for _, expression in plan.values)
    parsed = "".join(f", {expression} as {name}" for name, expression in plan.parsed)
    joins = " ".join(plan.joins)
    below = sql("quotas/stated_sums", cells=cells, parsed=parsed, amount=value, rest=rest, joins=joins)
    table = sheet.stage + (".wide_" if wide else ".targets_") + sheet.number
    place = "place" if wide else f"cast({amounts[0]} as integer)"
    summed = dict(
        cursor.execute(sql("quotas/column_sums", table=table, rows=built.table, place=place)).fetchall()
    )
    wrong = [headers[p] for p, exact in cursor.execute(below).fetchall() if exact != summed.get(p, 0)]
    if wrong:
        return [Issue("target.sum_differs", "warning", column=wrong[0], params={"columns": ", ".join(wrong)})]
    return [Issue("target.sum_agrees", "info", params={"n": len(stated)})]
