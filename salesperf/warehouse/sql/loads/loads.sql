-- one row per load, the newest first
select load_id, loaded_at, loaded_by, as_of, as_of_from, state, changed_at
from meta.loads
order by load_id desc
