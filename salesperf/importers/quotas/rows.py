"""From the cells of a table of targets to typed rows: one a row of the file, the parts of a wide one beside.

A wide table is spread in SQL, one row a row and period, so that all its amounts are read in one style; then
each row of the file is one row again, whose key and digest tell whether any of its amounts changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import duckdb

from salesperf.errors import Issue
from salesperf.importers import typed, units
from salesperf.importers.quotas import long, sums, wide
from salesperf.importers.quotas.columns import AMOUNT
from salesperf.importers.quotas.sheet import Sheet, currency_of, scale_of
from salesperf.importers.typed import Typed


def build(cursor: duckdb.DuckDBPyConnection, sheet: Sheet, totals: Mapping[str, str]) -> Typed:
    """Type a table of targets. `totals` are the texts of a total row by header.

    Raises SalesPerfError for contradicting dates, and for a long table without a column of periods.
    """
    periods = sheet.places(AMOUNT)
    amounts = periods or sheet.places("amount")
    if not amounts:
        return typed.build(
            cursor,
            stage=sheet.stage,
            cells=sheet.cells,
            file=sheet.file,
            headers=sheet.headers,
            targets=sheet.fields,
            context=sheet.context,
        )
    scale, asked = scale_of(sheet, amounts)
    currency, currency_from = currency_of(sheet, amounts)
    context = replace(sheet.context, scale=scale, currency=currency, currency_from=currency_from)
    sheet = replace(sheet, context=context)
    built = wide.build(cursor, sheet, periods) if periods else long.build(cursor, sheet)
    notes = (
        *built.notes,
        *_told(sheet, amounts, scale),
        *sums.of_columns(cursor, sheet, built, totals, amounts, wide=bool(periods)),
    )
    return replace(built, notes=notes, asked=(*built.asked, *asked))


def _told(sheet: Sheet, amounts: list[int], scale: int | None) -> list[Issue]:
    """What was taken from beside the table, so that it can be changed: year, unit."""
    said = sheet.told.said
    notes = []
    if said.year_from in ("sheet", "title", "file") and not sheet.places("year"):
        notes.append(Issue("target.year_told", "info", params={"year": str(said.year)}))
    if scale and scale > 1 and units.scale_of(sheet.headers[amounts[0]]) == 1:
        notes.append(Issue("target.unit_told", "info", params={"scale": scale}))
    return notes
