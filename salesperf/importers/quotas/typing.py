"""The door from the preparation of a load to the typing of a table of targets."""

from __future__ import annotations

import duckdb

from salesperf.importers.choices import Answers
from salesperf.importers.prepared import Options
from salesperf.importers.quotas import calendar, rows, said
from salesperf.importers.quotas.sheet import Sheet, Told
from salesperf.importers.reading import Table
from salesperf.importers.recognise import Recognition
from salesperf.importers.typed import Context, Typed


def typed(
    cursor: duckdb.DuckDBPyConnection,
    stage: str,
    cells: str,
    table: Table,
    recognition: Recognition,
    context: Context,
    answers: Answers,
    options: Options,
) -> Typed:
    """The typed rows of a table of targets, or of what periods their dates stand for.

    Raises SalesPerfError for contradicting dates and bad answers.
    """
    if recognition.object == "target_periods":
        return calendar.build(
            cursor,
            stage=stage,
            cells=cells,
            file=table.name,
            headers=table.columns,
            targets=recognition.targets,
            context=context,
            first_month=options.first_month,
        )
    sheet = Sheet(
        stage,
        cells,
        table.name,
        table.columns,
        recognition.targets,
        context,
        Told(
            said.of_table(table, answers.file),
            answers.file,
            options.first_month,
            options.today,
            named=table.header_line == 0,
        ),
    )
    return rows.build(cursor, sheet, table.stated.totals)
