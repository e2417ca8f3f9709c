-- one row per person: those of people files, and those that only deals name; who was removed is no longer active
delete from core.reps;
insert into core.reps (rep_id, name, email, active, known)
with known as (
    select
        identity,
        max(name) as name,
        max(email) as email,
        max(case when is_active and not gone then 1 else 0 end) = 1 as active
    from people_now
    where newest = 1
    group by identity
),
orphans as (
    select owner_refs.identity, max(owner_refs.shown) as name
    from owner_refs
    left join known on known.identity = owner_refs.identity
    where known.identity is null
    group by owner_refs.identity
)
select entities.entity_id as rep_id, known.name, known.email, known.active, true as known
from known
inner join meta.entities as entities on entities.kind = 'rep' and entities.identity = known.identity
union all
select entities.entity_id as rep_id, orphans.name, cast(null as varchar) as email, true as active, false as known
from orphans
inner join meta.entities as entities on entities.kind = 'rep' and entities.identity = orphans.identity;
