-- one row per record of an object: the version that holds, and the day from which the record no longer counts
-- (9999-12-31 while it does, 0001-01-01 where no load in force ever saw it alive)
create or replace temp table {now} as
with seen as (
    select key_id, version_id, load_id from {raw} where {only}
    union all
    select key_id, version_id, load_id from {raw}_again where {only}
    union all
    select key_id, cast(null as bigint) as version_id, load_id from {raw}_missing where {only}
),
dated as (
    select
        seen.key_id,
        seen.version_id,
        loads.as_of,
        case when seen.version_id is null or {gone} then 1 else 0 end as gone,
        row_number() over (
            partition by seen.key_id
            order by loads.as_of desc, seen.load_id desc, seen.version_id desc nulls last
        ) as turn
    from seen
    inner join meta.loads as loads on loads.load_id = seen.load_id and loads.state = 'active'
    left join {raw} as versions on versions.version_id = seen.version_id
),
turns as (
    select
        key_id,
        min(case when gone = 0 then turn end) as last_alive,
        min(case when version_id is not null then turn end) as last_stated
    from dated
    group by key_id
)
select
    dated.key_id,
    max(case when dated.turn = turns.last_stated then dated.version_id end) as version_id,
    case
        when turns.last_alive = 1 then date '9999-12-31'
        when turns.last_alive is null then date '0001-01-01'
        else min(case when dated.turn < turns.last_alive then dated.as_of end)
    end as to_day
from dated
inner join turns on turns.key_id = dated.key_id
where turns.last_stated is not null
group by dated.key_id, turns.last_alive
