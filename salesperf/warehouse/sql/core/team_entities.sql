-- one row per identity of a team that has no number yet
insert into meta.entities (entity_id, kind, identity)
with missing as (
    select distinct claims.team_identity as identity
    from team_claims as claims
    left join meta.entities as entities on entities.kind = 'team' and entities.identity = claims.team_identity
    where entities.entity_id is null
)
select
    (select coalesce(max(entity_id), 0) from meta.entities) + row_number() over (order by identity) as entity_id,
    'team' as kind,
    identity
from missing
