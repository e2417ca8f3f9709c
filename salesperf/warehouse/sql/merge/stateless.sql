-- one row where a version of a deal says nothing of its state
select 1 as found
from raw.deals
where stage_id is null and status_id is null and is_won is null
limit 1
