-- one row per deal closed in the window or open at its end
-- the four parts of velocity: open deals, won deals and what they are worth, closed deals, days of won cycles
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
        case when status = 0 then $day else closed_on end as team_day,
        case when status = 1 and closed_on >= created_on then date_diff('day', created_on, closed_on) end as days
    from core.spans
    where
        from_day <= $day
        and to_day > $day
        and (status = 0 or (status in (1, 2) and closed_on between $since and $until))
)

select
    sum(case when facts.status = 0 then 1 else 0 end) as open_deals,
    sum(case when facts.status = 1 then 1 else 0 end) as won,
    sum(case when facts.status = 2 then 1 else 0 end) as lost,
    sum(case when facts.status = 1 then facts.amount else 0 end) as amount,
    sum(case when facts.status = 1 then facts.amount_rest else 0 end) as amount_rest,
    sum(case when facts.status = 1 and facts.amount is not null then 1 else 0 end) as priced,
    sum(facts.days) as days,
    count(facts.days) as cycles,
    count(*) as n
from facts
