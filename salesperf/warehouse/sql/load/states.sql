-- one row per typed row: new, changed, unchanged or rejected against the record's newest sighting
create or replace table {states} as
with ranked as (
    select
        t.line,
        t.key,
        t.bad_code,
        row_number() over (partition by t.key, t.bad_code is null order by {newest_first}) as turn
    from {table} as t
),
winners as (
    select ranked.key, ranked.line
    from ranked
    where ranked.turn = 1 and ranked.bad_code is null
),
matched as (
    select ranked.line, ranked.key, ranked.bad_code, ranked.turn, known.key_id, previous.version_id
    from ranked
    left join {keys} as known on known.system = $system and known.key = ranked.key
    left join {previous} as previous on previous.key_id = known.key_id
),
fresh as (
    select
        matched.line,
        (select coalesce(max(key_id), 0) from {keys}) + row_number() over (order by matched.line) as key_id
    from matched
    where matched.key_id is null and matched.bad_code is null and matched.turn = 1
),
judged as (
    select
        matched.line,
        coalesce(matched.key_id, fresh.key_id) as key_id,
        matched.key_id is not null as met,
        matched.bad_code,
        matched.turn,
        matched.version_id,
        {same_as_version} as same_as_version,
        {same_as_winner} as same_as_winner
    from matched
    inner join {table} as t on t.line = matched.line
    left join fresh on fresh.line = matched.line
    left join winners on winners.key = matched.key
    left join {table} as w on w.line = winners.line
    left join {raw} as v on v.version_id = matched.version_id
)
select
    line,
    key_id,
    case
        when bad_code is not null then 'rejected'
        when turn > 1 and same_as_winner then 'unchanged'
        when turn > 1 then 'rejected'
        when not met or version_id is null then 'new'
        when same_as_version then 'unchanged'
        else 'changed'
    end as state,
    case when bad_code is null and turn = 1 and same_as_version then version_id end as version_id,
    case when bad_code is null and turn > 1 then 'duplicate' end as note
from judged
