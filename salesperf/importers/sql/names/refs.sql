-- one row per distinct pair of id and name that refers to a record
create or replace table {table} as
with pairs as (
    select distinct coalesce({a}, '') as a, coalesce({b}, '') as b
    from {cells} as c
)
select
    a,
    b,
    case when a <> '' then $system else '' end as scope,
    case when a <> '' then {text} else trim(b) end as text,
    case when a <> '' and b <> '' then trim(b) end as name,
    cast(null as integer) as ref_id
from pairs
where a <> '' or b <> ''
