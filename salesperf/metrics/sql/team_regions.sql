-- one row per team that is in a region
select
    team_id,
    region_id
from core.teams
where region_id is not null
order by team_id
