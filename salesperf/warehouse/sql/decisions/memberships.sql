-- one row per membership of a rep, in time order
select
    teams.name as team,
    memberships.from_day,
    memberships.to_day
from core.memberships as memberships
inner join core.teams as teams on teams.team_id = memberships.team_id
where memberships.rep_id = $rep_id
order by memberships.from_day
