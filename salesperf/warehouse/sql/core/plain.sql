-- one row per touched deal that one export saw once, open or closed, without any stated history
insert into plain (deal_id)
with seen_once as (
    select deal_id
    from sightings
    group by deal_id
    having count(*) = 1
),
told as (
    select deal_id
    from history
    group by deal_id
)
select snapshots.deal_id
from snapshots
inner join seen_once on seen_once.deal_id = snapshots.deal_id
left join told on told.deal_id = snapshots.deal_id
where snapshots.status < 3 and told.deal_id is null
