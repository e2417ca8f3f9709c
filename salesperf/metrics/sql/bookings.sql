-- one row per deal won in the window, as known at the end of as_of
-- what the won deals are worth, at the rate of the month in which each was won
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
        amount,
        amount_rest,
        closed_on as rate_day,
        closed_on as day,
        closed_on as team_day
    from core.spans
    where
        from_day <= $as_of
        and to_day > $as_of
        and status = 1
        and closed_on between $since and $until
)

select
    sum(facts.amount) as amount,
    sum(facts.amount_rest) as amount_rest,
    count(*) as n
from facts
