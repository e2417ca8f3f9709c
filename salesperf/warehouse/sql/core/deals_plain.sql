-- one row per plain deal
insert into core.deals (deal_id, version_id, status, first_load, activity_on)
select
    snapshots.deal_id,
    snapshots.version_id,
    snapshots.status,
    snapshots.load_id as first_load,
    case
        when done.day is null then cast(versions.last_activity as date)
        when versions.last_activity is null or done.day > cast(versions.last_activity as date) then done.day
        else cast(versions.last_activity as date)
    end as activity_on
from snapshots
inner join deal_versions as versions on versions.version_id = snapshots.version_id
left join done on done.deal_id = snapshots.deal_id
where snapshots.alone and snapshots.status < 3
