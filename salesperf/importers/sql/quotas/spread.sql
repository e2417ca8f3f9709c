-- one row per row of a wide table and column of a period or a total: its cells, that column's cell, its place
create or replace table {table} as
with places as (
    select unnest([{places}]) as place
)
select
    c.line,
    {columns},
    c.extra,
    case places.place {cases} end as {text},
    cast(places.place as varchar) as {place}
from {cells} as c
cross join places
