-- one row per deal whose latest activity is another than the rows that name it by its id say
create or replace temp table latest_activities as
with done_by_name as (
    select
        deal_names.deal_id,
        max(coalesce(cast(versions.completed as date), versions.on_day, cast(versions.created as date))) as day
    from linked_now
    inner join raw.activities as versions on versions.version_id = linked_now.version_id
    inner join deal_names on deal_names.name = lower(trim(versions.deal)) and deal_names.found = 1
    where linked_now.to_day = date '9999-12-31'
        and versions.deal_ref is null
        -- a planned one is none yet
        and coalesce(cast(versions.completed as date), versions.on_day, cast(versions.created as date))
        <= (select max(as_of) from meta.loads where state = 'active')
    group by deal_names.deal_id
),
latest as (
    select
        deals.deal_id,
        deals.activity_on as known_on,
        case
            when done_by_name.day is null then deals.own_activity_on
            when deals.own_activity_on is null or done_by_name.day > deals.own_activity_on then done_by_name.day
            else deals.own_activity_on
        end as activity_on
    from core.deals as deals
    left join done_by_name on done_by_name.deal_id = deals.deal_id
)
select deal_id, activity_on
from latest
where known_on is distinct from activity_on;
update core.deals
set activity_on = (select latest_activities.activity_on from latest_activities where latest_activities.deal_id = core.deals.deal_id)
where deal_id in (select deal_id from latest_activities)
