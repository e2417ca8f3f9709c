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
        case when next_status = 2 then 0 else 1 end as went_on,
        row_number() over (partition by deal_id, stage_id order by visit_no desc) as from_last
    from core.visits
    where
        left_at is not null
        and cast(left_at as date) <= $as_of
        and cast(left_at as date) between $since and $until
        and (next_status in (1, 2) or (next_status = 0 and next_position > position))
),

facts as (
    select
        deal_id,
        pipeline_id,
        stage_id,
        owner_ref,
        account_ref,
        product_ref,
        source_id,
        type_id,
        day,
        day as team_day,
        went_on
    from ends
    where from_last = 1
)

select
    sum(facts.went_on) as numerator,
    count(*) as denominator,
    count(*) as n
from facts
