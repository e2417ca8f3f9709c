-- one row per time in a stage, in whole hours
-- how many deals spent so long there, over all their finished stays; a deal counts once per stage, in the window in
-- which its latest stay ended
with ended as (
    select
        deal_id,
        stage_id
    from core.visits
    where
        hours is not null
        and left_at >= $since
        and left_at < $after_until
        and left_at < $after_as_of
    group by deal_id, stage_id
),

stays as (
    select
        visits.deal_id,
        visits.pipeline_id,
        visits.stage_id,
        visits.owner_ref,
        visits.account_ref,
        visits.product_ref,
        visits.source_id,
        visits.type_id,
        cast(visits.left_at as date) as day,
        visits.hours
    from core.visits as visits
    inner join ended on ended.deal_id = visits.deal_id and ended.stage_id = visits.stage_id
    where
        visits.hours is not null
        and visits.left_at < $after_as_of
),

facts as (
    select
        deal_id,
        stage_id,
        max(pipeline_id) as pipeline_id,
        max(owner_ref) as owner_ref,
        max(account_ref) as account_ref,
        max(product_ref) as product_ref,
        max(source_id) as source_id,
        max(type_id) as type_id,
        max(day) as day,
        max(day) as team_day,
        sum(hours) as hours
    from stays
    group by deal_id, stage_id
    having max(day) between $since and $until
)

select
    facts.hours as size,
    count(*) as n
from facts
group by facts.hours
order by facts.hours
