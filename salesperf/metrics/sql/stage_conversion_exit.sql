-- one row
-- moved on of all that moved on or were lost from the stage, by the latest such end of a stay in the window
with ends as (
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
        visit_no * 2 + case when next_status = 2 then 0 else 1 end as visit_and_outcome
    from core.visits
    where
        left_at >= $since
        and left_at < $after_until
        and left_at < $after_as_of
        and (next_status in (1, 2) or (next_status = 0 and next_position > position))
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
        max(visit_and_outcome) % 2 as went_on
    from ends
    group by deal_id, stage_id
)

select
    sum(facts.went_on) as numerator,
    count(*) as denominator,
    count(*) as n
from facts
