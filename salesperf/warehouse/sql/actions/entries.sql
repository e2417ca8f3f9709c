-- one row per entry of a kind in the journal, the oldest first
select
    entry_id,
    name,
    payload,
    written_at
from meta.journal
where kind = $kind
order by entry_id
