-- one row per row whose key another row has too, with the turn of its content in file order
create or replace temp table same_key as
with shared as (
    select key
    from {table}
    where bad_code is null
    group by key
    having count(*) > 1
),
firsts as (
    select t.line, t.key, min(t.line) over (partition by t.key, {content}) as first_line
    from {table} as t
    inner join shared on shared.key = t.key
    where t.bad_code is null
)
select line, dense_rank() over (partition by key order by first_line) as turn
from firsts
