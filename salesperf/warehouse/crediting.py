"""Rebuild whose credit each shared deal is, from the splits of the loads in force."""

from __future__ import annotations

import re

import duckdb

from salesperf.warehouse import records
from salesperf.warehouse.migrations import run_sql
from salesperf.warehouse.statements import statement

_OVERLAY = re.compile(r"overlay|supplement|on top|叠加|额外|附加|重复计", re.IGNORECASE)
_REVENUE = re.compile(r"revenue|amount|booking|业绩|收入|金额|签约", re.IGNORECASE)


def is_overlay(kind: str) -> bool:
    """Whether a kind of split is called one that is on top of the whole."""
    return bool(_OVERLAY.search(kind))


def rebuild(cursor: duckdb.DuckDBPyConnection) -> None:
    """Write core.credits, of deals that are shared only, and what is wrong with their shares.

    Needs the deals of this rebuild and `deal_names`. A kind of split is an overlay where the row or the CRM's
    own table of kinds says so, else where it is called one.
    """
    if cursor.execute(statement("service/any", raw="raw.splits")).fetchone() is None:
        return
    for key in ("splits", "split_types"):
        records.now(cursor, key, gone=records.DELETED)
    cursor.execute(
        "create or replace temp table split_kinds (label_id integer, overlay boolean, turn integer)"
    )
    kinds = [
        [label_id, is_overlay(name) if is_whole is None else not is_whole, 0 if _REVENUE.search(name) else 1]
        for label_id, name, is_whole in cursor.execute(statement("credits/kinds")).fetchall()
    ]
    if kinds:
        cursor.executemany("insert into split_kinds values (?, ?, ?)", kinds)
    run_sql(cursor, "core/credits.sql")
