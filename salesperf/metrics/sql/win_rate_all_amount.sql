-- one row per deal closed in the window or open at its end
-- won of all, the open ones too, by amount
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
        case when status = 0 then $day else closed_on end as rate_day,
        case when status = 0 then $day else closed_on end as team_day
    from core.spans
    where
        from_day <= $day
        and to_day > $day
        and (status = 0 or (status in (1, 2) and closed_on between $since and $until))
)

select
    sum(case when facts.status = 1 then facts.amount else 0 end) as numerator,
    sum(case when facts.status = 1 then facts.amount_rest else 0 end) as numerator_rest,
    sum(facts.amount) as denominator,
    sum(facts.amount_rest) as denominator_rest,
    count(*) as n
from facts
