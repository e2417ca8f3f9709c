"""The portable core holds for every query of the product, and each of its rules can fail."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest

from tests.sql.files import ROOT, queries, scripts
from tests.sql.portable_core import AS_TEXT, AS_TREE, Kind, lint

FILES: list[tuple[Kind, Path]] = [
    *(("query", path) for path in queries()),
    *(("script", path) for path in scripts()),
]
NAMES = [str(path.relative_to(ROOT)) for _, path in FILES]

GOOD_QUERY = """\
-- one row per rep and month
-- won deals and what they brought, by the owner on the closing day
with won as (
    select
        owner_ref,
        cast(date_trunc('month', closed_on) as date) as month,
        amount,
        date_diff('day', created_on, closed_on) as days,
        row_number() over (partition by owner_ref order by closed_on, deal_id) as place
    from core.spans
    where status = 1
        and closed_on >= $from_day
        and closed_on < $to_day
        and owner_ref in (select unnest($reps))
),
by_rep as (
    select
        owner_ref as rep_id,
        month,
        count(*) as n,
        cast(sum(amount) as bigint) as amount,
        sum(case when days >= 0 then days end) as days,
        sum(case when days >= 0 then 1 else 0 end) as days_n
    from won
    group by owner_ref, month
)
select rep_id, month, n, amount, days, days_n
from by_rep
order by month, rep_id
"""

GOOD_SCRIPT = """\
-- one row per rep and month
delete from core.rep_months where month in (select month from touched);
insert into core.rep_months (rep_id, month, n)
select owner_ref, cast(date_trunc('month', closed_on) as date), count(*)
from core.spans
where status = 1
group by owner_ref, cast(date_trunc('month', closed_on) as date);
"""


def select(what: str) -> str:
    """A query that is fine but for `what`."""
    return f"-- one row per deal\n{what}\n"


@pytest.mark.parametrize(("kind", "path"), FILES, ids=NAMES)
def test_every_query_of_the_product_keeps_to_the_portable_core(kind: Kind, path: Path) -> None:
    findings = lint(path.read_text(encoding="utf-8"), kind)
    assert not findings, "\n".join(map(str, findings))


def test_no_total_over_all_rows_stands_beside_each_row() -> None:
    """DuckDB 1.5.5 has a race in this window (see the rule `windows`): no query anywhere has it."""
    sources = [path for kind in ("*.sql", "*.py") for path in (ROOT / "salesperf").rglob(kind)]
    assert len(sources) > 300
    window = re.compile(r"\bover\s*\(\s*\)", re.IGNORECASE)
    assert [path.name for path in sources if window.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(("kind", "text"), [("query", GOOD_QUERY), ("script", GOOD_SCRIPT)])
def test_good_sql_has_no_findings(kind: Kind, text: str) -> None:
    assert lint(text, kind) == []


def test_a_file_that_only_declares_tables_is_exempt() -> None:
    text = "CREATE temp table touched (ids integer[]);\ncreate view v as select * from touched;"
    assert lint(text, "script") == []


BAD_QUERIES = {
    "parses": [select("select from where")],
    "grain": [
        "-- won deals\nselect count(*) as n from core.spans\n",
        "select count(*) as n from core.spans\n",
    ],
    "lower case": [
        select("SELECT count(*) as n from core.spans"),
        select("select SUM(amount) as n from core.spans"),
        select("select deal_id from core.deals ORDER by deal_id"),
    ],
    "cast": [select("select sum(amount)::bigint as n from core.spans")],
    "columns": [
        select("select * from core.deals order by deal_id"),
        select("select deals.* from core.deals as deals order by deal_id"),
        select("select * exclude (deal_id) from core.deals order by 1"),
    ],
    "forbidden": [
        select("select status, count(*) as n from core.deals group by all order by status"),
        select("select deal_id from core.deals order by all"),
        select("select deal_id from core.deals qualify rank() over (order by deal_id) = 1 order by deal_id"),
        select("select count(*) filter (where status = 1) as n from core.deals"),
        select("select distinct on (status) status, n from core.deals order by status, n"),
        select("select deal_id from core.deals tablesample 10% order by deal_id"),
        select("with recursive a as (select 1 as x) select x from a order by x"),
        select("select cast(sum(amount) as hugeint) as n from core.spans"),
        select("select deal_id from core.deals union by name select deal_id from b order by deal_id"),
    ],
    "joins": [
        select("select deal_id from core.deals semi join core.spans using (deal_id) order by deal_id"),
        select("select deal_id from core.deals asof join core.spans using (deal_id, day) order by deal_id"),
        select("select deal_id from core.deals natural join core.spans order by deal_id"),
        select("select a.deal_id from core.deals as a positional join b order by a.deal_id"),
        select("select a.x from a left join b on b.x = a.x and (a.y is null or a.y <= b.y) order by a.x"),
    ],
    "functions": [
        select("select arg_max(stage_id, from_day) as stage_id from core.spans"),
        select("select max_by(stage_id, from_day) as stage_id from core.spans"),
        select("select arg_min(stage_id, from_day) as stage_id from core.spans"),
        select("select quantile_cont(hours, 0.75) as hours from core.visits"),
        select("select median(hours) as hours from core.visits"),
        select("select percentile_disc(0.5) within group (order by hours) as hours from core.visits"),
        select("select any_value(stage_id) as stage_id from core.visits"),
        select("select avg(hours) as hours from core.visits"),
        select("select list(deal_id) as deals from core.deals"),
        select("select [deal_id, 1] as pair from core.deals order by deal_id"),
        select("select {'deal': deal_id} as deal from core.deals order by deal_id"),
        select("select list_transform($list, x -> x + 1) as list from core.deals order by deal_id"),
        select("select hash(deal_id) as mark from core.deals order by mark"),
        select("select unnest(deal_ids) as deal_id from core.deals order by deal_id"),
        select("select try_cast(name as integer) as n from core.reps order by n"),
        select("select deal_id from core.spans where from_day <= current_date order by deal_id"),
        select("select deal_id from core.spans where from_day <= now() order by deal_id"),
        select("select deal_id from core.spans where from_day <= today() order by deal_id"),
        select("select random() as x from core.deals order by x"),
    ],
    "dates": [
        select("select sum(date_diff('month', created_on, closed_on)) as n from core.spans"),
        select("select sum(date_diff('day', entered_at, left_at)) as n from core.visits"),
        select("select date_trunc('decade', closed_on) as d from core.spans order by d"),
        select("select extract(week from closed_on) as w from core.spans order by w"),
    ],
    "division": [select("select sum(amount) / count(*) as mean from core.spans")],
    "parameters": [
        select("select count(*) as n from core.spans where from_day = ?"),
        select("select count(*) as n from core.spans where from_day = $1"),
    ],
    "steps": [select("select sum(n) as n from (select count(*) as n from core.deals) as counted")],
    "windows": [
        select("select deal_id, rank() over (partition by status) as n from core.deals order by deal_id"),
        select("select deal_id, lag(status) over w as s from core.deals window w as () order by deal_id"),
        select("with a as (select deal_id from core.deals limit 5) select deal_id from a order by deal_id"),
        select("select deal_id, count(*) over () as n from core.deals order by deal_id"),
    ],
    "transpiles": [select("pivot core.deals on status using count(*)")],
    "statements": [
        select("select count(*) as n from core.deals; select count(*) as n from core.spans"),
        select("delete from core.deals"),
    ],
    "total order": [
        select("select deal_id from core.deals"),
        select("select owner_ref, status, sum(n) as n from a group by owner_ref, status order by n"),
        select("select distinct owner_ref, status from core.spans order by owner_ref"),
        select(
            "with a as (select owner_ref, status, count(*) as n from core.spans group by owner_ref, status)"
            " select owner_ref as rep, status, n from a order by rep"
        ),
        select("select deal_id from core.deals union all select deal_id from core.spans"),
    ],
    "last step": [
        select("with a as (select 1 as x), b as (select x from a) select x from a order by x"),
    ],
}

BAD_SCRIPTS = {
    "columns": ["insert into core.deals select deal_id from raw.deals"],
    "forbidden": [
        "insert or replace into core.deals (deal_id) select deal_id from raw.deals",
        "insert into core.deals by name select deal_id from raw.deals",
        "insert into core.deals (deal_id) select deal_id from raw.deals on conflict do nothing",
    ],
    "statements": ["select deal_id from raw.deals", "attach 'other.duckdb' as other"],
}

BAD: list[tuple[str, Kind, str]] = [
    *((rule, "query", text) for rule, texts in BAD_QUERIES.items() for text in texts),
    *((rule, "script", select(text)) for rule, texts in BAD_SCRIPTS.items() for text in texts),
]


@pytest.mark.parametrize(("rule", "kind", "text"), BAD, ids=[text.split("\n")[-2][:60] for _, _, text in BAD])
def test_each_breach_is_found_by_its_rule(rule: str, kind: Kind, text: str) -> None:
    findings = lint(text, kind)
    assert rule in {finding.rule for finding in findings}, findings


def test_every_rule_is_seen_to_fail() -> None:
    shown = {rule for rule, _, _ in BAD}
    assert shown >= {*AS_TEXT, *AS_TREE, "parses", "statements", "total order", "last step"}


@pytest.mark.parametrize(
    "text",
    [
        "-- one row\nselect count(*) as n, sum(amount) as amount from core.spans",
        "-- one row\nwith a as (select sum(amount) as amount from core.spans) select amount from a",
    ],
)
def test_a_single_row_needs_no_order(text: str) -> None:
    assert lint(text, "query") == []


@pytest.mark.parametrize(
    "order", ["owner_ref, status", "2, 1", "n, status, owner_ref", "spans.owner_ref, spans.status"]
)
def test_an_order_over_all_group_columns_is_total(order: str) -> None:
    text = dedent(f"""\
        -- one row per owner and status
        select spans.owner_ref, spans.status, count(*) as n
        from core.spans as spans
        group by spans.owner_ref, spans.status
        order by {order}
        """)
    assert lint(text, "query") == []
