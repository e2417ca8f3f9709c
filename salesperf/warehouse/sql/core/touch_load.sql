-- one row per deal that a load saw, missed, or holds history or activities of
insert into touched (deal_id)
with concerned as (
    select key_id as deal_id from raw.deals where load_id = $load_id
    union
    select key_id as deal_id from raw.deals_again where load_id = $load_id and $again
    union
    select key_id as deal_id from raw.deals_missing where load_id = $load_id
    union
    select deal_ref as deal_id from raw.stage_history where load_id = $load_id
    union
    select rows_.deal_ref as deal_id
    from raw.stage_history_again as again
    inner join raw.stage_history as rows_ on rows_.version_id = again.version_id
    where again.load_id = $load_id and $again
    union
    select deal_ref as deal_id from raw.activities where load_id = $load_id and deal_ref is not null
    union
    select rows_.deal_ref as deal_id
    from raw.activities_again as again
    inner join raw.activities as rows_ on rows_.version_id = again.version_id
    where again.load_id = $load_id and $again and rows_.deal_ref is not null
)
select concerned.deal_id
from concerned
left join touched on touched.deal_id = concerned.deal_id
where touched.deal_id is null
