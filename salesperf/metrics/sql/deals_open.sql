-- one row per deal open at the end of the day
-- how many deals are open
with facts as (
    select
        deal_id,
        owner_ref,
        account_ref,
        product_ref,
        source_id,
        type_id,
        reason_id,
        pipeline_id,
        stage_id,
        status,
        currency_id,
        $day as team_day
    from core.spans
    where
        from_day <= $day
        and to_day > $day
        and status = 0
)

select count(*) as n
from facts
