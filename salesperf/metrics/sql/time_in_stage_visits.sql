-- one row per time in a stage, in whole hours
-- how many deals spent so long there, over all their finished stays; a deal counts once per stage, in the window in
-- which its latest stay ended
with stays as (
    select
        deal_id,
        pipeline_id,
        stage_id,
        owner_ref,
        account_ref,
        product_ref,
        source_id,
        type_id,
        cast(left_at as date) as day,
        hours
    from core.visits
    where
        hours is not null
        and left_at < $after_as_of
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
