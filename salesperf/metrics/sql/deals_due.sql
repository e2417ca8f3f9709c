-- one row per deal open at the end of the day and expected to close in the window
-- what each is worth, at the rate of that day's month
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
        $day as rate_day,
        $day as team_day
    from core.spans
    where
        from_day <= $day
        and to_day > $day
        and status = 0
        and due_on between $since and $until
)

select
    facts.deal_id,
    sum(facts.amount) as amount,
    sum(facts.amount_rest) as amount_rest
from facts
group by facts.deal_id
order by facts.deal_id
