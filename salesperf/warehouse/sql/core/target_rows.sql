-- one row per row of a targets file in force: the newest sighting of its record, none where a complete file lacks it
create or replace temp table target_rows as
with seen as (
    select key_id, version_id, load_id from raw.targets
    union all
    select key_id, version_id, load_id from raw.targets_again
    union all
    select key_id, cast(null as bigint) as version_id, load_id from raw.targets_missing
),
ordered as (
    select
        seen.key_id,
        seen.version_id,
        seen.load_id,
        loads.as_of,
        row_number() over (
            partition by seen.key_id order by loads.as_of desc, seen.load_id desc, seen.version_id desc
        ) as newest
    from seen
    inner join meta.loads as loads on loads.load_id = seen.load_id and loads.state = 'active'
)
select
    ordered.version_id,
    ordered.load_id,
    ordered.as_of,
    keys.system,
    lower(trim(kinds.name)) as kind_said,
    trim(versions.owner_id) as owner_id,
    trim(versions.owner) as owner,
    trim(versions.team) as team,
    versions.territory_id,
    lower(trim(measures.name)) as measure_said,
    versions.month,
    coalesce(versions.from_day, cast(date_trunc('month', versions.month) as date)) as from_day,
    coalesce(versions.to_day, cast(date_trunc('month', versions.month) + interval 1 month as date)) as to_day,
    versions.amount,
    coalesce(versions.amount_rest, 0) as amount_rest,
    versions.currency_id,
    versions.title,
    versions.parent,
    coalesce(versions.shape, '') as shape
from ordered
inner join raw.targets as versions on versions.version_id = ordered.version_id
inner join raw.targets_keys as keys on keys.key_id = versions.key_id
left join meta.labels as kinds on kinds.label_id = versions.owner_kind_id
left join meta.labels as measures on measures.label_id = versions.measure_id
where ordered.newest = 1;
