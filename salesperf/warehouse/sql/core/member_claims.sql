-- one row per identity, team and span of days that exports state: people rows, else the team that deals name
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
deals_seen as (
    select version_id, load_id from raw.deals
    union all
    select version_id, load_id from raw.deals_again
),
deal_teams as (
    select
        owner_refs.identity,
        deals.team_id,
        loads.as_of,
        deals_seen.load_id,
        max(deals.line) as line
    from raw.deals as deals
    inner join deals_seen on deals_seen.version_id = deals.version_id
    inner join meta.loads as loads on loads.load_id = deals_seen.load_id and loads.state = 'active'
    inner join owner_refs on owner_refs.ref_id = deals.owner_ref
    left join known on known.identity = owner_refs.identity
    where deals.team_id is not null and known.identity is null
    group by owner_refs.identity, deals.team_id, loads.as_of, deals_seen.load_id
),
ranked as (
    select identity, team_id, row_number() over (partition by identity order by as_of desc, load_id desc, line desc, team_id) as newest
    from deal_teams
)
select identity, team_id, from_day, to_day from dated where from_day < to_day
union all
select identity, team_id, from_day, to_day from undated where from_day < to_day
union all
select identity, team_id, date '0001-01-01' as from_day, date '9999-12-31' as to_day from ranked where newest = 1
