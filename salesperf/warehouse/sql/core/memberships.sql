-- one row per rep, team and span of days, cut where the next one begins
delete from core.memberships;
insert into core.memberships (rep_id, team_id, from_day, to_day)
with ordered as (
    select
        claims.rep_id,
        entities.entity_id as team_id,
        claims.from_day,
        claims.to_day,
        lead(claims.from_day) over (partition by claims.rep_id order by claims.from_day, claims.to_day, entities.entity_id) as next_day
    from team_claims as claims
    inner join meta.entities as entities on entities.kind = 'team' and entities.identity = claims.team_identity
),
cut as (
    select rep_id, team_id, from_day, case when next_day < to_day then next_day else to_day end as to_day
    from ordered
)
select rep_id, team_id, from_day, to_day
from cut
where from_day < to_day;
