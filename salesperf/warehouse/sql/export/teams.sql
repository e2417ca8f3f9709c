-- one row per team
select team_id, name, manager
from core.teams
order by team_id
