-- one row per person who leads others
select rep_id
from core.leaders
order by rep_id
