-- one row per identity of a person asked for, with the name where the person is in the data
select
    entities.identity,
    entities.entity_id as rep_id,
    reps.name
from meta.entities as entities
left join core.reps as reps on reps.rep_id = entities.entity_id
where
    entities.kind = 'rep'
    and entities.identity in (select unnest($identities))
order by entities.identity, entities.entity_id
