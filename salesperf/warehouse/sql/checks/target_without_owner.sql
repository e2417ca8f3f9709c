-- one row per target whose team or person is in no list
with seen as (
    select key_id, version_id, load_id from raw.targets
    union all
    select key_id, version_id, load_id from raw.targets_again
),
in_force as (
    select
        seen.version_id,
        row_number() over (partition by seen.key_id order by loads.as_of desc, seen.load_id desc) as newest
    from seen
    inner join meta.loads as loads on loads.load_id = seen.load_id and loads.state = 'active'
),
owned as (
    select
        versions.version_id,
        versions.owner,
        lower(coalesce(kinds.name, case when versions.owner is null then 'company' else 'rep' end)) as owner_kind
    from in_force
    inner join raw.targets as versions on versions.version_id = in_force.version_id
    left join meta.labels as kinds on kinds.label_id = versions.owner_kind_id
    where in_force.newest = 1
),
lost as (
    select owned.version_id as deal_id, owned.owner as value
    from owned
    left join meta.entities as entities
        on entities.kind = owned.owner_kind and entities.identity = lower(trim(owned.owner))
    where owned.owner_kind <> 'company' and entities.entity_id is null
)
select deal_id, value
from lost
order by value, deal_id
