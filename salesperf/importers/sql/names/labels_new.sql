-- one row per label that the warehouse does not know
insert into {new}
with known as (
    select label_id, kind, name from meta.labels
    union all
    select label_id, kind, name from {new}
),
fresh as (
    select distinct t.name
    from {table} as t
    left join known on known.kind = $kind and known.name = t.name
    where known.label_id is null
)
select (select coalesce(max(label_id), 0) from known) + row_number() over (order by name) as label_id, $kind, name
from fresh
