-- one row per rep
-- everybody who owns or may own deals; who left is listed only where there are figures
select
    rep_id as id,
    name,
    active as listed
from core.reps
order by rep_id
