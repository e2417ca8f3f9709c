"""Rebuild the core tables of the deals that a load, an undo or a decision touched.

The same statements serve the first load, the next one, an undo and a picture of what was known
earlier: they read the raw tables of the loads in force and nothing else.
"""

from __future__ import annotations

import duckdb

from salesperf.warehouse import crediting, journal, linked, merge, quotas, records, sales, service, stages
from salesperf.warehouse.migrations import run_sql
from salesperf.warehouse.statements import statement

_PLAIN_STEPS = ("snapshots", "done", "spans_plain", "visits_plain", "deals_plain", "stories")
_STORY_STEPS = ("history", "observations", "spans", "visits", "deals")
_PEOPLE_STEPS = (
    "people_now",
    "owner_refs",
    "rep_entities",
    "reps",
    "ref_reps",
    "people_edits",
    "member_claims",
    "team_claims",
    "team_entities",
    "teams",
    "memberships",
)
_HELD = ("accounts", "products", "people", "regions", "rates", "target_periods")
_GONE = {"accounts": records.DELETED}
_CATALOGUE_STEPS = (
    "accounts_now",
    "products_now",
    "named_refs",
    "named_entities",
    "accounts",
    "products",
    "ref_accounts",
    "ref_products",
)


def begin(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make the scratch tables; then fill `touched` with the functions below, then call `finish`."""
    run_sql(cursor, "core/scratch.sql")
    sales.begin(cursor)


def touch_load(cursor: duckdb.DuckDBPyConnection, load_id: int, *, again: bool) -> None:
    """Mark every deal that a load changed, missed, or holds history or activities of.

    With `again` those that it saw unchanged too: such a sighting changes nothing when it is added; when it is
    taken away it may have been the last one.
    """
    sales.touch_load(cursor, load_id, again=again)
    if _nothing_built(cursor):
        _touch_deals(cursor)
    else:
        run_sql(cursor, "core/touch_load.sql", {"load_id": load_id, "again": again})


def touch_all(cursor: duckdb.DuckDBPyConnection) -> None:
    """Mark every deal, and whatever else is rebuilt only where a load holds some of it."""
    _touch_deals(cursor)
    sales.touch_all(cursor)


def _touch_deals(cursor: duckdb.DuckDBPyConnection) -> None:
    cursor.execute("delete from touched")
    cursor.execute("insert into touched select key_id from raw.deals_keys")


def finish(cursor: duckdb.DuckDBPyConnection, *, reporting: str, first_versions: str = "raw.deals") -> None:
    """Rebuild the marked deals and all small tables. `reporting` is the code of the reporting currency.

    `first_versions` is read in place of raw.deals where one file is all that was ever known of deals.
    """
    if stages.rebuild(cursor):
        _touch_deals(cursor)
    _words_of_status(cursor)
    _decisions(cursor)
    if not _nothing_built(cursor):
        run_sql(cursor, "core/forget.sql")
    first = _nothing_built(cursor) and _one_file(cursor)
    if not first:
        run_sql(cursor, "core/sightings.sql")
    merge.deal_versions(cursor)
    if first:
        cursor.execute(statement("build/seen_first", versions=first_versions))
    else:
        run_sql(cursor, "core/seen.sql")
    for step in _PLAIN_STEPS:
        run_sql(cursor, "core/" + step + ".sql")
    if cursor.execute("select 1 from stories limit 1").fetchone():
        for step in _STORY_STEPS:
            run_sql(cursor, "core/" + step + ".sql")
    linked.rebuild(cursor)
    crediting.rebuild(cursor)
    sales.rebuild(cursor)
    for key in _HELD:
        records.now(cursor, key, into=key + "_held", gone=_GONE.get(key, records.NEVER))
    for step in (*_PEOPLE_STEPS, *_CATALOGUE_STEPS):
        run_sql(cursor, "core/" + step + ".sql")
    currency_id(cursor, reporting)
    run_sql(cursor, "core/rates.sql", {"reporting": reporting})
    quotas.rebuild(cursor, reporting=reporting)
    service.rebuild(cursor)


def _nothing_built(cursor: duckdb.DuckDBPyConnection) -> bool:
    return cursor.execute("select 1 from core.deals limit 1").fetchone() is None


def _one_file(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Whether one deals file is all that was ever known of deals: then every deal is seen once, by it."""
    files, told = cursor.execute(statement("build/files_known")).fetchall()[0]
    return bool(files == 1 and not told)


def currency_id(cursor: duckdb.DuckDBPyConnection, code: str) -> int:
    """Id of a currency, registered with its minor digits when it is new."""
    from salesperf.domain.money import Currency

    row = cursor.execute(
        "select currency_id from meta.currencies where code = $code", {"code": code}
    ).fetchone()
    if row:
        return int(row[0])
    cursor.execute(statement("core/currency_new"), {"code": code, "digits": Currency(code=code).digits})
    return currency_id(cursor, code)


def _words_of_status(cursor: duckdb.DuckDBPyConnection) -> None:
    """Classify the texts of status columns: won, lost (abandoned and invalid too), else open."""
    rows = cursor.execute("select label_id, name from meta.labels where kind = 'status'").fetchall()
    codes = {"open": 0, "won": 1, "lost": 2}
    words = [[label_id, codes[stages.kind_of_name(name)]] for label_id, name in rows]
    if words:
        cursor.executemany("insert into status_words values (?, ?)", words)


def _decisions(cursor: duckdb.DuckDBPyConnection) -> None:
    """Merges of names, edited memberships and people, as small tables for the statements that follow."""
    merges = []
    for name, into in journal.payloads(cursor, "merge").items():
        kind, _, text = name.partition(":")
        merges.append([kind, text.strip().lower(), str(into).strip().lower()])
    if merges:
        cursor.executemany("insert into merges values (?, ?, ?)", merges)
    edits: list[list[object]] = []
    for name, claims in journal.payloads(cursor, "member").items():
        edits.extend([name.strip().lower(), c["team"], c["from"], c["to"]] for c in claims)
    if edits:
        cursor.executemany("insert into member_edits values (?, ?, ?, ?)", edits)
    people = [
        [name.strip().lower(), edit["active"]] for name, edit in journal.payloads(cursor, "person").items()
    ]
    if people:
        cursor.executemany("insert into person_edits values (?, ?)", people)
