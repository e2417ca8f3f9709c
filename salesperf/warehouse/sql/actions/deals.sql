-- one row per deal known by one of these ids, in whatever system
select
    key_id,
    system,
    key
from raw.deals_keys
where key in (select unnest($keys))
order by key_id
