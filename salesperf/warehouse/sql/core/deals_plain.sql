-- one row per plain deal
insert into core.deals (deal_id, version_id, status, first_load, activity_on, own_activity_on)
with latest as (
    select
        snapshots.deal_id,
        snapshots.version_id,
        snapshots.status,
        snapshots.load_id as first_load,
        case
            when done.day is null then snapshots.activity_on
            when snapshots.activity_on is null or done.day > snapshots.activity_on then done.day
            else snapshots.activity_on
        end as activity_on
    from snapshots
    left join done on done.deal_id = snapshots.deal_id
    where snapshots.alone and snapshots.status < 3
)
select deal_id, version_id, status, first_load, activity_on, activity_on as own_activity_on
from latest
