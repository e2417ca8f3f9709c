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


def deal_versions(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make `deal_versions` for the touched deals of this rebuild, once their sightings are known."""
    cursor.execute("drop view if exists deal_versions")
    cursor.execute("drop table if exists completed_versions")
    files = cursor.execute(
        "select f.file_id, f.fields from meta.files f where f.object = 'deals' and f.file_id in (select file_id from raw.deals)"
    ).fetchall()
    holds = {file_id: frozenset(json.loads(fields)) for file_id, fields in files}
    if len(set(holds.values())) < 2:
        cursor.execute("create temp view deal_versions as select * from raw.deals")
        return
    names = [column.name for column in raw_tables.columns(DEALS)]
    lacking = [name for name in names if 0 < sum(name in fields for fields in holds.values()) < len(holds)]
    cursor.execute("create or replace temp table file_fields (file_id integer, field varchar)")
    cursor.executemany("insert into file_fields values (?, ?)", [[i, name] for i, fields in holds.items() for name in fields if name in lacking])
    cursor.execute(_completed(names, lacking))
    cursor.execute(
        "create temp view deal_versions as select * from completed_versions union all "
        "select d.* from raw.deals d anti join completed_versions c on c.version_id = d.version_id"
    )


def _completed(names: list[str], lacking: list[str]) -> str:
    """SQL of the completed versions: for each lacking field, the value of the last file in order that holds it."""
    own = ["version_id", "key_id", "load_id", "file_id", "line"]
    counts = ", ".join(
        "count(case when s.file_id in (select file_id from file_fields where field = '" + name + "') then 1 end) over w as has_" + name
        for name in lacking
    )
    values = ", ".join(
        "first_value(g." + name + ") over (partition by g.key_id, g.has_" + name + " order by g.n) as " + name if name in lacking else "g." + name
        for name in names
    )
    return (
        "create temp table completed_versions as with firsts as (select version_id, min(n) as n from sightings where version_id is not null "
        "group by version_id), ordered as (select d.*, f.n from raw.deals d join firsts f on f.version_id = d.version_id), grouped as (select s.*, " + counts
        + " from ordered s window w as (partition by s.key_id order by s.n rows unbounded preceding)) select "
        + ", ".join("g." + name for name in own) + ", " + values + " from grouped g"
    )
