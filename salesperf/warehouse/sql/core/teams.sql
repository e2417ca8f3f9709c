-- teams and who belonged to them when: people rows, else the team that deals name, else nothing; edits go before all
create or replace temp table member_claims as
with stated as (
    select
        people_now.identity,
        people_now.team_id,
        people_now.from_day,
        people_now.to_day,
        people_now.as_of,
        people_now.load_id,
        row_number() over (partition by people_now.identity, people_now.load_id order by people_now.key_id desc) as last_row
    from people_now
    where people_now.team_id is not null
),
dated as (
    select identity, team_id, from_day, coalesce(to_day, date '9999-12-31') as to_day
    from stated
    where from_day is not null
),
changes as (
    select
        identity,
        team_id,
        as_of,
        load_id,
        lag(team_id) over (partition by identity order by as_of, load_id) as before
    from stated
    where from_day is null and last_row = 1
),
starts as (
    select
        identity,
        team_id,
        case when before is null then date '0001-01-01' else as_of end as from_day,
        load_id
    from changes
    where before is null or before <> team_id
),
undated as (
    select
        identity,
        team_id,
        from_day,
        coalesce(lead(from_day) over (partition by identity order by from_day, load_id), date '9999-12-31') as to_day
    from starts
),
known as (
    select identity from dated
    union
    select identity from undated
),
deal_teams as (
    select owner_refs.identity, deals.team_id, max(deals.version_id) as latest
    from raw.deals as deals
    inner join meta.loads as loads on loads.load_id = deals.load_id and loads.state = 'active'
    inner join owner_refs on owner_refs.ref_id = deals.owner_ref
    left join known on known.identity = owner_refs.identity
    where deals.team_id is not null and known.identity is null
    group by owner_refs.identity, deals.team_id
),
ranked as (
    select identity, team_id, row_number() over (partition by identity order by latest desc) as newest
    from deal_teams
)
select identity, team_id, from_day, to_day from dated where from_day < to_day
union all
select identity, team_id, from_day, to_day from undated where from_day < to_day
union all
select identity, team_id, date '0001-01-01' as from_day, date '9999-12-31' as to_day from ranked where newest = 1;

create or replace temp table team_claims as
select entities.entity_id as rep_id, lower(trim(labels.name)) as team_identity, labels.name as team, claims.from_day, claims.to_day
from member_claims as claims
inner join meta.labels as labels on labels.label_id = claims.team_id
inner join meta.entities as entities on entities.kind = 'rep' and entities.identity = claims.identity
left join member_edits as edits on edits.identity = claims.identity
where edits.identity is null
union all
select entities.entity_id as rep_id, lower(trim(edits.team)) as team_identity, edits.team, edits.from_day, edits.to_day
from member_edits as edits
inner join meta.entities as entities on entities.kind = 'rep' and entities.identity = edits.identity
where edits.team is not null;

insert into meta.entities
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
from missing;

delete from core.teams;
insert into core.teams
with facts as (
    select lower(trim(labels.name)) as identity, max(people_now.manager) as manager, max(people_now.region_id) as region_id
    from people_now
    inner join meta.labels as labels on labels.label_id = people_now.team_id
    where people_now.newest = 1
    group by lower(trim(labels.name))
),
named as (
    select team_identity, max(team) as name
    from team_claims
    group by team_identity
)
select entities.entity_id as team_id, named.name, facts.manager, facts.region_id
from named
inner join meta.entities as entities on entities.kind = 'team' and entities.identity = named.team_identity
left join facts on facts.identity = named.team_identity;

delete from core.memberships;
insert into core.memberships
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
