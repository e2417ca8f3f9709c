-- one row per touched deal with activities: the day of the latest one
create or replace temp table done as
with sighted as (
    select version_id, load_id from raw.activities
    union all
    select version_id, load_id from raw.activities_again
)
select
    activities.deal_ref as deal_id,
    max(coalesce(cast(activities.completed as date), activities.on_day, cast(activities.created as date))) as day
from raw.activities as activities
inner join touched on touched.deal_id = activities.deal_ref
inner join sighted on sighted.version_id = activities.version_id
inner join meta.loads as loads on loads.load_id = sighted.load_id and loads.state = 'active'
where not coalesce(activities.is_deleted, false)
    and coalesce(cast(activities.completed as date), activities.on_day, cast(activities.created as date)) <= loads.as_of
group by activities.deal_ref
