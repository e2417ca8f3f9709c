"""Compare typed rows with what the warehouse knows: new, changed, unchanged, rejected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import duckdb

from salesperf.warehouse.statements import Fragment, same, statement


@dataclass(frozen=True)
class Compared:
    """Counts of a compared table; new + changed + unchanged + rejected = rows.

    `states` is a table of (line, key_id, state, version_id, note): state new, changed, unchanged or rejected,
    version_id of the version an unchanged row saw again, note the code of a duplicate.
    `missing` is a table of (key_id) known before and absent here, `absent` their count. `first` says that no
    record was known and no key comes twice: each readable row is then new, and its key_id is its line.
    """

    states: str
    missing: str
    rows: int
    new: int
    changed: int
    unchanged: int
    rejected: int
    absent: int
    first: bool = False


def compare(
    cursor: duckdb.DuckDBPyConnection,
    *,
    stage: str,
    table: str,
    object_: str,
    system: str,
    as_of: date,
    present: Sequence[str],
) -> Compared:
    """Classify every row of `table` against the loads in force up to `as_of`.

    The table has line, key, bad_code and the raw columns. Keys that are new get a provisional number in
    `<stage>.<object>_keys_new`.
    """
    parts = {
        "table": table,
        "states": table + "_states",
        "missing": table + "_missing",
        "raw": "raw." + object_,
        "previous": stage + ".previous",
        "keys": "all_keys",
        "new_keys": stage + "." + object_ + "_keys_new",
    }

    def run(name: str, **more: str) -> duckdb.DuckDBPyConnection:
        text = statement("load/" + name, **parts, **more)
        values = {"system": system, "as_of": as_of}
        return cursor.execute(text, {key: value for key, value in values.items() if "$" + key in text})

    run("all_keys")
    run("previous")
    rows, good, distinct = run("row_counts").fetchall()[0]
    first = good == distinct and run("any_key").fetchone() is None
    if first:
        run("states_first")
        run("new_keys_first")
    else:
        newest_first = "t.modified desc nulls last, t.line desc" if "modified" in present else "t.line desc"
        run(
            "states",
            newest_first=Fragment(newest_first),
            same_as_version=same(present, left="v", right="t"),
            same_as_winner=same(present, left="w", right="t"),
        )
        run("new_keys")
    run("missing_first" if first else "missing")
    counted: dict[str, int] = dict(run("state_counts").fetchall())
    absent = cursor.execute(statement("load/count", **parts)).fetchone()
    return Compared(
        states=parts["states"],
        missing=parts["missing"],
        rows=int(rows),
        new=counted.get("new", 0),
        changed=counted.get("changed", 0),
        unchanged=counted.get("unchanged", 0),
        rejected=counted.get("rejected", 0),
        absent=int(absent[0]) if absent else 0,
        first=first,
    )


def settle(cursor: duckdb.DuckDBPyConnection, parts: Sequence[Compared]) -> tuple[Compared, ...]:
    """The comparisons of several files of one object and system, where missing is what none of them holds.

    What several of them miss is counted once, with the first.
    """
    out: list[Compared] = []
    for place, compared in enumerate(parts):
        for other_place, other in enumerate(parts):
            if other is compared:
                continue
            cursor.execute(statement("load/not_missing", missing=compared.missing, states=other.states))
            if other_place < place:
                cursor.execute(statement("load/missing_twice", missing=compared.missing, other=other.missing))
        absent = cursor.execute(statement("load/count", missing=compared.missing)).fetchone()
        out.append(replace(compared, absent=int(absent[0]) if absent else 0))
    return tuple(out)
