-- one row per text that is the id of a region, with the label of the region's name
create or replace temp table region_refs as
with seen as (
    select key_id, version_id, load_id from raw.regions
    union all
    select key_id, version_id, load_id from raw.regions_again
),
ordered as (
    select
        seen.key_id,
        seen.version_id,
        row_number() over (partition by seen.key_id order by loads.as_of desc, seen.load_id desc, seen.version_id desc) as turn
    from seen
    inner join meta.loads as loads on loads.load_id = seen.load_id and loads.state = 'active'
),
named as (
    select keys.system, keys.key, versions.name_id
    from ordered
    inner join raw.regions as versions on versions.version_id = ordered.version_id
    inner join raw.regions_keys as keys on keys.key_id = ordered.key_id
    where ordered.turn = 1
),
told as (
    select refs.ref_id, max(named.name_id) as label_id
    from meta.refs as refs
    inner join named on named.system = refs.scope and named.key = refs.text
    where refs.kind = 'region'
    group by refs.ref_id
),
elsewhere as (
    -- an id that its own system does not know, where tables of an unknown layout leave no doubt whose it is
    select refs.ref_id, min(named.name_id) as label_id
    from meta.refs as refs
    inner join named
        on named.key = refs.text and named.system <> refs.scope and (named.system like 'other%' or refs.scope like 'other%')
    where refs.kind = 'region' and refs.scope <> ''
    group by refs.ref_id
    having min(named.name_id) = max(named.name_id)
)
select refs.ref_id, coalesce(told.label_id, elsewhere.label_id) as label_id
from meta.refs as refs
left join told on told.ref_id = refs.ref_id
left join elsewhere on elsewhere.ref_id = refs.ref_id
where refs.kind = 'region' and (told.label_id is not null or elsewhere.label_id is not null)
