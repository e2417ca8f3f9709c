-- one row per record that neither the warehouse nor the load has met
insert into {new}
with known as (
    select key_id, system, key from {keys}
    union all
    select key_id, system, key from {new}
),
fresh as (
    select distinct t.key
    from {table} as t
    left join known on known.system = $system and known.key = t.key
    where known.key_id is null
)
select (select coalesce(max(key_id), 0) from known) + row_number() over (order by key) as key_id, $system, key
from fresh
