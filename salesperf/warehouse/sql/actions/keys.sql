-- one row per deal asked for: the id by which its CRM knows it, which no load or undo changes
select
    key_id,
    system,
    key
from raw.deals_keys
where key_id in (select unnest($deals))
order by key_id
