-- one row per length of a stay in a stage, in whole hours
-- how many deals stayed so long the last time they were there; a deal counts once per stage
with stays as (
    select
        deal_id,
        pipeline_id,
        stage_id,
        hours,
        owner_ref,
        account_ref,
        product_ref,
        source_id,
        type_id,
        cast(left_at as date) as day,
        row_number() over (partition by deal_id, stage_id order by visit_no desc) as from_last
    from core.visits
    where
        hours is not null
        and cast(left_at as date) <= $as_of
),

facts as (
    select
        deal_id,
        pipeline_id,
        stage_id,
        hours,
        owner_ref,
        account_ref,
        product_ref,
        source_id,
        type_id,
        day,
        day as team_day
    from stays
    where
        from_last = 1
        and day between $since and $until
)

select
    facts.hours as size,
    count(*) as n
from facts
group by facts.hours
order by facts.hours
