-- one row per team
select
    team_id as id,
    name,
    true as listed
from core.teams
order by team_id
