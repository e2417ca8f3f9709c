"""The open deals that are to close in a period, one by one: what a projection adds up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb

from salesperf.domain.scope import Scope, Viewer
from salesperf.metrics.compose import figures
from salesperf.metrics.request import rows_of
from salesperf.metrics.run import request_for
from salesperf.metrics.values import minor_units, whole
from salesperf.settings import WorkspaceSettings

FILE = "deals_due"


@dataclass(frozen=True, slots=True)
class Due:
    """An open deal that is to close in the period: whose it is, and its worth in minor units of the reporting
    currency; None where it has no amount, or none that has a rate.
    """

    member: int | None
    deal_id: int
    amount: int | None
    unconverted: bool = False


def deals_due(
    cursor: duckdb.DuckDBPyConnection,
    by: str | None,
    *,
    as_of: date,
    scope: Scope,
    viewer: Viewer,
    settings: WorkspaceSettings,
) -> tuple[Due, ...]:
    """Each deal that coverage counts as due, by the id of a dimension (None: by none), in the order of deals.

    Never shows a viewer what the figure would not count. Raises SalesPerfError as `run`.
    """
    request = request_for(
        cursor, "coverage", by=(by,) if by else (), variant=None, since=None, until=None, as_of=as_of,
        scope=scope, viewer=viewer, settings=settings,
    )  # fmt: skip
    query = figures(
        FILE,
        request.by,
        request.narrowing.names,
        priced=request.foreign,
        credited=request.credited("amount_due"),
    )
    return tuple(
        Due(
            ids[0] if ids else None,
            int(columns["deal_id"]),
            None if columns["amount"] is None else minor_units(columns),
            bool(whole(columns, "unconverted")),
        )
        for ids, columns in rows_of(cursor, query, request.parameters())
    )
