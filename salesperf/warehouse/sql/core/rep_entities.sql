-- one row per identity of a person that has no number yet
insert into meta.entities (entity_id, kind, identity)
with wanted as (
    select identity from people_now
    union
    select identity from owner_refs
),
missing as (
    select wanted.identity
    from wanted
    left join meta.entities as entities on entities.kind = 'rep' and entities.identity = wanted.identity
    where entities.entity_id is null and wanted.identity is not null
)
select
    (select coalesce(max(entity_id), 0) from meta.entities) + row_number() over (order by identity) as entity_id,
    'rep' as kind,
    identity
from missing
