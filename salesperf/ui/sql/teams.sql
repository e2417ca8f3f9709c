-- one row per team, by name
select team_id as id, name
from core.teams
order by name, team_id;
