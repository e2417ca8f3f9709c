-- one row per identity of an account or a product that has no number yet
insert into meta.entities (entity_id, kind, identity)
with wanted as (
    select kind, identity from named_refs
    union
    select 'account' as kind, plain as identity from accounts_now
    union
    select 'product' as kind, plain as identity from products_now
),
missing as (
    select wanted.kind, wanted.identity
    from wanted
    left join meta.entities as entities on entities.kind = wanted.kind and entities.identity = wanted.identity
    where entities.entity_id is null and wanted.identity is not null
)
select
    (select coalesce(max(entity_id), 0) from meta.entities) + row_number() over (order by kind, identity) as entity_id,
    kind,
    identity
from missing
