-- one row per touched deal known today
insert into core.deals (deal_id, version_id, status, first_load, activity_on, own_activity_on)
with last_seen as (
    select deal_id, max(case when version_id is not null then n end) as n, max(n) as last_n, min(load_id) as first_load
    from stories
    group by deal_id
),
last_state as (
    select stories.deal_id, stories.status
    from stories
    inner join last_seen on last_seen.deal_id = stories.deal_id and last_seen.last_n = stories.n
),
present as (
    select stories.deal_id, stories.version_id
    from stories
    inner join last_seen on last_seen.deal_id = stories.deal_id and last_seen.n = stories.n
),
latest as (
    select
        present.deal_id,
        present.version_id,
        last_state.status,
        last_seen.first_load,
        case
            when done.day is null then cast(versions.last_activity as date)
            when versions.last_activity is null or done.day > cast(versions.last_activity as date) then done.day
            else cast(versions.last_activity as date)
        end as activity_on
    from present
    inner join last_state on last_state.deal_id = present.deal_id
    inner join last_seen on last_seen.deal_id = present.deal_id
    inner join deal_versions as versions on versions.version_id = present.version_id
    left join done on done.deal_id = present.deal_id
)
select deal_id, version_id, status, first_load, activity_on, activity_on as own_activity_on
from latest
