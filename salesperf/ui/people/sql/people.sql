-- one row per person, by team and name, as of a day
with opened as (
    select
        owners.rep_id,
        count(*) as n
    from core.spans as spans
    inner join core.ref_reps as owners on owners.ref_id = spans.owner_ref
    where
        spans.from_day <= $as_of
        and spans.to_day > $as_of
        and spans.status = 0
    group by owners.rep_id
)

select
    reps.rep_id,
    entities.identity,
    reps.name,
    reps.email,
    reps.active,
    reps.known,
    teams.team_id,
    teams.name as team,
    teams.manager,
    nullif(membership.from_day, date '0001-01-01') as since,
    coalesce(opened.n, 0) as open_deals
from core.reps as reps
inner join meta.entities as entities on entities.kind = 'rep' and entities.entity_id = reps.rep_id
left join core.memberships as membership
    on membership.rep_id = reps.rep_id
    and membership.from_day <= $as_of
    and membership.to_day > $as_of
left join core.teams as teams on teams.team_id = membership.team_id
left join opened on opened.rep_id = reps.rep_id
order by teams.name nulls first, reps.name, reps.rep_id
