-- one row per deal won in the window, as known at the end of as_of
-- how many deals were won
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
        closed_on as day,
        closed_on as team_day
    from core.spans
    where
        from_day <= $as_of
        and to_day > $as_of
        and status = 1
        and closed_on between $since and $until
)

select count(*) as n
from facts
