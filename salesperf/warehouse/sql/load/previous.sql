-- one row per record: its newest sighting by the loads in force up to a day
create or replace table {previous} as
with seen as (
    select key_id, version_id, load_id, false as gone from {raw}
    union all
    select key_id, version_id, load_id, false as gone from {raw}_again
    union all
    select key_id, cast(null as bigint) as version_id, load_id, true as gone from {raw}_missing
),
ordered as (
    select
        seen.key_id,
        seen.version_id,
        seen.gone,
        row_number() over (partition by seen.key_id order by loads.as_of desc, seen.load_id desc) as newest
    from seen
    inner join meta.loads as loads on loads.load_id = seen.load_id and loads.state = 'active'
    where loads.as_of <= $as_of
)
select key_id, version_id, gone
from ordered
where newest = 1
