-- one row per touched deal with activities: the day of the latest one, each as it was last seen; a removed one is none
create or replace temp table done as
with ours as (
    select distinct activities.key_id
    from raw.activities as activities
    inner join touched on touched.deal_id = activities.deal_ref
),
seen as (
    select key_id, version_id, load_id from raw.activities
    union all
    select key_id, version_id, load_id from raw.activities_again
    union all
    select key_id, cast(null as bigint) as version_id, load_id from raw.activities_missing
),
ordered as (
    select
        seen.version_id,
        loads.as_of,
        row_number() over (
            partition by seen.key_id order by loads.as_of desc, seen.load_id desc, seen.version_id desc nulls last
        ) as newest
    from seen
    inner join ours on ours.key_id = seen.key_id
    inner join meta.loads as loads on loads.load_id = seen.load_id and loads.state = 'active'
)
select
    activities.deal_ref as deal_id,
    max(coalesce(cast(activities.completed as date), activities.on_day, cast(activities.created as date))) as day
from ordered
inner join raw.activities as activities on activities.version_id = ordered.version_id
inner join touched on touched.deal_id = activities.deal_ref
where ordered.newest = 1
    and not coalesce(activities.is_deleted, false)
    and coalesce(cast(activities.completed as date), activities.on_day, cast(activities.created as date)) <= ordered.as_of
group by activities.deal_ref
