"""Compare typed rows with what the warehouse knows: new, changed, unchanged, rejected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb


@dataclass(frozen=True)
class Compared:
    """Counts of a compared table; new + changed + unchanged + rejected = rows.

    `states` is a table of (line, key_id, state, version_id, note): state new, changed, unchanged or rejected,
    version_id of the version an unchanged row saw again, note the code of a duplicate.
    `missing` is a table of (key_id) known before and absent here.
    """

    states: str
    missing: str
    rows: int
    new: int
    changed: int
    unchanged: int
    rejected: int
    absent: int


def compare(
    cursor: duckdb.DuckDBPyConnection, *, stage: str, table: str, object_: str, system: str, as_of: date, present: Sequence[str]
) -> Compared:
    """Classify every row of `table` (line, key, bad_code and the raw columns) against the loads in force up to `as_of`."""
    states = table + "_states"
    missing = table + "_missing"
    keys = "(select key_id, system, key from raw." + object_ + "_keys union all select key_id, system, key from " + stage + "." + object_ + "_keys_new)"
    known = cursor.execute("select count(*) from " + keys).fetchone()
    _previous(cursor, stage, object_, as_of)
    newest_first = "t.modified desc nulls last, t.line desc" if "modified" in present else "t.line desc"
    rows, good, distinct = _three(
        cursor, "select count(*), count(case when bad_code is null then 1 end), count(distinct case when bad_code is null then key end) from " + table
    )
    if known and not known[0] and good == distinct:
        base = "(select coalesce(max(key_id), 0) from " + keys + ")"
        cursor.execute(
            "create or replace table " + states + " as select line, case when bad_code is null then " + base
            + " + line end as key_id, case when bad_code is null then 'new' else 'rejected' end as state, "
            "cast(null as bigint) as version_id, cast(null as varchar) as note from " + table
        )
    else:
        _match(cursor, stage=stage, table=table, states=states, keys=keys, system=system, present=present, newest_first=newest_first, object_=object_)
    cursor.execute(
        "insert into " + stage + "." + object_ + "_keys_new select distinct s.key_id, $system, t.key from " + states + " s join " + table
        + " t on t.line = s.line left join " + keys + " k on k.key_id = s.key_id where s.key_id is not null and k.key_id is null",
        {"system": system},
    )
    cursor.execute(
        "create or replace table " + missing + " as select p.key_id from " + stage + ".previous p join raw." + object_
        + "_keys k on k.key_id = p.key_id and k.system = $system left join (select distinct t.key from " + table
        + " t where t.key is not null) h on h.key = k.key where h.key is null and not p.gone",
        {"system": system},
    )
    counted = dict(cursor.execute("select state, count(*) from " + states + " group by state").fetchall())
    absent = cursor.execute("select count(*) from " + missing).fetchone()
    return Compared(
        states, missing, rows, counted.get("new", 0), counted.get("changed", 0), counted.get("unchanged", 0), counted.get("rejected", 0),
        int(absent[0]) if absent else 0,
    )


def _previous(cursor: duckdb.DuckDBPyConnection, stage: str, object_: str, as_of: date) -> None:
    """The newest sighting of each record by the loads in force up to that day."""
    raw = "raw." + object_
    cursor.execute(
        "create or replace table " + stage + ".previous as with seen as (select key_id, version_id, load_id, false as gone from " + raw
        + " union all select key_id, version_id, load_id, false from " + raw + "_again union all select key_id, null, load_id, true from "
        + raw + "_missing), ordered as (select seen.key_id, seen.version_id, seen.gone, row_number() over (partition by seen.key_id "
        "order by l.as_of desc, l.load_id desc) as newest from seen join meta.loads l on l.load_id = seen.load_id and l.state = 'active' "
        "where l.as_of <= $as_of) select key_id, version_id, gone from ordered where newest = 1",
        {"as_of": as_of},
    )


def _match(
    cursor: duckdb.DuckDBPyConnection, *, stage: str, table: str, states: str, keys: str, system: str, present: Sequence[str], newest_first: str, object_: str
) -> None:
    same = " and ".join("v." + name + " is not distinct from t." + name for name in present) or "true"
    twins = " and ".join("w." + name + " is not distinct from t." + name for name in present) or "true"
    cursor.execute(
        "create or replace table " + states + " as with ranked as (select t.line, t.key, t.bad_code, "
        "row_number() over (partition by t.key, t.bad_code is null order by " + newest_first
        + ") as turn from " + table + " t), winners as (select r.key, r.line from ranked r where r.turn = 1 and r.bad_code is null), "
        "matched as (select r.line, r.key, r.bad_code, r.turn, k.key_id, p.version_id, p.gone from ranked r left join " + keys
        + " k on k.system = $system and k.key = r.key left join " + stage + ".previous p on p.key_id = k.key_id), "
        "numbered as (select m.*, coalesce(m.key_id, case when m.bad_code is null and m.turn = 1 then (select coalesce(max(key_id), 0) from "
        + keys + ") + row_number() over (partition by m.key_id is null and m.bad_code is null and m.turn = 1 order by m.line) end) as number from matched m) "
        "select n.line, n.number as key_id, case when n.bad_code is not null then 'rejected' "
        "when n.turn > 1 and exists (select 1 from " + table + " w where w.line = win.line and " + twins + ") then 'unchanged' "
        "when n.turn > 1 then 'rejected' when n.key_id is null or n.version_id is null then 'new' when " + same
        + " then 'unchanged' else 'changed' end as state, case when n.turn > 1 then null when " + same + " then n.version_id end as version_id, "
        "case when n.bad_code is not null then null when n.turn > 1 then 'duplicate' end as note from numbered n join " + table
        + " t on t.line = n.line left join winners win on win.key = n.key left join raw." + object_ + " v on v.version_id = n.version_id",
        {"system": system},
    )


def _three(cursor: duckdb.DuckDBPyConnection, statement: str) -> tuple[int, int, int]:
    row = cursor.execute(statement).fetchone()
    return (int(row[0]), int(row[1]), int(row[2])) if row else (0, 0, 0)
