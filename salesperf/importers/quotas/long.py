"""Long tables of targets: a row a target."""

from __future__ import annotations

from dataclasses import replace

import duckdb

from salesperf.errors import SalesPerfError
from salesperf.importers.quotas import dated
from salesperf.importers.quotas.sheet import (
    COMPANY_ROW,
    KEPT,
    OWNERS,
    TOTAL_ROW,
    Sheet,
    measure_sql,
    owner_place,
    owner_sql,
    plain_fields,
    undone_sql,
)
from salesperf.importers.readings import sql
from salesperf.importers.typed import Typed


def build(cursor: duckdb.DuckDBPyConnection, sheet: Sheet) -> Typed:
    """Type a long table. Raises SalesPerfError for contradicting dates, and without a column of periods."""
    places = {field: sheet.places(field)[0] for field in ("year", "quarter", "month") if sheet.places(field)}
    two = bool(sheet.places("from_day")) and bool(sheet.places("to_day"))
    rows = sheet.stage + ".rows_" + sheet.number
    has = {field for fields in sheet.fields for field in fields}
    owner = next(
        (
            f"t.{raw}"
            for f, raw in (
                ("owner_id", "owner_id"),
                ("owner", "owner"),
                ("team", "team"),
                ("territory", "territory_id"),
            )
            if f in has
        ),
        "''",
    )
    header = sheet.headers[next(iter(sheet.places("month")), 0)]
    if sheet.told.named and header == "month":
        header = ""  # the name of the field, chosen on the page, says nothing of the period
    table = dated.Table(sheet.cells, rows, sheet.stage, sheet.file, places, header, owner.removeprefix("t."))
    if not two and not places:
        raise SalesPerfError("target.no_period", file=sheet.file)
    texts = None if two else dated.named_by_texts(cursor, table)
    as_day = not two and texts is None
    plain = plain_fields(cursor, sheet, sheet.cells, drop=() if as_day else ("month",), more=())
    told = sheet.told
    if two:
        days = dated.by_two_days(cursor, table)
    elif texts is not None:
        days = dated.by_texts(cursor, table, texts, told.said, first_month=told.first_month, today=told.today)
    else:
        days = dated.by_day(cursor, table, first_month=told.first_month, chosen=told.answers.get("@period"))
    out = sheet.stage + ".targets_" + sheet.number
    kept = [name for name in KEPT if name in plain.present]
    cursor.execute(
        sql(
            "quotas/long_rows",
            table=out,
            rows=rows,
            cells=sheet.cells,
            joins=days.joins,
            from_day=days.from_day,
            to_day=days.to_day,
            month="t.month" if as_day else days.from_day,
            said=days.said,
            values="".join(f"t.{name}, " for name in kept),
            names="".join(f"{name}, " for name in kept),
            measure=measure_sql(cursor, sheet, plain, sheet.headers[sheet.places("amount")[0]]),
            scale=undone_sql(cursor, sheet, plain),
            owner=owner_sql(plain),
            base="key" if has & set(OWNERS) else "''",
            has_id="true" if "id" in has else "false",
            owner_place=str(owner_place(sheet)),
            amount_place=str(sheet.places("amount")[0]),
            period_place=str(next(iter(places.values()), -1)),
        ),
        {"totals": TOTAL_ROW, "companies": COMPANY_ROW},
    )
    present = (*kept, "from_day", "to_day", "month", "measure_id", "amount", "amount_rest", "shape")
    return replace(plain, table=out, present=present, notes=days.notes, asked=days.questions)
