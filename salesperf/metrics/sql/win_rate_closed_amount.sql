-- one row per deal won or lost in the window, as known at the end of as_of
-- won of all closed, by amount
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
        and status in (1, 2)
        and closed_on between $since and $until
)

select
    sum(case when facts.status = 1 then facts.amount else 0 end) as numerator,
    sum(case when facts.status = 1 then facts.amount_rest else 0 end) as numerator_rest,
    sum(facts.amount) as denominator,
    sum(facts.amount_rest) as denominator_rest,
    count(*) as n
from facts
