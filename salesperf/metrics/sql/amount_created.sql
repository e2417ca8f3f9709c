-- one row per deal created in the window, as known at the end of as_of
-- what the deals created are worth
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
        case when status = 0 then $as_of else closed_on end as rate_day,
        created_on as day,
        case when status = 0 then $as_of else closed_on end as team_day
    from core.spans
    where
        from_day <= $as_of
        and to_day > $as_of
        and created_on between $since and $until
)

select
    sum(facts.amount) as amount,
    sum(facts.amount_rest) as amount_rest,
    count(*) as n
from facts
