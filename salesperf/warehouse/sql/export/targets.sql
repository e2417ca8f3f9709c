-- one row per owner, measure and month
select owner_kind, owner_id, measure, from_day, to_day, amount, version
from core.targets
order by owner_kind, owner_id, from_day
