-- one row per team that anybody belongs to
delete from core.teams;
insert into core.teams (team_id, name, manager, region_id)
with facts as (
    select
        coalesce(merges.into_identity, lower(trim(labels.name))) as identity,
        max(people_now.manager) as manager,
        max(people_now.region_id) as region_id
    from people_now
    inner join meta.labels as labels on labels.label_id = people_now.team_id
    left join merges on merges.kind = 'team' and merges.identity = lower(trim(labels.name))
    where people_now.newest = 1
    group by coalesce(merges.into_identity, lower(trim(labels.name)))
),
named as (
    select team_identity, coalesce(max(case when lower(trim(team)) = team_identity then team end), max(team)) as name
    from team_claims
    group by team_identity
)
select entities.entity_id as team_id, named.name, facts.manager, facts.region_id
from named
inner join meta.entities as entities on entities.kind = 'team' and entities.identity = named.team_identity
left join facts on facts.identity = named.team_identity;
