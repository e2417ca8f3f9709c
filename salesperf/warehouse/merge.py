"""Exports of different columns: what a file does not hold stays as the last file that holds it said.

`deal_versions` has the columns of raw.deals, one row per version. Where all files in force hold the
same fields it is a view; else the versions of the touched deals are completed field by field, in the
order of the loads, so that undoing a load also takes back what later files had inherited from it.
"""

from __future__ import annotations

import json

import duckdb

from salesperf.domain.objects import DEALS
from salesperf.warehouse import raw_tables
from salesperf.warehouse.statements import Fragment, identifier, statement


def deal_versions(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make `deal_versions` for the touched deals of this rebuild, once their sightings are known."""
    cursor.execute("drop view if exists deal_versions")
    cursor.execute("drop table if exists completed_versions")
    files = cursor.execute(statement("merge/files")).fetchall()
    holds = {file_id: frozenset(json.loads(fields)) for file_id, fields in files}
    if len(set(holds.values())) < 2:
        cursor.execute(statement("merge/plain"))
        return
    names = [column.name for column in raw_tables.columns(DEALS)]
    lacking = [name for name in names if 0 < sum(name in fields for fields in holds.values()) < len(holds)]
    cursor.execute("create or replace temp table file_fields (file_id integer, field varchar)")
    rows = [[file_id, name] for file_id, fields in holds.items() for name in fields if name in lacking]
    cursor.executemany("insert into file_fields values (?, ?)", rows)
    cursor.execute(statement("merge/completed", counts=_counts(lacking), values=_values(names, lacking)))
    cursor.execute(statement("merge/all"))


def _counts(lacking: list[str]) -> Fragment:
    """For each lacking field, how many files up to here held it: a number that stays while none does."""
    held = (
        "count(case when s.file_id in (select file_id from file_fields where field = '{0}') then 1 end)"
        " over w as has_{0}"
    )
    return Fragment(", ".join(held.format(identifier(name)) for name in lacking))


def _values(names: list[str], lacking: list[str]) -> Fragment:
    """Every column; a lacking one has the value of the last file that held it."""
    last = "first_value(g.{0}) over (partition by g.key_id, g.has_{0} order by g.n) as {0}"
    return Fragment(
        ", ".join((last if name in lacking else "g.{0}").format(identifier(name)) for name in names)
    )
