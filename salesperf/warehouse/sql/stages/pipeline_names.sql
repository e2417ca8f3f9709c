-- one row per pipeline that a table in force names by its id
with seen as (
    select pipelines.key_id, pipelines.version_id, pipelines.load_id from raw.pipelines as pipelines
    union all
    select again.key_id, again.version_id, again.load_id from raw.pipelines_again as again
),
ordered as (
    select
        seen.key_id,
        seen.version_id,
        row_number() over (partition by seen.key_id order by loads.as_of desc, seen.load_id desc) as newest
    from seen
    inner join meta.loads as loads on loads.load_id = seen.load_id and loads.state = 'active'
)
select keys.key, versions.name
from ordered
inner join raw.pipelines as versions on versions.version_id = ordered.version_id
inner join raw.pipelines_keys as keys on keys.key_id = ordered.key_id
where ordered.newest = 1 and versions.name is not null
order by keys.key, versions.name
