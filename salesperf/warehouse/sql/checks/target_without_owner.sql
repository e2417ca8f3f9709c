-- one row per target whose team or person nothing but targets names
with people as (
    select owners.rep_id
    from core.ref_reps as owners
    union
    select reps.rep_id
    from core.reps as reps
    where reps.known
),
members as (
    select team_id
    from core.memberships
    group by team_id
),
lost as (
    select
        targets.owner_id as deal_id,
        coalesce(reps.name, teams.name) as value,
        targets.from_day,
        targets.measure
    from core.targets as targets
    left join core.reps as reps on targets.owner_kind = 'rep' and reps.rep_id = targets.owner_id
    left join people on targets.owner_kind = 'rep' and people.rep_id = targets.owner_id
    left join core.teams as teams on targets.owner_kind = 'team' and teams.team_id = targets.owner_id
    left join members on targets.owner_kind = 'team' and members.team_id = targets.owner_id
    where
        (targets.owner_kind = 'rep' and people.rep_id is null)
        or (targets.owner_kind = 'team' and members.team_id is null)
)
select deal_id, value
from lost
order by value, deal_id, from_day, measure
