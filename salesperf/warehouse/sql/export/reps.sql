-- one row per rep
select rep_id, name, email, active, known
from core.reps
order by rep_id
