-- one row per deal that a load saw, missed, or holds or misses history or activities of
insert into touched (deal_id)
with steps as (
    select key_id from raw.stage_history where load_id = $load_id
    union
    select key_id from raw.stage_history_again where load_id = $load_id and $again
    union
    select key_id from raw.stage_history_missing where load_id = $load_id
),
acts as (
    select key_id from raw.activities where load_id = $load_id
    union
    select key_id from raw.activities_again where load_id = $load_id and $again
    union
    select key_id from raw.activities_missing where load_id = $load_id
    union
    -- planned when it was first seen, over by the day of this load
    select again.key_id
    from raw.activities_again as again
    inner join raw.activities as rows_ on rows_.version_id = again.version_id
    inner join meta.loads as own on own.load_id = rows_.load_id
    where again.load_id = $load_id
        and coalesce(cast(rows_.completed as date), rows_.on_day, cast(rows_.created as date)) > own.as_of
),
concerned as (
    select key_id as deal_id from raw.deals where load_id = $load_id
    union
    select key_id as deal_id from raw.deals_again where load_id = $load_id and $again
    union
    select key_id as deal_id from raw.deals_missing where load_id = $load_id
    union
    -- of any version: a record may have been another deal's before
    select rows_.deal_ref as deal_id
    from raw.stage_history as rows_
    inner join steps on steps.key_id = rows_.key_id
    where rows_.deal_ref is not null
    union
    select rows_.deal_ref as deal_id
    from raw.activities as rows_
    inner join acts on acts.key_id = rows_.key_id
    where rows_.deal_ref is not null
)
select concerned.deal_id
from concerned
left join touched on touched.deal_id = concerned.deal_id
where touched.deal_id is null
