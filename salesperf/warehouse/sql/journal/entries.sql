-- one row per decision of a kind, the oldest first
select name, payload, written_at, by_whom, why
from meta.journal
where kind = $kind
order by entry_id
