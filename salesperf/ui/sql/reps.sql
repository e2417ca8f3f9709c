-- one row per rep, by name
select rep_id as id, name
from core.reps
order by name, rep_id;
