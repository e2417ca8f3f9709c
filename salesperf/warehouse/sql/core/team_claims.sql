-- one row per rep, team and span of days that is claimed; what somebody edited goes before all exports
-- a team that was merged into another counts as that one, under whichever of its names
create or replace temp table team_claims as
select
    entities.entity_id as rep_id,
    coalesce(merges.into_identity, lower(trim(labels.name))) as team_identity,
    labels.name as team,
    claims.from_day,
    claims.to_day
from member_claims as claims
inner join meta.labels as labels on labels.label_id = claims.team_id
inner join meta.entities as entities on entities.kind = 'rep' and entities.identity = claims.identity
left join member_edits as edits on edits.identity = claims.identity
left join merges on merges.kind = 'team' and merges.identity = lower(trim(labels.name))
where edits.identity is null
union all
select
    entities.entity_id as rep_id,
    coalesce(merges.into_identity, lower(trim(edits.team))) as team_identity,
    edits.team,
    edits.from_day,
    edits.to_day
from member_edits as edits
inner join meta.entities as entities on entities.kind = 'rep' and entities.identity = edits.identity
left join merges on merges.kind = 'team' and merges.identity = lower(trim(edits.team))
where edits.team is not null
