-- one row per rep, team and span of days
select rep_id, team_id, from_day, to_day
from core.memberships
order by rep_id, from_day
