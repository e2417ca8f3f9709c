-- one row per reference that the warehouse does not know
insert into {new}
with known as (
    select ref_id, kind, scope, text from meta.refs
    union all
    select ref_id, kind, scope, text from {new}
),
fresh as (
    select t.scope, t.text, max(t.name) as name
    from {table} as t
    left join known on known.kind = $kind and known.scope = t.scope and known.text = t.text
    where known.ref_id is null
    group by t.scope, t.text
)
select (select coalesce(max(ref_id), 0) from known) + row_number() over (order by scope, text) as ref_id, $kind, scope, text, name
from fresh
