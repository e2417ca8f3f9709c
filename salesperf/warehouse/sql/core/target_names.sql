-- one row per person, team or territory that only targets name: kept and listed, so that no target is lost
insert into meta.entities (entity_id, kind, identity)
with missing as (
    select owners.owner_kind as kind, owners.identity
    from target_owners as owners
    left join meta.entities as entities on entities.kind = owners.owner_kind and entities.identity = owners.identity
    where owners.owner_kind in ('rep', 'team') and owners.identity is not null and entities.entity_id is null
    group by owners.owner_kind, owners.identity
)
select
    (select coalesce(max(entity_id), 0) from meta.entities) + row_number() over (order by kind, identity) as entity_id,
    kind,
    identity
from missing;

insert into core.reps (rep_id, name, email, active, known)
with named as (
    select entities.entity_id, max(owners.shown) as name
    from target_owners as owners
    inner join meta.entities as entities on entities.kind = 'rep' and entities.identity = owners.identity
    where owners.owner_kind = 'rep'
    group by entities.entity_id
)
select named.entity_id as rep_id, named.name, cast(null as varchar) as email, true as active, false as known
from named
left join core.reps as reps on reps.rep_id = named.entity_id
where reps.rep_id is null;

insert into core.teams (team_id, name, manager, region_id)
with named as (
    select entities.entity_id, max(owners.shown) as name
    from target_owners as owners
    inner join meta.entities as entities on entities.kind = 'team' and entities.identity = owners.identity
    where owners.owner_kind = 'team'
    group by entities.entity_id
)
select
    named.entity_id as team_id,
    named.name,
    cast(null as varchar) as manager,
    cast(null as integer) as region_id
from named
left join core.teams as teams on teams.team_id = named.entity_id
where teams.team_id is null;

insert into meta.labels (label_id, kind, name)
with missing as (
    select max(owners.shown) as name, owners.identity
    from target_owners as owners
    left join meta.labels as labels on labels.kind = 'region' and lower(trim(labels.name)) = owners.identity
    where
        owners.owner_kind = 'territory'
        and owners.territory_id is null
        and owners.identity is not null
        and labels.label_id is null
    group by owners.identity
)
select
    (select coalesce(max(label_id), 0) from meta.labels) + row_number() over (order by identity) as label_id,
    'region' as kind,
    name
from missing;
