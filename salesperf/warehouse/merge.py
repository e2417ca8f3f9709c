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

_STATE = ("stage_id", "status_id", "is_won", "is_lost", "is_closed")
_SAYS_STATE = "s.stage_id is not null or s.status_id is not null or s.is_won is not null"


def deal_versions(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make `deal_versions` for the touched deals of this rebuild, once their sightings are known.

    A row that says nothing of a deal's state, where a stage is due, leaves the state as it was.
    """
    cursor.execute("drop view if exists deal_versions")
    cursor.execute("drop table if exists completed_versions")
    files = cursor.execute(statement("merge/files")).fetchall()
    holds = {file_id: frozenset(json.loads(fields)) for file_id, fields in files}
    stateless = cursor.execute(statement("merge/stateless")).fetchone() is not None
    if len(set(holds.values())) < 2 and not stateless:
        cursor.execute(statement("merge/plain"))
        return
    names = [column.name for column in raw_tables.columns(DEALS)]
    lacking = [name for name in names if 0 < sum(name in fields for fields in holds.values()) < len(holds)]
    cursor.execute("create or replace temp table file_fields (file_id integer, field varchar)")
    rows = [[file_id, name] for file_id, fields in holds.items() for name in fields if name in lacking]
    if rows:
        cursor.executemany("insert into file_fields values (?, ?)", rows)
    state = _STATE if stateless else ()
    taken = [name for name in names if name in lacking or name in state]
    counts = _counts(taken, lacking, state)
    cursor.execute(statement("merge/completed", counts=counts, values=_values(names, taken)))
    cursor.execute(statement("merge/all"))


def _counts(taken: list[str], lacking: list[str], state: tuple[str, ...]) -> Fragment:
    """For each field that may be taken over, how many versions up to here said it.

    The number stays while none does.
    """
    held = "s.file_id in (select file_id from file_fields where field = '{0}')"
    tests = {name: [held.format(identifier(name))] if name in lacking else [] for name in taken}
    for name in state:
        tests[name].append("(" + _SAYS_STATE + ")")
    out = [
        "count(case when " + " and ".join(said) + " then 1 end) over w as has_" + identifier(name)
        for name, said in tests.items()
    ]
    return Fragment(", ".join(out))


def _values(names: list[str], taken: list[str]) -> Fragment:
    """Every column; one that may be taken over has the value of the last version that said it."""
    last = "first_value(g.{0}) over (partition by g.key_id, g.has_{0} order by g.n) as {0}"
    return Fragment(
        ", ".join((last if name in taken else "g.{0}").format(identifier(name)) for name in names)
    )
